import Guide
import Plant
import TestSupport
import Testing

struct HandoverTests {
  private static let nowMS: Int64 = 30 * 86_400_000 + 6 * 3_600_000 + 50 * 60_000

  private static func heading(row: String? = nil, to: String? = "Ana") -> HandoverHeading {
    HandoverHeading(
      site: "elm", row: row, from: "Raj", to: to, atMS: nowMS, sinceMS: nowMS - 28_800_000,
      laptop: "LT-04")
  }

  private static func spot(_ ref: String, _ kinds: [LooseKind], rack: String = "P07") -> LooseSpot {
    LooseSpot(
      ref: ref, place: Place(hall: "H1", row: "R07", rack: rack),
      ends: kinds.map { LooseEnd(kind: $0, what: "x", sinceMS: 0) }, next: .work(ref: ref))
  }

  private static func soak(_ device: String, dueMS: Int64?) -> DueItem {
    DueItem(
      kind: .soaking, link: Floor.link,
      port: PortCard(id: Floor.id(1), device: device, name: "25/1"),
      otherPort: PortCard(id: Floor.id(2), device: "S1-P2", name: "3/2"), why: "x", sinceMS: 0,
      dueMS: dueMS)
  }

  @Test func `the glance reads like this`() {
    let handover = Handover(
      heading: Self.heading(row: "R07"),
      loose: [
        Self.spot("S1-L3:4/1", [.cordOut, .portShut]), Self.spot("S1-L5:9/1", [.portShut]),
        Self.spot("S1-L6:7/1", [.unseen]), Self.spot("S1-L7:1/1", [.untested]),
        Self.spot("pen 4", [.borrowed]),
      ],
      soaks: [
        Self.soak("S1-L9", dueMS: Self.nowMS + 90 * 60_000),
        Self.soak("S1-L3", dueMS: Self.nowMS + 50 * 60_000), Self.soak("S1-L1", dueMS: nil),
      ],
      repeats: [RepeatOffender(name: "T114", places: ["leg 3"], faults: 3, links: 3, days: 8)],
      faults: [HandoverFault(ref: "S1-L3:25/1", far: "S1-P2:3/2", symptom: "flaps", sinceMS: 0)],
      home: .neverHeard(changes: 14))
    #expect(
      HandoverScreen.lines(handover) == [
        "HANDOVER 06:50 R07  Raj > Ana",
        "OUT   S1-L3:4/1 cord out, P07",
        "SHUT  2 ports still shut by NOC for us",
        "SOAK  3; first due 07:40 S1-L3 25/1",
        "TWICE T114  PLUGGED UNSEEN 1",
        "FAULTS 1 NOT HOME 14 AWAY 1 UNTESTED 1",
      ])
  }

  @Test(arguments: [
    ("Ana", "HANDOVER 06:50  Raj > Ana  1/3 ACCEPTED"),
    ("Karthik", "HANDOVER 06:50  > Karthik  1/3 passed"),
    ("Bo", "HANDOVER 06:50  Raj > Bo"),
  ])
  func `the head counts what whom it goes to took over, and has that name whole`(
    to: String, head: String
  ) {
    var (one, other) = (Self.spot("S1-L3:4/1", [.cordOut]), Self.spot("S1-L5:9/1", [.portShut]))
    one.ends[0].hand = .accepted(by: "ana", from: "Raj", atMS: 0, note: nil)
    other.ends[0].hand = .passed(
      to: "karthik", by: "Raj", atMS: 0, note: nil, holder: nil)
    let handover = Handover(
      heading: Self.heading(to: to), loose: [one, other, Self.spot("S1-L6:7/1", [.unseen])])
    #expect(HandoverScreen.lines(handover).first == head)
  }

  @Test func `a quiet shift says so`() {
    let lines = HandoverScreen.lines(Handover(heading: Self.heading(to: nil)))
    #expect(lines == ["HANDOVER 06:50  Raj", "Nothing is loose, no fault is open."])
  }

  @Test func `a quiet shift that is not home says both`() {
    let handover = Handover(heading: Self.heading(), home: .neverHeard(changes: 2))
    #expect(
      HandoverScreen.lines(handover).dropFirst() == [
        "Nothing is loose, no fault is open.", "NOT HOME 2",
      ])
  }

  @Test(arguments: [
    (12, "FAULTS 12 NOT HOME 9 PARKED 12 REPAIR 12"), (123, "FAULTS 123 NOT HOME 9 PARKED 123 .."),
  ])
  func `a number for which there is no room is left out whole, and dots say so`(
    count: Int, words: String
  ) {
    let handover = Handover(
      heading: Self.heading(),
      loose: (0..<count).map { Self.spot("S1-L\($0):1/1", [.parked, .repairOpen]) },
      faults: (0..<count).map {
        HandoverFault(ref: "S1-L\($0):1/1", far: "S1-P2:3/2", symptom: "flaps", sinceMS: 0)
      },
      home: .neverHeard(changes: 9))
    #expect(HandoverScreen.lines(handover).last == words)
  }

  @Test func `a soak that was due in the night says since when`() {
    let handover = Handover(
      heading: Self.heading(), soaks: [Self.soak("S1-L3", dueMS: Self.nowMS - 3_600_000)])
    #expect(HandoverScreen.lines(handover).last == "SOAK  1; due since 05:50 S1-L3 25/1")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `the glance always fits six lines of forty columns`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    func name() -> String {
      let letters = ["S1-L3:25/1", "漢字", "verylongname", "👩‍🚒", " ", "x"]
      return (0..<Int.random(in: 1...8, using: &random))
        .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
    }
    func many<Value>(_ make: () -> Value) -> [Value] {
      (0..<Int.random(in: 0...12, using: &random)).map { _ in make() }
    }
    let handover = Handover(
      heading: HandoverHeading(
        site: name(), row: Bool.random(using: &random) ? name() : nil, from: name(), to: name(),
        atMS: Self.nowMS, sinceMS: 0, laptop: name()),
      loose: many {
        Self.spot(
          name(), LooseKind.allCases.filter { _ in Bool.random(using: &random) }, rack: name())
      },
      soaks: many {
        Self.soak(name(), dueMS: Int64.random(in: .min ... .max, using: &random))
      },
      repeats: many { RepeatOffender(name: name(), faults: 3, links: 2, days: 8) },
      faults: many {
        HandoverFault(ref: name(), far: name(), symptom: name(), sinceMS: .min)
      },
      home: .heard(from: name(), atMS: .max, notHome: .max))
    let lines = HandoverScreen.lines(handover)
    #expect(lines.count <= Columns.height, "seed \(seed)")
    #expect(lines.allSatisfy { Columns.count($0) <= Columns.width }, "seed \(seed)")
  }
}

