import Guide
import Paper
import Plant
import Testing

struct LooseGlanceTests {
  private static let nowMS: Int64 = 1_795_385_400_000

  private static func spot(
    _ ref: String, _ number: UInt8, _ kinds: [LooseKind], next: LooseNext? = nil
  ) -> LooseSpot {
    LooseSpot(
      ref: ref, ends: kinds.map { LooseEnd(kind: $0, what: "x", sinceMS: 0) },
      next: next ?? .work(ref: ref),
      subject: Subject(
        kind: .port, id: ThingID(bytes: Array(repeating: number, count: 16)) ?? .zero))
  }

  private static func lines(_ spots: [LooseSpot], row: String? = nil) -> [String] {
    LooseGlance.lines(
      spots, row: row, nowMS: nowMS, clock: FloorClock(utcOffsetMinutes: 120)
    ) { next in
      switch next {
      case .work(let ref): "ferrule work \(ref)"
      case .seeUp(let ref): "ferrule record port \(ref) --open"
      case .type(let command), .bringBack(_, let command): command
      case .resume, .closeTask: nil
      }
    }
  }

  @Test func `what is most urgent comes first, with what to type about it`() {
    let spots = [
      Self.spot("P07A:22", 1, [.task]),
      Self.spot("S1-L3:4/1", 2, [.cordOut, .noCap, .noCap, .portShut, .parked]),
      Self.spot("pen 4", 3, [.borrowed]),
    ]
    #expect(
      Self.lines(spots, row: "R07") == [
        "LOOSE 7 at 3 places in R07  00:10", "S1-L3:4/1  OUT, NO CAP x2, SHUT, PARKED",
        "pen 4  BORROWED", "P07A:22  TASK", "do: ferrule work S1-L3:4/1",
      ])
  }

  @Test func `what there is no room for is counted, and a long command goes over two lines`() {
    let spots = (1...6).map { Self.spot("S1-L\($0):4/1", $0, [.unseen, .untested]) }
    #expect(
      Self.lines(spots) == [
        "LOOSE 12 at 6 places  00:10", "S1-L1:4/1  UNSEEN, UNTESTED", "S1-L2:4/1  UNSEEN, UNTESTED",
        "S1-L3:4/1  UNSEEN, UNTESTED", "and 3 more", "do: ferrule work S1-L1:4/1",
      ])
    let tool = Self.spot(
      "tip A", 7, [.borrowed],
      next: .type(command: "ferrule kit return 'a tip with a long label'"))
    #expect(
      Self.lines([tool]) == [
        "LOOSE 1 at 1 place  00:10", "tip A  BORROWED", "do: ferrule kit return 'a tip with a",
        " long label'",
      ])
  }

  @Test func `that nothing is loose is said, of a row or of all`() {
    #expect(Self.lines([]) == ["NOTHING is loose"])
    #expect(Self.lines([], row: "R07") == ["NOTHING is loose in R07"])
  }

  @Test(arguments: Fixture.hostileNames)
  func `any name fits six lines of forty columns`(name: String) {
    let spots = (1...5).map { Self.spot(name, $0, LooseKind.allCases) }
    for lines in [Self.lines(spots, row: name), Self.lines([spots[0]]), Self.lines([], row: name)] {
      #expect(lines.count <= Columns.height)
      #expect(lines.allSatisfy { Columns.count($0) <= Columns.width }, "\(lines)")
      #expect(
        lines.allSatisfy { line in
          !line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }
        })
    }
  }
}
