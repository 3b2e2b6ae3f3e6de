import Plant
import Store

/// Transmitters turned off one by one and the receivers that went dark: `1:2 2:1 3:none`.
enum LaneWalkList {
  /// The walk from an end; lanes 1 to 16, each once.
  static func parse(_ text: String, from end: ChannelEnd) throws(CommandError) -> LaneWalk {
    var steps: [LaneWalk.Step] = []
    for token in RecordToken.split(text) {
      let parts = token.parts
      guard parts.count == 2 else { throw token.refused("it should be like 1:2, or 3:none") }
      let sender = try token.number(parts[0], 1...16, "lanes")
      let isDark = ["none", "-"].contains(parts[1].lowercased())
      let receiver = isDark ? nil : try token.number(parts[1], 1...16, "lanes")
      guard !steps.contains(where: { $0.transmitter == sender }) else {
        throw token.refused("lane \(sender) is there twice")
      }
      steps.append(LaneWalk.Step(sender, receiver))
    }
    guard !steps.isEmpty else {
      throw CommandError(
        .badInput, "bad-value", "The walk is empty.", next: "--walk \"1:1 2:2 3:none\"")
    }
    return LaneWalk(from: end, steps)
  }
}
