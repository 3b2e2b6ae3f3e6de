internal import GRDB
internal import Guide
public import Plant

/// For whom a port is shut.
extension StoreView {
  /// For whom a shutting counts: the repairs begun at one joint are one, and what was shut under the ticket of a link
  /// is its repairs' until one of them shuts the port itself.
  private enum Holder: Hashable {
    case joint(ThingID)
    case link(ThingID)
    case other(String)
  }

  /// A shutting that stands.
  private struct Hold {
    var holder: Holder
    var fact: Fact
    var gate: PortGate
    var job: Job?
    var isOurs: Bool

    private var cause: String { gate.ticket ?? gate.byWhom }
    private var code: String? { job.map { "job \($0.code)" } }
    var isFromMemory: Bool { gate.byWhom == StatedSteps.someone }

    /// How others of that link call it: repairs of one link are told apart by their codes.
    func name(onLink link: ThingID) -> String { job?.link == link ? code ?? cause : cause }
  }

  /// The shutting that a port is still shut for us by, as it was recorded, and what others have it shut for
  /// besides; nil if it is not shut for us.
  public func hold(ofPort port: ThingID, nowMS: Int64) throws -> (ours: Fact, others: String?)? {
    guard let link = try links(ofPort: port).first else { return nil }
    let tickets = try linkSituation(link, nowMS: nowMS).faults.compactMap {
      $0.fault.body.ticket?.folded
    }
    return try hold(ofPort: port, link.id, Set(tickets))
  }

  /// The same where the tickets of the open faults of its link are known; folded.
  func hold(ofPort port: ThingID, _ link: ThingID, _ tickets: Set<String>) throws -> (
    ours: Fact, others: String?
  )? {
    var holds: [Hold] = []
    for fact in LiveFacts.of(
      try settled(facts(in: "port_gate", where: "port = ?", [port.data])))
    {
      guard case .portGate(let gate) = fact.body else { continue }
      guard gate.action == .shut else {
        holds = []
        continue
      }
      let isForTicket = gate.ticket.map { tickets.contains($0.folded) } ?? false
      let job = try fact.job.flatMap { try self.job($0)?.body }
      let holder: Holder
      if let id = fact.job {
        // A repair that is not here stands for itself.
        holder = .joint(job?.joint ?? id)
      } else {
        holder = isForTicket ? .link(link) : .other(gate.ticket ?? gate.byWhom)
      }
      let before = holds.filter { $0.holder == holder }
      // Who said from memory that it was shut names nobody: who shut it has been named.
      if gate.byWhom == StatedSteps.someone, before.contains(where: { !$0.isFromMemory }) {
        continue
      }
      // Given back, it stays shut for what others had it shut for before.
      let own = job?.link == link ? [holder, .link(link)] : [holder]
      let isLeftShut =
        try holds.contains { !own.contains($0.holder) && $0.name(onLink: link) == gate.ticket }
        && fact.job.map { try ownTicket(ofJob: $0) != gate.ticket } ?? false
      holds.removeAll { own.contains($0.holder) }
      guard !isLeftShut else { continue }
      holds.append(
        Hold(
          holder: holder, fact: fact, gate: gate, job: job,
          isOurs: isForTicket || fact.job != nil))
    }
    guard let ours = holds.last(where: \.isOurs) else { return nil }
    return (ours.fact, holds.first { $0.holder != ours.holder }?.name(onLink: link))
  }

  private func ownTicket(ofJob id: ThingID) throws -> String? {
    guard let fault = try job(id)?.body.fault,
      case .fault(let own)? = try facts(in: "fault", where: "id = ?", [fault.data]).first?.body
    else { return nil }
    return own.ticket
  }
}
