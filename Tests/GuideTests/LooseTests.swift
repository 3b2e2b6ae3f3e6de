import Guide
import Plant
import TestSupport
import Testing

struct LooseTests {
  private static let hourMS: Int64 = 3_600_000

  private static func port(_ number: UInt64, rack: String? = "R07-06", unit: Int = 30) -> PortCard {
    PortCard(
      id: Floor.id(number), device: "S1-L\(number)", name: "25/1",
      place: rack.map { Place(hall: "H1", row: "R07", rack: $0, lowestU: unit, side: .rear) })
  }

  private static func item(
    _ kind: DueKind, at port: PortCard, code: ShortCode? = nil, ticket: String? = nil,
    sinceMS: Int64 = 0
  ) -> DueItem {
    DueItem(
      kind: kind, link: Floor.link, port: port, otherPort: LooseTests.port(99),
      why: "why \(kind.rawValue)", sinceMS: sinceMS, code: code, ticket: ticket)
  }

  private static func task(
    _ kind: ThingKind, _ text: String, place: Place?, for whom: String? = nil
  )
    -> OpenTask
  {
    OpenTask(
      task: Recorded(
        id: Floor.id(50), atMS: 22 * hourMS, technician: "Jo",
        body: Task(
          kind: kind == .tool ? .fetch : .look, subject: Subject(kind: kind, id: Floor.id(51)),
          text: text, forWhom: whom)), ref: kind == .tool ? "pen 4" : "P07A:22", place: place)
  }

  @Test func `nothing due, nothing loose`() {
    #expect(Loose.spots(due: []) == [])
  }

  @Test func `work for the next shift is not loose`() {
    let kinds: [DueKind] = [.openFault, .farEnd, .soaking, .soakDue, .notAccepted]
    #expect(Loose.spots(due: kinds.map { Self.item($0, at: Self.port(1)) }) == [])
  }

  @Test func `a test that is owed is loose, with its reason`() {
    let spots = Loose.spots(due: [Self.item(.partUntested, at: Self.port(1))])
    #expect(spots.flatMap(\.ends).map(\.kind) == [.untested])
    #expect(spots.flatMap(\.ends).map(\.what) == ["why part-untested"])
    #expect(spots.map(\.next) == [.work(ref: "S1-L1:25/1")])
  }

  @Test func `a port has the ticket of its own fault before the one under which it was shut`() {
    let port = Self.port(1)
    var fault = Self.item(.openFault, at: port, ticket: "INC5")
    fault.fault = Floor.id(60)
    let shut = Self.item(.portShut, at: port, ticket: "INC48213")
    #expect(Loose.spots(due: [shut, fault]).map(\.ticket) == ["INC5"])
    #expect(Loose.spots(due: [shut]).map(\.ticket) == ["INC48213"])
  }

  @Test func `all that is loose at a port is one place, most urgent first`() throws {
    let port = Self.port(1)
    let spots = Loose.spots(due: [
      Self.item(.parked, at: port, code: "7K3Q9X"),
      Self.item(.portShut, at: port, ticket: "INC48213"), Self.item(.uncappedFace, at: port),
      Self.item(.cordOut, at: port),
    ])
    let spot = try #require(spots.first)
    #expect(spots.count == 1)
    #expect(spot.ref == "S1-L1:25/1")
    #expect(spot.ends.map(\.kind) == [.cordOut, .noCap, .portShut, .parked])
    #expect(spot.ticket == "INC48213")
    #expect(spot.next == .resume(code: "7K3Q9X"))
    #expect(spot.has(.parked))
    #expect(!spot.has(.unseen))
  }

