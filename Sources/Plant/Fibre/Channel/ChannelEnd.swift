/// One of the two ends of a channel.
public enum ChannelEnd: String, Hashable, Sendable, CaseIterable {
  case near
  case far

  /// The end at the other side.
  public var other: ChannelEnd { self == .near ? .far : .near }
}
