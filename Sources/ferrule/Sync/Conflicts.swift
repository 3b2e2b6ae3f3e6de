import ArgumentParser
import Paper
import Plant
import Store

struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What two people said differently, and double bookings.",
    subcommands: [ConflictsList.self], defaultSubcommand: ConflictsList.self)
}

struct ConflictsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All of them; exit code 1 if there are any.",
    discussion: "To decide one, write the right value: ferrule edit REF KEY=VALUE.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let open = try store.read { try $0.disagreements() }
    if options.json {
      Console.out(JSONValue.object([("conflicts", .array(open.map(json)))]).pretty)
    } else if open.isEmpty {
      Console.out("Nobody disagrees, and nothing is double-booked.")
    } else {
      Console.out(open.map { text($0, options.style) }.joined(separator: "\n\n"))
    }
    if !open.isEmpty { throw ExitCode(ExitKind.checkFailed.rawValue) }
  }

  private func text(_ item: Disagreement, _ style: Style) -> String {
    let title =
      switch item.kind {
      case .twoAnswers: "TWO ANSWERS  \(item.thing.label): \(item.what)"
      case .retiredAndEdited: "RETIRED AND EDITED  \(item.thing.label)"
      case .doubleBooked: "DOUBLE-BOOKED  \(item.thing.label): \(item.what)"
      }
    let answers = item.answers.enumerated().map { place, answer in
      let when = answer.atMS.map { " \(TimeText.minute($0))" } ?? ""
      let shown = item.kind == .twoAnswers && answer.isShown ? "  (shown)" : ""
      return
        "  \(place + 1) \(SafeLine.text(answer.text))  \(answer.who) on \(answer.device)\(when)\(shown)"
    }
    return ([style.warning(title)] + answers).joined(separator: "\n")
  }

  private func json(_ item: Disagreement) -> JSONValue {
    .object([
      ("kind", .string(item.kind.rawValue)), ("ref", .string(item.thing.label)),
      ("table", .string(item.thing.kind.rawValue)), ("id", .string(item.thing.id.description)),
      ("what", .string(item.what)),
      (
        "answers",
        .array(
          item.answers.map {
            .object([
              ("text", .string($0.text)), ("technician", .string($0.who)),
              ("device", .string($0.device)),
              ("at", .optional($0.atMS.map { TimeText.iso($0) })), ("shown", .bool($0.isShown)),
            ])
          })
      ),
    ])
  }
}
