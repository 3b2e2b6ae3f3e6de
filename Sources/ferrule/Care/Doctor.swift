import ArgumentParser
import Paper
import Store

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the store: its file, guards, key, log, and the state against the log.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let report = try report()
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
    if !report.isWell {
      // Bundles carry no pictures: a store whose records are well is not made anew for one.
      let bad = Set(report.findings.filter { !$0.isWell }.map(\.check))
      Console.error(
        bad == ["images"]
          ? "   next: ferrule image verify"
          : bad.isSubset(of: ["card", "log", "state"])
            ? "   next: ferrule refold, then ferrule doctor; if it still finds something: save the folder, "
              + "then ferrule init NEWDIR --from BUNDLE of another laptop"
            : "   next: save the folder, then ferrule init NEWDIR --from BUNDLE of another laptop")
      throw ExitCode(ExitKind.checkFailed.rawValue)
    }
  }

  /// What the store says of itself; one that cannot even be opened has one finding.
  private func report() throws -> DoctorReport {
    do {
      return try options.open().doctor { if !options.json { Console.error("checking \($0) …") } }
    } catch let trouble as StoreError where trouble.code == .damaged {
      var report = DoctorReport()
      report.findings.append(.init(check: "file", isWell: false, sentence: trouble.message))
      return report
    }
  }
}
