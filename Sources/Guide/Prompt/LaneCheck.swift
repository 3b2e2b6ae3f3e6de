public import Plant

/// Checks the powers of lanes before they are recorded, wherever they are typed.
public enum LaneCheck {
  /// Refuses what no module reads, and lanes the port does not have.
  ///
  /// Fewer lanes than the port has are taken: whoever could not read them all says what was read.
  ///
  /// - Parameters:
  ///   - port: what a person calls the port.
  ///   - lanes: the lanes of the port; nil if nobody wrote down how many.
  public static func check(_ powers: [Int: LanePower], at port: String, of lanes: PortLanes?)
    throws(ReplyError)
  {
    for (lane, power) in powers.sorted(by: { $0.key < $1.key }) {
      let read = [power.txMilliDBm, power.rxMilliDBm].compactMap { $0 }
      try check(lane)
      guard read.allSatisfy((-60_000...30_000).contains) else { throw .badPower(lane: lane) }
    }
    try check(powers.keys, at: port, of: lanes)
  }

  /// The same of lanes of which no power is said.
  static func check(lanes low: [Int], at port: String, of lanes: PortLanes?) throws(ReplyError) {
    for lane in low { try check(lane) }
    try check(low, at: port, of: lanes)
  }

  private static func check(_ lane: Int) throws(ReplyError) {
    guard (0...16).contains(lane) else { throw .badLane(lane) }
  }

  private static func check(_ named: some Collection<Int>, at port: String, of lanes: PortLanes?)
    throws(ReplyError)
  {
    if let lanes, let lane = lanes.stranger(in: named) {
      let own = lanes.numbers(in: named)
      throw .noSuchLane(lane, port: port, numbers: own, isSecond: lanes.isSecond)
    }
  }
}
