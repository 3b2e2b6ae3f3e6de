import ArgumentParser
import Paper
import Plant
import Store

struct Edit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Change what a record says.",
    discussion: """
      An empty VALUE takes the value away: note=. What a record is known by is not edited; another \
      name for it is an alias. retired_at= takes a record into use again, and the links that were \
      retired with it.
      """)

  @Argument(help: "The record.") var ref: String
  @Argument(help: "KEY=VALUE, one after the other.") var values: [KeyValue]
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let (thing, isChanged, links) = try store.write(author: author) { view, draft in
      let thing = try RecordSubject.thing(ref, view)
      let cells = try EditedCells(thing, values, view).cells
      let links =
        try cells["retired_at"] == .missing ? view.linksRetired(with: thing) : RetiredLinks()
      let isChanged = try draft.update(thing.kind, thing.id, cells)
      for link in links.together {
        try draft.update(.link, link.id, ["retired_at": .missing, "retired_why": .missing])
      }
      return (thing, isChanged, links)
    }
    let back = links.together.map(\.label)
    let with = back.isEmpty ? "" : ", and in use again with it: \(back.joined(separator: ", "))"
    RecordAnswerLine(
      verb: "edited", thing: thing,
      fields: [("changed", .bool(isChanged)), ("links", .array(back.map { .string($0) }))],
      line: isChanged ? "Edited \(RecordAnswerLine.called(thing))\(with)." : "Nothing changed.",
      told: links.apart.map { "Link \($0.label) stays retired: not only because of this." }
    ).print(options)
  }
}
