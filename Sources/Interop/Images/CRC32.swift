/// The checksum of PNG chunks: CRC-32 of ISO 3309, four bytes at a time.
enum CRC32 {
  /// Four tables of 256: what a byte adds after 0, 1, 2 and 3 further bytes.
  private static let table: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 1_024)
    for byte in 0..<256 {
      var sum = UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
      table[byte] = sum
    }
    for place in 256..<1_024 {
      let before = table[place - 256]
      table[place] = table[Int(before & 0xFF)] ^ (before >> 8)
    }
    return table
  }()

  /// The checksum of a range of bytes; the range lies within them.
  static func sum(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { all in
        var rest = UnsafeBufferPointer(rebasing: all[range])[...]
        var sum: UInt32 = 0xFFFF_FFFF
        while rest.count >= 4 {
          let at = rest.startIndex
          sum ^=
            UInt32(rest[at]) | UInt32(rest[at + 1]) << 8 | UInt32(rest[at + 2]) << 16
            | UInt32(rest[at + 3]) << 24
          sum =
            table[768 + Int(sum & 0xFF)] ^ table[512 + Int(sum >> 8 & 0xFF)]
            ^ table[256 + Int(sum >> 16 & 0xFF)] ^ table[Int(sum >> 24)]
          rest = rest[(at + 4)...]
        }
        for byte in rest { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
        return ~sum
      }
    }
  }
}
