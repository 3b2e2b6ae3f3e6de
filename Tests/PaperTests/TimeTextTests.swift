import Paper
import TestSupport
import Testing

struct TimeTextTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (1_795_385_400_000, "2026-11-22T22:10:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00Z"), (-2_203_891_200_001, "1900-02-28T23:59:59.999Z"),
      (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
      (1_709_210_096_007, "2024-02-29T12:34:56.007Z"),
    ] as [(Int64, String)])
  func `known times read and write alike`(timeMS: Int64, text: String) throws {
    #expect(TimeText.iso(timeMS) == text)
    #expect(try TimeText.parse(text) == timeMS)
  }

  @Test(arguments: UInt64(1)...10)
  func `times within 200 years of 1970 come back`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let span: Int64 = 200 * 366 * 86_400_000
    var previous = ""
    for timeMS in (0..<500).map({ _ in Int64.random(in: -span...span, using: &random) }).sorted() {
      let text = TimeText.iso(timeMS)
      #expect(try TimeText.parse(text) == timeMS, "seed \(seed)")
      #expect(TimeText.minute(timeMS) == text.prefix(10) + " " + text.dropFirst(11).prefix(5))
      #expect(previous.prefix(19) <= text.prefix(19), "seed \(seed)")
      previous = text
    }
  }

  @Test func `every day of 400 years follows the day before`() throws {
    var timeMS = try TimeText.parse("1770-01-01T00:00Z")
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 1770..<2170 {
      for (month, length) in zip(1..., lengths) {
        let leap = month == 2 && (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0))
        for day in 1...(length + (leap ? 1 : 0)) {
          func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          let wanted = "\(year)-\(two(month))-\(two(day))"
          if TimeText.day(timeMS) != wanted { Issue.record("\(wanted) is \(TimeText.day(timeMS))") }
          if try TimeText.parse(wanted + "T00:00:00Z") != timeMS { Issue.record("parse \(wanted)") }
          timeMS += 86_400_000
        }
      }
    }
  }

  @Test func `minutes for people, and a dash for no time`() {
    #expect(TimeText.minute(1_795_385_459_999) == "2026-11-22 22:10")
    #expect(TimeText.clock(1_795_385_400_000) == "22:10")
    #expect(TimeText.minute(nil) == "-")
    #expect(TimeText.clock(nil) == "-")
    #expect(TimeText.day(nil) == "-")
  }

  @Test(arguments: [Int64.min, .min + 1, .max, .max - 1])
  func `no time is too far to print`(timeMS: Int64) {
    #expect(TimeText.iso(timeMS).hasSuffix("Z"))
  }

  @Test func `seconds and decimals may be left out`() throws {
    #expect(try TimeText.parse("1970-01-01T00:01Z") == 60_000)
    #expect(try TimeText.parse("1970-01-01T00:00:00.5Z") == 500)
    #expect(try TimeText.parse("1970-01-01T00:00:00.05Z") == 50)
  }

  @Test(arguments: [
    "", "Z", "2026-11-22", "2026-11-22T22:10:00", "2026-11-22 22:10:00Z",
    "2026-11-22T22:10:00+00:00",
    "2026-11-22T22:10:00z", " 2026-11-22T22:10:00Z", "2026-11-22T22:10:00Z ", "26-11-22T22:10:00Z",
    "+2026-11-22T22:10:00Z", "2026-1-22T22:10:00Z", "2026-11-22T22:10:0Z", "2026-11-22T22:10:Z",
    "2026-11-22T22:10:00.Z", "2026-11-22T22:10:00.1234Z", "2026-11-22T22:10:00,5Z",
    "2026-11-22T22:10:00.5ZZ", "٢٠٢٦-11-22T22:10:00Z", "2026-11-22T22:10:00Z2026-11-22T22:10:00Z",
  ])
  func `other spellings are not times`(text: String) {
    #expect { try TimeText.parse(text) } throws: { ($0 as? MalformedText)?.code == .notTime }
  }

  @Test(arguments: [
    "2026-00-01T00:00Z", "2026-13-01T00:00Z", "2026-02-29T00:00Z", "2100-02-29T00:00Z",
    "2026-04-31T00:00Z", "2026-01-00T00:00Z", "2026-01-32T00:00Z", "2026-01-01T24:00Z",
    "2026-01-01T00:60Z", "2026-01-01T00:00:60Z",
  ])
  func `days and hours that do not exist are refused`(text: String) {
    #expect { try TimeText.parse(text) } throws: { ($0 as? MalformedText)?.code == .noSuchDate }
  }

  @Test func `a refusal quotes what was given, safely and shortly`() {
    let error = #expect(throws: MalformedText.self) {
      try TimeText.parse("\u{1B}[2J" + String(repeating: "x", count: 1000))
    }
    #expect(error?.given == "?[2J" + String(repeating: "x", count: 36))
    #expect(error?.sentence.hasSuffix("Write it like 2026-11-22T22:10:00Z.") == true)
  }
}
