import ArgumentParser
import Paper
import Store

struct TaskList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List open tasks, oldest first.")

  @Flag(help: "Closed tasks too.") var all = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let rows = try store.read { view in all ? try TaskRow.all(view) : try TaskRow.open(view) }
    if options.json {
      Console.out(JSONValue.object([("tasks", .array(rows.map(\.json)))]).pretty)
    } else if rows.isEmpty {
      Console.out("No task is \(all ? "known" : "open").")
    } else {
      Console.out(TaskRow.table(rows, nowMS: store.environment.nowMS(), withState: all))
    }
  }
}
