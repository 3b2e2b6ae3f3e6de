import ArgumentParser
import Paper
import Plant
import Store

struct KitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kit",
    abstract: "The tools, how scope tips show a face, when each was checked, and who has it.",
    subcommands: [
      KitList.self, KitChecking.self, KitLend.self, KitBorrow.self, KitReturn.self,
    ], defaultSubcommand: KitList.self)

  /// The tool in use that goes by a name.
  ///
  /// - Throws: an error with code `no-such-thing`, `ambiguous` or `retired`.
  static func tool(_ named: String, _ view: StoreView) throws -> Thing {
    guard try !view.things(named: named).isEmpty else {
      let name = ShellWord.quoted(named)
      throw CommandError(
        .missing, "no-such-thing", SafeLine.text("No tool here is called \(name)."),
        next: "ferrule add tool kind=pen|scope|tip|tester|cord label=\(name)")
    }
    let thing = try view.thing(named: named, kinds: [.tool])
    guard thing.retiredAtMS == nil else {
      throw CommandError(
        .badInput, "retired", "\(thing.label) is retired.",
        next: "ferrule edit \(ShellWord.quoted(thing.label)) retired_at=")
    }
    return thing
  }
}
