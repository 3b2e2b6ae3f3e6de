/// What an export of a snapshot wrote.
public struct SnapshotReport: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// Its number among the bundles of this store.
  public var counter: Int64
  /// How many changes are in its log.
  public var changes: Int64
  /// Its size.
  public var bytes: Int64
  /// Whether the pictures are in it.
  public var hasImages: Bool
  /// Whether a witness of it was kept outside the store.
  public var isWitnessed: Bool
}
