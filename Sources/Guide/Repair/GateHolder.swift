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
  /// Whether it is ours by our ticket alone: no job of ours has shut it itself.
  public var isByTicket = false
  /// The job on the same link, at another joint, that it was shut for: its code as it is printed.
  public var job: String?

  /// For what it is shut: the other job, else the ticket, or who shut it under none.
  public var cause: String { job.map { "job \($0)" } ?? ticket ?? byWhom }
  /// The same, as the centre is told why the port is shut.
  var reason: String {
    job == nil ? ticket.map { "under \($0)" } ?? "by \(byWhom)" : "for \(cause)"
  }
}
