public import Plant

/// What is known of a repair in which a port was shut.
public struct LeaseJob: Hashable, Sendable {
  /// The fact that began it.
  public let id: ThingID
  /// Its joint, its link and its code; nil if the job is not here.
  public let job: Job?
  /// The job it was begun from.
  public let parent: ThingID?
  /// The ticket of its fault.
  public let ticket: String?
  /// Whether its link was accepted in it.
  public let isAccepted: Bool
  /// Who began it; nil if that is not here.
  public let technician: String?
  /// Its ticket in the form in which tickets are compared.
  let foldedTicket: String?
  /// Its code as it is printed; nil if it is not here.
  let code: String?
  /// What others of its link call it, in the form in which that is compared; nil if it is not here.
  let foldedName: String?
  /// For whom it has a port shut.
  let party: Lease.Party

  /// All its parts; a job that is not here is known by its id alone.
  public init(
    id: ThingID, job: Job? = nil, parent: ThingID? = nil, ticket: String? = nil,
    isAccepted: Bool = false, technician: String? = nil
  ) {
    self.id = id
    self.job = job
    self.parent = parent
    self.ticket = ticket
    self.isAccepted = isAccepted
    self.technician = technician
    foldedTicket = ticket.map(NameFolding.fold)
    code = job?.code.description
    foldedName = code.map { NameFolding.fold(GateHolder.name(ofJob: $0)) }
    party = .joint(job?.joint ?? id)
  }

  /// Whether two jobs are of one link, or of one line of repair: their codes tell them apart.
  func isKin(_ other: LeaseJob) -> Bool {
    guard let link = job?.link, let otherLink = other.job?.link else { return false }
    return link == otherLink || parent == other.id || other.parent == id
      || (parent != nil && parent == other.parent)
  }
}
