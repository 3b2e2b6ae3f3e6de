import ArgumentParser

struct KitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kit",
    abstract: "The tools, how scope tips show a face, and when each was checked.",
    subcommands: [KitList.self, KitChecking.self], defaultSubcommand: KitList.self)
}
