import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one thing: its record, its names, where it is, what is due on it.")

  @Argument(
    help:
      "The thing: a name, label, serial, DEVICE:PORT, RACK uN, a job's code, a ticket, or digits of its id."
  )
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let name = ref.joined(separator: " ")
    if let (ticket, next) = try store.read({ try Self.several(name, $0, nowMS: nowMS) }) {
      return printList(ticket, next, nowMS: nowMS)
    }
    let page = try store.read { view in
      try ThingPage.make(view, try RecordSubject.any(name, view), nowMS: nowMS)
    }
    Console.out(options.json ? page.json.pretty : page.text(options.style))
  }

  /// The faults of a ticket that has more than one, and what to type to go on; nil for anything else.
  private static func several(_ name: String, _ view: StoreView, nowMS: Int64) throws -> (
    TicketFaults, String?
  )? {
    guard let ticket = try TicketFaults.named(name, view), ticket.rows.count > 1 else { return nil }
    return (ticket, try ticket.next(view, nowMS: nowMS))
  }

  private func printList(_ ticket: TicketFaults, _ next: String?, nowMS: Int64) {
    guard !options.json else {
      return Console.out(JSONValue.object([("faults", .array(ticket.rows.map(\.json)))]).pretty)
    }
    Console.out(FaultRow.table(ticket.rows, nowMS: nowMS, withState: true))
    if let next { Console.out("   next: \(next)") }
  }
}
