import Guide
import Plant
import TestSupport
import Testing

/// Whose a loose end is, from what was passed on and what became of it.
struct LooseHandTests {
  private static let minute: Int64 = 60_000
  private static let clock = FloorClock()

  private static func fact(
    _ number: UInt64, at minutes: Int64, by technician: String, _ body: FactBody
  ) -> Fact {
    Fact(
      id: Floor.id(number), atMS: minutes * minute, order: minutes, technician: technician,
      body: body)
  }

  private static func passed(
    _ number: UInt64, at minutes: Int64, to name: String, by technician: String = "Raj",
    note: String = LooseHand.plainText
  ) -> Fact {
    fact(
      number, at: minutes, by: technician,
      .task(
        Task(
          kind: .handover, subject: Subject(kind: .port, id: Floor.nearPort), text: note,
          forWhom: name)))
  }

  private static func closed(
    _ number: UInt64, _ task: UInt64, at minutes: Int64, by technician: String,
    _ outcome: TaskOutcome, _ found: String? = nil
  ) -> Fact {
    fact(
      number, at: minutes, by: technician,
      .taskClose(TaskClose(task: Floor.id(task), outcome: outcome, found: found)))
  }

  private static func text(_ facts: [Fact], since minutes: Int64 = 0) -> String {
    LooseHand.of(Passings(facts), sinceMS: minutes * minute).text(clock)
  }

  @Test func `passed on, then accepted or refused by name`() {
    #expect(Self.text([]) == "open")
    let passed = Self.passed(1, at: 10, to: "Ana", note: "waits for a cord")
    #expect(Self.text([passed]) == "passed to Ana by Raj 00:10: waits for a cord")
    let accepted = Self.closed(2, 1, at: 20, by: "Ana", .done)
    #expect(Self.text([passed, accepted]) == "ACCEPTED Ana 00:20: waits for a cord")
    let refused = Self.closed(2, 1, at: 20, by: "ana", .dropped, "no cord here")
    #expect(Self.text([passed, refused]) == "REFUSED ana 00:20: no cord here")
  }

  @Test func `who stands in accepts under their own name`() {
    let facts = [
      Self.passed(1, at: 10, to: "Ana"), Self.closed(2, 1, at: 20, by: "Jo", .done),
    ]
    #expect(LooseHand.of(Passings(facts), sinceMS: 0).holder == "Jo")
  }

  @Test func `what became loose later was not passed on`() {
    let facts = [
      Self.passed(1, at: 10, to: "Ana"), Self.closed(2, 1, at: 20, by: "Ana", .done),
    ]
    #expect(Self.text(facts, since: 10) == "ACCEPTED Ana 00:20")
    #expect(Self.text(facts, since: 11) == "open")
  }

  @Test func `what the passer had not seen was not passed on, whatever the clocks say`() {
    let passed = Self.passed(1, at: 10, to: "Ana")
    let accepted = Self.closed(2, 1, at: 20, by: "Ana", .done)
    let out = Floor.id(77)
    for (seen, sinceMS, word) in [
      ([out], 15 * Self.minute, "accepted"), ([], 5 * Self.minute, "open"),
    ] {
      let known = Passings([passed, accepted], seen: [Floor.id(1): Set(seen)])
      #expect(LooseHand.of(known, sinceMS: sinceMS, fact: out).state == word)
    }
  }

  @Test func `taken back is as if it had never been, but not after it was accepted`() {
    let passed = Self.passed(1, at: 10, to: "Ana")
    let back = Self.closed(2, 1, at: 15, by: "Raj", .dropped)
    let accepted = Self.closed(3, 1, at: 20, by: "Ana", .done)
    #expect(Self.text([passed, back]) == "open")
    #expect(Self.text([passed, back, accepted]) == "ACCEPTED Ana 00:20")
    #expect(Self.text([passed, accepted, back]) == "ACCEPTED Ana 00:20")
  }

  @Test func `it stays with who accepted it until somebody else does`() {
    var facts = [
      Self.passed(1, at: 10, to: "Ana"), Self.closed(2, 1, at: 20, by: "Ana", .done),
      Self.passed(3, at: 30, to: "Jo", by: "Ana"),
    ]
    #expect(Self.text(facts) == "passed to Jo by Ana 00:30, still Ana's")
    facts.append(Self.closed(4, 3, at: 40, by: "Jo", .dropped, "going home too"))
    #expect(Self.text(facts) == "REFUSED Jo 00:40, still Ana's: going home too")
    #expect(LooseHand.of(Passings(facts), sinceMS: 0).holder == "Ana")
  }

  @Test func `two laptops passed it to two people: the one who accepts has it`() {
    let facts = [
      Self.passed(1, at: 10, to: "Ana"), Self.passed(2, at: 11, to: "Jo", by: "Lee"),
      Self.closed(3, 1, at: 20, by: "Ana", .done),
    ]
    #expect(Self.text(facts) == "ACCEPTED Ana 00:20")
    #expect(PassedOn.all(facts).values.filter { $0.waits(for: "jo") }.count == 1)
  }

