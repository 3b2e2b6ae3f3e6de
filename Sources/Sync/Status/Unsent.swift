/// What was recorded on this laptop and is not proved to be at the central store.
public struct Unsent: Hashable, Sendable {
  /// Changes: as a rule one an answer.
  public var records: Int64
  /// Pictures.
  public var pictures: Int
}
