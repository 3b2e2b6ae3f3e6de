import Guide
import Plant
import Testing

struct ScreenTests {
  @Test func `text is wrapped at blanks and nothing is left out`() {
    let text = "shut a-very-long-name-20 Ethernet25/1 ONLY, INC48213 and then wait"
    let lines = Columns.wrap(text, indent: " ")
    #expect(lines.allSatisfy { Columns.count($0) <= 40 })
    #expect(lines.joined(separator: " ").split(separator: " ") == text.split(separator: " "))
  }

  @Test func `a word as wide as the screen stays whole`() {
    let word = String(repeating: "x", count: 40)
    #expect(Columns.wrap("a \(word) b", indent: " ") == ["a", word, " b"])
    #expect(Columns.wrap(word + "yz") == [word, "yz"])
  }

  @Test func `wide characters take two columns and control characters none`() {
    #expect(Columns.count("光纤") == 4)
    #expect(Columns.wrap(String(repeating: "光", count: 21)).map(Columns.count) == [40, 2])
    #expect(Columns.wrap("a\u{1B}[2J\u{202E}b\nc") == ["a [2Jb c"])
  }

  @Test func `names are shortened in the middle`() {
    #expect(Columns.shorten("dgx-h100-pod3-rack17-node04", to: 20) == "dgx-h100-..17-node04")
    #expect(Columns.shorten("S1-L3", to: 20) == "S1-L3")
  }