  @Test func `what somebody took over is theirs in the list, and first among its like`() {
    func item(_ number: UInt64) -> DueItem {
      let port = PortCard(id: Floor.id(number), device: "S1-L\(number)", name: "25/1")
      return DueItem(
        kind: .cordOut, link: Floor.id(number), port: port, otherPort: port, why: "cord out",
        sinceMS: 0)
    }
    let facts = [
      Self.passed(1, at: 10, to: "Ana", note: "cord in the post"),
      Self.closed(2, 1, at: 20, by: "Ana", .done),
    ]
    let held = Due.held(
      [item(7), item(8)], passed: [Floor.id(8): Passings(facts)], clock: Self.clock)
    #expect(held.map(\.technician) == [nil, "Ana"])
    #expect(held[1].why == "cord out; Ana took it over from Raj at 00:20: cord in the post")
    #expect(Due.ordered(held, technician: "Ana").map(\.link) == [Floor.id(8), Floor.id(7)])
    #expect(Due.ordered(held, technician: "Raj").map(\.link) == [Floor.id(7), Floor.id(8)])
  }
}

struct HandoverPromptTests {
  private static func place(_ ends: [LooseEnd], ref: String = "S1-L3:4/1") -> LoosePlace {
    LoosePlace(
      subject: Subject(kind: .port, id: Floor.nearPort), ref: ref,
      place: Place(hall: "H1", row: "R07", rack: "R07-06", lowestU: 30, side: .rear),
      ticket: "INC48213", ends: ends, next: [.work(ref: ref)])
  }

  private static func end(_ kind: LooseKind, _ hand: LooseHand = .open) -> LooseEnd {
    LooseEnd(kind: kind, what: "x", sinceMS: 0, hand: hand)
  }

  @Test func `a place with all kinds of loose ends names them in one line, none cut`() {
    func shown(_ kinds: [LooseKind]) -> [String] {
      HandoverPrompt.passing(
        Self.place(kinds.map { Self.end($0) }), (2, 5), to: "Ana", closing: nil, command: nil,
        clock: FloorClock())
    }
    let five: [LooseKind] = [.cordOut, .noCap, .noCap, .portShut, .repairOpen, .parked]
    #expect(shown(five).contains("OUT, NO CAP x2, SHUT, REPAIR, PARKED"))
    #expect(shown(LooseKind.allCases).contains("OUT, NOT SEEN UP, NO CAP, NOT SEEN +8"))
  }

  @Test func `who goes home is asked like this`() {
    let place = Self.place([Self.end(.cordOut), Self.end(.noCap), Self.end(.noCap)])
    #expect(
      HandoverPrompt.passing(
        place, (2, 5), to: "Ana", closing: nil, command: "ferrule work S1-L3:4/1",
        clock: FloorClock()) == [
          "LOOSE 2/5  S1-L3:4/1", "R07-06 u30 REAR  INC48213", "CORD OUT, NO CAP x2",
          "do: ferrule work S1-L3:4/1", "1 still open  2 pass to Ana",
          "? all of it  u undo  q leave",
        ])
  }

  @Test func `who takes over is asked like this`() {
    let passing = PassedOn(
      task: Recorded(
        id: Floor.id(1), atMS: 0, technician: "Raj",
        body: Task(
          kind: .handover, subject: Subject(kind: .port, id: Floor.nearPort), text: "cord is late",
          forWhom: "Ana")), isClosed: false, isTakenBack: false)
    #expect(
      HandoverPrompt.accepting(
        Self.place([Self.end(.portShut)]), (1, 3), left: 3, [passing], clock: FloorClock()) == [
          "HANDED 1/3  S1-L3:4/1", "R07-06 u30 REAR  INC48213", "SHUT", "Raj 00:00: cord is late",
          "1 accept  2 accept all 3  3 refuse", "? all of it  u undo  q leave",
        ])
  }

  @Test func `what can be answered follows what is so already`() {
    let open = Self.place([Self.end(.task)])
    #expect(HandoverPrompt.answers(open, to: "Ana", closing: "done") == [.leave, .pass, .close])
    let passed = LooseHand.passed(to: "ana", by: "Raj", atMS: 0, note: nil, holder: nil)
    let given = Self.place([Self.end(.task, passed)])
    #expect(HandoverPrompt.answers(given, to: "Ana", closing: nil) == [.leave, .takeBack])
    #expect(HandoverPrompt.answers(given, to: "Jo", closing: nil) == [.leave, .pass, .takeBack])
    let accepted = LooseHand.accepted(by: "Ana", from: "Raj", atMS: 0, note: nil)
    let taken = Self.place([Self.end(.task, accepted)])
    #expect(HandoverPrompt.answers(taken, to: "Ana", closing: nil) == [.leave])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `each screen fits six lines of forty columns`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    func name() -> String {
      let letters = ["S1-L3:25/1", "漢字", "verylongname", "👩‍🚒", " ", "x"]
      return (0..<Int.random(in: 1...8, using: &random))
        .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
    }
    let hands: [LooseHand] = [
      .open, .passed(to: name(), by: name(), atMS: 0, note: name(), holder: name()),
      .refused(by: name(), atMS: .max, why: name(), holder: nil),
    ]
    let ends = LooseKind.allCases.filter { _ in Bool.random(using: &random) }.map { kind in
      Self.end(kind, hands[Int.random(in: 0..<hands.count, using: &random)])
    }
    let lines = HandoverPrompt.passing(
      Self.place(ends, ref: name()), (1, 99), to: name(),
      closing: Bool.random(using: &random) ? "NOC opened it" : nil, command: name(),
      clock: FloorClock())
    #expect(lines.count <= Columns.height, "seed \(seed)")
    #expect(lines.allSatisfy { Columns.count($0) <= Columns.width }, "seed \(seed)")
    #expect(lines.last == "? all of it  u undo  q leave", "seed \(seed)")
  }
}
