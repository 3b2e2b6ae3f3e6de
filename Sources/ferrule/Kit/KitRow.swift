import Guide
import Paper
import Plant
import Store

/// A tool as the list of the kit shows it.
struct KitRow {
  let tool: KitTool
  let state: KitState
  /// The errand to bring it back, while somebody has it.
  var away: Recorded<Plant.Task>?

  /// Whether it has to be checked before it is relied on.
  var isDue: Bool {
    switch state {
    case .stale, .failed, .never, .twoAnswers: true
    case .checked, .free: false
    }
  }

  /// Those that have to be checked, the worst first.
  static func due(_ rows: [KitRow]) -> [KitRow] {
    KitState.allCases.flatMap { state in rows.filter { $0.isDue && $0.state == state } }
  }

  static func table(_ rows: [KitRow], nowMS: Int64) -> String {
    var table = Table(["tool", "kind", "fits", "picture", "last check", "state"])
    for row in rows {
      table.add([
        row.tool.label, row.tool.kind, row.tool.fitsText,
        row.picture ?? (row.tool.needed == .view ? "not known" : nil),
        row.lastCheck(nowMS: nowMS), row.words,
      ])
    }
    return table.text()
  }

  /// How it shows a face, where people do not say otherwise.
  private var picture: String? {
    state == .twoAnswers ? "two answers" : tool.orientation?.text
  }

  /// The check its state rests on, else the newest: which, when, by whom, and what was seen if it failed.
  private func lastCheck(nowMS: Int64) -> String? {
    guard let check = tool.deciding ?? tool.newest else { return nil }
    let words =
      "\(check.body.check.rawValue) \(ClockText.ago(check.atMS, nowMS: nowMS)), \(check.technician)"
    guard check.body.outcome == .fail, let seen = check.body.text else { return words }
    // `history` has the rest of a long one.
    return "\(words): \(Columns.cut(seen))"
  }

  /// How it stands, in a word or two; nil where there is nothing to say.
  private var words: String? {
    let words = [state.words, away == nil ? nil : "AWAY"].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Who has it, since when and where it goes, in lines of 80 columns; none where it is in its place.
  func whereabouts(nowMS: Int64) -> [String] {
    guard let away else { return [] }
    let age = FloorClock.span(fromMS: away.atMS, toMS: nowMS)
    return TextWidth.wrapped(
      SafeLine.text(
        "AWAY \(tool.label) \(age): with \(away.body.forWhom ?? "anyone"); \(away.body.text)"),
      to: 80)
  }

  /// That it has to be checked, in a line of a screen, such as `STALE tester 1  reference 20 h ago`.
  func due(nowMS: Int64) -> String {
    let check = tool.deciding.map {
      "  \($0.body.check.rawValue) \(ClockText.ago($0.atMS, nowMS: nowMS))"
    }
    return Glance.line("\(state.words ?? "") ", tool.label, check ?? "")
  }

  /// Who has it and since when, in a line of a screen; nil where it is in its place.
  func holder(nowMS: Int64) -> String? {
    away.map { away in
      let holder = Columns.shorten(SafeLine.text(away.body.forWhom ?? "anyone"), to: 14)
      let age = FloorClock.span(fromMS: away.atMS, toMS: nowMS)
      return Glance.line("AWAY ", tool.label, "  \(age): \(holder)")
    }
  }

  /// What to type to check it: what failed, else what it needs.
  var command: String {
    let name = "ferrule kit check \(ShellWord.quoted(tool.label))"
    let check = tool.failed?.body.check ?? tool.needed ?? .stock
    return switch check {
    case .view: "\(name) --dot left|right --key top|bottom"
    case .clock: "\(name) --clock HH:MM:SS, as the scope shows it"
    case .knownGoodFace, .reference, .stock:
      "\(name) --check \(check.rawValue) --outcome ok|fail"
    }
  }

  var json: JSONValue {
    .object([
      ("id", .string(tool.id.description)), ("label", .string(tool.label)),
      ("kind", .optional(tool.kind)), ("fits", .optional(tool.fits?.rawValue)),
      ("polish", .optional(tool.polish?.rawValue)),
      ("view", .optional(tool.orientation?.rawValue)),
      ("needs", .optional(tool.needed?.rawValue)), ("state", .string(state.rawValue)),
      ("failed", .optional(tool.failed?.body.check.rawValue)),
      (
        "away",
        away.map { ToolHandling.json($0.id, $0.body, by: $0.technician, atMS: $0.atMS) } ?? .null
      ),
      ("checks", .array(KitCheckName.allCases.compactMap { tool.checks[$0].map(Self.json) })),
    ])
  }

  private static func json(_ check: Recorded<KitCheck>) -> JSONValue {
    .object([
      ("id", .string(check.id.description)), ("check", .string(check.body.check.rawValue)),
      ("outcome", .string(check.body.outcome.rawValue)),
      ("clock_offset_ms", .optional(check.body.clockOffsetMS)),
      ("text", .optional(check.body.text)), ("technician", .string(check.technician)),
      ("at", .string(TimeText.iso(check.atMS))),
    ])
  }
}

extension KitState {
  /// As the list says it.
  fileprivate var words: String? {
    switch self {
    case .checked: "ok"
    case .stale: "STALE"
    case .failed: "FAILED"
    case .twoAnswers: "TWO ANSWERS"
    case .never: "CHECK IT"
    case .free: nil
    }
  }
}

extension KitTool {
  /// Pins and polish it is for, such as `unpinned APC`; nil where nobody said.
  var fitsText: String? {
    let words = [fits?.rawValue, polish?.text].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
