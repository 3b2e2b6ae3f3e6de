/// A link between two ports, as planned.
public struct FabricLink: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The port whose id sorts first.
  public var portA: ThingID
  /// The other port.
  public var portB: ThingID
  /// What it is made of, by the last look or the plan; nil is unknown.
  public var medium: Medium?
  /// Whether it carries traffic, or is only planned.
  public var isInService: Bool
  /// Whose traffic it carries.
  public var owner: String?

  /// All its parts.
  public init(
    id: ThingID, portA: ThingID, portB: ThingID, medium: Medium? = nil, isInService: Bool = true,
    owner: String? = nil
  ) {
    self.id = id
    self.portA = portA
    self.portB = portB
    self.medium = medium
    self.isInService = isInService
    self.owner = owner
  }

  /// The port at the other end.
  public func far(from port: ThingID) -> ThingID { portA == port ? portB : portA }
}
