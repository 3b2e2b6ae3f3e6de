import Guide
import Paper
import Store

/// How far a scope's clock is ahead of the laptop's.
struct ClockOffset: Hashable {
  /// The scope's clock minus the laptop's; ms.
  var ms: Int64

  init(ms: Int64) {
    self.ms = ms
  }

  /// Reads `+2m30s` or `-1h`, or what the scope's clock shows: `22:14`, `22:14:30`.
  ///
  /// - Throws: an error with code `bad-value`.
  init(_ text: String, nowMS: Int64, clock: FloorClock) throws(CommandError) {
    if let shown = Self.shown(text) {
      let day: Int64 = 86_400_000
      let local = nowMS &+ Int64(clock.utcOffsetMinutes) &* 60_000
      let today = (local % day + day) % day
      let ahead = (shown - today + day) % day
      ms = ahead > day / 2 ? ahead - day : ahead
    } else if let offset = Self.offset(text) {
      ms = offset
    } else {
      throw CommandError(
        .badInput, "bad-value", SafeLine.text("--clock \(text) is no time and no offset."),
        next: "--clock 22:14:30 as the scope shows it, or --clock +2m30s if it is ahead")
    }
  }

  /// In words, such as `2m 30s ahead`.
  var words: String {
    let seconds = ms.magnitude / 1_000
    guard seconds > 0 else { return "the same as the laptop's" }
    let parts = [
      (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "m"),
      (seconds % 60, "s"),
    ].filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
    return "\(parts.joined(separator: " ")) \(ms < 0 ? "behind" : "ahead")"
  }

  private static func shown(_ text: String) -> Int64? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count),
      fields.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    let numbers = fields.compactMap { Int64($0) } + [0]
    guard numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
    return (numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]) * 1_000
  }

  private static func offset(_ text: String) -> Int64? {
    guard let sign = text.first, sign == "+" || sign == "-", text.utf8.count > 1 else { return nil }
    let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]
    var (total, digits): (Int64, String) = (0, "")
    for character in text.dropFirst() {
      if ("0"..."9").contains(character) {
        digits.append(character)
      } else if let unit = units[character], digits.utf8.count <= 6, let number = Int64(digits) {
        total += number * unit
        digits = ""
      } else {
        return nil
      }
    }
    guard digits.isEmpty else { return nil }
    return (sign == "-" ? -total : total) * 1_000
  }
}
