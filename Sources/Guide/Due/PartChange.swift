public import Plant

/// A part that went in, and what was tested since.
public struct PartChange: Hashable, Sendable {
  /// The part going in.
  public var move: Recorded<PartMove>
  /// The end it went in at.
  public var port: ThingID
  /// Whether polarity was tested since.
  public var polarityTested: Bool
  /// Whether loss was tested since.
  public var lossTested: Bool

  /// All its parts.
  public init(
    move: Recorded<PartMove>, port: ThingID, polarityTested: Bool, lossTested: Bool
  ) {
    self.move = move
    self.port = port
    self.polarityTested = polarityTested
    self.lossTested = lossTested
  }
}
