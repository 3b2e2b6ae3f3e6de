public import Plant

/// A fact whose kind is known: when, by whom, for which job, and what.
public struct Recorded<Body: Hashable & Sendable>: Hashable, Sendable {
  /// The fact.
  public var id: ThingID
  /// When, by the recording laptop's clock; ms UTC.
  public var atMS: Int64
  /// Its place in the order of all facts, as ``Fact/order`` is; of a correction that of what it corrects.
  public var order: Int64
  /// Who recorded it.
  public var technician: String
  /// The repair it belongs to.
  public var job: ThingID?
  /// What happened.
  public var body: Body

  /// All its parts; what has no place yet is ordered by the clock.
  public init(
    id: ThingID, atMS: Int64, order: Int64? = nil, technician: String, job: ThingID? = nil,
    body: Body
  ) {
    self.id = id
    self.atMS = atMS
    self.order = order ?? atMS
    self.technician = technician
    self.job = job
    self.body = body
  }

  /// The head of a fact and its body, already taken out of its case.
  public init(_ fact: Fact, _ body: Body) {
    self.init(
      id: fact.id, atMS: fact.atMS, order: fact.order, technician: fact.technician, job: fact.job,
      body: body)
  }

  /// Whether it does not come before another fact, whatever the clocks of the laptops showed.
  func isSince<Other>(_ other: Recorded<Other>) -> Bool {
    (order, id) >= (other.order, other.id)
  }
}
