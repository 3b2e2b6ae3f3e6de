import ArgumentParser
import Plant
import Store

struct RecordSeen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seen", abstract: "Somebody looked at a thing, and what was found there.")

  @Argument(help: "The thing looked at.") var ref: String
  @Option(help: "What was found there, as you would say it.") var found: String?
  @Option(help: "What the link is made of.") var medium: WordArgument<Medium>?
  @Flag(help: "A scanner read it; else it counts as typed.") var scanned = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    let found = try RecordText.checked(found, "--found")
    try options.record { view, draft, _ in
      let place: Place?
      let subject: Thing
      if medium != nil {
        let (link, near) = try view.link(named: ref)
        subject = Thing(kind: .link, id: link.id, label: link.label)
        place = near.place
      } else {
        subject = try RecordSubject.thing(ref, view)
        place = try RecordSubject.place(subject, view)
      }
      let repair = try RecordSubject.repair(subject, view)
      let id = try draft.record(
        .seen(
          Seen(
            subject: subject.subject, found: found, medium: medium?.value,
            origin: scanned ? .scanned : .typed)),
        job: repair?.id)
      var what = "seen"
      if let medium { what += ", it is \(medium.value.rawValue)" }
      if let found { what += ", found: \(found)" }
      return RecordedFact(
        fact: "seen", id: id, ref: subject.label, what: what, place: place, repair: repair)
    }
  }
}
