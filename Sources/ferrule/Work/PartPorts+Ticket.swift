import Guide
import Plant
import Store

/// The places of what is open under a ticket: it leads to its one port or job, or to those to choose from.
///
/// A job that has a fault in hand at another joint comes before the port that was reported.
extension PartPorts {
  init(ofTicket ticket: TicketFaults, _ view: StoreView) throws {
    places = try ticket.open.reduce(into: []) { spots, row in
      for spot in try Self.spots(of: row, view) where !spots.contains(where: { $0.id == spot.id }) {
        spots.append(spot)
      }
    }
    isOfTicket = true
    words = Columns.shorten("\(ticket.number): \(ticket.told)", to: Columns.width)
  }

  private static func spots(of row: FaultRow, _ view: StoreView) throws -> [Spot] {
    let elsewhere = try row.elsewhere(view)
    var spots = elsewhere.map { repair in
      var spot = Spot(id: repair.job.joint, label: repair.ref, place: repair.port.place)
      spot.note = note("job \(repair.job.code), \(repair.who)", beside: spot.label)
      spot.repair = repair
      return spot
    }
    guard spots.isEmpty || !row.ports.isEmpty else { return spots }
    let procedure = try row.wantsRepair(view) ? "repair" : nil
    // Two laptops may have reported it at either end.
    for id in row.ports.isEmpty ? [row.link.id] : row.ports {
      let port = row.ports.isEmpty ? row.link.portA : row.link.near(to: id)
      var spot = Spot(
        id: id, label: row.ports.isEmpty ? row.link.label : port.label, place: port.place)
      spot.note = note(
        elsewhere.isEmpty ? row.fault.body.symptom : "reported here", beside: spot.label)
      spot.procedure = procedure
      spots.append(spot)
    }
    return spots
  }

  /// A number, the blanks between, and the name of the place stand before it on one line.
  private static func note(_ text: String, beside label: String) -> String {
    Columns.shorten(text, to: max(8, Columns.width - Columns.count(label) - 4))
  }
}

extension TicketFaults {
  /// What is open under it, in a few words.
  var told: String {
    switch open.count {
    case 0: "nothing is open under it"
    case 1: open[0].fault.body.symptom
    default: "\(open.count) faults are open"
    }
  }
}
