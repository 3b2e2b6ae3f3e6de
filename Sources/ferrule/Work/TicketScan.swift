import Guide
import Plant
import Store

/// What the number of a ticket means where a repair is open: what is open under it is of this link, or has its own
/// place to work at.
struct TicketScan {
  let meaning: ScanMeaning
  let words: String

  init(_ ticket: TicketFaults, _ situation: RepairSituation, _ view: StoreView) throws {
    let told = "\(ticket.number) (ticket): \(ticket.told)"
    guard !ticket.open.isEmpty else {
      (meaning, words) = (.other, told)
      return
    }
    if ticket.open.contains(where: { $0.link.id == situation.link }) {
      (meaning, words) = (.other, "\(told), yes, of this link")
      return
    }
    let places = try PartPorts(ofTicket: ticket, view).places
    words = "\(told), NOT of this repair: \(places.map(\.label).joined(separator: " and "))"
    meaning = try Self.meaning(of: places, view)
  }

  /// Of several places none is opened by a scan.
  private static func meaning(of places: [PartPorts.Spot], _ view: StoreView) throws -> ScanMeaning
  {
    guard let only = places.first, places.count == 1 else { return .other }
    if let repair = only.repair { return .repair(repair) }
    for kind in [ThingKind.port, .link] {
      if let thing = try view.thing(kind, only.id) { return .elsewhere(thing) }
    }
    return .other
  }
}
