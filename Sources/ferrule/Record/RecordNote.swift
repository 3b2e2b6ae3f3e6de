import ArgumentParser
import Plant
import Store

struct RecordNote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "A note about a thing.")

  @Argument(help: "The thing.") var ref: String
  @Argument(help: "The note.") var text: [String]
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try RecordText.required(text.joined(separator: " "), "The note")
    try options.record { view, draft, _ in
      let thing = try RecordSubject.thing(ref, view)
      let repair = try RecordSubject.repair(thing, view)
      let id = try draft.record(
        .note(Note(subject: thing.subject, text: text)), job: repair?.id)
      return RecordedFact(
        fact: "note", id: id, ref: thing.label, what: "noted: \(text)",
        place: try RecordSubject.place(thing, view), repair: repair)
    }
  }
}
