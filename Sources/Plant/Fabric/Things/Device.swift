/// A switch or a host, and where it stands; nil is unknown.
public struct Device: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// Its name in the fabric or the plan.
  public var name: String
  /// Whether it is a switch or a host.
  public var kind: DeviceKind?
  /// Its model.
  public var model: String?
  /// Whose it is.
  public var owner: String?
  /// Where it stands.
  public var place: Place?

  /// All its parts.
  public init(
    id: ThingID, name: String, kind: DeviceKind? = nil, model: String? = nil, owner: String? = nil,
    place: Place? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.model = model
    self.owner = owner
    self.place = place
  }
}
