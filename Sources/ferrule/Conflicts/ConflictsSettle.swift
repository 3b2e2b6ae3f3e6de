import ArgumentParser
import Paper
import Plant
import Store

struct ConflictsSettle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Decide by the site's rules what needs nobody to look: a scan beats typing.",
    discussion: """
      Each decision is an edit of yours with the rule as its note; history shows it, and another edit takes it \
      back. The rule of a word of the list is the record of the table policy named settle/WORD: \
      scan-beats-typing, as it is without one, or ask. Without --yes it says what it would decide.
      """)

  @OptionGroup var options: StoreOptions

  /// A disagreement that a rule decides.
  private struct Settled {
    var rule: SettlingRule
    var place: Int
    var plan: DecisionPlan

    var item: Disagreement { plan.item }
  }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let nowMS = store.environment.nowMS()
    // All that one rule decides is one change, with the rule as its note.
    let done = try SettlingRule.allCases.flatMap { rule in
      options.yes
        ? try store.write(author: author, note: rule.note) { view, draft in
          let settled = try settled(by: rule, view, nowMS)
          for each in settled { try each.plan.write(to: draft) }
          return settled
        }
        : try store.read { try settled(by: rule, $0, nowMS) }
    }
    let left = try store.read { try $0.disagreementCounts().all } - (options.yes ? 0 : done.count)
    if options.json {
      let settled = done.map { settled -> JSONValue in
        let thing = settled.item.thing
        return .object([
          ("ref", .string(thing.label)), ("table", .string(thing.kind.rawValue)),
          ("id", .string(thing.id.description)), ("word", .string(settled.item.word)),
          ("rule", .string(settled.rule.rawValue)), ("kept", .integer(Int64(settled.place + 1))),
          ("written", .array(settled.plan.sentences.map { .string($0) })),
        ])
      }
      Console.out(
        JSONValue.object([
          ("done", .bool(options.yes)), ("settled", .array(settled)),
          ("left", .integer(Int64(left))),
        ]).pretty)
      return
    }
    for settled in done {
      let verb = options.yes ? "SETTLED" : "WOULD SETTLE"
      let name = "\(SafeLine.text(settled.item.thing.label)) \(settled.item.word)"
      Console.out("\(verb) \(name), \(settled.rule.note)")
      for sentence in settled.plan.sentences { Console.out("  " + SafeLine.text(sentence)) }
    }
    Console.out(summary(done.count, left))
  }

  private func settled(
    by rule: SettlingRule, _ view: StoreView, _ nowMS: Int64
  ) throws -> [Settled] {
    try view.disagreements(settledBy: rule).map { item, place in
      let plan = try DecisionPlan(item, .keep(place), view, nowMS: nowMS) { fact in
        try FactWords(view: view).text(fact)
      }
      return Settled(rule: rule, place: place, plan: plan)
    }
  }

  private func summary(_ count: Int, _ left: Int) -> String {
    let rest =
      left == 0 ? "none is left" : "\(left) \(left == 1 ? "needs" : "need") somebody to decide"
    if count == 0 { return "No rule decides any of them; \(rest)." }
    return options.yes
      ? "\(CountText.of(count, "disagreement")) settled; \(rest)."
      : "\(CountText.of(count, "disagreement")) could be settled; \(rest).\n"
        + "next: ferrule conflicts settle --yes"
  }
}
