public import Plant

/// For whom a port is shut: the leases of it that stand.
///
/// The one place of the rule. Everybody for whom a port was shut has a lease of it and ends only that; what is told
/// to be opened is open for all. Repairs at one joint have one lease. What was shut under a ticket in no repair is
/// shared by the repairs under it, and what a repair left shut when its link was accepted by all of that link, each
/// until it shuts the port itself or gives it back. What another open repair has shut is that repair's, unless the
/// plug came out with the module for which it was shut: whoever works at the port then plugs it in and gives it back. So is
/// what was shut by hand under that repair's ticket.
public struct PortLeases: Hashable, Sendable {
  /// The link whose repairs work at the port: they are told apart by their codes.
  private let link: ThingID
  /// The folded tickets of the open faults of that link.
  private let tickets: Set<String>
  /// The other ports that have one plug with it.
  private let sharers: Set<ThingID>
  /// The leases, the latest last.
  private var leases: [Lease] = []
  /// Who gave the port back last, since it was last open.
  private var givenBack: Set<Lease.Party> = []
  /// Under which tickets, folded, it was given back by no repair, since it was last open or shut under them.
  private var givenBackTickets: Set<String> = []

  /// A port nobody has shut.
  ///
  /// - Parameters:
  ///   - tickets: those of the open faults of the link.
  ///   - sharers: ports that have one plug with it, as behind a harness: whoever works at one of them works at all.
  public init(link: ThingID, tickets: some Sequence<String>, sharers: Set<ThingID> = []) {
    self.link = link
    self.sharers = sharers
    self.tickets = Set(tickets.map(NameFolding.fold))
  }

  /// Takes the next word of the gate; the words that count come in their order.
  ///
  /// - Parameter job: the repair it was told in; nil if in none.
  public mutating func apply(_ fact: Fact, _ gate: PortGate, by job: LeaseJob?) {
    switch gate.action {
    case .opened: open()
    case .shut where GivenBack.isTold(by: fact): giveBack(Lease(fact, gate, by: nil))
    case .shut: shut(Lease(fact, gate, by: job))
    }
  }

  /// The plug was pulled with the module that a repair changes at another port of its cage: what that repair had
  /// shut for it, or somebody by hand under its ticket, is left to those at the port.
  ///
  /// - Parameter job: the repair it was told in; nil if in none.
  public mutating func pull(_ fact: Fact, by job: LeaseJob?) {
    guard let job, Lease.isForChange(fact) else { return }
    for place in leases.indices where isForChange(leases[place], of: job) {
      leases[place].isLeft = true
    }
  }

  private func isForChange(_ lease: Lease, of job: LeaseJob) -> Bool {
    if let ticket = lease.bareTicket { return ticket == job.foldedTicket }
    return lease.job?.party == job.party && Lease.isForChange(lease.fact)
  }

  /// It is open, for everybody.
  public mutating func open() {
    leases = []
    givenBack = []
    givenBackTickets = []
  }

  /// What tickets alone have shut, the link's or such as were left to it, is given back; it stays shut for those who
  /// have it shut besides.
  private mutating func giveBack(_ lease: Lease) {
    func isEnded(_ lease: Lease) -> Bool {
      lease.bareTicket.map { tickets.contains($0) || lease.isLeft } ?? false
    }
    givenBackTickets.formUnion(leases.filter(isEnded).compactMap(\.bareTicket))
    leases.removeAll(where: isEnded)
    if leases.isEmpty { shut(lease) }
  }

  private mutating func shut(_ lease: Lease) {
    let party = lease.party
    // Who said from memory that it was shut names nobody: who shut it has been named.
    if lease.isFromMemory, leases.contains(where: { !$0.isFromMemory && isOwn($0, lease) }) {
      return
    }
    let isGivenBack = isGivenBack(by: lease)
    let takesUp = takenUp(by: lease)
    if let job = lease.job {
      for place in leases.indices
      where isShared(leases[place], with: job) || place == takesUp {
        leases[place].endedFor.insert(party)
      }
    }
    var standing = lease
    // What is said by hand once more is still left to those at the port.
    standing.isLeft = lease.bareTicket != nil && leases.contains { $0.party == party && $0.isLeft }
    leases = leases.filter { $0.party != party && !isLeft($0, to: party) }
    if isGivenBack {
      givenBack.insert(party)
    } else {
      givenBack.remove(party)
      givenBackTickets.remove(lease.cause)
      leases.append(standing)
    }
  }

  /// Whether a repair that has the port shut for what others have it shut for already ends its own lease by that.
  private func isGivenBack(by lease: Lease) -> Bool {
    guard let job = lease.job, let named = lease.gate.ticket.map(NameFolding.fold),
      named != job.foldedTicket, takenUp(by: lease) == nil
    else { return false }
    return leases.contains { other in
      guard stands(other, for: job), !isOwn(other, of: job) else { return false }
      if other.job?.foldedName == named { return true }
      // Repairs of one link may be under one ticket: only the code says which of them is meant.
      return other.cause == named && !(other.job?.isKin(job) ?? false)
    }
  }

