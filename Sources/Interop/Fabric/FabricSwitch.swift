/// A switch of a fabric dump.
public struct FabricSwitch: Hashable, Sendable {
  /// The node's own identifier.
  public let guid: FabricGUID
  /// The identifier it shares with the other nodes of its system; nil if the dump has none.
  public let systemGUID: FabricGUID?
  /// The name of the device, unique in the dump.
  public let name: String
  /// The model, if the description names one: `MQM8700`.
  public let model: String?
  /// The part of a chassis, if the description names one: `U1`, `L07/U1`.
  public let unit: String?
  /// The number of ports the node reports, the internal ones included.
  public let portCount: Int
  /// The ports that lead to an aggregation node inside the switch, ascending: no cage has them.
  public let internalPorts: [Int]
  /// The node description as it is in the dump.
  public let description: String
}
