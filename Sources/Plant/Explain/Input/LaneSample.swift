/// What one lane of a module was read to send and to receive.
public struct LaneSample: Hashable, Sendable {
  /// Light at a transmitter or receiver.
  public enum Light: Hashable, Sendable {
    /// Nobody read it.
    case notRead
    /// There is none, or it is switched off.
    case dark
    /// So much; thousandths of dBm.
    case power(Int)

    /// Power as a module prints it: what is at or below the darkest it can read is no light.
    public init(milliDBm: Int?) {
      self =
        milliDBm.map { $0 <= LaneRules.standard.darkMilliDBm ? .dark : .power($0) } ?? .notRead
    }

    /// Thousandths of dBm; nil if dark or not read.
    var milliDBm: Int? {
      guard case .power(let power) = self else { return nil }
      return power
    }
  }

  /// The end whose module was read.
  public var end: ChannelEnd
  /// The lane; 1 is first.
  public var lane: Int
  /// What it sends.
  public var sent: Light
  /// What it receives.
  public var received: Light
  /// Current of the laser; thousandths of mA; nil if not read.
  public var biasMicroA: Int?

  /// All its parts.
  public init(
    _ end: ChannelEnd, lane: Int, sent: Light = .notRead, received: Light = .notRead,
    biasMicroA: Int? = nil
  ) {
    self.end = end
    self.lane = lane
    self.sent = sent
    self.received = received
    self.biasMicroA = biasMicroA
  }
}
