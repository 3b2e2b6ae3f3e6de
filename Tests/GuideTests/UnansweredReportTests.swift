import Guide
import Plant
import Testing

/// A report of a link that is to be accepted: it is answered by name, and closed by no acceptance unread.
struct UnansweredReportTests: DueSuite {
  private static let soaking = ["cleared", "sign hands done"]
  private static let passed = ["read it out", "passed"]

  private func lines(_ floor: JobFloor) -> [String] {
    floor.job.prompt(nowMS: floor.nowMS).lines
  }

  private func words(_ floor: JobFloor) -> String {
    lines(floor).flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  private func say(_ floor: inout JobFloor, _ words: [String]) throws {
    for word in words {
      let lines = lines(floor)
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
  }

  @discardableResult
  private func report(_ floor: inout JobFloor, _ ticket: String = "INC9") -> ThingID {
    let order = (floor.facts.map(\.order).max() ?? 0) + 1
    let id = Floor.id(9_000 + UInt64(order), kind: 1)
    floor.nowMS += 60_000
    floor.facts.append(
      Fact(
        id: id, atMS: floor.nowMS, order: order, technician: "Noor",
        body: .fault(
          Fault(
            link: Floor.link, port: Floor.farPort, symptom: "flaps again", ticket: ticket))))
    return id
  }

  private func closed(_ floor: JobFloor) -> [FaultClose] {
    floor.facts.compactMap { if case .faultClose(let close) = $0.body { close } else { nil } }
  }

  @Test(arguments: [soaking, soaking + passed])
  func `reported since the counters were cleared it stands before the soak and the acceptance`(
    _ before: [String]
  ) throws {
    var floor = JobFloor(Shipped.repair)
    try floor.goToCounters()
    try say(&floor, before)
    let report = report(&floor)
    #expect(floor.job.phase == .reported)
    #expect(lines(floor).first?.hasPrefix("FAULT ") == true, "\(lines(floor))")
    #expect(words(floor).contains("FAULT INC9 "), "\(lines(floor))")
    #expect(words(floor).contains("flaps again"), "\(lines(floor))")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    // It is looked at again, as after a soak that failed.
    var again = floor
    try say(&again, ["bad again: look"])
    #expect(again.job.phase == .lookNext(.soakFailed))
    // Or somebody says why it is none.
    try say(&floor, ["close it, say why"])
    #expect(closed(floor) == [FaultClose(fault: report, why: "because")])
    #expect(floor.job.phase != .reported)
    if before == Self.soaking { try say(&floor, Self.passed) }
    try say(&floor, ["accepted"])
    #expect(floor.job.phase == .done)
    #expect(closed(floor).map(\.fault) == [report, Floor.fault])
  }

  @Test func `one that came before the counters were cleared is answered by the soak`() throws {
    var floor = JobFloor(Shipped.repair)
    try floor.goToCounters()
    let report = report(&floor)
    try say(&floor, Self.soaking + Self.passed)
    #expect(floor.job.phase == .accept)
    #expect(words(floor).contains("closes 2 reports of it"), "\(lines(floor))")
    try say(&floor, ["accepted"])
    #expect(Set(closed(floor).map(\.fault)) == [report, Floor.fault])
    // Nor is a new soak hindered by what came in the one before.
    var second = JobFloor(Shipped.repair)
    try second.goToCounters()
    try say(&second, Self.soaking)
    self.report(&second)
    try say(
      &second,
      [
        "bad again: look", "ask NOC again", "read it out", "link is up", "NOC says ok",
        "read it out", "cleared",
      ])
    #expect(second.job.unansweredReports == [])
    if case .soak = second.job.phase {} else { Issue.record("\(lines(second))") }
  }

  @Test(arguments: ["acceptance", "other-link"])
  func `what opens nothing closes no fault: it is repaired, or somebody says why it is none`(
    _ name: String
  ) throws {
    var floor = JobFloor(Shipped.named(name))
    let report = report(&floor)
    #expect(floor.job.phase == .reported)
    #expect(words(floor).contains("FAULT INC9 "), "\(lines(floor))")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    let repair = try #require(prompt.choices.first { $0.label == "repair it" })
    let jobs = try floor.bodies(repair).compactMap { body -> Job? in
      if case .job(let job) = body { job } else { nil }
    }
    #expect(jobs.map(\.joint) == [Floor.farPort])
    #expect(jobs.map(\.fault) == [report])
    // While it is repaired the acceptance waits.
    var waiting = floor
    try say(&waiting, ["repair it"])
    #expect(waiting.job.phase == .reported)
    try say(&floor, ["close it, say why"])
    #expect(floor.job.phase != .reported)
    #expect(closed(floor) == [FaultClose(fault: report, why: "because")])
  }

  @Test func `a port that is shut, or a cord that is out, comes before the report`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    report(&floor)
    floor.record([.plugging(Plugging(joint: Floor.nearPort, action: .unplug))], step: nil)
    #expect(floor.job.phase != .reported)
  }

  @Test func `no counters are to be read on the list before it is answered`() {
    var link = healthy
    let due = Soak(link: Floor.link, action: .started, dueMS: nowMS - hour)
    link.soak = recorded(due, hoursAgo: 3, job: Floor.job)
    link.jobs = [job]
    link.jobs[0].hands = recorded(
      Signature(subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Raj"),
      hoursAgo: 3)
    #expect(kinds(link) == [.soakDue])
    link.faults = [
      OpenFault(
        fault: recorded(Fault(link: Floor.link, port: Floor.nearPort, symptom: "flaps again")))
    ]
    #expect(kinds(link) == [.openFault, .farEnd])
  }
}
