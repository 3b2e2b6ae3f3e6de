/// Something that happened, as one person recorded it.
///
/// Facts are never changed; a correction is a new one.
public struct Fact: Hashable, Sendable {
  /// Its time-ordered id.
  public var id: ThingID
  /// When, by the recording laptop's clock; ms UTC.
  public var atMS: Int64
  /// Place among all facts: the effective hybrid time of its change.
  ///
  /// Ties are broken by `id`.
  public var order: Int64
  /// Who recorded it.
  public var technician: String
  /// The repair it belongs to.
  public var job: ThingID?
  /// The step of that repair it answers.
  public var step: String?
  /// The fact it corrects.
  public var supersedes: ThingID?
  /// What happened.
  public var body: FactBody

  /// A fact with all its parts.
  public init(
    id: ThingID, atMS: Int64, order: Int64, technician: String, job: ThingID? = nil,
    step: String? = nil, supersedes: ThingID? = nil, body: FactBody
  ) {
    self.id = id
    self.atMS = atMS
    self.order = order
    self.technician = technician
    self.job = job
    self.step = step
    self.supersedes = supersedes
    self.body = body
  }

  /// Whether `left` comes before `right` in every store: by hybrid time, then by id.
  public static func precedes(_ left: Fact, _ right: Fact) -> Bool {
    (left.order, left.id) < (right.order, right.id)
  }
}
