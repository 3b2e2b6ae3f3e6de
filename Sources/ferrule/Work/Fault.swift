import ArgumentParser

struct Fault: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Faults of links: what is reported, until somebody closes it.",
    subcommands: [FaultAdd.self, FaultList.self, FaultClosing.self])
}
