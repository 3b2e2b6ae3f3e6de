import Guide
import Plant
import Testing

struct DueTests {
  private let hour: Int64 = 3_600_000
  private let nowMS: Int64 = 100 * 3_600_000

  private var healthy: LinkSituation {
    LinkSituation(
      link: Floor.link, near: LinkEnd(port: Floor().situation.port),
      far: LinkEnd(port: Floor().situation.otherPort), medium: .fibre)
  }

  private func recorded<Body>(_ body: Body, hoursAgo: Int64 = 1, job: ThingID? = nil)
    -> Recorded<Body>
  {
    Recorded(
      id: Floor.fault, atMS: nowMS - hoursAgo * hour, technician: "Raj", job: job, body: body)
  }

  private var job: LinkJob {
    LinkJob(
      job: Recorded(
        id: Floor.job, atMS: nowMS - hour, technician: "Raj",
        body: Job(
          link: Floor.link, joint: Floor.nearPort, procedure: "repair", version: 1,
          code: "7K3Q9X")))
  }

  private func kinds(_ situation: LinkSituation) -> [DueKind] {
    Due.items(situation, nowMS: nowMS).map(\.kind)
  }

  @Test func `a healthy link gives nothing to do`() {
    #expect(Due.items(healthy, nowMS: nowMS).isEmpty)
  }

