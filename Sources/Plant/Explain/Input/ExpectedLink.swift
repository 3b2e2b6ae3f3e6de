/// What a link is expected to be.
public enum ExpectedLink: Hashable, Sendable {
  /// Every part of it, as planned.
  case channel(Channel)
  /// The ports at both ends, and a way between them that does what the ports need.
  case ports(near: ModulePort, far: ModulePort)
  /// The fronts of two cassettes with a trunk between them.
  case cassetteFronts(CassetteCircuits)

  /// The channel, if every part is known.
  public var channel: Channel? {
    if case .channel(let channel) = self { return channel }
    return nil
  }

  /// The port of an end; nil between cassettes.
  public func port(_ end: ChannelEnd) -> ModulePort? {
    switch self {
    case .channel(let channel): channel.port(end)
    case .ports(let near, let far): end == .near ? near : far
    case .cassetteFronts: nil
    }
  }
}
