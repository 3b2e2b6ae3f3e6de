import Guide
import Paper
import Plant
import Testing

struct HandoverTests {
  private static let nowMS: Int64 = 1_795_385_400_000

  private static func handover(_ name: String = "S1-L3:4/1") -> Handover {
    let place = Place(hall: "H1", row: "R07", rack: "R07-06", lowestU: 32, side: .rear)
    let port = PortCard(id: .zero, device: name, name: "25/1", place: place)
    func item(_ kind: DueKind) -> DueItem {
      DueItem(
        kind: kind, link: .zero, port: port, otherPort: port, why: name, sinceMS: nowMS,
        dueMS: nowMS + 3_600_000, code: "7K3Q9X")
    }
    return Handover(
      heading: HandoverHeading(
        site: name, row: nil, from: name, to: "Ana", atMS: nowMS, sinceMS: nowMS - 43_200_000,
        laptop: "LT-04", clock: FloorClock(utcOffsetMinutes: 120)),
      loose: [
        LooseSpot(
          ref: name, place: place, ticket: "INC48213",
          ends: [
            LooseEnd(
              kind: .cordOut, what: "cord out since 22:10, unplugged by Mina",
              sinceMS: nowMS - 3_600_000), LooseEnd(kind: .parked, what: name, sinceMS: 0),
          ], next: .resume(code: "7K3Q9X")),
        LooseSpot(ref: "pen 4", ends: [], next: .closeTask(.zero)),
      ],
      soaks: [item(.soaking)], owed: [item(.notAccepted)],
      repeats: [RepeatOffender(name: name, faults: 3, links: 1, days: 8)],
      faults: [
        HandoverFault(
          ref: name, far: name, place: place, symptom: name, ticket: name, sinceMS: nowMS,
          repair: name)
      ],
      finished: [
        FinishedWork(atMS: nowMS, by: name, ref: name, what: "accepted", ticket: nil)
      ], home: .heard(from: name, atMS: nowMS, notHome: 3))
  }

  private static func command(_ next: LooseNext) -> String? {
    switch next {
    case .resume(let code): "ferrule work --resume \(code)"
    case .work, .type, .closeTask, .bringBack, .seeUp: nil
    }
  }

  private static func text(_ handover: Handover) -> String {
    HandoverText.text(handover, zone: "UTC+02:00", command: command)
  }

  @Test func `the page has the glance first, every section, and a line to sign`() {
    let text = Self.text(Self.handover())
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first == "HANDOVER 00:10  S1-L3:4/1 > Ana")
    let titles = [
      "HANDOVER  S1-L3:4/1, all rows", "LOOSE: close each, or pass it on by name", "SOAK",
      "OWED: nothing is broken", "TWICE: do not only clean it again", "FAULTS STILL OPEN",
      "DONE THIS SHIFT", "HOME",
    ]
    #expect(lines.filter(titles.contains) == titles)
    #expect(lines.contains("S1-L3:4/1   R07-06 u32 REAR   INC48213"))
    #expect(lines.contains("  CORD OUT  60 min  cord out since 22:10, unplugged by Mina"))
    #expect(lines.contains("  next: ferrule work --resume 7K3Q9X-K"))
    #expect(lines.contains("  S1-L3:4/1 25/1   R07-06 u32 REAR   due 01:10   job 7K3Q9X-K"))
    #expect(lines.contains("  NOT HOME: 3 changes (S1-L3:4/1 was last heard 00:10)"))
    #expect(text.hasSuffix("time ________\n"))
  }

  @Test func `whose a loose end is stands under it, apart where that differs`() {
    var handover = Self.handover()
    let accepted = LooseHand.accepted(
      by: "Ana", from: "Raj", atMS: Self.nowMS, note: "cord is late")
    for end in handover.loose[0].ends.indices { handover.loose[0].ends[end].hand = accepted }
    #expect(Self.text(handover).contains("\n  whose: ACCEPTED Ana 00:10: cord is late\n"))
    handover.loose[0].ends[1].hand = .open
    let text = Self.text(handover)
    #expect(text.contains("\n  whose: CORD OUT ACCEPTED Ana 00:10: cord is late\n"))
    #expect(text.contains("\n  whose: PARKED open\n"))
    #expect(text.hasPrefix("HANDOVER 00:10  > Ana  1/2 ACCEPTED\n"))
  }

  @Test func `an empty one still says what there is not`() {
    var empty = Self.handover()
    (empty.loose, empty.soaks, empty.owed, empty.repeats) = ([], [], [], [])
    (empty.faults, empty.finished, empty.home) = ([], [], .isCentral)
    let text = Self.text(empty)
    #expect(text.contains("Nothing is loose, no fault is open."))
    for section in ["LOOSE\n  nothing", "FAULTS STILL OPEN\n  none", "DONE THIS SHIFT\n  nothing"] {
      #expect(text.contains(section), "\(section)")
    }
    #expect(!text.contains("SOAK"))
    #expect(!text.contains("TWICE"))
  }

  @Test(arguments: Fixture.hostileNames)
  func `any name stays on its line, in 80 columns, and comes back in JSON`(name: String) throws {
    let handover = Self.handover(name)
    let text = Self.text(handover)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(TextWidth.columns(line) <= 80, "\(line)")
    }
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    let json = HandoverJSON.value(handover, zone: "UTC", command: Self.command).pretty
    let document = try JSONChecker.read(json)
    #expect(document["site"] == .string(name))
    #expect(document["loose"]?[0]?["ref"] == .string(name))
    #expect(document["loose"]?[0]?["ends"]?[0]?["kind"] == .string("cord-out"))
    #expect(document["faults"]?[0]?["symptom"] == .string(name))
    #expect(document["not_home"] != .null)
  }
}
