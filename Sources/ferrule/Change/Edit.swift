import ArgumentParser
import Paper
import Plant
import Store

struct Edit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Change what a record says.",
    discussion: """
      An empty VALUE takes the value away: note=. What a record is known by is not edited; another \
      name for it is an alias.
      """)

  @Argument(help: "The record.") var ref: String
  @Argument(help: "KEY=VALUE, one after the other.") var values: [KeyValue]
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let (thing, isChanged) = try store.write(author: author) { view, draft in
      let thing = try RecordSubject.thing(ref, view)
      guard let table = RecordTable.of(thing.kind) else {
        throw CommandError(
          .badInput, "not-a-record",
          "\(thing.label) is something that happened; it is not edited.",
          next: "record what is true now: ferrule record --help")
      }
      return (thing, try draft.update(thing.kind, thing.id, try cells(thing, table, view)))
    }
    let line = isChanged ? "Edited \(RecordAnswerLine.called(thing))." : "Nothing changed."
    RecordAnswerLine(
      verb: "edited", thing: thing, fields: [("changed", .bool(isChanged))], line: line
    ).print(options)
  }

  /// The cells to write: what was typed, without the parts of the key that stay as they are.
  private func cells(_ thing: Thing, _ table: RecordTable, _ view: StoreView) throws
    -> [String: Cell]
  {
    let revival = values.filter { $0.key.lowercased() == "retired_at" }
    guard revival.allSatisfy({ $0.value.isEmpty }) else {
      throw CommandError(
        .badInput, "bad-value", "retired_at is not typed by hand.",
        next: "ferrule retire '\(ref)' --why TEXT")
    }
    let typed = values.filter { $0.key.lowercased() != "retired_at" }
    var record = try TypedRecord(table, typed, view)
    let guarded = try KeyGuard(thing, table, view)
    try guarded.checkIdentity(record)
    for name in guarded.columns where record.cells[name] != nil {
      if try guarded.isSame(name, record) { record.drop(name) } else { throw guarded.refusal(name) }
    }
    let revived: [String: Cell] =
      revival.isEmpty ? [:] : ["retired_at": .missing, "retired_why": .missing]
    return record.cells.merging(revived) { $1 }
  }
}
