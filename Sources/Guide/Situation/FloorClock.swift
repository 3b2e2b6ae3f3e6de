/// Turns times into what the clock on the wall shows.
public struct FloorClock: Hashable, Sendable {
  /// Local time minus UTC; minutes.
  public var utcOffsetMinutes: Int

  /// A clock with that offset; UTC if none is given.
  public init(utcOffsetMinutes: Int = 0) {
    self.utcOffsetMinutes = utcOffsetMinutes
  }

  /// Hour and minute of the local day, such as `01:09`.
  public func hourMinute(_ timeMS: Int64) -> String {
    let offset = Int64(utcOffsetMinutes % 1440)
    let minutes = (timeMS.flooredMinutes % 1440 + offset + 2880) % 1440
    return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// How long ago, shortly: `4 min`, `5 h`, `8 d`.
  public static func span(fromMS: Int64, toMS: Int64) -> String {
    let (difference, overflow) = toMS.subtractingReportingOverflow(fromMS)
    let minutes = overflow ? 0 : max(0, difference / 60_000)
    if minutes < 120 { return "\(minutes) min" }
    if minutes < 2 * 1440 { return "\(minutes / 60) h" }
    return "\(minutes / 1440) d"
  }

  private func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Int64 {
  /// Whole minutes of a time in ms, rounded down also before 1970.
  fileprivate var flooredMinutes: Int64 {
    let quotient = self / 60_000
    let floored = self % 60_000 < 0 ? quotient - 1 : quotient
    return (floored % 1440 + 1440) % 1440
  }
}
