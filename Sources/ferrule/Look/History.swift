import ArgumentParser
import Paper
import Plant
import Store

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What happened to a thing, and who gave its record the values it has; oldest first.",
    discussion: """
      Of a job, by its code: what was recorded in it. Of a ticket: what was reported under it, and what was recorded \
      in its jobs. Of a laptop of the site: who vouched for it, whom it vouched for, who shut it out.
      """)

  @Argument(help: "The thing, the code of a job, a ticket, or a laptop of the site.")
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let ref = ref.joined(separator: " ")
    let (label, lines) = try lines(ref, store)
    if options.json {
      Console.out(
        JSONValue.object([
          ("ref", .string(label)), ("facts", .array(lines.map(\.json))),
        ]).pretty)
    } else if lines.isEmpty {
      Console.out("\(label): nothing was recorded.")
    } else {
      Console.out(FactLine.table(lines, nowMS: store.environment.nowMS()))
    }
  }

  /// What is so called and its lines: a thing of the site, else a job, else a ticket, else a laptop.
  private func lines(_ ref: String, _ store: Store) throws -> (String, [FactLine]) {
    do {
      return try store.read { view in
        if let job = try JobFacts.named(ref, view) {
          return (job.label, try job.facts.map { try FactLine.make(view, $0) })
        }
        if let ticket = try TicketFaults.named(ref, view) {
          let all = try JobFacts.of(ticket, view)
          return (all.label, try all.facts.map { try FactLine.make(view, $0) })
        }
        let thing = try RecordSubject.any(ref, view)
        let edits = try view.edits(of: thing).map(FactLine.init)
        let shelf = ProcedureShelf(view)
        let facts = try view.history(of: thing, by: shelf.procedure).map {
          try FactLine.make(view, $0)
        }
        return (thing.label, edits + facts)
      }
    } catch let trouble as StoreError where trouble.code == .noSuchThing {
      guard let lines = try DeviceLines.make(ref, in: store) else { throw trouble }
      return (ref, lines)
    }
  }
}
