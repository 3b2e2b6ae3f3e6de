import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct RecordLanes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lanes", abstract: "The powers a module reads, lane by lane.")

  @Argument(help: "The port whose module was read.") var port: String
  @Option(
    parsing: .upToNextOption,
    help: "LANE:TX:RX in dBm, with a dash for what was not read, such as 3:1.2:-9.1.")
  var lane: [String]
  @OptionGroup var options: StoreOptions

  func run() throws {
    let lanes = try LanePowerList.parse(lane)
    try options.record { view, draft, _ in
      let port = try view.port(named: port)
      let has = try view.lanes(of: port)
      try Self.check(lanes, port, has)
      let links = try view.links(ofPort: port.id)
      let repair = try RecordRepair.only(at: port.id, orOn: links.first?.id, view)
      let id = try draft.record(
        .laneReading(
          LaneReading(port: port.id, origin: Origin.typed.rawValue, lanes: lanes)),
        job: repair?.id)
      return RecordedFact(
        fact: "lane_reading", id: id, ref: port.label, what: Self.text(lanes, of: has),
        place: port.place,
        repair: repair)
    }
  }

  private static func check(_ lanes: [Int: LanePower], _ port: PortRecord, _ has: PortLanes?)
    throws(CommandError)
  {
    do {
      try LaneCheck.check(lanes, at: port.label, of: has)
    } catch {
      throw CommandError(
        .badInput, "no-such-lane", SafeLine.text("\(error.text)."),
        next: "mend that number, then type the command again; nothing was recorded")
    }
  }

  private static func text(_ lanes: [Int: LanePower], of has: PortLanes?) -> String {
    let low = LanePowerWords.weakest(lanes, of: has).map { lane, milliDBm in
      "lowest Rx\(lane) \(DecibelText.level(milliDBm)) dBm"
    }
    let words = (LanePowerWords.dead(lanes, of: has) + [low].compactMap { $0 })
      .map { ", \($0)" }.joined()
    if let has {
      return "\(has.count - has.unread(in: lanes.keys).count) of \(has.count) lanes read" + words
    }
    return (lanes.count == 1 ? "1 lane read" : "\(lanes.count) lanes read") + words
  }
}
