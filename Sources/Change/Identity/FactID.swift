/// The name of a fact: a UUID version 7 whose 74 free bits are derived from where it was written.
///
/// A receiver can therefore check that nobody chose the id, and two changes cannot share a fact
/// unless they have the same predecessor, that is, unless a device was copied.
@frozen
public struct FactID: ByteIdentifier {
  /// The bytes as words.
  public let storage: Bytes16

  /// The identifier with these bytes.
  @inlinable
  public init(storage: Bytes16) {
    self.storage = storage
  }

  /// The id of the fact that operation `operation` of a change inserts.
  ///
  /// The free bits are the first 74 of SHA-256 over the 14 ASCII bytes `ferrule fact 1`, prev,
  /// device, and seq and operation as 8 big-endian bytes each. Of the time, in milliseconds since
  /// 1970, the low 48 bits are kept; a negative one counts as zero.
  public static func make(
    timeMS: Int64, prev: ChangeHash, device: DeviceID, seq: Int64, operation: Int
  ) -> FactID {
    let (high, low) = freeBits(prev: prev, device: device, seq: seq, operation: operation)
    let time = UInt64(max(timeMS, 0)) & 0xFFFF_FFFF_FFFF
    return FactID(storage: Bytes16(time << 16 | 0x7000 | high, 0b10 << 62 | low))
  }

  /// The time in the id, in milliseconds since 1970.
  @inlinable
  public var timeMS: Int64 { Int64(storage.word0 >> 16) }

  /// Whether this is an id that the operation at this place could have made, at whatever time.
  public func belongs(
    toOperation operation: Int, prev: ChangeHash, device: DeviceID, seq: Int64
  ) -> Bool {
    self
      == FactID.make(
        timeMS: timeMS, prev: prev, device: device, seq: seq, operation: operation)
  }

  /// Twelve bits for after the version and 62 for after the variant.
  private static func freeBits(
    prev: ChangeHash, device: DeviceID, seq: Int64, operation: Int
  ) -> (UInt64, UInt64) {
    let hash = Digest.of("ferrule fact 1") { update in
      prev.withBytes(update)
      device.withBytes(update)
      withUnsafeBytes(of: (seq.bigEndian, Int64(operation).bigEndian), update)
    }
    let low = (hash.word0 << 12 | hash.word1 >> 52) >> 2
    return (hash.word0 >> 52, low)
  }
}
