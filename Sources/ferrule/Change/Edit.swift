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
      let cells = try EditedCells(thing, values, view).cells
      return (thing, try draft.update(thing.kind, thing.id, cells))
    }
    let line = isChanged ? "Edited \(RecordAnswerLine.called(thing))." : "Nothing changed."
    RecordAnswerLine(
      verb: "edited", thing: thing, fields: [("changed", .bool(isChanged))], line: line
    ).print(options)
  }
}
