internal import Change

/// The name a bundle or backup gets when nobody chose one.
package enum BundleName {
  /// Laptop, time in UTC and counter, such as `LT-04-20261122-225801-7.ferrule-bundle`.
  package static func standard(laptop: String, writtenMS: Int64, counter: Int64) -> String {
    "\(PlainText.fileName(laptop))-\(time(writtenMS))-\(counter).ferrule-bundle"
  }

  /// The same with what it is, such as `HALL7-20261122-225801-7-snapshot.ferrule-bundle`.
  package static func snapshot(laptop: String, writtenMS: Int64, counter: Int64) -> String {
    "\(PlainText.fileName(laptop))-\(time(writtenMS))-\(counter)-snapshot.ferrule-bundle"
  }

  /// Laptop and time in UTC, such as `LT-04-20261122-225801.ferrule-backup`.
  package static func backup(laptop: String, writtenMS: Int64) -> String {
    "\(PlainText.fileName(laptop))-\(time(writtenMS)).ferrule-backup"
  }

  /// Source of the day's arithmetic: the Gregorian calendar's cycle of 146,097 days, counted from
  /// 1 March of the year 0.
  private static func time(_ timeMS: Int64) -> String {
    let seconds = min(max(timeMS, 0), BundleFormat.latestMS) / 1000
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let clock = seconds % 86_400
    return digits(year, 4) + digits(month, 2) + digits(day, 2) + "-"
      + digits(clock / 3600, 2) + digits(clock / 60 % 60, 2) + digits(clock % 60, 2)
  }

  private static func digits(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
