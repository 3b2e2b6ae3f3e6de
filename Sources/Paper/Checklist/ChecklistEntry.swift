public import Plant

/// One thing on a row's checklist, before it has its number.
public struct ChecklistEntry: Hashable, Sendable {
  /// What the line is about, such as `LG28-01:17`.
  public var ref: String
  /// The code of the job, or the end of an id where there is none.
  public var code: ShortCode?
  /// Every name of the port on one line.
  public var names: String
  /// Where the hands go.
  public var place: Place
  /// What is up, in two or three words, such as `open fault`.
  public var what: String
  /// Why it is on the sheet: one sentence.
  public var why: String
  /// The other end of the link, if known.
  public var farEnd: ChecklistFarEnd?
  /// What to do, in order: short lines such as `Inspect both faces`.
  public var tasks: [String]
  /// Whether this is a healthy joint shown only so that nobody opens it.
  public var doNotTouch: Bool
  /// Whether the work is here although the fault was reported at the far end.
  public var reportedAtFarEnd: Bool
  /// Ticket of the people who asked.
  public var ticket: String?
  /// Since when it is so; ms UTC.
  public var sinceMS: Int64?

  /// All its parts.
  public init(
    ref: String, code: ShortCode? = nil, names: String, place: Place, what: String, why: String,
    farEnd: ChecklistFarEnd? = nil, tasks: [String] = [], doNotTouch: Bool = false,
    reportedAtFarEnd: Bool = false, ticket: String? = nil, sinceMS: Int64? = nil
  ) {
    self.ref = ref
    self.code = code
    self.names = names
    self.place = place
    self.what = what
    self.why = why
    self.farEnd = farEnd
    self.tasks = tasks
    self.doNotTouch = doNotTouch
    self.reportedAtFarEnd = reportedAtFarEnd
    self.ticket = ticket
    self.sinceMS = sinceMS
  }
}
