/// A port of a device, with the module that is in it.
public struct FabricPort: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The device it is on.
  public var device: ThingID
  /// What a person calls it, such as `LG28-01:17`.
  public var label: String
  /// The cage that holds its module, as printed; nil is unknown.
  public var cage: String?
  /// Which connector of that module; 1 is first.
  public var connector: Int
  /// The module in its cage; nil is unknown.
  public var module: ThingID?
  /// Its place in the natural order of names: of two ends of a link the lower is named first.
  public var rank: Int

  /// All its parts.
  public init(
    id: ThingID, device: ThingID, label: String, cage: String? = nil, connector: Int = 1,
    module: ThingID? = nil, rank: Int = 0
  ) {
    self.id = id
    self.device = device
    self.label = label
    self.cage = cage
    self.connector = connector
    self.module = module
    self.rank = rank
  }
}
