import ArgumentParser
import Paper
import Store
import Sync

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
                  ("next", $0.next.map(JSONValue.string) ?? .null),
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
      for next in Self.next(report) { Console.error("   next: \(next)") }
      throw ExitCode(ExitKind.checkFailed.rawValue)
    }
  }

  /// What to type now: what the findings say themselves, then what mends the others.
  private static func next(_ report: DoctorReport) -> [String] {
    let bad = report.findings.filter { !$0.isWell }
    var lines: [String] = []
    for case let next? in bad.map(\.next) where !lines.contains(next) { lines.append(next) }
    let rest = Set(bad.filter { $0.next == nil }.map(\.check))
    guard !rest.isEmpty else { return lines }
    // Bundles carry no pictures: a store whose records are well is not made anew for one.
    return lines + [
      rest == ["images"]
        ? "ferrule image verify"
        : rest.isSubset(of: ["card", "log", "state"])
          ? "ferrule refold, then ferrule doctor; if it still finds something: save the folder, "
            + "then ferrule init NEWDIR --from BUNDLE of another laptop"
          : "save the folder, then ferrule init NEWDIR --from BUNDLE of another laptop"
    ]
  }

  /// What the store says of itself; one that cannot even be opened has one finding.
  private func report() throws -> DoctorReport {
    do {
      return try Sync.doctor(options.open()) {
        if !options.json { Console.error("checking \($0) …") }
      }
    } catch let trouble as StoreError where trouble.code == .damaged {
      var report = DoctorReport()
      report.findings.append(.init(check: "file", isWell: false, sentence: trouble.message))
      return report
    }
  }
}
