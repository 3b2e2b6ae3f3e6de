import ArgumentParser

struct ProcedureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedure",
    abstract: "Show, check and add the procedures that work goes by.",
    subcommands: [
      ProcedureList.self, ProcedureShow.self, ProcedureCheckVerb.self, ProcedureAdd.self,
    ])
}
