import Foundation
import Testing

/// A laptop whose clock was set back in the middle of a repair.
struct ClockBehindTests {
  private let port = "elm-leaf-1:25/1"
  private let wrong = "2026-11-21T10:00:00Z"

  /// A repair up to the counters, which are cleared while the clock is behind.
  private func cleared() throws -> (floor: WorkFixture, behind: WorkFixture.Run) {
    let floor = try WorkFixture()
    let answers = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + ["q"]
    let begun = try floor.run(["work", port], answers: answers)
    #expect(begun.status == 0 && !begun.error.contains("CLOCK BEHIND"), "\(begun.error)")
    let behind = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "dana", "q"], at: wrong)
    try #require(behind.status == 0, "\(behind.error)")
    return (floor, behind)
  }

  @Test func `that the clock is behind is said once, before anything is asked`() throws {
    let (floor, behind) = try cleared()
    let said = behind.error.split(separator: "\n").filter { $0.hasPrefix("CLOCK BEHIND") }
    #expect(said == ["CLOCK BEHIND Sun 22 Nov 22:00: date -u"])
    #expect(said.allSatisfy { $0.count <= 40 })
    // What was written by the wrong clock hides nothing: the next start says it, too.
    let again = try floor.run(["record", "note", port, "seen"], at: wrong)
    #expect(again.status == 0)
    #expect(again.error.contains("CLOCK BEHIND Sun 22 Nov 22:00: date -u"), "\(again.error)")
    let right = try floor.run(["record", "note", port, "seen"], at: "2026-11-22T22:31:00Z")
    #expect(!right.error.contains("CLOCK BEHIND"), "\(right.error)")
    let nearly = try floor.run(["record", "note", port, "seen"], at: "2026-11-22T22:30:00Z")
    #expect(!nearly.error.contains("CLOCK BEHIND"), "\(nearly.error)")
  }

  @Test func `what is loose is told with the warning that the clock is wrong`() throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["record", "unplug", port]).status == 0)
    for more in [[], ["--glance"], ["--json"]] {
      let behind = try floor.run(["loose"] + more, at: wrong)
      #expect(behind.status == 0, "\(behind.error)")
      #expect(
        behind.error == "CLOCK BEHIND Sun 22 Nov 22:00: date -u\n", "\(behind.error)")
      #expect(behind.out.contains("25/1"), "\(behind.out)")
      let old = try floor.run(["loose"] + more, at: "1970-01-02T00:00:00Z")
      #expect(old.error.contains("WARNING: this laptop's clock says 1970-01-02"), "\(old.error)")
      #expect(try floor.run(["loose"] + more).error.isEmpty)
    }
  }

  @Test func `a soak is not over sooner because the clock was behind when it began`() throws {
    let (floor, behind) = try cleared()
    #expect(behind.words.contains("SOAKING until 12:05"), "\(behind.out)")
    #expect(behind.out.contains("WRONG CLOCK: soak from Sun 22 Nov 22:00"), "\(behind.out)")

    let early = try floor.run(["work", "--resume"], at: "2026-11-22T22:31:00Z")
    #expect(early.words.contains("SOAKING until Mon 23 Nov 00:05"), "\(early.out)")
    #expect(early.out.contains("WRONG CLOCK: soak from 22:00"), "\(early.out)")
    #expect(!early.out.contains("ASK NOC"), "\(early.out)")
    func kinds(_ now: String) throws -> [String] {
      try floor.run(["next", "--json"], at: now).list("items").compactMap { $0["what"] as? String }
    }
    #expect(try kinds("2026-11-22T22:31:00Z").contains("soaking"))
    #expect(try !kinds("2026-11-22T22:31:00Z").contains("soak-due"))

    let late = "2026-11-23T00:06:00Z"
    #expect(try kinds(late).contains("soak-due"))
    let due = try floor.run(["work", "--resume"], at: late)
    #expect(due.words.contains("SAY: When were the error counters"), "\(due.out)")
    #expect(due.lines.filter { $0.count > 40 } == [])
  }
}
