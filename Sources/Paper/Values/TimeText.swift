/// Times as text: milliseconds since 1970 in UTC, and back, in integers only.
public enum TimeText {
  private static let millisecondsPerDay: Int64 = 86_400_000

  /// Date and time to the minute, such as `2026-11-22 22:10`; a dash if there is none.
  public static func minute(_ timeMS: Int64?) -> String {
    guard let timeMS else { return "-" }
    return day(timeMS) + " " + clock(timeMS)
  }

  /// The date, such as `2026-11-22`; a dash if there is none.
  public static func day(_ timeMS: Int64?) -> String {
    guard let timeMS else { return "-" }
    let (year, month, day) = civil(floorDivide(timeMS, millisecondsPerDay).quotient)
    let years = digits(Int64(year.magnitude), 4)
    return (year < 0 ? "-" : "") + years + "-" + digits(month, 2) + "-" + digits(day, 2)
  }

  /// The time of day, such as `22:10`; a dash if there is none.
  public static func clock(_ timeMS: Int64?) -> String {
    guard let timeMS else { return "-" }
    let minutes = floorDivide(timeMS, millisecondsPerDay).remainder / 60_000
    return digits(minutes / 60, 2) + ":" + digits(minutes % 60, 2)
  }

  /// ISO 8601 in UTC, such as `2026-11-22T22:10:00Z`, with milliseconds where there are any.
  public static func iso(_ timeMS: Int64) -> String {
    let milliseconds = floorDivide(timeMS, 60_000).remainder
    let fraction = milliseconds % 1000
    return day(timeMS) + "T" + clock(timeMS) + ":" + digits(milliseconds / 1000, 2)
      + (fraction == 0 ? "" : "." + digits(fraction, 3)) + "Z"
  }

  /// Reads ISO 8601 in UTC: `2026-11-22T22:10Z`, with seconds and one to three decimals if wanted.
  ///
  /// Years 0000 to 9999. Any other form, offset or second 60 is refused with codes `notTime` and
  /// `noSuchDate`.
  public static func parse(_ text: String) throws(MalformedText) -> Int64 {
    let bytes = Array(text.utf8.prefix(25))
    let shape = Array("dddd-dd-ddTdd:dd".utf8)
    guard bytes.count >= 17, bytes.last == UInt8(ascii: "Z"),
      zip(shape, bytes).allSatisfy({ $0 == UInt8(ascii: "d") ? isDigit($1) : $0 == $1 })
    else { throw MalformedText(.notTime, text) }
    func number(_ range: Range<Int>) -> Int64 {
      bytes[range].reduce(0) { $0 * 10 + Int64($1 &- 0x30) }
    }
    var milliseconds: Int64 = 0
    let tail = bytes[16..<(bytes.count - 1)]
    if !tail.isEmpty {
      guard tail.count >= 3, tail[16] == UInt8(ascii: ":"), tail[17...18].allSatisfy(isDigit)
      else { throw MalformedText(.notTime, text) }
      milliseconds = number(17..<19) * 1000
      let decimals = tail.dropFirst(4)
      if tail.count > 3 {
        guard tail[19] == UInt8(ascii: "."), (1...3).contains(decimals.count),
          decimals.allSatisfy(isDigit)
        else { throw MalformedText(.notTime, text) }
        let padded = Array(decimals) + Array(repeating: 0x30, count: 3 - decimals.count)
        milliseconds += padded.reduce(0) { $0 * 10 + Int64($1 &- 0x30) }
      }
    }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    let (hour, minute) = (number(11..<13), number(14..<16))
    guard (1...12).contains(month), (1...daysInMonth(year, month)).contains(day), hour < 24,
      minute < 60, milliseconds < 60_000
    else { throw MalformedText(.noSuchDate, text) }
    return days(year, month, day) * millisecondsPerDay + (hour * 60 + minute) * 60_000
      + milliseconds
  }

  /// Days since 1970-01-01 of a date in the Gregorian calendar.
  ///
  /// The year is taken to begin in March, so that the leap day is its last and months count evenly.
  static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date a number of days after 1970-01-01.
  static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func floorDivide(
    _ number: Int64, _ divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte
  }

  private static func digits(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
