import ArgumentParser

struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Carry changes between laptops and the central store, by any medium.",
    subcommands: [
      SyncExport.self, SyncMerge.self, SyncMerges.self, SyncUndo.self, SyncStatusCommand.self,
      SyncShow.self, SyncWants.self,
      SyncDevices.self, SyncRevoke.self, SyncAdopt.self,
    ])
}
