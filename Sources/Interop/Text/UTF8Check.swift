/// Well-formed UTF-8, byte by byte.
///
/// Source: The Unicode Standard, table 3-7.
enum UTF8Check {
  /// The length of the well-formed character at `index`, or nil if there is none.
  static func length(in bytes: [UInt8], at index: Int) -> Int? {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard length <= bytes.count - index, second ~= bytes[index + 1] else { return nil }
    for offset in 2..<max(2, length) where !(0x80...0xBF ~= bytes[index + offset]) { return nil }
    return length
  }
}