  /// What a repair takes up that shuts the port under the ticket of an open fault of its link, though that is not
  /// its own fault's: whoever has no lease gives none back.
  private func takenUp(by lease: Lease) -> Int? {
    guard lease.gate.ticket != nil, let job = lease.job?.job, job.link == link,
      !leases.contains(where: { $0.party == lease.party })
    else { return nil }
    return leases.firstIndex { $0.bareTicket == lease.cause && tickets.contains(lease.cause) }
  }

  private func isOwn(_ lease: Lease, _ other: Lease) -> Bool {
    lease.party == other.party || other.job.map { isOwn(lease, of: $0) } ?? false
  }

  /// Whether a lease was left to those repairs: they work at the port, or at another one of its plug.
  private func isLeft(_ lease: Lease, to party: Lease.Party) -> Bool {
    guard lease.isLeft, case .joint(let joint) = party else { return false }
    return joint == lease.gate.port || sharers.contains(joint)
  }

  /// Whether a lease is a repair's own: it ends with what that repair tells of the port.
  private func isOwn(_ lease: Lease, of us: LeaseJob) -> Bool {
    if lease.party == us.party || isLeft(lease, to: us.party) { return true }
    return isShared(lease, with: us) && !lease.endedFor.contains(us.party)
  }

  private func isShared(_ lease: Lease, with us: LeaseJob) -> Bool {
    guard let job = lease.job else {
      return lease.bareTicket.map { $0 == us.foldedTicket } ?? false
    }
    return job.isAccepted && (job.job?.link == link || job.isKin(us))
  }

  /// Whether a lease counts for a repair; one that is shared counts for others only until one of those who share
  /// it has shut the port itself.
  private func stands(_ lease: Lease, for us: LeaseJob) -> Bool {
    lease.endedFor.isEmpty || isOwn(lease, of: us)
  }
}

extension PortLeases {
  /// How the port is shut as one repair sees it.
  ///
  /// - Parameter isHere: whether a lease of that repair's joint is about the joint that is asked about; of what it
  ///   is not, it is nobody's here.
  public func state(for us: LeaseJob, where isHere: (Lease) -> Bool = { _ in true }) -> GateState {
    var state = GateState()
    for lease in leases where stands(lease, for: us) {
      var holder = holder(lease, for: us)
      let isOwn = isOwn(lease, of: us)
      holder.isOurs = isOwn && (lease.party != us.party || isHere(lease))
      holder.isElsewhere = isOwn && !holder.isOurs
      holder.isLeft = lease.isLeft
      if holder.isOurs {
        holder.job = nil
        state.holders.removeAll { $0.isOurs }
      }
      state.holders.append(holder)
    }
    state.isGivenBack =
      givenBack.contains(us.party)
      || !state.isShutForUs && us.foldedTicket.map(givenBackTickets.contains) ?? false
    return state
  }

  /// The latest lease of anybody who works at the link, a repair or a ticket of an open fault of it, whoever else
  /// has the port shut besides, the oldest, and whether no repair of the link has shut it, but its ticket alone;
  /// nil if it is shut for none of them.
  public func latest() -> (ours: Lease, other: GateHolder?, isByTicket: Bool)? {
    let standing = leases.filter(\.endedFor.isEmpty)
    let isOurs = { (lease: Lease) in
      lease.job != nil || lease.isLeft || lease.bareTicket.map(tickets.contains) ?? false
    }
    guard var ours = standing.last(where: isOurs) else { return nil }
    // What is shut under a ticket is that repair's which has it shut under it, too.
    if ours.job == nil,
      let repair = standing.last(where: { $0.job?.foldedTicket == ours.cause })
    {
      ours = repair
    }
    let other = standing.first { !isOwn($0, ours) }
    return (
      ours, other.map { holder($0, for: ours.job) },
      !standing.contains { $0.job?.job?.link == link }
    )
  }

  /// A repair goes by its code where that of another link has no ticket, which the centre knows better.
  private func holder(_ lease: Lease, for us: LeaseJob?) -> GateHolder {
    var holder = GateHolder(
      fact: lease.fact.id, atMS: lease.fact.atMS, byWhom: lease.gate.byWhom,
      ticket: lease.gate.ticket, isOurs: false)
    guard let job = lease.job, let known = job.job, job.party != us?.party else { return holder }
    let isKin = known.link == link || us.map(job.isKin) ?? false
    if isKin || lease.gate.ticket == nil { holder.job = job.code }
    holder.technician = job.technician
    return holder
  }
}
