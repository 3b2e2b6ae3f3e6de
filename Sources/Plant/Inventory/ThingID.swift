/// The id of a record: 16 bytes, the hash of its natural key where it has one.
public struct ThingID: Hashable, Comparable, Sendable, CustomStringConvertible {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  /// Takes 16 bytes; nil for any other number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    // Sixteen bytes move through two words: the first eight end in the high one.
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for byte in bytes {
      words.high = words.high << 8 | words.low >> 56
      words.low = words.low << 8 | UInt64(byte)
    }
    (high, low) = words
  }

  /// Takes 16 bytes as they lie in memory; nil for any other number.
  @inlinable
  public init?(raw bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 16 else { return nil }
    high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  /// Whether the bytes are the same.
  @inlinable
  public static func == (left: ThingID, right: ThingID) -> Bool {
    left.low == right.low && left.high == right.high
  }

  /// Hashes both halves: others choose ids too.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }

  /// Sixteen zero bytes: the id of nothing.
  public static let zero = ThingID(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The 16 bytes, first byte first.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
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
