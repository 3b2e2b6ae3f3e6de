public import Plant

/// A fault nobody has closed, and who has it in hand.
public struct HandoverFault: Hashable, Sendable {
  /// The port where it shows.
  public var ref: String
  /// The other end.
  public var far: String
  /// Where the port is.
  public var place: Place?
  /// What is wrong.
  public var symptom: String
  /// The ticket.
  public var ticket: String?
  /// Since when; ms UTC.
  public var sinceMS: Int64
  /// The code of the open repair, and how it stands; nil if nobody has begun.
  public var repair: String?

  /// All its parts.
  public init(
    ref: String, far: String, place: Place? = nil, symptom: String, ticket: String? = nil,
    sinceMS: Int64, repair: String? = nil
  ) {
    self.ref = ref
    self.far = far
    self.place = place
    self.symptom = symptom
    self.ticket = ticket
    self.sinceMS = sinceMS
    self.repair = repair
  }
}
