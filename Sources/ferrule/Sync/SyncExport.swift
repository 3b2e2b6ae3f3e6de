import ArgumentParser
import Paper
import Store
import Sync

struct SyncExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a signed bundle: everything, or what another laptop lacks.")

  @Option(name: .customLong("for"), help: "The laptop it is for, by name; then only what it lacks.")
  var peer: String?

  @Option(name: .shortAndLong, help: "The file or folder to write to.")
  var output: String?

  @OptionGroup var options: StoreOptions

  func run() throws {
    if let output { try OutputFile.check(output) }
    let store = try options.open()
    let device = try peer.map { try Sync.peer($0, in: store).device }
    let report = try Sync.export(store, to: output, for: device)
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(report.path)), ("counter", .integer(report.counter)),
          ("changes", .integer(report.changes)), ("bytes", .integer(report.bytes)),
          ("complete", .bool(report.isComplete)),
        ]).pretty)
    } else {
      let what = report.isComplete ? "everything" : "what \(peer ?? "it") lacks"
      Console.out(
        "Wrote \(report.path): \(what), \(CountText.of(report.changes, "change")), \(report.bytes) bytes, signed."
      )
    }
    if !report.isWitnessed {
      Console.error("note: no witness was kept: set XDG_STATE_HOME or HOME.")
    }
  }
}
