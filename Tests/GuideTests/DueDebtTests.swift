import Guide
import Plant
import Testing

/// What is due because of what hands left: open joints, soaks, faces and tests that are owed.
struct DueDebtTests: DueSuite {
  @Test func `a cord that is out, and its faces without caps`() {
    var link = healthy
    link.far.plugging = recorded(
      Plugging(joint: Floor.farPort, action: .unplug), hoursAgo: 2)
    #expect(kinds(link) == [.cordOut, .uncappedFace, .uncappedFace])
    link.far.portCapping = recorded(
      Capping(face: Floor.moduleFace, action: .capped), hoursAgo: 1)
    #expect(kinds(link) == [.cordOut, .uncappedFace, .faceNotSeen])
    link.far.portInspection = recorded(
      Inspection(face: Floor.moduleFace, verdict: .dirt), hoursAgo: 1)
    #expect(kinds(link) == [.cordOut, .uncappedFace])
    link.far.cordCapping = recorded(
      Capping(face: Floor.cordFace, action: .capped), hoursAgo: 5)
    #expect(kinds(link) == [.cordOut, .uncappedFace])
    #expect(Due.items(link, nowMS: nowMS).allSatisfy { $0.port.id == Floor.farPort })
    link.medium = .dac
    #expect(kinds(link) == [.cordOut])
  }

  @Test func `a soak is due only when it is long enough`() {
    var link = healthy
    link.soak = recorded(Soak(link: Floor.link, action: .started, dueMS: nowMS + 1))
    #expect(kinds(link) == [.soaking])
    #expect(Due.items(link, nowMS: nowMS + 1).map(\.kind) == [.soakDue])
    // Cleared at a time that is still to come: nobody waits for a clock that was ahead.
    link.soak = recorded(
      Soak(link: Floor.link, action: .started, dueMS: nowMS + 900 * hour), hoursAgo: -700)
    #expect(kinds(link) == [.soakDue])
    link.soak = recorded(Soak(link: Floor.link, action: .failed))
    #expect(kinds(link) == [.runningRepair])
    link.soak = recorded(Soak(link: Floor.link, action: .passed))
    #expect(kinds(link).isEmpty)
  }

