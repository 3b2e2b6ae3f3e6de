/// One end of a link of a fabric dump.
public struct FabricEnd: Hashable, Sendable {
  /// What stands at the end.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A switch of the dump.
    case `switch` = "switch"
    /// A host of the dump.
    case host = "host"
  }

  /// What stands at the end.
  public let kind: Kind
  /// The name of the switch or host.
  public let device: String
  /// The name of the port on that device: `17`, `mlx5_0`, `mlx5_0/2`.
  public let port: String
  /// The number of the port on its node, 1 to 254.
  public let portNumber: Int
  /// The identifier of the node.
  public let guid: FabricGUID
}
