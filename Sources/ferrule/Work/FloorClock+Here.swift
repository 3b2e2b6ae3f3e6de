import Foundation
import Guide

extension FloorClock {
  /// The clock on the wall here: the laptop's time zone as of that time.
  static func here(_ nowMS: Int64) -> FloorClock {
    let date = Date(timeIntervalSince1970: Double(nowMS) / 1_000)
    return FloorClock(utcOffsetMinutes: TimeZone.current.secondsFromGMT(for: date) / 60)
  }

  /// What its times are called, such as `UTC` or `UTC+02:00`.
  var zone: String {
    guard utcOffsetMinutes != 0 else { return "UTC" }
    let minutes = utcOffsetMinutes.magnitude
    let words = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "UTC\(utcOffsetMinutes < 0 ? "-" : "+")\(words.joined(separator: ":"))"
  }
}
