import Paper
import Plant

/// Lane powers as typed: `1:-2.1:-3.4 2:-:-9.1` is lane, sent and received dBm; `-` is not read.
enum LaneText {
  /// How to type it, for a question.
  static let example = "LANE:TX:RX, as 1:-2.1:-3.4 2:-:-9.1"

  /// Powers by lane; nil if the text is anything else, or names a lane twice.
  static func parse(_ text: String) -> [Int: LanePower]? {
    var lanes: [Int: LanePower] = [:]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }) {
      let fields = word.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 3, let lane = Int(fields[0]), lanes[lane] == nil,
        let sent = power(fields[1]), let received = power(fields[2])
      else { return nil }
      lanes[lane] = LanePower(txMilliDBm: sent, rxMilliDBm: received)
    }
    return lanes
  }

  /// Thousandths of dBm; `.some(nil)` for a dash, nil for what is no power.
  private static func power(_ text: Substring) -> Int?? {
    if text == "-" { return .some(nil) }
    guard let power = try? DecibelText.parse(String(text)) else { return nil }
    return .some(power)
  }
}
