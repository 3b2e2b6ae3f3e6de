import Plant
import TestSupport
import Testing

/// The same fault, measured from either end, has the same causes.
struct EitherEndTests {
  private func mirrored(_ place: ChannelPlace, _ channel: Channel) -> ChannelPlace {
    switch place {
    case .joint(let number): .joint(channel.jointCount - 1 - number)
    case .segment(let number): .segment(channel.count - 1 - number)
    case .port(let end): .port(end.other)
    case .whole: .whole
    }
  }

  private func expectSame(_ good: Channel, _ bad: Channel) throws {
    let one = try Measured.explain(.channel(good), map: try #require(bad.endMap))
    let other = try Measured.explain(
      .channel(good.reversed), map: try #require(bad.reversed.endMap))
    let said = "\(one.causes.map(\.cause)) and \(other.causes.map(\.cause))"
    #expect(one.decision == other.decision, "\(said)")
    #expect(
      one.causes.map(\.cause.code).sorted() == other.causes.map(\.cause.code).sorted(), "\(said)")
    for cause in one.causes where cause.suspects.count < 24 {
      let same = other.causes.first { $0.cause.code == cause.cause.code }
      let places = Set(cause.suspects.map { mirrored($0.place, good) })
      #expect(places == Set(same?.suspects.map(\.place) ?? []), "\(said)")
    }
  }

  @Test(arguments: InjectedFaultTests.seeds) func `in a channel of cords and trunks`(
    _ seed: UInt64
  ) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<8 {
      let good = try RandomParts.goodChannel(&random)
      guard let fault = try InjectedFault.random(in: good, &random) else { continue }
      try expectSame(good, fault.channel)
    }
  }

  @Test(arguments: 1...4) func `in a leg of a harness whose pair is crossed`(_ leg: Int) throws {
    let harness = PartDesign.breakout(.mpo12ToFourLC)
    let good = try Channel(
      from: ModulePort("near", optic: Plain.optic(.parallel4), lanes: [leg]),
      Segment(FibrePart("harness", kind: .harness, design: harness), exit: leg),
      to: ModulePort("far", optic: Plain.optic(.duplex), lanes: [1]))
    let crossed = try harness.map.exchanging(
      FibreEnd(connector: leg, position: 1), FibreEnd(connector: leg, position: 2), on: .far)
    let bad = try #require(good.changing(.design(0, .free(crossed))))
    try expectSame(good, bad)
    let far = try Measured.explain(
      .channel(good.reversed), map: [(near: 1, far: 13 - leg), (near: 2, far: leg)])
    #expect(far.first == ["exchanged-fibres"], "\(far.causes.map(\.cause))")
  }
}
