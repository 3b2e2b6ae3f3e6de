import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Find: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Find things by any part of a name, label or serial, a job by its code, the faults of a ticket by any part of its number, a part by the number of its bag."
  )

  @Argument(help: "What to look for.")
  var text: [String]

  @Option(parsing: .unconditional, help: "How many to list.")
  var limit = 20

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard text.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw ValidationError("Say what to look for.")
    }
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
  }

  func run() throws {
    let store = try options.open()
    let wanted = text.joined(separator: " ")
    let (found, closed, next) = try store.read { view in
      var found = try view.find(wanted, limit: limit)
      for job in try view.jobs(everNamed: wanted).reversed()
      where found.count < limit && !found.contains(where: { $0.id == job.id }) {
        found += try [view.thing(.job, job.id)].compactMap(\.self)
      }
      var tickets = try [TicketFaults.of(wanted, view)].compactMap(\.self)
      if found.count < limit, tickets.isEmpty {
        tickets = try view.tickets(with: wanted, limit: limit).compactMap {
          try TicketFaults.of($0, view)
        }
      }
      let rows = tickets.flatMap(\.rows)
      let ofTicket = try tickets.flatMap { ticket in
        try ticket.rows.map { try view.thing(.fault, $0.fault.id) }
          + ticket.jobs(view).map { try view.thing(.job, $0.id) }
      }
      for thing in ofTicket.compactMap(\.self)
      where found.count < limit && !found.contains(where: { $0.id == thing.id }) {
        found.append(thing)
      }
      let closed = Set(rows.filter { $0.closed != nil }.map(\.fault.id))
      let next = try TicketFaults.named(wanted, view)?
        .next(view, nowMS: store.environment.nowMS())
      return (try found.map { ($0, try Whereabouts.text(view, $0)) }, closed, next)
    }
    guard !found.isEmpty else {
      throw StoreError(
        .noSuchThing,
        "Nothing here has \(wanted) in a name, label, serial, bag, code or ticket\(ShortCode.doubt(wanted)). "
          + "A port is looked for as DEVICE:PORT, not by its own name alone.",
        next: "ferrule find with fewer letters, or as DEVICE:PORT")
    }
    if options.json {
      Console.out(
        JSONValue.object([("found", .array(found.map { ThingOutput.json($0.0, place: $0.1) }))])
          .pretty)
      return
    }
    var table = Table(["kind", "name", "place"])
    for (thing, place) in found {
      // A part nobody has identified has no name that show takes, but its id.
      let isNameless = thing.kind == .part
      let name = isNameless ? String(thing.id.description.prefix(10)) : thing.label
      table.add([
        thing.kind.word,
        name + (thing.retiredAtMS == nil ? "" : " (retired)")
          + (closed.contains(thing.id) ? " (closed)" : ""),
        place ?? (isNameless ? thing.label : nil),
      ])
    }
    Console.out(table.text())
    if let next { Console.out("   next: \(next)") }
  }
}
