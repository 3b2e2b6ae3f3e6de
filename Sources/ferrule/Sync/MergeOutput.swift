import Change
import Paper
import Plant
import Store
import Sync

/// What a merge did, for people and for programs.
enum MergeOutput {
  static func text(_ file: String, _ report: MergeReport) -> String {
    let from = "\(report.manifest.laptop), \(TimeText.minute(report.manifest.writtenMS))"
    var lines: [String] = []
    if report.changes.applied + report.changes.held == 0,
      report.imagesAdded > 0 || !report.shutOut.isEmpty
    {
      lines.append("\(file) (\(from)): no new changes.")
    } else if report.changes.applied + report.changes.held == 0 {
      lines.append("\(file) (\(from)): nothing new.")
    } else {
      let word = report.isDryRun ? "would bring" : "brought"
      lines.append(
        """
        \(file) (\(from)): \(word) \(count(report.changes.applied, "change")): \
        \(count(report.facts, "fact")), \(count(report.records, "record row")).
        """)
    }
    if report.devices.count > 1 || report.devices.first.map(\.device) != report.manifest.exporter {
      lines += report.devices.map { line in
        "  from \(name(line)): \(count(line.changes, "change")), \(count(line.facts, "fact")), "
          + count(line.records, "record row")
      }
    }
    lines += shutOut(report)
    lines += news(report)
    lines += takenBack(report)
    if report.waiting > 0 {
      let held = HeldText.parts(all: report.waiting, forUpgrade: report.waitingForUpgrade)
      lines.append("  held: \(held.joined(separator: ", ")).")
    }
    for change in report.leftOut.prefix(5) {
      lines.append("  left out \(String(describing: change.hash).prefix(8)): \(change.sentence)")
    }
    if report.leftOutCount > 5 { lines.append("  and \(report.leftOutCount - 5) more left out") }
    if let seq = report.unproven {
      lines.append(
        SafeLine.text(
          "  \(report.manifest.laptop) says it holds your change \(seq), and shows no proof"))
    }
    lines += report.copied.flatMap(CopyText.lines).map { "  " + $0 }
    lines += ClockText.lines(report.clocks, oddMS: report.oddClockMS).map { "  " + $0 }
    lines += pictures(report)
    if report.imagesWanted > 0 {
      lines.append(
        "  \(count(report.imagesWanted, "picture")) known here, the bytes on another laptop.")
    }
    if report.conflicts + report.doubleBooked > 0 {
      lines.append(
        """
          To decide\(report.isDryRun ? " then" : ""): \
        \(report.conflicts - report.sameIDs) with two answers, \
        \(report.doubleBooked) double-booked\
        \(report.sameIDs > 0 ? ", \(report.sameIDs) with one id twice" : "").
             next: ferrule conflicts
        """)
    }
    return lines.joined(separator: "\n")
  }

  /// Whose changes are without effect now, and who was shut out.
  private static func shutOut(_ report: MergeReport) -> [String] {
    guard !report.shutOut.isEmpty else { return [] }
    return report.shutOut.map { item in
      let id = item.device.description.prefix(8)
      let who = item.laptop.map { "\($0) (\(id))" } ?? String(id)
      let what =
        item.isNew
        ? "\(who) \(report.isDryRun ? "would be" : "was") shut out"
        : item.why == nil ? who : "\(who), shut out before"
      let lost = "\(count(item.changes, "change")), \(count(item.facts, "fact"))"
      return SafeLine.text(
        item.changes == 0
          ? "  \(what): what is here of it counts"
          : "  \(what): \(lost) without effect \(report.isDryRun ? "then" : "now")")
    } + ["     next: ferrule sync status"]
  }

  /// What became of the pictures in the bundle.
  private static func pictures(_ report: MergeReport) -> [String] {
    var lines: [String] = []
    if report.imagesAdded > 0 {
      let came = report.isDryRun ? "would come" : "came"
      lines.append("  \(count(report.imagesAdded, "picture")) \(came) with it.")
    }
    if report.imagesBegun > 0 {
      lines.append(
        "  \(count(report.imagesBegun, "picture")) came in part: the rest is in another bundle.")
    }
    for image in report.imagesLeftOut.prefix(5) {
      let name = image.image.map { "picture \($0.description.prefix(8))" } ?? "pictures"
      lines.append("  left out \(name): \(SafeLine.text(image.sentence))")
    }
    if report.imagesLeftOutCount > 5 {
      lines.append("  and \(report.imagesLeftOutCount - 5) more left out")
    }
    if let trouble = report.imagesTrouble {
      lines.append("  PICTURES NOT KEPT: \(SafeLine.text(trouble.message)) The changes are in.")
    }
    return lines
  }

