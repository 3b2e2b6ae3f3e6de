public import Plant

/// Another link that goes through the same module, or through the same plug.
public struct Neighbour: Hashable, Sendable {
  /// The link.
  public var link: ThingID
  /// Its port in the same cage.
  public var port: PortCard
  /// Its far end.
  public var farEnd: PortCard?
  /// Whose traffic it carries.
  public var owner: String?
  /// Whether its port is shut; facts about that port may say better.
  public var isShut: Bool
  /// Whether it goes dark when the plug is pulled: its light passes the same one, as the legs of a harness do.
  public var sharesPlug: Bool
  /// Facts by which somebody accepted it, in any order.
  public var acceptances: [Fact]

  /// All its parts.
  public init(
    link: ThingID, port: PortCard, farEnd: PortCard? = nil, owner: String? = nil,
    isShut: Bool = false, sharesPlug: Bool = false, acceptances: [Fact] = []
  ) {
    self.link = link
    self.port = port
    self.farEnd = farEnd
    self.owner = owner
    self.isShut = isShut
    self.sharesPlug = sharesPlug
    self.acceptances = acceptances
  }
}