  @Test func `a screen of the floor`() throws {
    var floor = Floor()
    try floor.answers("1111")
    #expect(
      floor.prompt.lines == [
        "INSPECT 5/12  S1-L3 25/1", "LOOK: CORD PLUG, C-7K3Q9X",
        "key up; judge all; pins too", "1 clean  2 dirt  3 damage  4 cannot see",
        "5 plug in UNSEEN", "? why  u undo  p park  q leave",
      ])
  }

  @Test func `a device name of any length leaves the port's name whole`() throws {
    let device = String(repeating: "spine-very-long-", count: 8)
    var floor = Floor(device: device, port: "Ethernet1/25/1")
    for key in ["", "1", "1", "1", "2", "1"] {
      try floor.answers(key)
      #expect(floor.prompt.lines.contains { $0.contains("Ethernet1/25/1") })
      #expect(floor.prompt.lines.count <= 6)
      #expect(floor.prompt.lines.allSatisfy { Columns.count($0) <= 40 })
    }
  }

  @Test func `times are those of the wall`() {
    let clock = FloorClock(utcOffsetMinutes: 120)
    #expect(clock.hourMinute(0) == "02:00")
    #expect(FloorClock(utcOffsetMinutes: -90).hourMinute(0) == "22:30")
    #expect(FloorClock().hourMinute(-1) == "23:59")
    #expect(FloorClock.span(fromMS: 0, toMS: 8 * 86_400_000) == "8 d")
    #expect(FloorClock.span(fromMS: .min, toMS: .max) == "0 min")
  }

  @Test func `a time of another day has its day`() {
    let clock = FloorClock(utcOffsetMinutes: 120)
    let nowMS: Int64 = 1_795_733_400_000  // 2026-11-26 22:50 UTC
    let minute: Int64 = 60_000
    #expect(clock.moment(nowMS, near: nowMS - 50 * minute) == "00:50")
    #expect(clock.moment(nowMS, near: nowMS - 51 * minute) == "Fri 27 Nov 00:50")
    #expect(clock.moment(nowMS + 2880 * minute, near: nowMS) == "Sun 29 Nov 00:50")
    #expect(FloorClock().moment(951_782_400_000, near: 0) == "Tue 29 Feb 00:00")
    #expect(FloorClock().moment(-1, near: 0) == "Wed 31 Dec 23:59")
    #expect(clock.timeOrDay(nowMS, near: nowMS + 1439 * minute) == "00:50")
    #expect(clock.timeOrDay(nowMS, near: nowMS + 1440 * minute) == "27 Nov")
    for end in [Int64.min, .max] { #expect(!clock.moment(end, near: 0).isEmpty) }
  }

  @Test func `a soak of two days is asked for on its day`() throws {
    var job = JobFloor(Shipped.repair, policy: RepairPolicy(soakMinutes: 2880))
    let words = [
      "read it out", "it is shut", "unplugged", "clean", "clean", "plugged in", "read it out",
      "open, link is up", "NOC says ok", "read it out", "cleared",
    ]
    for word in words { try #require(try job.say(word), "\(word)") }
    let (startMS, dueMS) = try soak(job)
    let clock = FloorClock()
    let waiting = job.job.prompt(nowMS: job.nowMS).lines.joined(separator: " ")
    #expect(waiting.contains("until \(clock.moment(dueMS, near: 0))"), "\(waiting)")
    #expect(clock.moment(dueMS, near: startMS).count > 5)
    let asked = job.job.prompt(nowMS: dueMS)
    let since = clock.moment(startMS, near: dueMS)
    #expect(since.count > 5)
    #expect(asked.readOut?.contains("since \(since).") == true, "\(asked.readOut ?? "")")
  }

  @Test func `counters cleared by a clock that was ahead are asked about at once`() throws {
    var job = JobFloor(Shipped.repair)
    try job.goToCounters()
    let rightMS = job.nowMS
    job.nowMS += 30 * 86_400_000
    try #require(try job.say("cleared"))
    func labels() -> [String] { job.job.prompt(nowMS: rightMS).choices.map(\.label) }
    let lines = job.job.prompt(nowMS: rightMS).lines
    #expect(lines.contains { $0.hasPrefix("WRONG CLOCK: cleared ") }, "\(lines)")
    #expect(labels().contains("read it out"))
    func answer(_ label: String) throws {
      let choice = try #require(
        job.job.prompt(nowMS: rightMS).choices.first { $0.label == label }, "\(labels())")
      let bodies = try choice.facts(
        input: job.input(choice), nowMS: rightMS, technician: "Raj")
      job.nowMS = rightMS
      job.record(bodies, step: "soak")
    }
    try answer("read it out")
    var anew = job
    try answer("clean so long")
    guard case .passed = job.job.here.soak else {
      Issue.record("\(job.job.here.soak)")
      return
    }
    swap(&job, &anew)
    try answer("cleared anew")
    // Two clocks contradict each other: this one says how long to wait, and then the centre, when that was.
    let waiting = job.job.prompt(nowMS: job.nowMS).lines.joined(separator: " ")
    #expect(
      waiting.contains(
        "SOAKING until \(FloorClock().moment(rightMS + 125 * 60_000, near: rightMS))"))
    let asked = job.job.prompt(nowMS: rightMS + 125 * 60_000)
    #expect(asked.readOut?.hasPrefix("When were ") == true, "\(asked.readOut ?? "")")
  }

  /// When the counters were cleared and when they are due.
  private func soak(_ job: JobFloor) throws -> (Int64, Int64) {
    guard case .running(let time) = job.job.here.soak else { throw NotSoaking() }
    return (time.startedMS, time.dueMS)
  }

  private struct NotSoaking: Error {}

  @Test func `rules of the site are read by name`() {
    #expect(RepairPolicy(values: [:]) == RepairPolicy())
    let policy = RepairPolicy(values: [
      "soak-minutes": "60", "wet-clean-port": "yes", "wet-clean-cord": "no", "max-cleans": "3",
    ])
    #expect(
      policy
        == RepairPolicy(soakMinutes: 60, wetCleanPort: true, wetCleanCord: false, maxCleans: 3))
    #expect(RepairPolicy(values: ["soak-minutes": "soon"]) == RepairPolicy())
    #expect(RepairPolicy(soakMinutes: .max, maxCleans: 0).soakMinutes == 100_000)
  }

  @Test func `a repair has twelve steps, and nine where there are no faces`() {
    #expect(Shipped.repair.version == 3)
    #expect(Floor(medium: .fibre).job.mainSteps.count == 12)
    #expect(Floor(medium: .dac).job.mainSteps.count == 9)
  }
}
