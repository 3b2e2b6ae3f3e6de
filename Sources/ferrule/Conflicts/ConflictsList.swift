import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct ConflictsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All of them; exit code 1 if there are any.",
    discussion: "To see one with all that is known of it: ferrule conflicts show REF.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let (open, text) = try store.read { view in
      let open = try view.disagreements()
      let text =
        options.json
        ? JSONValue.object([
          ("conflicts", .array(try open.map { try DisagreementJSON.listed($0, view) }))
        ]).pretty
        : try list(open, view, nowMS: store.environment.nowMS())
      return (open, text)
    }
    Console.out(text)
    DisagreementRef.remember(open, store)
    if !open.isEmpty { throw ExitCode(ExitKind.checkFailed.rawValue) }
  }

  private func list(_ open: [Disagreement], _ view: StoreView, nowMS: Int64) throws -> String {
    guard let first = open.first else { return "Nobody disagrees, and nothing is double-booked." }
    let items = try open.map { item in
      let title = "\(DisagreementWords.title(item.kind))  \(item.thing.label): \(item.what)"
      let sent = try view.sent(to: item).map { "  \(DisagreementWords.sent($0))" }
      return
        ([options.style.warning(SafeLine.text(title))]
        + (try lines(item, view, nowMS: nowMS)) + sent).joined(separator: "\n")
    }
    let next =
      "next: ferrule conflicts show \(ShellWord.quoted(first.thing.label)) \(first.word)"
    return (items + [next]).joined(separator: "\n\n")
  }

  private func lines(_ item: Disagreement, _ view: StoreView, nowMS: Int64) throws -> [String] {
    try item.answers.enumerated().map { place, answer in
      let text = try DisagreementWords.text(answer, view)
      let when = answer.atMS.map { " \(ClockText.minute($0, nowMS: nowMS))" } ?? ""
      let isMarked = answer.isShown && item.kind != .doubleBooked && item.kind != .retiredAndEdited
      return SafeLine.text(
        "  \(place + 1) \(text)  \(answer.who) on \(answer.laptop ?? answer.device)\(when)"
          + (isMarked ? "  (shown)" : ""))
    }
  }
}
