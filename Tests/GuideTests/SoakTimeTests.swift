import Guide
import Plant
import Testing

/// From when a soak counts, by clocks that may be wrong.
struct SoakTimeTests {
  private static let minute: Int64 = 60_000

  /// One soak of 125 minutes, all times in minutes.
  struct Row: Sendable, CustomTestStringConvertible {
    var cleared: Int64
    var heard: Int64?
    var now: Int64
    var started: Int64
    /// When it is waited for until; nil if the centre is asked.
    var until: Int64?
    var isDoubtful: Bool

    var testDescription: String { "cleared \(cleared), heard \(heard ?? -1), now \(now)" }
  }

  static let rows = [
    Row(cleared: 2_000, heard: nil, now: 2_001, started: 2_000, until: 2_125, isDoubtful: false),
    Row(cleared: 2_000, heard: 1_990, now: 2_124, started: 2_000, until: 2_125, isDoubtful: false),
    Row(cleared: 2_000, heard: 1_990, now: 2_125, started: 2_000, until: nil, isDoubtful: false),
    // Two laptops, a few minutes apart.
    Row(cleared: 2_000, heard: 2_003, now: 2_001, started: 2_003, until: 2_128, isDoubtful: false),
    Row(cleared: 2_000, heard: 2_003, now: 2_128, started: 2_003, until: nil, isDoubtful: false),
    // Set back when the counters were cleared, and still wrong, or right again.
    Row(cleared: 500, heard: 2_000, now: 501, started: 2_000, until: 625, isDoubtful: true),
    Row(cleared: 500, heard: 2_000, now: 625, started: 2_000, until: nil, isDoubtful: true),
    Row(cleared: 500, heard: 2_000, now: 2_011, started: 2_000, until: 2_125, isDoubtful: true),
    Row(cleared: 500, heard: 2_000, now: 2_125, started: 2_000, until: nil, isDoubtful: true),
    // Ahead when they were cleared, right again.
    Row(cleared: 9_000, heard: 2_000, now: 2_001, started: 9_000, until: nil, isDoubtful: true),
  ]

  @Test(arguments: rows)
  func `a soak never counts more than the time that passed since what was recorded before it`(
    _ row: Row
  ) {
    let time = SoakTime(
      clearedMS: row.cleared * Self.minute, dueMS: (row.cleared + 125) * Self.minute,
      heardMS: row.heard.map { $0 * Self.minute })
    let nowMS = row.now * Self.minute
    #expect(time.startedMS == row.started * Self.minute)
    #expect(time.dueMS == (row.started + 125) * Self.minute)
    let standing = row.until.map { SoakTime.Standing.waits(untilMS: $0 * Self.minute) } ?? .isDue
    #expect(time.standing(nowMS: nowMS) == standing)
    #expect(time.isDoubtful(nowMS: nowMS) == row.isDoubtful)
  }

  @Test func `times for which there are no numbers are no crash`() {
    let ends = [Int64.min, -1, 0, .max]
    for cleared in ends {
      for due in ends {
        for heard in ends {
          let time = SoakTime(clearedMS: cleared, dueMS: due, heardMS: heard)
          #expect(time.startedMS >= cleared)
          for now in ends {
            if case .waits(let untilMS) = time.standing(nowMS: now) { #expect(untilMS > now) }
          }
        }
      }
    }
  }

  @Test func `counters cleared by a clock that was set back soak from what was recorded before`()
    throws
  {
    var job = JobFloor(Shipped.repair)
    try job.goToCounters()
    let rightMS = job.nowMS
    job.nowMS -= 720 * Self.minute
    try #require(try job.say("cleared"))
    let clock = FloorClock()

    func lines(_ nowMS: Int64) -> [String] { job.job.prompt(nowMS: nowMS).lines }
    let wrong = lines(job.nowMS).joined(separator: " ")
    let byThatClock = clock.moment(job.nowMS + 124 * Self.minute, near: job.nowMS)
    #expect(wrong.contains("SOAKING until \(byThatClock)"), "\(wrong)")
    let since = clock.moment(rightMS, near: job.nowMS)
    #expect(wrong.contains("WRONG CLOCK: soak from \(since)"), "\(wrong)")

    let right = lines(rightMS + 11 * Self.minute)
    let due = clock.moment(rightMS + 124 * Self.minute, near: rightMS)
    #expect(right.contains { $0.hasPrefix("SOAKING until \(due)") }, "\(right)")
    #expect(right.contains { $0.hasPrefix("WRONG CLOCK: soak from ") }, "\(right)")
    #expect(right.count <= 6 && right.allSatisfy { $0.count <= 40 }, "\(right)")

    let asked = job.job.prompt(nowMS: rightMS + 125 * Self.minute)
    #expect(asked.readOut?.hasPrefix("When were the error counters ") == true)
    #expect(asked.lines.count <= 6 && asked.lines.allSatisfy { $0.count <= 40 }, "\(asked.lines)")
  }

  @Test func `what is due goes by the same times`() throws {
    let situation = Floor().situation
    let soak = Soak(link: Floor.link, action: .started, dueMS: 625 * Self.minute)
    let link = LinkSituation(
      link: Floor.link, near: LinkEnd(port: situation.port),
      far: LinkEnd(port: situation.otherPort), medium: .fibre,
      soak: Recorded(id: Floor.fault, atMS: 500 * Self.minute, technician: "Raj", body: soak),
      soakHeardMS: 2_000 * Self.minute)
    let early = try #require(Due.items(link, nowMS: 2_011 * Self.minute).first)
    #expect(early.kind == .soaking)
    #expect(early.dueMS == 2_125 * Self.minute)
    let due = try #require(Due.items(link, nowMS: 2_125 * Self.minute).first)
    #expect(due.kind == .soakDue)
    #expect(due.why.hasPrefix("soak by a wrong clock"), "\(due.why)")
  }
}
