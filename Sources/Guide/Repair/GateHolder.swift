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
  /// Whether it was shut for another joint of this repair.
  public var isElsewhere = false
  /// Whether it is left to whoever works at the port.
  public var isLeft = false
  /// The other job that it was shut for: its code as it is printed; nil if it is named by its ticket.
  public var job: String?
  /// Who began the job that it was shut for; nil if it was shut in none, or that is not here.
  public var technician: String?

  /// For what it is shut: the other job, else the ticket, or who shut it under none.
  public var cause: String { job.map(Self.name(ofJob:)) ?? ticket ?? byWhom }
  /// The same with who works there.
  var whom: String { cause + (technician.map { " (\($0))" } ?? "") }
  /// The same, as the centre is told why the port is shut.
  var reason: String {
    job == nil ? ticket.map { _ in "under \(whom)" } ?? "by \(whom)" : "for \(whom)"
  }

  /// What a job is called, by its code as it is printed.
  static func name(ofJob code: String) -> String { "job \(code)" }
}