  @Test func `a fault is due at its end, and the far end after it`() throws {
    var link = healthy
    let fault = Fault(
      link: Floor.link, port: Floor.farPort, symptom: "flaps 9x since 21:10",
      ticket: "INC48213")
    link.faults = [OpenFault(fault: recorded(fault, hoursAgo: 3), visits: 3)]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.openFault, .farEnd])
    #expect(items.map(\.port.id) == [Floor.farPort, Floor.nearPort])
    #expect(items[0].why == "flaps 9x since 21:10, since 01:00 (3 h); repaired 3 times in 8 d")
    #expect(items[0].ticket == "INC48213")
    #expect(
      items[1].why == "look here if S1-P2 3/2 turns out clean: flaps 9x since 21:10")
    #expect(
      Due.reason(first: items[0], technician: nil) == "repaired 3 times lately, and bad again")
  }

  @Test func `a running repair stands for its fault`() {
    var link = healthy
    link.faults = [
      OpenFault(
        fault: recorded(Fault(link: Floor.link, port: Floor.nearPort, symptom: "down")))
    ]
    link.jobs = [job]
    #expect(kinds(link) == [.runningRepair, .farEnd])
  }

  @Test func `a fault stands beside an acceptance of its link, before it, until a repair is open`()
  {
    var link = healthy
    link.faults = [
      OpenFault(
        fault: recorded(Fault(link: Floor.link, port: Floor.nearPort, symptom: "down")))
    ]
    var acceptance = job
    acceptance.opens = false
    link.jobs = [acceptance]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.openFault, .farEnd, .runningRepair])
    #expect(items[0].why == "down, since 03:00 (60 min); 7K3Q9X-K only accepts it")
    // Without a name the acceptance there would be gone on with.
    #expect(items.map(\.procedure) == ["repair", nil, nil])
    #expect(Due.reason(first: items[2], technician: nil).hasPrefix("an acceptance is open"))
    // One that is over, but for the signature of who takes it, repairs nothing either.
    link.jobs[0].hands = recorded(
      Signature(subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Raj"))
    #expect(kinds(link) == [.openFault, .farEnd, .notAccepted])
    // One that has found the link bad has somebody look there, as a repair has.
    link.jobs = [job]
    #expect(kinds(link) == [.runningRepair, .farEnd])
    var repair = job
    repair.job.id = Floor.id(70)
    repair.job.body.code = "ABC234"
    link.jobs = [acceptance, repair]
    #expect(kinds(link) == [.runningRepair, .runningRepair, .farEnd])
    #expect(Due.items(link, nowMS: nowMS).allSatisfy { $0.kind != .openFault })
  }

  @Test func `what is reported once the hands were done is not hidden behind them`() {
    var link = healthy
    let reported = Recorded(
      id: Floor.id(71), atMS: nowMS - hour, technician: "Jo",
      body: Fault(link: Floor.link, port: Floor.nearPort, symptom: "down"))
    link.faults = [OpenFault(fault: reported)]
    func hands(hoursAgo: Int64) -> Recorded<Signature> {
      recorded(
        Signature(subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Raj"),
        hoursAgo: hoursAgo)
    }
    link.jobs = [job]
    link.jobs[0].hands = hands(hoursAgo: 2)
    #expect(kinds(link) == [.openFault, .farEnd, .notAccepted])
    #expect(
      Due.items(link, nowMS: nowMS)[0].why
        == "down, since 03:00 (60 min); hands of 7K3Q9X-K were done before")
    // What it was begun for, or what was known when they were done, is what they did.
    link.jobs[0].hands = hands(hoursAgo: 0)
    #expect(kinds(link) == [.farEnd, .notAccepted])
    link.jobs[0].hands = hands(hoursAgo: 2)
    link.jobs[0].job.body.fault = reported.id
    #expect(kinds(link) == [.farEnd, .notAccepted])
    link.jobs[0].job.body.fault = nil
    // Its soak failed since: it is being repaired again.
    link.soak = recorded(Soak(link: Floor.link, action: .failed), hoursAgo: 0, job: Floor.job)
    #expect(kinds(link) == [.runningRepair, .farEnd])
  }

  @Test func `a parked repair says why and until when`() throws {
    var link = healthy
    var parked = job
    parked.pause = recorded(
      Pause(action: .parked, reason: "NOC rings back", untilMS: nowMS + hour))
    link.jobs = [parked]
    let item = try #require(Due.items(link, nowMS: nowMS).first)
    #expect(item.kind == .parked)
    #expect(item.why == "parked by Raj at 03:00: NOC rings back, until 05:00")
    #expect(item.dueMS == nowMS + hour)
    #expect(item.code == "7K3Q9X")
    parked.pause = recorded(Pause(action: .resumed))
    link.jobs = [parked]
    #expect(kinds(link) == [.runningRepair])
  }

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

  @Test func `a test that could not be made is owed with its reason`() {
    var link = healthy
    var untested = change(.plug)
    (untested.lossTested, untested.excuses) = (false, [.loss: "tester dead"])
    link.partChanges = [untested]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.partUntested])
    #expect(items.map(\.why) == ["cord changed by Raj: loss not tested since: tester dead"])
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

  @Test func `what a repair of another link has out and shut here is in its hands`() {
    var link = healthy
    link.near.plugging = recorded(
      Plugging(joint: Floor.nearPort, action: .unplug), job: Floor.id(50))
    link.near.gate = recorded(
      PortGate(port: Floor.nearPort, action: .shut, byWhom: "dana"), job: Floor.id(50))
    link.near.isGateOurs = true
    link.medium = .dac
    #expect(kinds(link) == [.cordOut, .portShut])
    var other = LinkJob(
      job: Recorded(
        id: Floor.id(50), atMS: nowMS - hour, technician: "Ana",
        body: Job(
          link: Floor.neighbourLink, joint: Floor.neighbourPort, procedure: "replace-module",
          version: 1, code: "ABC234")))
    link.otherJobs = [other]
    let held = Due.items(link, nowMS: nowMS)
    #expect(held.map(\.kind) == [.cordOut])
    #expect(held.map(\.code) == ["ABC234"])
    #expect(held.map(\.technician) == ["Ana"])
    // Going home with it is another thing.
    let home = Due.items(link, nowMS: nowMS, isGoingHome: true)
    #expect(home.map(\.kind) == [.cordOut, .portShut])
    #expect(home.map(\.code) == ["ABC234", "ABC234"])
    // Parked, the port is shut on purpose: it stands with what is parked, and nobody has it in hand.
    other.pause = recorded(Pause(action: .parked, reason: "NOC rings back"))
    link.otherJobs = [other]
    let parked = Due.items(link, nowMS: nowMS)
    #expect(parked.map(\.kind) == [.cordOut, .portShut])
    #expect(parked.map(\.code) == ["ABC234", "ABC234"])
    #expect(parked.map(\.technician) == [nil, nil])
    // Set aside, or with its hands done, it does no more here: a repair here does.
    var aside = other
    (aside.pause, aside.setAside) = (nil, "no idea")
    var done = other
    (done.pause, done.hands) = (
      nil,
      recorded(
        Signature(
          subject: Subject(kind: .link, id: Floor.neighbourLink), kind: .hands, byWhom: "Ana"))
    )
    for over in [aside, done] {
      link.otherJobs = [over]
      let free = Due.items(link, nowMS: nowMS)
      #expect(free.map(\.kind) == [.cordOut, .portShut])
      #expect(free.map(\.code) == [nil, nil])
      #expect(Loose.spots(due: free).map(\.next) == [.work(ref: "S1-L3:25/1")])
    }
  }

  @Test func `a far port shut for a job that was set aside leads to that job when going home`() {
    var link = healthy
    var aside = job
    aside.setAside = "no idea"
    link.jobs = [aside]
    link.far.gate = recorded(
      PortGate(port: Floor.farPort, action: .shut, byWhom: "dana"), job: Floor.job)
    link.far.isGateOurs = true
    let home = Due.items(link, nowMS: nowMS, isGoingHome: true).filter { $0.kind == .portShut }
    #expect(home.map(\.code) == ["7K3Q9X"])
    #expect(Loose.spots(due: home).map(\.next) == [.resume(code: "7K3Q9X")])
  }

  @Test func `a repair that goes on from memory is one, with who came last`() {
    var link = healthy
    var mine = job
    mine.job = Recorded(
      id: Floor.id(70), atMS: nowMS, technician: "Ana", body: job.job.body)
    link.jobs = [job, mine]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.runningRepair])
    #expect(items.map(\.technician) == ["Ana"])
    link.jobs[0].pause = recorded(Pause(action: .parked, reason: "no pen"), hoursAgo: 0)
    #expect(kinds(link) == [.parked])
  }

  @Test func `hands done without a soak are not forgotten`() {
    var link = healthy
    var done = job
    done.hands = recorded(
      Signature(subject: Subject(kind: .link, id: Floor.link), kind: .hands, byWhom: "Raj"),
      hoursAgo: 0)
    link.jobs = [done]
    #expect(Due.items(link, nowMS: nowMS).map(\.why) == ["hands done by Raj, soak not started"])
    link.soak = recorded(
      Soak(link: Floor.link, action: .passed), hoursAgo: 50, job: Floor.id(99))
    #expect(kinds(link) == [.notAccepted])
  }

  @Test func `a port shut for others is not on our list`() {
    var link = healthy
    link.near.gate = recorded(
      PortGate(port: Floor.nearPort, action: .shut, byWhom: "kim", ticket: "INC9"))
    #expect(kinds(link).isEmpty)
  }

  @Test
  func
    `my repair first, then soaks, cords, what is owed, repeated and old faults, others' repairs`()
  {
    func item(_ kind: DueKind, _ number: UInt64, since: Int64, by: String? = nil, visits: Int = 0)
      -> DueItem
    {
      DueItem(
        kind: kind, link: Floor.id(number), port: Floor().situation.port,
        otherPort: Floor().situation.otherPort, why: "", sinceMS: since, technician: by,
        visits: visits)
    }
    let right = [
      item(.runningRepair, 1, since: 9, by: "raj"), item(.soakDue, 2, since: 8),
      item(.cordOut, 3, since: 8), item(.unseenPlug, 8, since: 8), item(.portShut, 8, since: 9),
      item(.openFault, 4, since: 7, visits: 3), item(.openFault, 5, since: 1),
      item(.openFault, 6, since: 2), item(.farEnd, 7, since: 0),
      item(.runningRepair, 9, since: 0, by: "Ana"),
      item(.cordOut, 9, since: 0, by: "Ana"),
    ]
    #expect(Due.ordered(right.reversed(), technician: "Raj") == right)
    #expect(
      Due.ordered(right, technician: nil).prefix(2).map(\.technician) == ["Ana", "raj"])
  }
}
