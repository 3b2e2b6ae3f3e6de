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

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let found = try store.read { try $0.settled() }
    let done = try found.map { item, rule, place in
      let writer = DecisionWriter(store: store, author: author, item: item, note: rule.note)
      let sentences =
        options.yes
        ? try writer.decide(.keep(place)).sentences
        : try writer.plan(.keep(place)).sentences
      return (item: item, rule: rule, place: place, sentences: sentences)
    }
    let left = try store.read { try $0.disagreementCounts().all } - (options.yes ? 0 : found.count)
    if options.json {
      let settled = done.map { item, rule, place, sentences -> JSONValue in
        .object([
          ("ref", .string(item.thing.label)), ("table", .string(item.thing.kind.rawValue)),
          ("id", .string(item.thing.id.description)), ("word", .string(item.word)),
          ("rule", .string(rule.rawValue)), ("kept", .integer(Int64(place + 1))),
          ("written", .array(sentences.map { .string($0) })),
        ])
      }
      Console.out(
        JSONValue.object([
          ("done", .bool(options.yes)), ("settled", .array(settled)),
          ("left", .integer(Int64(left))),
        ]).pretty)
      return
    }
    for (item, rule, _, sentences) in done {
      let verb = options.yes ? "SETTLED" : "WOULD SETTLE"
      Console.out(
        "\(verb) \(SafeLine.text(item.thing.label)) \(item.word), \(rule.note)")
      for sentence in sentences { Console.out("  " + SafeLine.text(sentence)) }
    }
    Console.out(summary(done.count, left))
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
