import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct KitList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tools with their last check.")

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    try ClockCheck.warn(store)
    let (tools, hours, records, away) = try store.read { view in
      (
        try view.kit(), try view.kitHours(), try CleaningMemory.records(view, nowMS),
        try view.toolsAway()
      )
    }
    let rows = tools.map {
      KitRow(tool: $0, state: $0.state(nowMS: nowMS, hours: hours), away: away[$0.id]?.last)
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("hours", .integer(Int64(hours))), ("tools", .array(rows.map(\.json))),
          ("cleaning", .array(records.map(CleaningMemory.json))),
        ]).pretty)
      return
    }
    if glance.glance {
      return KitGlance.lines(rows, records, nowMS: nowMS, hours: hours).forEach(Console.out)
    }
    guard !rows.isEmpty else {
      return Console.out("No tool is known.\n   next: ferrule add tool kind=tip label=TEXT")
    }
    let due = KitRow.due(rows)
    Console.out(
      options.style.strong(
        due.isEmpty
          ? "KIT  nothing to check; a check holds \(hours) h"
          : "KIT  check \(due.count) of \(rows.count) before use; a check holds \(hours) h"))
    Console.out(KitRow.table(due + rows.filter { !$0.isDue }, nowMS: nowMS))
    if let first = due.first { Console.out("   next: \(first.command)") }
    for line in rows.flatMap({ $0.whereabouts(nowMS: nowMS) }) { Console.out(line) }
    for record in records {
      Console.out(
        "\(CleaningMemory.words(record))\(record.isPoor ? "  POOR: change it, or check its gender" : "")"
      )
    }
  }
}
