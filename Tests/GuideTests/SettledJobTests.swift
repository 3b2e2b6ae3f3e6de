import Guide
import Plant
import Testing

/// A job that is open still when others had its link accepted, or its fault closed.
struct SettledJobTests: FloorSuite, DueSuite {
  /// A repair at the other end of the link.
  private static let other = Floor.id(20)

  /// The repair at the near port, with another one at the far port beside it.
  private func floor(_ words: [String] = []) throws -> Floor {
    var floor = Floor()
    floor.situation.facts.append(
      Fact(
        id: Self.other, atMS: 900_000_000, order: 21, technician: "Ana",
        body: .job(
          Job(
            link: Floor.link, joint: Floor.farPort, fault: Floor.fault, procedure: "repair",
            version: 1, code: "FARFAR"))))
    try say(&floor, words)
    return floor
  }

  /// What the other job was told and had signed.
  private func accept(_ floor: inout Floor, closing: Bool = true) {
    let link = Subject(kind: .link, id: Floor.link)
    let said: [FactBody] = [
      .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "Noor")),
      .soak(Soak(link: Floor.link, action: .started)),
      .soak(Soak(link: Floor.link, action: .passed)),
      .signature(Signature(subject: link, kind: .accepted, byWhom: "Dana")),
    ]
    for body in said { floor.record([body], job: Self.other, technician: "Ana") }
    guard closing else { return }
    floor.record(
      [.faultClose(FaultClose(fault: Floor.fault, why: "soak passed"))], job: Self.other,
      technician: "Ana")
  }

  private func words(_ floor: Floor) -> String {
    floor.prompt.lines.flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  @Test(arguments: [[], ["read it out"], ["read it out", "they say no"]])
  func `of a link that was accepted meanwhile it says so first, and ends`(_ before: [String]) throws
  {
    var floor = try floor(before)
    #expect(floor.job.phase == .dark)
    accept(&floor)
    #expect(floor.job.phase == .settled)
    #expect(floor.prompt.lines.first?.hasPrefix("STOP ") == true, "\(floor.prompt.lines)")
    let said = words(floor)
    #expect(said.contains("ACCEPTED Dana "), "\(said)")
    #expect(said.contains("DO NOT TOUCH"), "\(said)")
    #expect(said.contains("its fault INC48213 is closed"), "\(said)")
    #expect(said.contains("asked to shut 25/1") == (before.count == 1), "\(said)")
    #expect(floor.prompt.readOut == nil)
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    let end = try #require(floor.prompt.choices.first { $0.kind == .end })
    let gone = try end.facts(nowMS: floor.nowMS, technician: "Raj").compactMap { body in
      if case .withdrawal(let withdrawal) = body { withdrawal.fact } else { ThingID?.none }
    }
    let own = floor.situation.facts.filter { $0.job == Floor.job }.map(\.id)
    #expect(Set(gone) == Set(own + [Floor.job]))
  }

  @Test func `an acceptance by counters that were cleared before the job began is one too`() throws
  {
    var floor = try floor()
    let dueMS: Int64 = 907_000_000
    floor.situation.facts.insert(
      Fact(
        id: Floor.id(60), atMS: 890_000_000, order: 15, technician: "Ana",
        body: .soak(Soak(link: Floor.link, action: .started, dueMS: dueMS))), at: 1)
    let link = Subject(kind: .link, id: Floor.link)
    floor.record(
      [.soak(Soak(link: Floor.link, action: .passed, dueMS: dueMS))], job: Self.other,
      technician: "Ana")
    floor.record(
      [
        .signature(Signature(subject: link, kind: .accepted, byWhom: "Dana")),
        .faultClose(FaultClose(fault: Floor.fault, why: "soak passed")),
      ], job: Self.other, technician: "Ana")
    #expect(floor.job.phase == .settled)
    #expect(words(floor).contains("ACCEPTED Dana "), "\(floor.prompt.lines)")
    // A soak that failed after all takes it back.
    floor.record(
      [.soak(Soak(link: Floor.link, action: .failed, dueMS: dueMS))], job: Self.other,
      technician: "Raj")
    #expect(floor.job.phase == .dark)
  }

  @Test(arguments: [true, false])
  func `a soak of other counters that fails later takes back no acceptance`(isOpened: Bool) throws {
    var floor = try floor()
    let link = Subject(kind: .link, id: Floor.link)
    let own: [FactBody] = [
      .soak(Soak(link: Floor.link, action: .started, dueMS: 1)),
      .soak(Soak(link: Floor.link, action: .passed, dueMS: 1)),
      .signature(Signature(subject: link, kind: .accepted, byWhom: "Dana")),
    ]
    for body in own { floor.record([body]) }
    #expect(floor.state.acceptedBy == "Dana")
    let opened: [FactBody] = [
      .plugging(Plugging(joint: Floor.nearPort, action: .unplug)),
      .plugging(Plugging(joint: Floor.nearPort, action: .plugIn)),
    ]
    let later: [FactBody] = [
      .soak(Soak(link: Floor.link, action: .started, dueMS: 2)),
      .soak(Soak(link: Floor.link, action: .failed, dueMS: 2)),
    ]
    for body in (isOpened ? opened : []) + later {
      floor.record([body], job: Self.other, technician: "Ana")
    }
    #expect(floor.state.lostAcceptance == nil)
  }

  @Test func `what others do after a job ended is no matter of its note`() throws {
    var floor = try floor()
    let link = Subject(kind: .link, id: Floor.link)
    let own: [FactBody] = [
      .answer(Answer(about: .linkUp, outcome: .yes, byWhom: "Noor")),
      .soak(Soak(link: Floor.link, action: .started, dueMS: 1)),
      .soak(Soak(link: Floor.link, action: .passed, dueMS: 1)),
    ]
    for body in own { floor.record([body]) }
    var job = JobSituation(procedure: floor.procedure, here: floor.situation)
    #expect(job.ending == nil)
    floor.record([.signature(Signature(subject: link, kind: .accepted, byWhom: "Dana"))])
    let ended = floor.situation.facts.last
    let later: [FactBody] = [
      .plugging(Plugging(joint: Floor.nearPort, action: .unplug)),
      .soak(Soak(link: Floor.link, action: .started, dueMS: 2)),
      .soak(Soak(link: Floor.link, action: .failed, dueMS: 2)),
    ]
    for body in later { floor.record([body], job: Self.other, technician: "Ana") }
    job.here = floor.situation
    #expect(job.ending == ended)
    #expect(JobState.fold(job.asItEnded).here.acceptedBy == "Dana")
    #expect(JobState.fold(job).here.acceptedBy == nil)
    // That its own soak failed after all is told.
    floor.record(
      [.soak(Soak(link: Floor.link, action: .failed, dueMS: 1))], job: Self.other,
      technician: "Ana")
    job.here = floor.situation
    #expect(JobState.fold(job.asItEnded).here.acceptedBy == nil)
  }

  @Test func `a fault that was closed before the job began does not end it`() throws {
    var floor = try floor()
    floor.situation.facts.insert(
      Fact(
        id: Floor.id(61), atMS: 890_000_000, order: 15, technician: "Ana",
        body: .faultClose(FaultClose(fault: Floor.fault, why: "soak passed"))), at: 1)
    #expect(floor.job.phase == .dark)
  }

  @Test func `opened all the same it goes on as it was, until it is accepted once more`() throws {
    var floor = try floor()
    accept(&floor)
    try say(&floor, ["open it all the same"])
    #expect(floor.job.phase == .dark)
    accept(&floor, closing: false)
    #expect(floor.job.phase == .settled)
  }

  @Test func `what was parked says so too, and is gone on with by the same answer`() throws {
    var floor = try floor(["read it out"])
    floor.record([.pause(Pause(action: .parked, reason: "coffee"))])
    #expect(floor.job.phase == .parked)
    accept(&floor)
    #expect(floor.job.phase == .settled)
    try say(&floor, ["open it all the same"])
    #expect(floor.job.phase == .dark)
    #expect(floor.state.parking == nil)
  }

  @Test func `a job that has a port shut, or a cord out, keeps going`() throws {
    for before in [["read it out", "it is shut"], ["read it out", "it is shut", "unplugged"]] {
      var floor = try floor(before)
      let phase = floor.job.phase
      accept(&floor)
      #expect(floor.job.phase == phase)
      #expect(floor.job.settled == nil)
    }
  }

  @Test func `a job that was to open its joint once more is left closed, and keeps its work`()
    throws
  {
    var floor = try floor([
      "read it out", "it is shut", "unplugged", "clean", "clean", "plugged in", "read it out",
      "open, NOT up",
    ])
    let again = try #require(floor.prompt.choices.first { $0.label.hasPrefix("25/1 again") })
    try say(&floor, [again.label])
    #expect(floor.job.phase == .dark)
    accept(&floor)
    #expect(floor.job.phase == .settled)
    #expect(!floor.prompt.choices.contains { $0.kind == .end })
    try say(&floor, ["keep it closed"])
    #expect(floor.job.phase == .lanes)
    #expect(floor.state.isPlugged && !floor.state.wantsOpening)
  }

  @Test func `a fault that was closed by hand is as good, until another one is reported`() throws {
    var floor = try floor(["read it out"])
    floor.record(
      [.faultClose(FaultClose(fault: Floor.fault, why: "the monitor was wrong"))], job: nil,
      technician: "Dana")
    #expect(floor.job.phase == .settled)
    let said = words(floor)
    #expect(said.contains("FAULT CLOSED Dana "), "\(said)")
    #expect(said.contains("DO NOT TOUCH"), "\(said)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    floor.record([.fault(Fault(link: Floor.link, symptom: "flaps", ticket: "INC9"))], job: nil)
    #expect(floor.job.phase == .dark)
  }

  @Test func `a joint on a panel of a link that was accepted meanwhile stays closed`() throws {
    var floor = JobFloor(Shipped.named("panel-joint"))
    try #require(floor.job.phase == .dark)
    let link = Subject(kind: .link, id: Floor.link)
    let bodies: [FactBody] = [
      .soak(Soak(link: Floor.link, action: .started)),
      .soak(Soak(link: Floor.link, action: .passed)),
      .signature(Signature(subject: link, kind: .accepted, byWhom: "Dana")),
      .faultClose(FaultClose(fault: Floor.fault, why: "soak passed")),
    ]
    for (place, body) in bodies.enumerated() {
      floor.facts.append(
        Fact(
          id: Floor.id(9_000 + UInt64(place), kind: 1), atMS: floor.nowMS,
          order: 100 + Int64(place), technician: "Ana", job: Self.other, body: body))
    }
    #expect(floor.job.phase == .settled)
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
  }

  @Test func `it is no work on the list, comes last, and makes nobody begin another one`() throws {
    var floor = try floor()
    accept(&floor)
    let settled = try #require(floor.job.settled)
    var link = healthy
    link.jobs = [job]
    #expect(kinds(link) == [.runningRepair])
    link.jobs[0].settled = settled
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.settled])
    let why = try #require(items.first?.why)
    #expect(why.hasPrefix("accepted by Dana at "), "\(why)")
    #expect(why.hasSuffix("nothing was opened in 7K3Q9X-K: DO NOT TOUCH"), "\(why)")
    #expect(items.first?.code == "7K3Q9X")
    #expect(Due.items(link.withoutLooks, nowMS: nowMS) == [])
    #expect(Loose.spots(due: items) == [])
    // Parked, it is nobody's to take up either.
    link.jobs[0].pause = recorded(Pause(action: .parked, reason: "coffee"))
    #expect(kinds(link) == [.settled])
  }
}
