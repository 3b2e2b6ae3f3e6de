import ArgumentParser
import Paper
import Plant
import Store

struct Same: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that two records are one thing.",
    discussion: """
      The younger record then claims nothing any more, and its names lead to the older one, whichever \
      is typed first. What happened to either is in the history of the older.
      """)

  @Argument(help: "A record.") var ref: String
  @Argument(help: "The record of the same thing.") var other: String?
  @Flag(help: "They are two things after all: REF alone, the younger one.") var apart = false
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard apart == (other == nil) else {
      throw ValidationError("same takes two records, or one and --apart.")
    }
  }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let answer = try store.write(author: author) { view, draft in
      try other.map { try join(ref, $0, view, draft) } ?? part(view, draft)
    }
    answer.print(options)
  }

  /// The command as it was typed, without asking.
  private var command: String {
    "ferrule same \(([ref] + [other].compactMap { $0 }).map(ShellWord.quoted).joined(separator: " ")) --yes"
  }

  // MARK: One thing

  private func join(_ ref: String, _ other: String, _ view: StoreView, _ draft: Draft) throws
    -> RecordAnswerLine
  {
    let one = try record(ref, view)
    let two = try record(other, view)
    guard one.kind == two.kind else {
      throw CommandError(
        .badInput, "bad-value",
        "\(RecordAnswerLine.called(one)) and \(RecordAnswerLine.called(two)) are of two kinds; they cannot be one thing.",
        next: "ferrule show \(ShellWord.quoted(one.label))")
    }
    let things = [try view.eldest(joinedTo: one), try view.eldest(joinedTo: two)]
    guard things[0].id != things[1].id else {
      guard one.id != two.id else {
        throw CommandError(
          .badInput, "bad-value", "\(ref) and \(other) name one record already.",
          next: "ferrule show \(ShellWord.quoted(one.label))")
      }
      return answer(
        things[0], nil, "Nothing changed: \(one.label) and \(two.label) are one thing already.")
    }
    let older = try view.eldest(of: things)
    let younger = things[0].id == older.id ? things[1] : things[0]
    if !options.yes { try TwoPlaces.refuse([older, younger], view, next: command) }
    try draft.update(younger.kind, younger.id, ["same_as": .id(older.id)], evenIfEqual: true)
    var line = answer(
      older, younger,
      "\(RecordAnswerLine.called(younger)) is \(older.label): its names lead there now.")
    line.told = try told(younger, view)
    return line
  }

  /// A record by its name, also one that was found to be another.
  private func record(_ ref: String, _ view: StoreView) throws -> Thing {
    let found = try view.things(named: ref, asRecorded: true).filter {
      RecordTable.of($0.kind) != nil
    }
    guard let only = found.first, found.count == 1 else {
      guard found.isEmpty else {
        let list = found.map { "\($0.id.description.prefix(8)) (\(RecordAnswerLine.called($0)))" }
        throw StoreError(
          .ambiguous, "\(ref) can mean \(found.count) things: \(list.joined(separator: ", ")).",
          next: "type the digits of one")
      }
      return try view.thing(named: ref)
    }
    guard ![.alias, .policy, .procedure].contains(only.kind) else {
      throw CommandError(
        .badInput, "bad-value", "\(ref) is a \(only.kind.word), which is only itself.",
        next: "ferrule alias CODE REF")
    }
    return only
  }

  /// What stays where it was.
  private func told(_ younger: Thing, _ view: StoreView) throws -> [String] {
    var told: [String] = []
    let held = try view.holds(younger)
    let ports = younger.kind == .device ? try view.ports(ofDevice: younger.id).count : 0
    if held + ports > 0 {
      told.append(
        "\(held + ports) \(held + ports == 1 ? "thing stays" : "things stay") under the record of \(younger.label); join or retire them too."
      )
    }
    return told
  }

  private func answer(_ older: Thing, _ younger: Thing?, _ line: String) -> RecordAnswerLine {
    RecordAnswerLine(
      verb: "same", thing: older,
      fields: [
        ("changed", .bool(younger != nil)), ("younger", .optional(younger?.id.description)),
      ], line: line)
  }

  // MARK: Two things after all

  private func part(_ view: StoreView, _ draft: Draft) throws -> RecordAnswerLine {
    let meant = try record(ref, view)
    guard try view.olderRecord(of: meant.id, meant.kind) != nil else {
      let younger = try view.joined(to: meant)
      guard let first = younger.first else {
        throw StoreError(
          .noSuchThing, "\(meant.label) was not found to be another thing.",
          next: "ferrule show \(ShellWord.quoted(meant.label))")
      }
      let list = younger.map { "\($0.label) (\($0.id.description.prefix(8)))" }
      throw StoreError(
        .badValue,
        "\(meant.label) is the older record: \(list.joined(separator: ", ")) was found to be it.",
        next: "ferrule same \(first.id.description.prefix(8)) --apart")
    }
    try draft.update(meant.kind, meant.id, ["same_as": .missing], evenIfEqual: true)
    return RecordAnswerLine(
      verb: "same", thing: meant, fields: [("changed", .bool(true)), ("apart", .bool(true))],
      line: "\(RecordAnswerLine.called(meant)) is a thing of its own again.")
  }
}
