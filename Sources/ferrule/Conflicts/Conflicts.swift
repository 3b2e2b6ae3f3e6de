import ArgumentParser

struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What two people said differently, and double bookings.",
    subcommands: [
      ConflictsList.self, ConflictsShow.self, ConflictsResolve.self, ConflictsSettle.self,
    ],
    defaultSubcommand: ConflictsList.self)
}
