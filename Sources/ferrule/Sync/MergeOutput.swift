import Change
import Paper
import Sync

/// What a merge did, for people and for programs.
enum MergeOutput {
  static func text(_ file: String, _ report: MergeReport) -> String {
    let from = "\(report.manifest.laptop), \(TimeText.minute(report.manifest.writtenMS))"
    var lines: [String] = []
    if report.changedNothing {
      lines.append("\(file) (\(from)): nothing new.")
    } else {
      let word = report.isDryRun ? "would bring" : "brought"
      lines.append(
        """
        \(file) (\(from)): \(word) \(count(report.changes.applied, "change")): \
        \(count(report.facts, "fact")), \(count(report.records, "record row")).
        """)
    }
    if report.waiting > 0 {
      lines.append(
        "  \(report.waiting) changes are held: what they were written after is not here yet.")
    }
    for change in report.leftOut.prefix(5) {
      lines.append("  left out \(String(describing: change.hash).prefix(8)): \(change.sentence)")
    }
    if report.leftOutCount > 5 { lines.append("  and \(report.leftOutCount - 5) more left out") }
    lines += report.copied.flatMap(CopyText.lines).map { "  " + $0 }
    if report.imagesWanted > 0 {
      lines.append(
        "  \(count(report.imagesWanted, "picture")) known here, the bytes on another laptop.")
    }
    if report.conflicts + report.doubleBooked > 0 {
      lines.append(
        """
          To decide: \(report.conflicts) with two answers, \(report.doubleBooked) double-booked.
             next: ferrule conflicts
        """)
    }
    return lines.joined(separator: "\n")
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  static func json(_ file: String, _ report: MergeReport) -> JSONValue {
    func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
    return .object([
      ("file", .string(file)), ("dry_run", .bool(report.isDryRun)),
      (
        "changes",
        .object([
          ("applied", count(report.changes.applied)), ("known", count(report.changes.known)),
          ("held", count(report.changes.held)),
        ])
      ),
      ("facts", count(report.facts)), ("records", count(report.records)),
      ("conflicts", count(report.conflicts)), ("double_booked", count(report.doubleBooked)),
      (
        "images",
        .object([("added", count(report.imagesAdded)), ("wanted", count(report.imagesWanted))])
      ),
      (
        "left_out",
        .array(
          report.leftOut.map {
            .object([
              ("change", .string($0.name?.description ?? $0.hash.description)),
              ("message", .string($0.sentence)),
            ])
          })
      ),
      ("waiting", count(report.waiting)), ("set_back", .bool(report.storeWasSetBack)),
      ("copied", .array(report.copied.map(CopyText.json))),
    ])
  }
}
