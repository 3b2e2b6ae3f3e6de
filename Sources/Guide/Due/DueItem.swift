public import Plant

/// One thing that is due at one end of a link.
public struct DueItem: Hashable, Sendable {
  /// What kind.
  public var kind: DueKind
  /// The link.
  public var link: ThingID
  /// The end where it has to be done.
  public var port: PortCard
  /// The other end.
  public var otherPort: PortCard
  /// What and why, in plain words.
  public var why: String
  /// Since when; ms UTC.
  public var sinceMS: Int64
  /// The fact since which it is; nil if that is no single one.
  public var sinceFact: ThingID?
  /// When it can or must be done; ms UTC.
  public var dueMS: Int64?
  /// The repair it belongs to.
  public var job: ThingID?
  /// That repair's code.
  public var code: ShortCode?
  /// Where that repair is gone on with, as is typed, if its code does not tell; nil where it does.
  public var resumedAt: String?
  /// Who has it in hand now; nil if anybody may take it up.
  public var technician: String?
  /// All who have it in hand, where several began it; whoever is named alone is not named here.
  public var people: [String] = []
  /// Whether it is a repair that waits for what is looked at elsewhere, where it led to.
  public var isWaiting = false
  /// The fault it is about.
  public var fault: ThingID?
  /// That fault's ticket.
  public var ticket: String?
  /// What to go by there; nil for a repair.
  public var procedure: String?
  /// What to type where no job can be begun; nil where one can.
  public var command: String?
  /// What to do where no repair goes on with it and none is begun for it either; nil where one is.
  public var next: LooseNext?
  /// The tests that are owed where no job asks for them: each is written down once it was made.
  public var tests: [TestTopic] = []
  /// The task it is; nil where it follows from what happened.
  public var task: ThingID?
  /// What the link is made of; nil if nobody has said.
  public var medium: Medium?
  /// How often the link was repaired lately.
  public var visits: Int
  /// What was touched near the link before the fault; nil if nothing is known.
  public var touch: NearbyTouch?
  /// The part of the link that other bad links pass too; nil if none is known.
  public var offender: RepeatOffender?
  /// What was seen of a plug that went in although its faces were not both seen clean.
  public var plugSeen = PlugSeen.Word.unseen
  /// Whether it is at a joint of a panel, and not at an end of the link.
  public var isAtPanel = false
  /// Whether it is no job that opens nothing, such as an acceptance.
  public var opens = true

  /// All its parts.
  public init(
    kind: DueKind, link: ThingID, port: PortCard, otherPort: PortCard, why: String,
    sinceMS: Int64, dueMS: Int64? = nil, job: ThingID? = nil, code: ShortCode? = nil,
    technician: String? = nil, fault: ThingID? = nil, ticket: String? = nil, visits: Int = 0
  ) {
    self.kind = kind
    self.link = link
    self.port = port
    self.otherPort = otherPort
    self.why = why
    self.sinceMS = sinceMS
    self.dueMS = dueMS
    self.job = job
    self.code = code
    self.technician = technician
    self.fault = fault
    self.ticket = ticket
    self.visits = visits
  }
  /// Whether faces are looked at for it, and cleaned if need be.
  public var isAtFaces: Bool {
    guard medium == nil || medium == .fibre else { return false }
    return switch kind {
    case .runningRepair: opens
    case .cordOut, .uncappedFace, .faceNotSeen, .unseenPlug, .farFaceUnseen, .partUntested,
      .openFault, .parked, .farEnd:
      true
    case .handover, .soakDue, .notSeenUp, .moduleChanged, .portShut, .task, .notAccepted, .soaking,
      .setAside:
      false
    }
  }
}
