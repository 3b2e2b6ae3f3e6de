/// A link that goes dark, or may.
public struct DarkLink: Hashable, Sendable {
  /// Its id.
  public var link: ThingID
  /// What a person calls it: both ends.
  public var label: String
  /// Whether it carries traffic, or is only planned.
  public var isInService: Bool
  /// Whether one of its ports is shut: no traffic is on it, though it is in service.
  public var isShut: Bool
  /// Whose traffic it carries; nil if nobody said.
  public var owner: String?
  /// The hosts at its ends.
  public var hosts: [String]
  /// The GPU whose rail it is, by the host's port; nil if the port does not say.
  public var rail: Int?
  /// How many lanes it has; nil if the optics are not known.
  public var lanes: Int?
  /// How many lanes the bigger of its two ports has; more than `lanes` where a port is dealt out.
  public var lanesOfPort: Int?
  /// What of it is pulled, by what people call it.
  public var passes: [String]

  /// Whether traffic is on it.
  public var isLive: Bool { isInService && !isShut }

  /// All its parts.
  public init(
    link: ThingID, label: String, isInService: Bool, isShut: Bool = false,
    owner: String? = nil, hosts: [String] = [],
    rail: Int? = nil, lanes: Int? = nil, lanesOfPort: Int? = nil, passes: [String] = []
  ) {
    self.link = link
    self.label = label
    self.isInService = isInService
    self.isShut = isShut
    self.owner = owner
    self.hosts = hosts
    self.rail = rail
    self.lanes = lanes
    self.lanesOfPort = lanesOfPort
    self.passes = passes
  }
}
