import ArgumentParser

struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Errands somebody was sent on: to look, to fetch, to change.",
    subcommands: [TaskList.self, TaskClosing.self], defaultSubcommand: TaskList.self)
}
