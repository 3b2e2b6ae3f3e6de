/// Where in a channel something is.
public enum ChannelPlace: Hashable, Sendable {
  /// A joint: 0 at the near port, the last at the far port.
  case joint(Int)
  /// A part, the first being 0.
  case segment(Int)
  /// A port's module.
  case port(ChannelEnd)
  /// The whole way.
  case whole

  /// In words, such as `joint 2 (P07A:22)`.
  public func text(in channel: Channel) -> String {
    switch self {
    case .joint(0): return "joint 1 (\(channel.near.label))"
    case .joint(let number) where number > channel.rest.count:
      return "joint \(number + 1) (\(channel.far.label))"
    case .joint(let number):
      return "joint \(number + 1) (\(channel.rest[max(1, number) - 1].adapter.label))"
    case .segment(let number): return channel.segment(number)?.part.label ?? "part \(number + 1)"
    case .port(let end): return channel.port(end).label
    case .whole: return "the whole link"
    }
  }
}
