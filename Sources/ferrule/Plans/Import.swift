import ArgumentParser
import Foundation
import Interop
import Paper
import Plant
import Store

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over a plan or a dump; all or nothing, twice is once.",
    discussion: "Formats: ibnetdiscover, places, tickets. docs/imports.md says what they look like."
  )

  @Argument(help: "The format: \(ImportFormat.names).")
  var format: ImportFormat

  @Argument(help: "The files.")
  var files: [String]

  @Flag(help: "Report what would be done; write nothing.")
  var dryRun = false

  @Option(help: "Which source the files are versions of; the format's name if not given.")
  var source: String?

  @Option(
    help: """
      Of tickets: which column is which, such as ticket=Number; port and symptom likewise. Once for each, \
      or once with a YAML file of the three.
      """)
  var map: [String] = []

  @Flag(help: "Of tickets: leave out those about ports that are not here.")
  var skipUnknown = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard format == .tickets || (map.isEmpty && !skipUnknown) else {
      throw ValidationError("--map and --skip-unknown are for the format tickets.")
    }
    if let source, source.allSatisfy(\.isWhitespace) {
      throw ValidationError("--source names no source.")
    }
  }

  private func importTickets(_ store: Store, _ author: String) throws {
    let tickets = TicketImport(
      columns: TicketColumns(map: try TicketMap.read(map)), skipsUnknown: skipUnknown,
      isRehearsal: dryRun)
    let reports = try tickets.take(files, store, author: author)
    if options.json {
      let documents = reports.map(tickets.json)
      Console.out((documents.count == 1 ? documents[0] : .array(documents)).pretty)
    } else {
      for report in reports { Console.out(tickets.text(report)) }
    }
  }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    guard let plan = format.plan else { return try importTickets(store, author) }
    let plans = try files.map { try PlanSource.read(plan, path: $0, source: source) }
    let progress = ProgressLine(what: "rows")
    var documents: [JSONValue] = []
    for plan in plans {
      let report = try store.importPlan(
        plan.file, plan.rows, author: author, isRehearsal: dryRun,
        progress: { progress.show($0, of: plan.rows.count) })
      progress.done()
      if options.json {
        documents.append(ImportOutput.json(plan, report))
      } else {
        Console.out(ImportOutput.text(plan, report, isRehearsal: dryRun))
        for note in plan.notes { Console.error("note: \(note)") }
      }
    }
    if options.json {
      Console.out((documents.count == 1 ? documents[0] : .array(documents)).pretty)
    }
  }
}

/// A format of files that say what exists.
enum PlanFormat: String {
  case ibnetdiscover
  case places
}

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
  case ibnetdiscover
  case places
  case tickets

  /// The format of a plan or dump; nil for what is none.
  var plan: PlanFormat? { PlanFormat(rawValue: rawValue) }

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
