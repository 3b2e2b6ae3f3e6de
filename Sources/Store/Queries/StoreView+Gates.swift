internal import GRDB
internal import Guide
public import Plant

/// For whom a port is shut.
extension StoreView {
  /// For whom a shutting counts: all repairs of a link are one, and so is what was shut under its ticket.
  private enum Holder: Hashable {
    case link(ThingID)
    case other(String)
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
    var holds: [(holder: Holder, fact: Fact, cause: String, isOurs: Bool)] = []
    for fact in LiveFacts.of(
      try settled(facts(in: "port_gate", where: "port = ?", [port.data])))
    {
      guard case .portGate(let gate) = fact.body else { continue }
      guard gate.action == .shut else {
        holds = []
        continue
      }
      let isForTicket = gate.ticket.map { tickets.contains($0.folded) } ?? false
      let holder: Holder
      if let id = fact.job {
        // A repair that is not here stands for itself.
        holder = .link(try job(id)?.body.link ?? id)
      } else {
        holder = isForTicket ? .link(link) : .other(gate.ticket ?? gate.byWhom)
      }
      // Given back, it stays shut for what others had it shut for before.
      let isLeftShut =
        try holds.contains { $0.holder != holder && $0.cause == gate.ticket }
        && fact.job.map { try ownTicket(ofJob: $0) != gate.ticket } ?? false
      holds.removeAll { $0.holder == holder }
      guard !isLeftShut else { continue }
      holds.append((holder, fact, gate.ticket ?? gate.byWhom, isForTicket || fact.job != nil))
    }
    guard let ours = holds.last(where: \.isOurs) else { return nil }
    return (ours.fact, holds.first { $0.holder != ours.holder }?.cause)
  }

  private func ownTicket(ofJob id: ThingID) throws -> String? {
    guard let fault = try job(id)?.body.fault,
      case .fault(let own)? = try facts(in: "fault", where: "id = ?", [fault.data]).first?.body
    else { return nil }
    return own.ticket
  }
}
