/// One lane in one direction: where its light should arrive, and where it does.
public struct LaneResult: Hashable, Sendable {
  /// The end it is sent from.
  public var from: ChannelEnd
  /// The lane of the transmitter.
  public var lane: Int
  /// The lane of the receiver it is meant for at the other end.
  public var wanted: Int
  /// Where it arrives.
  public var arrives: LaneArrival

  /// Whether it is as it should be.
  public var isRight: Bool { arrives == .receiver(wanted) }

  /// Whether it is lost within a part, where no fibre leads on.
  var isLost: Bool {
    if case .none = arrives { return true }
    return false
  }

  /// Whether it arrives at any receiver.
  public var isLight: Bool {
    if case .receiver = arrives { return true }
    return false
  }
}
