import Change
import Paper
import Store
import Sync

/// What a person reads where a clock is wrong.
enum ClockText {
  /// Date and time to the minute, or that it cannot be true.
  static func minute(_ timeMS: Int64, nowMS: Int64) -> String {
    HybridTime.isAhead(timeMS, nowMS: nowMS) ? "clock ahead" : TimeText.minute(timeMS)
  }

  /// One laptop with another day than this one, in two lines.
  static func lines(_ clock: SyncStatus.Clock) -> [String] {
    let id = clock.ahead.device.description.prefix(8)
    return [
      "CLOCK AHEAD  \(SafeLine.text(clock.laptop ?? "a laptop")) (\(id)) wrote change "
        + "\(clock.ahead.seq) at \(TimeText.minute(clock.ahead.atMS)) by its clock:",
      "  its clock or this laptop's is wrong. Look at both: date -u",
    ]
  }

  static func json(_ clock: SyncStatus.Clock) -> JSONValue {
    .object([
      ("device", .string(clock.ahead.device.description)), ("laptop", .optional(clock.laptop)),
      ("seq", .integer(clock.ahead.seq)), ("at", .string(TimeText.iso(clock.ahead.atMS))),
    ])
  }
}