  @Test func `places come as one walks, what has none last`() {
    let due = [
      Self.item(.unseenPlug, at: Self.port(1, rack: "R07-09")),
      Self.item(.cordOut, at: Self.port(2, rack: nil)),
      Self.item(.cordOut, at: Self.port(3, unit: 10)),
      Self.item(.cordOut, at: Self.port(4, unit: 40)),
    ]
    #expect(
      Loose.spots(due: due).map(\.ref)
        == ["S1-L4:25/1", "S1-L3:25/1", "S1-L1:25/1", "S1-L2:25/1"])
    #expect(Loose.spots(due: due).map(\.ref) == Loose.spots(due: due.reversed()).map(\.ref))
  }

  @Test func `a tool that is away, a task and a cord out at a panel say who can be called`() throws
  {
    let place = Place(hall: "H1", row: "R07", rack: "R07-02", lowestU: 40)
    let spots = Loose.spots(
      due: [],
      panels: [
        OpenPanelJoint(
          plugging: Recorded(
            id: Floor.id(60), atMS: 23 * Self.hourMS, technician: "Mina",
            body: Plugging(joint: Floor.id(61), action: .unplug)), ref: "P07A:23", place: place)
      ],
      tasks: [
        Self.task(.tool, "bring it back", place: nil, for: "Raj"),
        Self.task(.panelPosition, "is C-88 here?", place: place),
      ])
    #expect(spots.map(\.ref) == ["P07A:22", "P07A:23", "pen 4"])
    #expect(spots.flatMap(\.ends).map(\.kind) == [.task, .cordOut, .borrowed])
    let words = spots.flatMap(\.ends).map(\.what)
    #expect(words[0] == "is C-88 here?; for whoever goes there next, asked by Jo at 22:00")
    #expect(words[1] == "cord out since 23:00, unplugged by Mina")
    #expect(words[2] == "bring it back; for Raj, asked by Jo at 22:00")
    #expect(spots[2].next == .closeTask(Floor.id(50)))
    var away = Self.task(.tool, "bring it back", place: nil)
    away.command = "ferrule kit return 'pen 4'"
    #expect(
      Loose.spots(due: [], tasks: [away]).map(\.next) == [
        .bringBack(Floor.id(50), command: "ferrule kit return 'pen 4'")
      ])
  }

  @Test func `only a tool that is to be brought back is away`() {
    var open = Self.task(.tool, "which label is right?", place: nil)
    open.task.body.kind = .look
    #expect(Loose.spots(due: [], tasks: [open]).flatMap(\.ends).map(\.kind) == [.task])
    open.task.body = .bringBack(Floor.id(51), with: "Jo", to: "the cart of row R02")
    let ends = Loose.spots(due: [], tasks: [open]).flatMap(\.ends)
    #expect(ends.map(\.kind) == [.borrowed])
    #expect(
      ends.map(\.what) == ["bring it back to the cart of row R02; for Jo, asked by Jo at 22:00"])
  }

  @Test func `a plug at a panel that went in unseen says why, once`() throws {
    let joint = OpenPanelJoint(
      plugging: Recorded(
        id: Floor.id(60), atMS: 0, technician: "Jo",
        body: Plugging(joint: Floor.id(61), action: .plugIn, unseenReason: "probe dead")),
      ref: "P07A:23")
    let due = Due.items(joint, clock: FloorClock())
    #expect(due.map(\.kind) == [.unseenPlug])
    #expect(due.map(\.why) == ["plugged in UNSEEN by Jo: probe dead"])
    #expect(due.map(\.port.label) == ["P07A:23"])
    let spots = Loose.spots(due: due, panels: [joint])
    #expect(spots.flatMap(\.ends).count == 1)
    let end = try #require(spots.first?.ends.first)
    #expect(end.kind == .unseen)
    #expect(end.what == "plugged in UNSEEN by Jo: probe dead")
    #expect(spots.first?.next == .work(ref: "P07A:23"))
  }

  @Test func `a face without a cap at a panel is loose as one in a port is`() {
    func fact<Body>(_ number: UInt64, hour: Int64, _ body: Body) -> Recorded<Body> {
      Recorded(id: Floor.id(number), atMS: hour * Self.hourMS, technician: "Mina", body: body)
    }
    var joint = OpenPanelJoint(
      plugging: fact(60, hour: 22, Plugging(joint: Floor.id(61), action: .unplug)),
      ref: "P07A:23",
      faces: [
        OpenFace(
          name: "panel face",
          capping: fact(62, hour: 23, Capping(face: Floor.moduleFace, action: .capped))),
        OpenFace(
          name: "cord plug",
          capping: fact(63, hour: 21, Capping(face: Floor.cordFace, action: .capped)),
          inspection: fact(64, hour: 23, Inspection(face: Floor.cordFace, verdict: .clean))),
      ])
    let due = Due.items(joint, clock: FloorClock())
    #expect(due.map(\.kind) == [.cordOut, .uncappedFace, .faceNotSeen])
    #expect(due.allSatisfy { $0.isAtPanel && $0.port.label == "P07A:23" })
    // What is due there too is not told twice.
    let spots = Loose.spots(due: due, panels: [joint])
    #expect(spots.map(\.ref) == ["P07A:23"])
    #expect(spots.flatMap(\.ends).map(\.kind) == [.cordOut, .noCap, .notSeen])
    #expect(
      spots.flatMap(\.ends).dropFirst().map(\.what) == [
        "cord plug has no cap on, seen clean since it was opened",
        "panel face was opened, capped, and not looked at",
      ])
    joint.plugging.body.action = .plugIn
    #expect(
      Loose.spots(due: [], panels: [joint]).flatMap(\.ends).map(\.kind) == [.unseen])
  }

  @Test func `where no repair can be begun at a panel, what can be typed is said`() {
    var joint = OpenPanelJoint(
      plugging: Recorded(
        id: Floor.id(60), atMS: 0, technician: "Jo",
        body: Plugging(joint: Floor.id(61), action: .unplug)),
      ref: "P07A:23", command: "ferrule record plug P07A:23")
    #expect(
      Loose.spots(due: [], panels: [joint]).map(\.next)
        == [.type(command: "ferrule record plug P07A:23")])
    #expect(
      Due.items(joint, clock: FloorClock()).map(\.command) == ["ferrule record plug P07A:23"])
    // A job that has it open is gone on with all the same.
    joint.code = "ABC234"
    #expect(Loose.spots(due: [], panels: [joint]).map(\.next) == [.resume(code: "ABC234")])
  }
}
