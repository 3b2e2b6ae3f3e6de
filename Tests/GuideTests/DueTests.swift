import Guide
import Plant
import Testing

struct DueTests: DueSuite {
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

  @Test func `a running repair has the ticket of a fault that was reported since`() throws {
    var link = healthy
    let fault = Fault(
      link: Floor.link, port: Floor.nearPort, symptom: "down", ticket: "INC48213")
    link.faults = [OpenFault(fault: recorded(fault, hoursAgo: 0))]
    link.jobs = [job]
    let item = try #require(Due.items(link, nowMS: nowMS).first)
    #expect(item.kind == .runningRepair)
    #expect(item.ticket == "INC48213")
    // An acceptance has it not in hand.
    link.jobs[0].opens = false
    let looking = Due.items(link, nowMS: nowMS).filter { $0.kind == .runningRepair }
    #expect(looking.map(\.ticket) == [nil])
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
