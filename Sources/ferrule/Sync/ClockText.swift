import Change
import Guide
import Paper
import Store
import Sync

/// What a person reads where a clock is wrong.
enum ClockText {
  /// Date and time to the minute, or that it cannot be true.
  static func minute(_ timeMS: Int64, nowMS: Int64) -> String {
    HybridTime.isAhead(timeMS, nowMS: nowMS) ? "clock ahead" : TimeText.minute(timeMS)
  }

  /// How long ago, such as `4 min ago`; of what is later than this laptop's clock, when, or that it cannot be true.
  static func ago(_ timeMS: Int64, nowMS: Int64) -> String {
    let minuteMS: Int64 = 60_000
    return timeMS < nowMS + minuteMS
      ? "\(FloorClock.span(fromMS: timeMS, toMS: nowMS)) ago" : minute(timeMS, nowMS: nowMS)
  }

  /// Whose clock is wrong: this laptop's in one line, where it cannot be right, else each that was ahead of it.
  static func lines(_ clocks: [SyncStatus.Clock], oddMS: Int64?) -> [String] {
    guard let oddMS else { return clocks.flatMap(lines) }
    return [
      "CLOCK BEHIND  this laptop says \(TimeText.minute(oddMS)), the log is later: date -u"
    ]
  }

  /// One laptop with another day than this one, in two lines of 80 columns; three where its name is long.
  private static func lines(_ clock: SyncStatus.Clock) -> [String] {
    let id = clock.ahead.device.description.prefix(8)
    let who = "CLOCK AHEAD  \(SafeLine.text(clock.laptop ?? "a laptop")) (\(id)):"
    let what = "change \(clock.ahead.seq) is of \(TimeText.minute(clock.ahead.atMS))"
    // `sync merge` sets them in by two columns.
    let isShort = TextWidth.columns(who) + what.count <= 77
    return (isShort ? ["\(who) \(what)"] : [who, "  \(what)"])
      + ["  by its clock. That or this laptop's is wrong; look at both: date -u"]
  }

  static func json(_ clock: SyncStatus.Clock) -> JSONValue {
    .object([
      ("device", .string(clock.ahead.device.description)), ("laptop", .optional(clock.laptop)),
      ("seq", .integer(clock.ahead.seq)), ("at", .string(TimeText.iso(clock.ahead.atMS))),
    ])
  }
}
