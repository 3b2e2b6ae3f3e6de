/// The id of a record: 16 bytes, the hash of its natural key where it has one.
public struct ThingID: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Takes 16 bytes; nil for any other number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      if place < 8 {
        words.0 = words.0 << 8 | UInt64(byte)
      } else {
        words.1 = words.1 << 8 | UInt64(byte)
      }
    }
    (high, low) = words
  }

  /// Sixteen zero bytes: the id of nothing.
  public static let zero = ThingID(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The 16 bytes, first byte first.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// 32 lowercase hexadecimal digits.
  public var description: String {
    Hexadecimal.text(bytes)
  }

  /// Orders by bytes.
  public static func < (left: ThingID, right: ThingID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
