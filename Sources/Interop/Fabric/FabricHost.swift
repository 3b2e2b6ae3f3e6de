/// A host of a fabric dump: the adapters whose descriptions begin with one name.
public struct FabricHost: Hashable, Sendable {
  /// The name of the device, unique in the dump.
  public let name: String
  /// Its adapters, in the dump's order.
  public let adapters: [FabricAdapter]
}
