/// The transmitters of one end were turned off one after the other, and the other end was watched.
public struct LaneWalk: Hashable, Sendable {
  /// One transmitter turned off.
  public struct Step: Hashable, Sendable {
    /// The lane whose transmitter was turned off.
    public var transmitter: Int
    /// The lane whose receiver went dark; nil if none did.
    public var receiver: Int?

    /// Both lanes.
    public init(_ transmitter: Int, _ receiver: Int?) {
      self.transmitter = transmitter
      self.receiver = receiver
    }
  }

  /// The end whose transmitters were turned off.
  public var sender: ChannelEnd
  /// What was seen.
  public var steps: [Step]

  /// Both parts.
  public init(from sender: ChannelEnd, _ steps: [Step]) {
    self.sender = sender
    self.steps = steps
  }
}
