import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct ConflictsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The answers side by side: who, when, where, having seen what.")

  @Argument(help: "The thing people disagree about.") var ref: String
  @Argument(help: "Which of its disagreements, by the word of the list.") var word: String?
  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let (items, text) = try store.read { view in
      let items = try DisagreementRef(ref: ref, word: word).all(view)
      let details = try items.map(view.detail)
      if options.json {
        let shown = try details.map { try DisagreementJSON.shown($0, view) }
        return (items, JSONValue.object([("conflicts", .array(shown))]).pretty)
      }
      let isOnly = try glance.glance && DisagreementRef(ref: ref, word: nil).all(view).count == 1
      let screens = try details.map { detail in
        let screen = try DisagreementScreen(detail, view, nowMS: nowMS)
        guard glance.glance else {
          return (screen.lines + [DisagreementScreen.command(detail.item)])
            .joined(separator: "\n")
        }
        return screen.glance(command(detail.item, isOnly)).joined(separator: "\n")
      }
      return (items, screens.joined(separator: "\n\n"))
    }
    Console.out(text)
    DisagreementRef.remember(items, store)
  }

  /// What to type to decide it: the shortest that names it.
  ///
  /// - Parameter isOnly: whether what was typed for the thing names nothing else.
  private func command(_ item: Disagreement, _ isOnly: Bool) -> String {
    isOnly ? DisagreementScreen.command([ref]) : DisagreementScreen.command(item)
  }
}
