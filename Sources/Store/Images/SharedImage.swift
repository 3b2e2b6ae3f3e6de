public import Change

/// A picture that facts name, as far as it matters to who shall get its bytes.
public struct SharedImage: Hashable, Sendable {
  /// SHA-256 of its bytes.
  public var image: ChangeHash
  /// How many bytes it has.
  public var byteCount: Int64
  /// Whether a look it belongs to found dirt or damage.
  public var isFailed: Bool
  /// Whether a fact that names it is in a change the other store has not seen.
  public var isNews: Bool
  /// Whether this laptop took it.
  public var isOwn: Bool
}
