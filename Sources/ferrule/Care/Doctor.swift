import ArgumentParser
import Paper
import Store

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the store: its file, guards, key, log, and the state against the log.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let report = try store.doctor { if !options.json { Console.error("checking \($0) …") } }
    if options.json {
      Console.out(
        JSONValue.object([
          ("well", .bool(report.isWell)),
          (
            "findings",
            .array(
              report.findings.map {
                .object([
                  ("check", .string($0.check)), ("well", .bool($0.isWell)),
                  ("message", .string($0.sentence)),
                ])
              })
          ),
        ]).pretty)
    } else {
      for finding in report.findings {
        Console.out("\(finding.isWell ? "ok  " : "FAIL") \(finding.check): \(finding.sentence)")
      }
    }
    if !report.isWell { throw ExitCode(ExitKind.checkFailed.rawValue) }
  }
}
