import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct LooseVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loose",
    abstract: "What is not as it should be when you go home: close it, or pass it on by name.",
    discussion: """
      Cords out, faces without a cap, ports still shut for us, plugged in unseen, tests that are \
      owed, repairs open or parked, tools away, tasks nobody has done. Ports shut for others are not \
      ours to open and are not listed.
      """)

  @Option(help: "Only what is in this row of racks, and tools that are away.")
  var row: String?

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    try ClockCheck.warn(store)
    let nowMS = store.environment.nowMS()
    let clock = FloorClock.here(nowMS)
    let spots = try store.read { view in
      let row = try self.row.map { try view.rackRow(named: $0) }
      return try LooseWork.spots(view, row: row, nowMS: nowMS, clock: clock)
    }
    if options.json {
      let list = Paper.HandoverJSON.loose(spots, command: LooseCommand.text)
      Console.out(JSONValue.object([("loose", .array(list))]).pretty)
      return
    }
    if glance.glance {
      return LooseGlance.lines(
        spots, row: row, nowMS: nowMS, clock: clock, command: LooseCommand.text
      ).forEach(Console.out)
    }
    let scope = row.map { " in row \($0)" } ?? ""
    guard !spots.isEmpty else { return Console.out("Nothing is loose\(scope).") }
    let count = spots.reduce(0) { $0 + $1.ends.count }
    Console.out(
      options.style.strong(
        "LOOSE  \(count) at \(spots.count) \(spots.count == 1 ? "place" : "places")\(scope), "
          + "\(clock.hourMinute(nowMS)) \(clock.zone)"))
    Paper.HandoverText.loose(spots, nowMS: nowMS, clock: clock, command: LooseCommand.text)
      .forEach(Console.out)
  }
}
