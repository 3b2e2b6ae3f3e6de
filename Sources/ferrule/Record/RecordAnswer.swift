import ArgumentParser
import Plant
import Store

struct RecordAnswer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "What the network operations centre answered.")

  @Argument(help: "The repair: its code, or a port or link with one open repair.") var job: String
  @Argument(help: "What they said.") var text: [String]
  @Option(help: "Who answered.") var by: String?
  @Option(help: "Whether it is so; told where it is neither yes nor no.")
  var outcome = WordArgument<AnswerOutcome>(.told)
  @Option(help: "What it is about; else that of the last question.")
  var about: WordArgument<AskTopic>?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try RecordText.required(text.joined(separator: " "), "What they said")
    let by = try RecordText.checked(by, "--by")
    try options.record { view, draft, _ in
      try NameText.check(by, "--by", view)
      let repair = try RecordRepair.named(job, view)
      let asked = try lastAsk(of: repair, view)
      let topic = about?.value ?? asked?.body.about ?? .other
      let id = try draft.record(
        .answer(
          Answer(
            ask: asked?.id, about: topic, outcome: outcome.value, text: text, byWhom: by)),
        job: repair.id)
      let who = by.map { " by \($0)" } ?? ""
      return RecordedFact(
        fact: "answer", id: id, ref: try repair.label(view),
        what: "answered\(who) (\(topic.rawValue), \(outcome.value.rawValue)): \(text)",
        repair: repair)
    }
  }

  /// The last question of the repair, about the topic if one was given.
  private func lastAsk(of repair: RecordRepair, _ view: StoreView) throws -> (
    id: ThingID, body: Ask
  )? {
    let job = Thing(kind: .job, id: repair.id, label: repair.job.code.description)
    return try view.history(of: job).compactMap { fact -> (id: ThingID, body: Ask)? in
      guard case .ask(let ask) = fact.body, about.map({ $0.value == ask.about }) ?? true else {
        return nil
      }
      return (fact.id, ask)
    }.last
  }
}
