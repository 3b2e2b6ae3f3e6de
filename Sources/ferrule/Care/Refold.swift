import ArgumentParser
import Paper
import Store

struct Refold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build the state anew from the log, and write device.json anew.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let progress = ProgressLine(what: "changes")
    let counts = try store.refold { progress.show($0) }
    progress.done()
    if options.json {
      Console.out(
        JSONValue.object([
          ("applied", .integer(Int64(counts.applied))), ("held", .integer(Int64(counts.held))),
        ]).pretty)
    } else {
      Console.out(
        "Built anew from \(CountText.of(counts.applied, "change")); held: \(counts.held).")
    }
  }
}
