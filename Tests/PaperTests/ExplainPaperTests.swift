import Paper
import Plant
import Testing

/// What an explanation looks like on the screen and as JSON.
struct ExplainPaperTests {
  private func report(
    _ recipe: String, _ rule: (Int) -> Int?, _ circumstances: Circumstances = Circumstances()
  ) throws -> ExplainReport {
    let setting = try #require(RecipeSetting(.mpo12))
    let channel = try ChannelRecipe(recipe).channel(setting)
    return ExplainReport(
      "\(recipe) \u{202E}x",
      try FaultEvidence(
        .channel(channel), map: (1...12).map { ($0, rule($0)) }, circumstances: circumstances),
      notes: ["A note."])
  }

  private func all() throws -> [ExplainReport] {
    let times = Circumstances(touchedMS: [1: 1_790_000_000_000], neverSeen: [2])
    return [
      try report("B a B a B", { 13 - $0 }), try report("B a B a B", { $0 }, times),
      try report("B a B", { $0 }), try report("B a B a B", { _ in nil }),
      try report("B a B a B", { $0 < 7 ? 13 - $0 : nil }),
      try report("B a B a B", { $0 == 1 ? 1 : $0 == 12 ? 12 : 13 - $0 }),
      try report("B" + String(repeating: "aB", count: 40), { 13 - $0 }),
      try report("B a B a B", { $0 % 5 == 0 ? nil : $0 }),
    ]
  }

  @Test func `six lines of forty columns first, no line wider than eighty`() throws {
    for report in try all() {
      let text = ExplainText.text(report)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let screen = lines.prefix { !$0.isEmpty }
      #expect(screen.count <= 6, "\(text)")
      for line in screen { #expect(TextWidth.columns(line) <= 40, "\(line)") }
      for line in lines { #expect(TextWidth.columns(line) <= 80, "\(line)") }
      #expect(!text.contains("\u{202E}"))
    }
  }

  @Test func `the verdict comes first, then what, where and why`() throws {
    let text = ExplainText.text(
      try report(
        "B a B a B", { $0 }, Circumstances(touchedMS: [1: 1_790_000_000_000], neverSeen: [2])))
    #expect(text.hasPrefix("CANNOT TELL WHERE part of wrong type,\n"))
    #expect(text.contains("light   No receiver has light, at either end."))
    #expect(text.contains("cable 2 is A, not B"))
    #expect(text.contains("touched last 2026-09-21 14:13"))
    #expect(text.contains("note    A note."))
    let plan = ExplainText.text(try report("B a B", { $0 }))
    #expect(plan.hasPrefix("CANNOT TELL WHERE plan is wrong, one of\n3 places\n"))
    #expect(plan.contains("Good with cable 1: B → A, or 2 more"))
    #expect(ExplainText.text(try report("B", { 13 - $0 })).hasPrefix("NO FAULT map is right"))
  }

  @Test func `the JSON is well formed and says the same`() throws {
    for report in try all() {
      let read = try JSONChecker.read(ExplainJSON.document(report).pretty)
      #expect(read["decision"] == .string(report.explanation.decision.rawValue))
    }
  }
}
