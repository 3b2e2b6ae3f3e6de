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

  /// Hour and minute, and before them the day where it is not that of the other time: `Sat 28 Nov 20:00`.
  public func moment(_ timeMS: Int64, near otherMS: Int64) -> String {
    let day = localDay(timeMS)
    let time = hourMinute(timeMS)
    return day == localDay(otherMS) ? time : "\(Self.weekday(day)) \(Self.dayMonth(day)) \(time)"
  }

  /// Hour and minute of a time less than a day away from the other, else the day: `28 Nov`.
  public func timeOrDay(_ timeMS: Int64, near otherMS: Int64) -> String {
    let (difference, overflow) = timeMS.subtractingReportingOverflow(otherMS)
    let isNear = !overflow && difference.magnitude < 86_400_000
    return isNear ? hourMinute(timeMS) : Self.dayMonth(localDay(timeMS))
  }

  /// Days since 1970 on the wall.
  private func localDay(_ timeMS: Int64) -> Int64 {
    let minutes = timeMS.floored(by: 60_000) + Int64(utcOffsetMinutes % 1440)
    return minutes.floored(by: 1440)
  }

  private static func weekday(_ day: Int64) -> String {
    ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int((day % 7 + 7) % 7)]
  }

  /// Day and month of the Gregorian calendar, counted in years that begin with March.
  private static func dayMonth(_ day: Int64) -> String {
    let dayOfEra = ((day + 719_468) % 146_097 + 146_097) % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let names = [
      "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
    ]
    return "\(dayOfYear - (153 * month + 2) / 5 + 1) \(names[Int(month)])"
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
  fileprivate var flooredMinutes: Int64 { (floored(by: 60_000) % 1440 + 1440) % 1440 }

  /// The quotient rounded down, also below zero.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    self % divisor < 0 ? self / divisor - 1 : self / divisor
  }
}
