/// A host channel adapter of a fabric dump.
public struct FabricAdapter: Hashable, Sendable {
  /// The node's own identifier.
  public let guid: FabricGUID
  /// The identifier of its card or system; nil if the dump has none.
  public let systemGUID: FabricGUID?
  /// What the host calls it, `mlx5_0` or `HCA-1`; nil if the description does not say.
  public let name: String?
  /// The number of ports the node reports; nil if the dump has no block for it.
  public let portCount: Int?
  /// The node description as it is in the dump.
  public let description: String
}
