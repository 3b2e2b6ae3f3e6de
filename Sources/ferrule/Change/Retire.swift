import ArgumentParser
import Paper
import Plant
import Store

struct Retire: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a record out of use; nothing is ever deleted.",
    discussion: """
      Where links in service pass it, or something is out, shut or open there, that is named and --yes is \
      asked for. What is out stays out: it is loose until it is told in.
      """)

  @Argument(help: "The record.") var ref: String
  @Option(help: "Why.") var why: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let why = try RecordText.checked(why, "--why")
    let store = try options.open()
    let author = try options.author(store)
    let stakes = try RetireStakes(store.read { try RecordSubject.thing(ref, $0) }, store)
    let (thing, links) = try store.write(author: author) { view, draft in
      let thing = try RecordSubject.thing(ref, view)
      guard RecordTable.of(thing.kind) != nil else {
        throw CommandError(
          .badInput, "not-a-record",
          "\(thing.label) is something that happened; it is not retired.",
          next: thing.kind == .fault ? "ferrule fault close" : "ferrule record --help")
      }
      guard thing.retiredAtMS == nil else { return (thing, [LinkRecord]()) }
      let links = try liveLinks(thing, view)
      if !links.isEmpty, !options.yes { throw refusal(thing, links, stakes) }
      let held = try view.holds(thing)
      if held > 0, !options.yes { throw refusal(thing, holding: held, stakes) }
      if !options.yes, let sentence = stakes.sentence(thing) {
        throw refusal(thing, sentence, stakes)
      }
      let cells: [String: Cell] = ["retired_at": .integer(draft.nowMS), "retired_why": .text(why)]
      try draft.update(thing.kind, thing.id, cells)
      for link in links { try draft.update(.link, link.id, cells) }
      return (thing, links)
    }
    let left = try stakes.left(store)
    RecordAnswerLine(
      verb: "retired", thing: thing,
      fields: [
        ("changed", .bool(thing.retiredAtMS == nil)),
        ("links", .array(links.map { .string($0.label) })),
        ("in_service", .array(stakes.passing.map { .string($0) })),
        ("loose", LooseLines.json(left)),
      ], line: line(thing, links),
      told: left.isEmpty
        ? [] : ["Loose there still: \(LooseLines.sentence(left)). ferrule loose lists it."]
    ).print(options)
  }

  private func line(_ thing: Thing, _ links: [LinkRecord]) -> String {
    if let since = thing.retiredAtMS {
      return "Nothing changed: \(thing.label) is retired since \(TimeText.day(since))."
    }
    let with = links.isEmpty ? "" : ", and with it: \(links.map(\.label).joined(separator: ", "))"
    return "Retired \(RecordAnswerLine.called(thing))\(with)."
  }

  /// The links that cannot be without the thing.
  private func liveLinks(_ thing: Thing, _ view: StoreView) throws -> [LinkRecord] {
    let ports: [ThingID] =
      switch thing.kind {
      case .device: try view.ports(ofDevice: thing.id).map(\.id)
      case .port: [thing.id]
      default: []
      }
    var seen: Set<ThingID> = []
    return try ports.flatMap { try view.links(ofPort: $0) }.filter { seen.insert($0.id).inserted }
  }

  private func refusal(_ thing: Thing, _ sentence: String, _ stakes: RetireStakes)
    -> CommandError
  {
    CommandError(
      .badInput, stakes.passing.isEmpty ? "still-loose" : "links-pass", sentence,
      next: "ferrule retire \(ShellWord.quoted(thing.label)) --yes")
  }

  private func refusal(_ thing: Thing, holding count: Int, _ stakes: RetireStakes) -> CommandError {
    CommandError(
      .badInput, "not-empty",
      "\(thing.label) is not empty: \(count) \(count == 1 ? "thing stands" : "things stand") in it and would stay where they are."
        + (stakes.sentence(thing).map { " \($0)" } ?? ""),
      next: "ferrule retire \(ShellWord.quoted(thing.label)) --yes")
  }

  private func refusal(_ thing: Thing, _ links: [LinkRecord], _ stakes: RetireStakes)
    -> CommandError
  {
    let shown = links.prefix(8).map(\.label).joined(separator: ", ")
    let more = links.count > 8 ? " and \(links.count - 8) more" : ""
    let ref = thing.label.contains(" ") ? "'\(thing.label)'" : thing.label
    return CommandError(
      .badInput, "live-links",
      "\(thing.label) has \(links.count == 1 ? "a live link" : "\(links.count) live links"), "
        + "which would be retired with it: \(shown)\(more)."
        + (stakes.sentence(thing).map { " \($0)" } ?? ""),
      next: "ferrule retire \(ref) --yes")
  }
}
