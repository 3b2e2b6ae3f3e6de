/// The sixty-four bytes of an Ed25519 signature.
public struct KeySignature: Hashable, Sendable {
  /// Sixty-four.
  public static let byteCount = 64

  /// The bytes.
  public let bytes: [UInt8]

  /// A signature of these bytes; nil unless there are sixty-four.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }
}
