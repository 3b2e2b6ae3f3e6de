import ArgumentParser
import Paper
import Store

@main
struct Ferrule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ferrule",
    abstract: "Keeps the optical fabric of a GPU hall alive, without a network.",
    discussion: """
      A store is a folder named like SITE.ferrule. Commands find the nearest one upward from here; \
      --store or FERRULE_STORE names another.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Work",
        subcommands: [
          Next.self, Work.self, Park.self, Fault.self, TaskCommand.self, Checklist.self,
          Oops.self, LooseVerb.self, KitCommand.self, HandoverVerb.self, CloseOut.self, Record.self,
          ImageCommand.self, ProcedureCommand.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [Find.self, Show.self, Trace.self, History.self, Log.self]),
      CommandGroup(
        name: "Fibre truth",
        subcommands: [
          Check.self, Explain.self, Blast.self, Spares.self, Mend.self, Polarity.self, Loss.self,
        ]),
      CommandGroup(
        name: "Change records",
        subcommands: [Add.self, Edit.self, Retire.self, Alias.self, Same.self, Import.self]),
      CommandGroup(
        name: "Bring it home",
        subcommands: [JoinCommand.self, SyncCommand.self, Conflicts.self]),
      CommandGroup(
        name: "Store",
        subcommands: [
          Init.self, Demo.self, Backup.self, Restore.self, Doctor.self, Dump.self, Refold.self,
        ]),
    ])

  /// A word in another encoding reaches the program with marks for what could not be read: nobody said
  /// that.
  private static func refuseOtherEncodings() throws(CommandError) {
    for (place, word) in CommandLine.arguments.enumerated()
    where word.unicodeScalars.contains("\u{FFFD}") {
      throw CommandError(
        .badInput, "bad-text", "Word \(place) of the command is not UTF-8: \(SafeLine.text(word))",
        next: "type it again; in a terminal set to UTF-8")
    }
  }

  /// Runs the command typed; every way out of ferrule passes here.
  static func main() {
    do {
      try refuseOtherEncodings()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Exit.leave(with: error)
    }
  }
}