struct RepeatOffenderTests {
  private static func trail(
    _ fault: UInt64, link: UInt64, _ parts: [FaultTrail.SharedPart] = []
  ) -> FaultTrail {
    FaultTrail(fault: Floor.id(fault), link: Floor.id(link), ref: "L\(link)", parts: parts)
  }

  private static func trunk(_ leg: Int) -> FaultTrail.SharedPart {
    FaultTrail.SharedPart(id: Floor.id(900), name: "T114", at: "leg \(leg)", enough: 3)
  }

  private static func module(_ port: String) -> FaultTrail.SharedPart {
    FaultTrail.SharedPart(id: Floor.id(901), name: "S1-L5 cage 9", at: port)
  }

  @Test func `a link that was bad twice is one, once is none`() {
    #expect(RepeatOffender.among([Self.trail(1, link: 1), Self.trail(2, link: 2)], days: 8) == [])
    let found = RepeatOffender.among(
      [Self.trail(1, link: 1), Self.trail(2, link: 1), Self.trail(3, link: 1)], days: 8)
    #expect(found == [RepeatOffender(name: "L1", faults: 3, links: 1, days: 8)])
    #expect(found.first?.text == "3 faults in 8 d")
  }

  @Test func `one bad link does not make its trunk an offender`() {
    let trails = (1...4).map { Self.trail($0, link: 1, [Self.trunk(3)]) }
    #expect(RepeatOffender.among(trails, days: 8).map(\.name) == ["L1"])
  }

  @Test func `a module with both links bad is one; a trunk needs a third`() {
    var trails = [
      Self.trail(1, link: 1, [Self.module("9/1"), Self.trunk(10)]),
      Self.trail(2, link: 2, [Self.module("9/2"), Self.trunk(2)]),
    ]
    let two = RepeatOffender.among(trails, days: 8)
    #expect(two.map(\.name) == ["S1-L5 cage 9"])
    #expect(two.first?.text == "2 faults in 8 d on 2 links: 9/1, 9/2")
    trails.append(Self.trail(3, link: 3, [Self.trunk(7)]))
    let three = RepeatOffender.among(trails, days: 8)
    #expect(three.map(\.name) == ["T114", "S1-L5 cage 9"])
    #expect(three.first?.places == ["leg 2", "leg 7", "leg 10"])
    #expect(RepeatOffender.among(trails.reversed(), days: 8) == three)
  }
}
