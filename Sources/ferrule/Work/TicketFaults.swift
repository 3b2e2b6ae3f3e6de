import Guide
import Paper
import Plant
import Store

/// The faults that were reported under one ticket, at whatever links.
struct TicketFaults {
  /// The number of the ticket, as it was typed.
  let number: String
  /// All of them, closed ones too, oldest first; never none.
  let rows: [FaultRow]

  /// Those of a ticket; nil if none has that number.
  static func of(_ number: String, _ view: StoreView) throws -> TicketFaults? {
    let rows = try FaultRow.rows(view.faults(ofTicket: number), view)
    return rows.isEmpty ? nil : TicketFaults(number: number, rows: rows)
  }

  /// The same where a text names nothing else: what is called so itself comes first, then the job of that code.
  static func named(_ text: String, _ view: StoreView) throws -> TicketFaults? {
    guard try view.things(named: text).isEmpty, try view.jobs(everNamed: text).isEmpty,
      try view.jobs(named: text).isEmpty
    else { return nil }
    return try of(text, view)
  }

  var open: [FaultRow] { rows.filter { $0.closed == nil } }

  /// The jobs of any of them, ended ones too, each once, in order.
  func jobs(_ view: StoreView) throws -> [Fact] {
    var met: Set<ThingID> = []
    return try rows.flatMap { try $0.jobs(view) }.filter { met.insert($0.id).inserted }
      .sorted(by: Fact.precedes)
  }

  /// Those of them that are open, each repair once.
  func openJobs(_ view: StoreView) throws -> [OpenRepair] {
    let ids = Set(try jobs(view).map(\.id))
    var links: Set<ThingID> = []
    return try rows.filter { links.insert($0.link.id).inserted }
      .flatMap { try OpenRepair.all(view, ofLink: $0.link.id) }
      .filter { repair in
        ids.contains(repair.fact.id) || repair.alsoBegun.contains { ids.contains($0.id) }
      }
  }

  /// What to type to go on with them: work where one is open, else the note of what was done; nil if nothing was.
  func next(_ view: StoreView, nowMS: Int64) throws -> String? {
    if let first = open.first {
      return open.count == 1
        ? try first.command(view, nowMS: nowMS) : "ferrule work \(ShellWord.quoted(number))"
    }
    return try jobs(view).isEmpty ? nil : "ferrule closeout \(ShellWord.quoted(number))"
  }

  /// The one of them that is open.
  ///
  /// - Parameter command: what is typed of each, where several are open.
  /// - Throws: a `StoreError` with code `no-such-thing` or `ambiguous`, which names each and the command.
  func onlyOpen(nowMS: Int64, command: (FaultRow) -> String) throws -> FaultRow {
    let open = open
    guard let first = open.first else { throw nothingOpen }
    guard open.count == 1 else {
      Console.error(FaultRow.table(open, nowMS: nowMS, withState: false))
      let places = open.map(\.near.label).joined(separator: " and at ")
      throw StoreError(
        .ambiguous, "\(open.count) faults are open under \(number): at \(places).",
        next: open.map(command).joined(separator: "; or "))
    }
    return first
  }

  /// That none of them is open, and where they were.
  var nothingOpen: StoreError {
    let places = rows.map(\.near.label).joined(separator: " and at ")
    return StoreError(
      .noSuchThing, "Nothing is open under \(number): what was reported at \(places) is closed.",
      next: "ferrule show \(ShellWord.quoted(number))")
  }
}
