import ArgumentParser
import Paper
import Store

struct FaultList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List open faults, oldest first.")

  @Option(help: "Only links with an end in this row of racks.")
  var row: String?

  @Flag(help: "Closed faults too.")
  var all = false

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let rows = try store.read { view in
      let row = try self.row.map { try view.rackRow(named: $0).id }
      return all
        ? try FaultRow.all(view, row: row) : try FaultRow.open(view, row: row, nowMS: nowMS)
    }
    if options.json {
      Console.out(JSONValue.object([("faults", .array(rows.map(\.json)))]).pretty)
    } else if rows.isEmpty {
      Console.out(
        "No fault is \(all ? "known" : "open")\(self.row.map { " in row \($0)" } ?? "").")
    } else {
      Console.out(FaultRow.table(rows, nowMS: nowMS, withState: all))
    }
  }
}