  /// The disagreements the merge opens and closes, ten of each at most.
  private static func news(_ report: MergeReport) -> [String] {
    func list(_ word: String, _ items: [Disagreement]) -> [String] {
      items.prefix(10).map { item in
        SafeLine.text(
          "  \(word): \(DisagreementWords.title(item.kind)) \(ShellWord.quoted(item.thing.label)) \(item.word)"
        )
      } + (items.count > 10 ? ["  \(word): and \(items.count - 10) more"] : [])
    }
    let would = report.isDryRun ? "would be " : ""
    return list("\(would)new", report.opened) + list("\(would)decided", report.decided)
      + list("\(would)changed, another answer", report.changed)
  }

  /// What this laptop recorded and others took back: ten places at most, what may be open first.
  private static func takenBack(_ report: MergeReport) -> [String] {
    let would = report.isDryRun ? "would be " : ""
    let places = report.takenBack.prefix(10).map { item in
      let at = item.place.map { " at \($0.label)" } ?? ""
      var words = item.jobs.map { "job \($0)" }
      if item.isCordOut { words.append("cord out") }
      if item.isPortShut { words.append("port shut") }
      words.append("\(count(item.facts, "fact")) of yours")
      let all = ["\(words[0])\(at)"] + words.dropFirst()
      return SafeLine.text("  \(would)TAKEN BACK by \(item.by): \(all.joined(separator: "; "))")
    }
    guard let first = report.takenBack.first else { return [] }
    let more = report.takenBack.count - places.count
    let rest =
      more > 0 ? ["  \(would)TAKEN BACK: at \(count(more, "more place")); --json has all"] : []
    guard let ref = first.place.map({ ShellWord.quoted($0.label) }) else {
      return places + rest + ["     next: ferrule log"]
    }
    let again = first.isOpen ? "; what is so still is on no list: ferrule work \(ref)" : ""
    return places + rest + ["     next: ferrule history \(ref)\(again)"]
  }

  private static func json(_ item: OwnTakenBack) -> JSONValue {
    .object([
      ("by", .string(item.by)), ("ref", .optional(item.place?.label)),
      ("table", .optional(item.place?.kind.rawValue)),
      ("id", .optional(item.place?.id.description)),
      ("jobs", .array(item.jobs.map { .string($0.stored) })),
      ("cord_out", .bool(item.isCordOut)), ("port_shut", .bool(item.isPortShut)),
      ("facts", .integer(Int64(item.facts))),
    ])
  }

  private static func name(_ line: MergeReport.DeviceLine) -> String {
    let id = line.device.description.prefix(8)
    return line.laptop.map { "\($0) (\(id))" } ?? String(id)
  }

  private static func json(_ items: [Disagreement]) -> JSONValue {
    .array(
      items.prefix(1_000).map {
        .object([
          ("kind", .string($0.kind.rawValue)), ("ref", .string($0.thing.label)),
          ("id", .string($0.thing.id.description)), ("word", .string($0.word)),
          ("what", .string($0.what)),
        ])
      })
  }

  private static func json(_ line: MergeReport.DeviceLine) -> JSONValue {
    .object([
      ("device", .string(line.device.description)), ("laptop", .optional(line.laptop)),
      ("changes", .integer(Int64(line.changes))), ("facts", .integer(Int64(line.facts))),
      ("records", .integer(Int64(line.records))),
    ])
  }

  private static func count(_ number: Int, _ word: String) -> String {
    CountText.of(number, word)
  }

  /// A bundle that was not taken, among several.
  static func json(_ file: String, _ trouble: any DescribedError) -> JSONValue {
    .object([
      ("file", .string(file)),
      (
        "error",
        .object([
          ("code", .string(trouble.codeText)), ("message", .string(trouble.message)),
          ("next", .optional(trouble.next)),
        ])
      ),
    ])
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
        .object([
          ("added", count(report.imagesAdded)), ("wanted", count(report.imagesWanted)),
          ("begun", count(report.imagesBegun)),
          (
            "left_out",
            .array(
              report.imagesLeftOut.map {
                .object([
                  ("sha256", .optional($0.image?.description)), ("message", .string($0.sentence)),
                ])
              })
          ),
        ])
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
      ("unproven", report.unproven.map { .integer($0) } ?? .null),
      ("copied", .array(report.copied.map(CopyText.json))),
      ("clocks_ahead", .array(report.clocks.map(ClockText.json))),
      ("clock_behind", .optional(report.oddClockMS.map(TimeText.iso))),
      (
        "shut_out",
        .array(
          report.shutOut.map {
            .object([
              ("device", .string($0.device.description)), ("laptop", .optional($0.laptop)),
              ("why", .optional($0.why)), ("new", .bool($0.isNew)),
              ("changes", count($0.changes)), ("facts", count($0.facts)),
            ])
          })
      ),
      ("same_id", count(report.sameIDs)),
      ("from", .array(report.devices.map(json))), ("opened", json(report.opened)),
      ("decided", json(report.decided)), ("changed", json(report.changed)),
      ("taken_back", .array(report.takenBack.map(json))),
    ])
  }
}
