import Plant
import Testing

/// What is said of the light of one lane.
struct LaneTraceTests {
  private func trace(_ keys: AdapterKeys?, _ polarity: CablePolarity?) throws -> LaneTrace {
    let optic = try Plain.named("400GBASE-SR4")
    return try #require(
      LaneTrace(try Plain.twoPanels(optic, keys: keys, polarity: polarity), lane: 2))
  }

  @Test func `it arrives, it does not, or nobody can say`() throws {
    let good = try trace(.opposed, .b)
    #expect(LaneTrace.Direction.allCases.map(good.outcome) == [.arrives, .arrives])
    #expect(good.unknown == nil)
    let dark = try trace(.opposed, .a)
    #expect(LaneTrace.Direction.allCases.map(dark.outcome) == [.strays, .strays])
    #expect(dark.unknown == nil)
    #expect(try trace(.opposed, nil).unknown == .design(segment: 0))
    let keys = try trace(nil, .b)
    #expect(keys.unknown == .keys(adapter: 0))
    #expect(keys.outcomeBack != .strays)
  }
}
