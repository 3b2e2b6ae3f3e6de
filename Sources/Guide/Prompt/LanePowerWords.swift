public import Plant

/// Says what the powers of a port's lanes tell, the worst first.
///
/// What is off or dark comes before what is low, and that before what nobody read: a blank is no fault yet.
/// Lanes are counted from 1, as on every other screen.
public enum LanePowerWords {
  private struct Lane {
    var number: Int
    var sent: LaneSample.Light
    var received: LaneSample.Light
  }

  /// Lasers that are off, and receivers without light; empty if there are none.
  ///
  /// - Parameter lanes: the lanes of the port; nil if nobody wrote down how many.
  public static func dead(_ powers: [Int: LanePower], of lanes: PortLanes?) -> [String] {
    dead(read(powers, lanes)).map(\.whole)
  }

  /// The weakest light a receiver has; thousandths of dBm; nil if none has any.
  public static func weakest(_ powers: [Int: LanePower], of lanes: PortLanes?) -> (
    lane: Int, milliDBm: Int
  )? {
    weakest(read(powers, lanes))
  }

  /// All of it, a line each; where there is no room the worst, and how many more there are.
  static func all(_ powers: [Int: LanePower], of lanes: PortLanes?) -> Wording {
    let read = read(powers, lanes)
    return .byLine(dead(read) + low(read) + blank(read))
  }

  private static func read(_ powers: [Int: LanePower], _ lanes: PortLanes?) -> [Lane] {
    powers.map { number, power in
      Lane(
        number: lanes?.lane(number, in: powers.keys) ?? number,
        sent: .init(milliDBm: power.txMilliDBm), received: .init(milliDBm: power.rxMilliDBm))
    }.sorted { $0.number < $1.number }
  }

  private static func dead(_ read: [Lane]) -> [Wording] {
    let off = read.filter { $0.sent == .dark }.map(\.number)
    let dark = read.filter { $0.received == .dark }.map(\.number)
    return [("Tx OFF on", off), ("NO LIGHT on", dark)].compactMap { words, lanes in
      lanes.isEmpty ? nil : named(words, lanes, of: read.count)
    }
  }

  private static func low(_ read: [Lane]) -> [Wording] {
    guard let worst = weakest(read) else { return [] }
    let (power, count) = ("\(dbm(worst.milliDBm)) dBm", lit(read).count)
    if count > 1 { return ["LOWEST Rx\(worst.lane) \(power) of \(count) lanes"] }
    let isDarkBeside = read.contains { $0.received == .dark }
    return ["ONLY Rx\(worst.lane) \(isDarkBeside ? "has light" : "read"): \(power)"]
  }

  private static func blank(_ read: [Lane]) -> [Wording] {
    let blank = read.filter { $0.received == .notRead }.map(\.number)
    guard let first = blank.first else { return read.isEmpty ? ["no lane was read"] : [] }
    if blank.count < read.count { return [named("no Rx on", blank, of: read.count)] }
    return read.count == 1
      ? ["ONLY lane \(first) read: no Rx power"]
      : ["no Rx power on any of \(read.count) lanes"]
  }

  private static func weakest(_ read: [Lane]) -> (lane: Int, milliDBm: Int)? {
    lit(read).min { ($0.milliDBm, $0.lane) < ($1.milliDBm, $1.lane) }
  }

  private static func lit(_ read: [Lane]) -> [(lane: Int, milliDBm: Int)] {
    read.compactMap { lane in
      if case .power(let power) = lane.received { (lane.number, power) } else { nil }
    }
  }

  /// Some of the lanes that were read, by name; where there is no room, how many they are.
  private static func named(_ words: String, _ lanes: [Int], of count: Int) -> Wording {
    if lanes.count == count, count > 1 { return "\(words) all \(count) lanes" }
    if lanes.count == 1 { return "\(words) lane \(lanes[0])" }
    return Wording(
      "\(words) lanes \(ranges(lanes))", or: "\(words) \(lanes.count) of \(count) lanes")
  }

  /// Numbers in order as a person says them, such as `2, 5-8`.
  static func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// Tenths of a dBm, rounded half away from zero.
  private static func dbm(_ milliDBm: Int) -> String {
    let tenths = (milliDBm.magnitude &+ 50) / 100
    return "\(milliDBm < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }
}
