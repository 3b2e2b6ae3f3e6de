import Guide
import Plant
import Testing

/// What is loose before a lead takes something back, and on no list after it.
struct LooseGoneTests {
  private static func end(_ kind: LooseKind, _ fact: UInt64, code: ShortCode? = nil) -> LooseEnd {
    var end = LooseEnd(kind: kind, what: "\(fact)", sinceMS: 0, sinceFact: Floor.id(fact))
    end.code = code
    return end
  }

  private static func spot(_ number: UInt64, _ ends: [LooseEnd]) -> LooseSpot {
    LooseSpot(
      ref: "S1-L\(number):25/1", ends: ends, next: .work(ref: "S1-L\(number):25/1"),
      subject: Subject(kind: .port, id: Floor.id(number)))
  }

  private func gone(_ before: [LooseSpot], _ after: [LooseSpot]) -> [String] {
    Loose.gone(from: before, to: after).flatMap { spot in
      spot.ends.map { "\(spot.ref) \($0.kind.rawValue) \($0.what)" }
    }
  }

  @Test func `all of a place that is on no list any more, and nothing of the others`() {
    let (one, two) = (
      Self.spot(1, [Self.end(.cordOut, 11), Self.end(.noCap, 11), Self.end(.noCap, 11)]),
      Self.spot(2, [Self.end(.portShut, 21)])
    )
    #expect(gone([one, two], [two]).count == 3)
    #expect(gone([one, two], [one, two]).isEmpty)
    // What comes to light is not gone.
    #expect(gone([one], [one, two]).isEmpty)
  }

  @Test func `a cord that an earlier fact says is out is still on a list`() {
    let before = Self.spot(1, [Self.end(.cordOut, 11), Self.end(.noCap, 11)])
    let after = Self.spot(1, [Self.end(.cordOut, 5), Self.end(.notSeen, 5)])
    #expect(gone([before], [after]).isEmpty)
    #expect(gone([before], [Self.spot(2, after.ends)]).count == 2)
  }

  @Test func `of two repairs at a place the one that is gone is named, whatever comes back`() {
    let (ana, dana) = (
      Self.end(.repairOpen, 11, code: "ABC234"), Self.end(.repairOpen, 12, code: "DEF567")
    )
    let before = Self.spot(1, [ana, dana])
    #expect(gone([before], [Self.spot(1, [dana])]) == ["S1-L1:25/1 repair-open 11"])
    let other = Self.end(.repairOpen, 13, code: "GHJ678")
    #expect(gone([before], [Self.spot(1, [dana, other])]) == ["S1-L1:25/1 repair-open 11"])
    // Parked, and the parking is taken back: the same repair.
    let parked = Self.end(.parked, 14, code: "ABC234")
    #expect(gone([Self.spot(1, [parked])], [Self.spot(1, [ana])]).isEmpty)
    let (task, second) = (Self.end(.task, 15), Self.end(.task, 16))
    #expect(gone([Self.spot(1, [task])], [Self.spot(1, [second])]).count == 1)
  }
}