  @Test func `plugged unseen, changed and untested, shut for us, not accepted`() throws {
    var link = healthy
    link.near.plugging = recorded(
      Plugging(joint: Floor.nearPort, action: .plugIn, unseenReason: "probe dead"))
    link.near.unseen = UnseenPlug(reason: "probe dead", atMS: nowMS - hour, technician: "Raj")
    link.near.gate = recorded(
      PortGate(port: Floor.nearPort, action: .shut, byWhom: "dana", ticket: "INC48213"))
    link.near.isGateOurs = true
    let move = PartMove(
      kind: .plug, part: Floor.id(30), direction: .into,
      place: Subject(kind: .port, id: Floor.nearPort))
    link.partChanges = [
      PartChange(
        move: recorded(move), port: Floor.nearPort, polarityTested: true, lossTested: false)
    ]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.unseenPlug, .partUntested, .portShut])
    #expect(items[0].why == "plugged in UNSEEN by Raj: probe dead")
    #expect(items[1].why == "cord changed by Raj: loss not tested since")
    #expect(items.allSatisfy { $0.kind.isDebt })

    link = healthy
    var done = job
    done.hands = recorded(
      Signature(
        subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Raj"))
    link.jobs = [done]
    link.soak = recorded(Soak(link: Floor.link, action: .passed), job: Floor.job)
    #expect(kinds(link) == [.notAccepted])
    done.accepted = recorded(
      Signature(
        subject: Subject(kind: .link, id: Floor.link), kind: .accepted, byWhom: "kim"))
    link.jobs = [done]
    #expect(kinds(link).isEmpty)
  }

  @Test func `a look that is owed is made in a repair, not in an acceptance that is open there`()
    throws
  {
    var link = healthy
    link.near.plugging = recorded(Plugging(joint: Floor.nearPort, action: .plugIn))
    link.near.unseen = UnseenPlug(atMS: nowMS - hour, technician: "Raj")
    link.jobs = [job]
    func owed() throws -> DueItem {
      try #require(Due.items(link, nowMS: nowMS).first { $0.kind == .unseenPlug })
    }
    #expect(try owed().code == job.job.body.code)
    #expect(try owed().procedure == nil)
    link.jobs[0].opens = false
    #expect(try owed().code == nil)
    #expect(try owed().procedure == "repair")
    // At the other end nothing is open: there a repair is begun unnamed.
    (link.far.plugging, link.far.unseen) = (link.near.plugging, link.near.unseen)
    (link.near.plugging, link.near.unseen) = (nil, nil)
    #expect(try owed().port.id == Floor.farPort)
    #expect(try owed().procedure == nil)
  }

  @Test func `plugged in without a look is owed even if nobody gave a reason`() {
    var link = healthy
    link.near.plugging = recorded(Plugging(joint: Floor.nearPort, action: .plugIn))
    #expect(kinds(link).isEmpty)
    link.near.unseen = UnseenPlug(atMS: nowMS - hour, technician: "Raj")
    #expect(kinds(link) == [.unseenPlug])
    #expect(
      Due.items(link, nowMS: nowMS).map(\.why)
        == ["plugged in by Raj without both faces seen clean"])
    // Looks that are there all the same pay nothing: the repair knows which of them count.
    link.near.portInspection = recorded(Inspection(face: Floor.moduleFace, verdict: .clean))
    link.near.cordInspection = recorded(Inspection(face: Floor.cordFace, verdict: .clean))
    #expect(kinds(link) == [.unseenPlug])
    link.medium = .dac
    #expect(kinds(link).isEmpty)
  }

  @Test func `what happened to an open face is ordered by the log, not by the clocks`() {
    var link = healthy
    link.far.plugging = recorded(Plugging(joint: Floor.farPort, action: .unplug), hoursAgo: 1)
    var (cap, look) = (
      recorded(Capping(face: Floor.moduleFace, action: .capped), hoursAgo: 3),
      recorded(Inspection(face: Floor.cordFace, verdict: .clean), hoursAgo: 0)
    )
    // By a clock that is behind, but of a laptop that knew that it was open; and the other way round.
    cap.order = nowMS
    look.order = nowMS - 2 * hour
    (link.far.portCapping, link.far.cordInspection) = (cap, look)
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.cordOut, .uncappedFace, .faceNotSeen])
    #expect(items[1].why == "cord plug has no cap on, not seen since it was opened")
  }

  private func change(_ kind: PartKind, job: ThingID? = nil) -> PartChange {
    PartChange(
      move: recorded(
        PartMove(
          kind: kind, part: Floor.id(30), direction: .into,
          place: Subject(kind: .port, id: Floor.nearPort)), job: job), port: Floor.nearPort,
      polarityTested: true, lossTested: true, isReplacement: true)
  }

  @Test func `a test that could not be made is owed with its reason`() {
    var link = healthy
    var untested = change(.plug)
    (untested.lossTested, untested.excuses) = (false, [.loss: "tester dead"])
    link.partChanges = [untested]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.partUntested])
    #expect(items.map(\.why) == ["cord changed by Raj: loss not tested since: tester dead"])
    untested.polarityTested = false
    (untested.excuses, untested.wrongTests) = ([.polarity: "no tip"], [.loss: "over the limit"])
    link.partChanges = [untested]
    #expect(
      Due.items(link, nowMS: nowMS).map(\.why) == [
        "cord changed by Raj: loss WRONG: over the limit; polarity not tested since: no tip"
      ])
    untested.excuses = [.polarity: TestTopic.owedBecause(of: "crossed")]
    link.partChanges = [untested]
    #expect(
      Due.items(link, nowMS: nowMS).map(\.why) == [
        "cord changed by Raj: polarity WRONG: crossed; loss WRONG: over the limit"
      ])
    // Passed on by name it is known by the part that went in.
    #expect(items.map(\.sinceFact) == [untested.move.id])
  }

  @Test func `the other end of a new cord is owed a look, at the other end`() {
    var link = healthy
    var cord = change(.plug)
    cord.farFaceSettled = false
    link.partChanges = [cord]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.farFaceUnseen])
    #expect(items.map(\.port.id) == [Floor.farPort])
    cord.farFaceSettled = true
    link.partChanges = [cord]
    #expect(kinds(link).isEmpty)
  }

  private func begun(
    _ id: UInt64, by who: String, at joint: ThingID = Floor.nearPort, hoursAgo: Int64 = 1,
    code: ShortCode = "7K3Q9X"
  ) -> LinkJob {
    LinkJob(
      job: Recorded(
        id: Floor.id(id), atMS: nowMS - hoursAgo * hour, technician: who,
        body: Job(
          link: Floor.link, joint: joint, procedure: "repair", version: 1, code: code)))
  }

  @Test func `a repair that others began too, from memory, is one story of all of them`() throws {
    var link = healthy
    link.jobs = [begun(61, by: "Ana", hoursAgo: 3), begun(62, by: "Raj", hoursAgo: 2)]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.why) == ["Ana, Raj are repairing this joint since 01:00"])
    #expect(items.map(\.sinceMS) == [nowMS - 3 * hour])
    var free = try #require(items.first)
    (free.kind, free.technician, free.people) = (.soaking, nil, [])
    func first(_ who: String) -> DueKind? {
      Due.ordered(items + [free], technician: who).first?.kind
    }
    #expect(["Ana", "Raj"].map(first) == [.runningRepair, .runningRepair])
    #expect(first("Jo") == .soaking)
  }

  @Test func `of two repairs begun in one minute the one that waits for the other comes after it`()
  {
    for isFirst in [true, false] {
      var (one, other) = (
        begun(61, by: "Ana"), begun(62, by: "Ana", at: Floor.farPort, code: "ABC234")
      )
      (one.isLookingElsewhere, other.isLookingElsewhere) = (isFirst, !isFirst)
      var link = healthy
      link.jobs = [one, other]
      let codes = Due.items(link, nowMS: nowMS).map(\.code)
      #expect(codes.first == (isFirst ? "ABC234" : "7K3Q9X"), "\(codes)")
    }
  }

  @Test func `the other end of a new cord is looked at where it is recorded, or has to be found`() {
    var link = healthy
    link.jobs = [job]
    var cord = change(.plug, job: Floor.job)
    (cord.farFaceSettled, cord.isAccepted) = (false, false)
    let panel = PortCard(id: Floor.id(70), device: "P07A", name: "22", isOnPanel: true)
    cord.otherEnd = CordOtherEnd(place: panel, name: "C-9:b")
    func owed() -> DueItem? {
      link.partChanges = [cord]
      return Due.items(link, nowMS: nowMS).first { $0.kind == .farFaceUnseen }
    }
    #expect(owed()?.port.label == "P07A:22")
    #expect(owed()?.isAtPanel == true)
    #expect(owed()?.why == "new cord, by Raj: nobody has looked at its other end C-9:b")
    // The repair at the port has no step there; one that changes the cord at both its ends has.
    #expect(owed()?.code == nil)
    cord.isOtherEndInJob = true
    #expect(owed()?.code == "7K3Q9X")
    cord.otherEnd = CordOtherEnd(place: nil, name: "C-9:b", command: "ferrule edit C-9:b")
    #expect(owed()?.port.id == Floor.nearPort)
    #expect(owed()?.command == "ferrule edit C-9:b")
    #expect(owed()?.code == nil)
  }

  @Test func `a link whose module was changed for another link is owed its own acceptance`() {
    var link = healthy
    link.partChanges = [change(.module, job: Floor.id(50))]
    #expect(kinds(link) == [.moduleChanged])
    #expect(Due.items(link, nowMS: nowMS).map(\.procedure) == ["other-link"])
    // Somebody is still at it, or it was parked: that repair is the one to end.
    var other = LinkJob(
      job: Recorded(
        id: Floor.id(50), atMS: nowMS - hour, technician: "Raj",
        body: Job(
          link: Floor.neighbourLink, joint: Floor.neighbourPort, procedure: "replace-module",
          version: 1, code: "ABC234")))
    link.otherJobs = [other]
    #expect(kinds(link).isEmpty)
    other.hands = recorded(
      Signature(
        subject: Subject(kind: .link, id: Floor.neighbourLink), kind: .hands, byWhom: "Raj"))
    link.otherJobs = [other]
    #expect(kinds(link) == [.moduleChanged])
    // Its own repair asks for all of it.
    link.jobs = [job]
    #expect(kinds(link) == [.runningRepair])
    link.jobs = []
    link.partChanges[0].isAccepted = true
    #expect(kinds(link).isEmpty)
    // A module put where none was is no change.
    link.partChanges[0].isAccepted = false
    link.partChanges[0].isReplacement = false
    #expect(kinds(link).isEmpty)
  }
}
