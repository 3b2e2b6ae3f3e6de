import ArgumentParser
import Foundation
import Interop
import Paper
import Plant
import Store

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over a plan or a dump; all or nothing, twice is once.",
    discussion: "Formats: ibnetdiscover, places. docs/imports.md says what they must look like.")

  @Argument(help: "The format: \(ImportFormat.names).")
  var format: ImportFormat

  @Argument(help: "The files.")
  var files: [String]

  @Flag(help: "Report what would be done; write nothing.")
  var dryRun = false

  @Option(help: "Which source the files are versions of; the format's name if not given.")
  var source: String?

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if let source, source.allSatisfy(\.isWhitespace) {
      throw ValidationError("--source names no source.")
    }
  }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let plans = try files.map { try PlanSource.read(format, path: $0, source: source) }
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

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
  case ibnetdiscover
  case places

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
