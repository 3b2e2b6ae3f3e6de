import Guide
import Plant
import Store

/// The places of what is open under a ticket: it leads to its one port, or to those to choose from.
extension PartPorts {
  init(ofTicket ticket: TicketFaults) {
    places = ticket.open.reduce(into: []) { spots, row in
      let id = row.fault.body.port ?? row.link.id
      guard !spots.contains(where: { $0.id == id }) else { return }
      let label = id == row.near.id ? row.near.label : row.link.label
      // A number, the blanks between, and the port stand before it on one line.
      let room = max(8, Columns.width - Columns.count(label) - 4)
      spots.append(
        Spot(
          id: id, label: label, place: row.near.place,
          note: Columns.shorten(row.fault.body.symptom, to: room)))
    }
    isOfTicket = true
    let told =
      switch ticket.open.count {
      case 0: "nothing is open under it"
      case 1: ticket.open[0].fault.body.symptom
      default: "\(ticket.open.count) faults are open"
      }
    words = Columns.shorten("\(ticket.number): \(told)", to: Columns.width)
  }
}
