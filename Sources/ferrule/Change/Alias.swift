import ArgumentParser
import Paper
import Plant
import Store

struct Alias: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a thing another name: the code on its label, or what people call it.")

  @Argument(help: "The code as it was read.") var code: String
  @Argument(help: "The thing it names.") var ref: String
  @Flag(help: "A scanner read the code; else it counts as typed.") var scanned = false
  @Flag(help: "The code does not name that thing after all.") var remove = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    let code = try RecordText.required(code, "CODE")
    let store = try options.open()
    let author = try options.author(store)
    let (thing, isChanged, told) = try store.write(author: author) {
      (view, draft) -> (Thing, Bool, [String]) in
      guard let thing = try RecordSubject.thing(ref, RecordTable.named, view) else {
        throw StoreError(
          .noSuchThing, "\(ref) has no record yet.", next: "ferrule add cable-end cable=… side=…")
      }
      if remove { return (thing, try unname(thing, code, view, draft), []) }
      let told = try view.things(named: code).filter { $0.id != thing.id }.map {
        "\(code) also names \($0.label), a \($0.kind.word); ferrule will ask which is meant."
      }
      let isNew = try AliasWriting.name(
        Subject(kind: thing.kind, id: thing.id), code, scanned ? .scanned : .typed, view, draft)
      return (thing, isNew, told)
    }
    RecordAnswerLine(
      verb: "named", thing: thing,
      fields: [("code", .string(code)), ("changed", .bool(isChanged))],
      line: line(thing, code, isChanged), told: told
    ).print(options)
  }

  private func line(_ thing: Thing, _ code: String, _ isChanged: Bool) -> String {
    switch (remove, isChanged) {
    case (false, true): "\(code) now names \(RecordAnswerLine.called(thing))."
    case (false, false): "Nothing changed: \(code) already names \(thing.label)."
    case (true, true): "\(code) no longer names \(RecordAnswerLine.called(thing))."
    case (true, false): "Nothing changed: \(code) is no alias of \(thing.label)."
    }
  }

  /// Retires the alias; false if there was none.
  private func unname(_ thing: Thing, _ code: String, _ view: StoreView, _ draft: Draft) throws
    -> Bool
  {
    let id = RecordKey.alias(code: code, target: thing.id).id
    guard let known = try view.thing(.alias, id), known.retiredAtMS == nil else { return false }
    return try draft.update(.alias, id, ["retired_at": .integer(draft.nowMS)])
  }
}
