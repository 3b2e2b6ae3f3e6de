import Plant

/// Powers lane by lane: `3:1.2:-9.1`, with a dash for what was not read.
enum LanePowerList {
  /// Powers by lane, 0 to 16, each once.
  ///
  /// A missing power is missing, never zero.
  static func parse(_ texts: [String]) throws(CommandError) -> [Int: LanePower] {
    var out: [Int: LanePower] = [:]
    for token in texts.flatMap(RecordToken.split) {
      let parts = token.parts
      guard parts.count == 3 else {
        throw token.refused("it should be LANE:TX:RX in dBm, such as 3:1.2:-9.1 or 3:-:-9.1")
      }
      let lane = try token.number(parts[0], 0...16, "lanes")
      let power = LanePower(
        txMilliDBm: try level(token, parts[1]), rxMilliDBm: try level(token, parts[2]))
      guard out.updateValue(power, forKey: lane) == nil else {
        throw token.refused("lane \(lane) is there twice")
      }
    }
    return out
  }

  private static func level(_ token: RecordToken, _ part: String) throws(CommandError) -> Int? {
    part == "-" ? nil : try token.thousandths(part, -60...30, "dBm")
  }
}
