/// What the records say a link is made of.
public struct LinkReading: Hashable, Sendable {
  /// What light passes, ready to be judged.
  public var path: LinkPath
  /// The way from port to port, hop by hop.
  public var way: FabricPath

  /// Both parts.
  public init(path: LinkPath, way: FabricPath) {
    self.path = path
    self.way = way
  }

  /// The channel, where everything between the ports is known.
  public var channel: Channel? {
    if case .fibre(let channel) = path { channel } else { nil }
  }
}
