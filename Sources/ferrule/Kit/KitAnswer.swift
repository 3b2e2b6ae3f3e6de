import Guide
import Paper
import Plant
import Store

/// What a check of a tool recorded: the tool's edit and its facts, in one change.
struct KitAnswer {
  private let tool: KitTool
  private let orientation: TipOrientation?
  private var facts: [(id: ThingID, body: KitCheck)] = []
  /// What the person should know besides.
  private(set) var told: [String] = []

  init(
    _ tool: KitTool, orientation: TipOrientation?, offset: ClockOffset?, check: KitCheckName?,
    outcome: KitOutcome, text: String?, _ draft: Draft
  ) throws {
    self.tool = tool
    self.orientation = orientation
    if let orientation {
      try Self.require(tool, ["tip", "scope"], "has no picture", next: "ferrule kit")
      try draft.update(
        .tool, tool.id,
        [
          "mirrored": .integer(orientation.isMirrored ? 1 : 0),
          "turned": .integer(orientation.isTurned ? 1 : 0),
        ])
      let words = [orientation.text, text].compactMap(\.self).joined(separator: "; ")
      try record(.view, .ok, words, draft)
      if let before = tool.orientation, before != orientation {
        told.append(
          "\(tool.label) was taken to be \(before.text) until now: fibres recorded with it may be "
            + "counted from the wrong side.")
      }
    }
    if let offset {
      try Self.require(tool, ["scope"], "has no clock that dates pictures", next: "ferrule kit")
      try record(.clock, .ok, text, draft, offset)
    }
    if let check { try record(check, outcome, text, draft) }
  }

  private mutating func record(
    _ check: KitCheckName, _ outcome: KitOutcome, _ text: String?, _ draft: Draft,
    _ offset: ClockOffset? = nil
  ) throws {
    let body = KitCheck(
      tool: tool.id, check: check, outcome: outcome, clockOffsetMS: offset?.ms, text: text)
    facts.append((try draft.record(.kitCheck(body)), body))
  }

  private static func require(_ tool: KitTool, _ kinds: [String], _ why: String, next: String)
    throws(CommandError)
  {
    guard let kind = tool.kind, kinds.contains(kind) else {
      throw CommandError(
        .badInput, "bad-value",
        "\(tool.label) is a \(tool.kind ?? "tool of no kind"): it \(why). Nothing was recorded.",
        next: next)
    }
  }

  var text: String {
    facts.map { fact in
      let words =
        switch fact.body.check {
        case .view: "shows faces \(orientation?.text ?? "?")"
        case .clock: "clock is \(ClockOffset(ms: fact.body.clockOffsetMS ?? 0).words)"
        case .knownGoodFace, .reference, .stock:
          "\(fact.body.check.rawValue) \(fact.body.outcome.rawValue)"
        }
      return SafeLine.text("Recorded \(tool.label): \(words).")
    }.joined(separator: "\n")
  }

  var json: JSONValue {
    .object([
      ("tool", .string(tool.label)), ("id", .string(tool.id.description)),
      ("view", .optional((orientation ?? tool.orientation)?.rawValue)),
      (
        "recorded",
        .array(
          facts.map { fact in
            .object([
              ("fact", .string("kit_check")), ("id", .string(fact.id.description)),
              ("check", .string(fact.body.check.rawValue)),
              ("outcome", .string(fact.body.outcome.rawValue)),
              ("clock_offset_ms", .optional(fact.body.clockOffsetMS)),
            ])
          })
      ), ("told", .array(told.map { .string($0) })),
    ])
  }
}
