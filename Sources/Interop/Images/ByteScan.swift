/// Numbers in foreign bytes; nil beyond their end.
struct ByteScan {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  func byte(_ at: Int) -> UInt8? {
    at >= 0 && at < bytes.count ? bytes[at] : nil
  }

  /// The first byte is the most significant.
  func big16(_ at: Int) -> Int? {
    guard let high = byte(at), let low = byte(at + 1) else { return nil }
    return Int(high) << 8 | Int(low)
  }

  func big32(_ at: Int) -> Int? {
    guard let high = big16(at), let low = big16(at + 2) else { return nil }
    return high << 16 | low
  }

  /// The first byte is the least significant.
  func little16(_ at: Int) -> Int? {
    guard let low = byte(at), let high = byte(at + 1) else { return nil }
    return Int(high) << 8 | Int(low)
  }

  func little32(_ at: Int) -> Int? {
    guard let low = little16(at), let high = little16(at + 2) else { return nil }
    return high << 16 | low
  }

  /// The same four bytes as a number with a sign.
  func signed32(_ at: Int) -> Int? {
    little32(at).map { Int(Int32(truncatingIfNeeded: $0)) }
  }

  func has(_ wanted: [UInt8], at: Int = 0) -> Bool {
    guard at >= 0, wanted.count <= bytes.count - at else { return false }
    return bytes[at..<(at + wanted.count)].elementsEqual(wanted)
  }

  func has(_ wanted: StaticString, at: Int = 0) -> Bool {
    has(Array("\(wanted)".utf8), at: at)
  }
}
