public import Plant

/// One shutting of a port that nobody has taken back.
public struct GateHolder: Hashable, Sendable {
  /// The fact that told it.
  public var fact: ThingID
  /// When; ms UTC.
  public var atMS: Int64
  /// Who shut it.
  public var byWhom: String
  /// Under which ticket.
  public var ticket: String?
  /// Whether it was shut for this repair.
  public var isOurs: Bool

  /// For what it is shut: the ticket, or who shut it under none.
  public var cause: String { ticket ?? byWhom }
}
