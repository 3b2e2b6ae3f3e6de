import ArgumentParser
import Plant
import Store

struct RecordAsk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Something was asked of the network operations centre.")

  @Argument(help: "The repair: its code, or a port or link with one open repair.") var job: String
  @Argument(help: "What was read out to them.") var text: [String]
  @Option(help: "What it is about.") var about = WordArgument<AskTopic>(.other)
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try RecordText.required(text.joined(separator: " "), "What was asked")
    try options.record { view, draft, _ in
      let repair = try RecordRepair.named(job, view)
      let id = try draft.record(.ask(Ask(about: about.value, text: text)), job: repair.id)
      return RecordedFact(
        fact: "ask", id: id, ref: try repair.label(view),
        what: "asked (\(about.value.rawValue)): \(text)", repair: repair)
    }
  }
}
