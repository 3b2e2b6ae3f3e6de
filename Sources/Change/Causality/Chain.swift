/// A run of changes, each the predecessor of the next, as this store met them.
public struct Chain: Hashable, Sendable {
  /// Whose changes they are.
  public let device: DeviceID
  /// The change of another chain that the first one follows, in a fork; nil at the genesis.
  public let parent: Placement?
  /// The number of the last change.
  public internal(set) var lastSeq: Int64
  /// The hash of the last change.
  public internal(set) var lastHash: ChangeHash

  /// A chain that ends here.
  public init(device: DeviceID, parent: Placement?, lastSeq: Int64, lastHash: ChangeHash) {
    self.device = device
    self.parent = parent
    self.lastSeq = lastSeq
    self.lastHash = lastHash
  }
}
