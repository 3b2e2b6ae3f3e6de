import Guide
import Plant
import Testing

/// What is due on a link that went dark with another link's plug.
struct DueDroppedTests: DueSuite {
  private static let plugJob = Floor.id(70)

  private func dropped(
    at port: ThingID = Floor.nearPort, plug: String? = "25/3", hoursAgo: Int64 = 1,
    job: LinkJob? = nil, isOut: Bool = false
  ) -> DroppedLink {
    let out = Fact(
      id: Floor.id(71), atMS: nowMS - hoursAgo * hour, order: nowMS - hoursAgo * hour,
      technician: "Raj", job: job?.job.id,
      body: .plugging(Plugging(joint: Floor.id(72), action: .unplug)))
    return DroppedLink(
      link: Floor.link, port: port, plug: plug, plugRef: "S1-L3:25/3", out: out,
      code: job?.job.body.code, job: job, isOut: isOut)
  }

  /// The repair at the plug: of another link.
  private var plugJob: LinkJob {
    LinkJob(
      job: Recorded(
        id: Self.plugJob, atMS: nowMS - 2 * hour, technician: "Raj",
        body: Job(
          link: Floor.id(73), joint: Floor.id(72), procedure: "repair", version: 1,
          code: "ABC234")))
  }

  private var parked: LinkJob {
    var job = plugJob
    job.pause = recorded(Pause(action: .parked, reason: "no pen"))
    return job
  }

  private func items(_ dropped: DroppedLink, isGoingHome: Bool = false) -> [DueItem] {
    var link = healthy
    link.dropped = [dropped]
    return Due.items(link, nowMS: nowMS, isGoingHome: isGoingHome)
  }

  @Test func `a link nobody has seen up is named with whose plug it was, and is not opened`() throws
  {
    let item = try #require(items(dropped()).first)
    #expect(item.kind == .notSeenUp)
    #expect(item.kind.isDebt && !item.isAtFaces)
    #expect(item.port.id == Floor.nearPort)
    #expect(
      item.why == "went dark at 03:00 with the plug of 25/3 (Raj), nobody has seen it up since")
    #expect(item.next == .seeUp(ref: "S1-L3:25/1"))
    #expect(item.code == nil)
    let own = try #require(items(dropped(at: Floor.farPort, plug: nil)).first)
    #expect(own.port.id == Floor.farPort)
    #expect(own.why.contains("with its plug (Raj)"), "\(own.why)")
    var link = healthy
    link.dropped = [dropped()]
    #expect(Due.items(link.withoutLooks, nowMS: nowMS) == [])
  }

  @Test func `whoever is at the plug asks for it; once that job is parked it is gone on with`()
    throws
  {
    #expect(items(dropped(job: plugJob)) == [])
    let home = try #require(items(dropped(job: plugJob), isGoingHome: true).first)
    #expect(home.code == "ABC234")
    let item = try #require(items(dropped(job: parked)).first)
    #expect(item.code == "ABC234" && item.technician == nil)
    #expect(
      item.why
        == "went dark at 03:00 with the plug of 25/3 (Raj, job \(ShortCode("ABC234"))), nobody has "
        + "seen it up since")
    // Set aside it asks for nothing any more.
    var aside = plugJob
    aside.setAside = "plug is chipped"
    #expect(items(dropped(job: aside)).map(\.code) == [nil])
    let out = try #require(items(dropped(job: aside, isOut: true)).first)
    #expect(out.why.hasSuffix("which is still out"), "\(out.why)")
    #expect(out.next == .work(ref: "S1-L3:25/3"))
  }

  @Test func `a running repair of the link itself asks whether it is up, a parked one does not`() {
    var link = healthy
    link.dropped = [dropped()]
    link.jobs = [job]
    #expect(kinds(link) == [.runningRepair])
    link.jobs[0].pause = recorded(Pause(action: .parked))
    #expect(kinds(link) == [.notSeenUp, .parked])
    // What it pulled itself it asks for when it is gone on with.
    link.dropped[0].out.job = Floor.job
    #expect(kinds(link) == [.parked])
  }

  @Test func `where its own cord is out that is said alone`() {
    var link = healthy
    link.dropped = [dropped()]
    link.near.plugging = recorded(Plugging(joint: Floor.nearPort, action: .unplug))
    link.near.pluggedWith = "25/3"
    #expect(kinds(link) == [.cordOut])
  }

  @Test func `it is loose at its port, and who goes home is told what is to be written down`() {
    let spots = Loose.spots(due: items(dropped()))
    #expect(spots.flatMap(\.ends).map(\.kind) == [.notSeenUp])
    #expect(spots.flatMap(\.ends).map(\.sinceFact) == [Floor.id(71)])
    #expect(spots.map(\.next) == [.seeUp(ref: "S1-L3:25/1")])
    let goingOn = Loose.spots(due: items(dropped(job: parked)))
    #expect(goingOn.map(\.next) == [.resume(code: "ABC234")])
  }

  @Test func `a joint its repair takes for open by a look has its cord out, with its faces`() {
    var link = healthy
    link.jobs = [job]
    link.jobs[0].opened = [
      Floor.nearPort: recorded(Plugging(joint: Floor.nearPort, action: .unplug))
    ]
    let items = Due.items(link, nowMS: nowMS)
    #expect(items.map(\.kind) == [.runningRepair, .cordOut, .uncappedFace, .uncappedFace])
    #expect(items[1].why == "cord out by 03:00: Raj was at a face, no UNPLUG is recorded")
    #expect(items[1].code == "7K3Q9X")
    link.near.plugging = recorded(Plugging(joint: Floor.nearPort, action: .unplug), hoursAgo: 2)
    #expect(Due.items(link, nowMS: nowMS)[1].why == "cord out since 02:00, unplugged by Raj")
  }
}
