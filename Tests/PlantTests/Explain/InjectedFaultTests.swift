import Plant
import TestSupport
import Testing

/// One fault put into a random channel is found, or it is said that nothing decides: never another
/// one with confidence.
struct InjectedFaultTests {
  static let seeds: [UInt64] = Array(1...60)

  private func goodChannel(_ random: inout RepeatableRandom) throws -> Channel {
    let kind = [ConnectorKind.mpo8, .mpo12, .mpo16].randomElement(using: &random) ?? .mpo12
    let setting = try #require(RecipeSetting(kind))
    while true {
      let cables = Bool.random(using: &random) ? "AB" : "ABC"
      let channel = try ChannelRecipe(RandomParts.recipe(&random, cables: cables)).channel(setting)
      if let lanes = channel.lanes().results, lanes.allSatisfy(\.isRight) { return channel }
    }
  }

  private func measure(_ channel: Channel, dropping count: Int, _ random: inout RepeatableRandom)
    throws -> [(near: Int, far: Int?)]
  {
    let map = try #require(channel.endMap)
    return Array(map.shuffled(using: &random).dropFirst(count))
  }

  @Test(arguments: seeds) func `is found, or nothing decides`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    var tried = 0
    while tried < 12 {
      let good = try goodChannel(&random)
      guard let fault = try InjectedFault.random(in: good, &random) else { continue }
      tried += 1
      let dropped = Bool.random(using: &random) ? 0 : Int.random(in: 1...3, using: &random)
      let map = try measure(fault.channel, dropping: dropped, &random)
      let found = try Measured.explain(.channel(good), map: map)
      let said = "\(fault.code) \(fault.place): \(found.causes.map(\.cause)) \(map)"
      if found.sight?.isRight == true {
        #expect([.noFault, .noFaultSoFar].contains(found.decision), "\(said)")
        continue
      }
      let matching = found.causes.filter { fault.code.contains($0.cause.code) }
      #expect(
        matching.contains { $0.suspects.contains { $0.place == fault.place } }, "\(said)")
      #expect(found.likeliest.contains { fault.code.contains($0.cause.code) }, "\(said)")
      switch found.decision {
      case .found:
        #expect(found.looks.map(\.suspect.place) == [fault.place], "\(said)")
      case .cannotTellWhere, .cannotTell:
        #expect(found.looks.contains { $0.suspect.place == fault.place }, "\(said)")
      case .noFault, .noFaultSoFar, .notExplained:
        Issue.record("\(said)")
      }
    }
  }

  @Test(arguments: seeds) func `the type printed on the parts decides`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let good = try RandomParts.goodChannel(&random)
    let place = Int.random(in: 0..<good.count, using: &random)
    guard let design = good.segment(place)?.part.design?.alternatives.first else { return }
    let wrong = try #require(good.changing(.design(place, design)))
    let map = try measure(wrong, dropping: 0, &random)
    let found = try Measured.explain(
      .channel(good), map: map, Circumstances(printed: [place: design]))
    #expect(found.decision == .found)
    #expect(found.looks.map(\.suspect.place) == [.segment(place)])
    let printed = Dictionary(
      good.segments.enumerated().compactMap { number, segment in
        number == place ? nil : segment.part.design.map { (number, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let keys = Dictionary(
      good.adapters.enumerated().compactMap { number, adapter in adapter.keys.map { (number, $0) }
      },
      uniquingKeysWith: { first, _ in first })
    let left = try Measured.explain(
      .channel(good), map: map, Circumstances(printed: printed, seenKeys: keys))
    #expect(left.decision == .found)
    #expect(left.looks.map(\.suspect.place) == [.segment(place)])
  }

  @Test(arguments: CassetteMap.allCases, [AdapterKeys.opposed, .aligned])
  func `between cassettes a part of the wrong type is found, or nothing decides`(
    _ map: CassetteMap, _ keys: AdapterKeys
  ) throws {
    let optic = Plain.optic(.duplex)
    for circuit in 1...CassetteMap.pairs {
      func cassette(_ label: String, from side: PartSide) throws -> Segment {
        let (entry, exit) = side == .far ? (circuit, 1) : (1, circuit)
        return try Segment(
          FibrePart(label, kind: .cassette, design: .cassette(map)), from: side, entry: entry,
          exit: exit)
      }
      let channel = try Channel(
        from: ModulePort("near", optic: optic),
        Segment(FibrePart("cord 1", design: .duplexCord(.aToB))),
        [
          Channel.Step(Adapter("front 1", keys: nil), try cassette("cassette 1", from: .far)),
          Channel.Step(
            Adapter("rear 1", keys: keys),
            try Segment(FibrePart("trunk", kind: .trunk, design: .cable(.b, .mpo12)))),
          Channel.Step(Adapter("rear 2", keys: keys), try cassette("cassette 2", from: .near)),
          Channel.Step(
            Adapter("front 2", keys: nil),
            try Segment(FibrePart("cord 2", design: .duplexCord(.aToB)))),
        ], to: ModulePort("far", optic: optic))
      guard channel.lanes().results?.allSatisfy(\.isRight) == true else { continue }
      for change in DesignChange.all(in: channel) {
        let map = try #require(channel.changing(change)?.endMap)
        let found = try Measured.explain(.channel(channel), map: map)
        let said = "\(change): \(found.causes.map(\.cause)) \(map)"
        guard found.sight?.isRight != true else {
          #expect(found.decision == .noFault, "\(said)")
          continue
        }
        let place: ChannelPlace =
          switch change {
          case .design(let number, _): .segment(number)
          case .keys(let number, _): .joint(number + 1)
          }
        #expect(found.decision != .found || found.looks.map(\.suspect.place) == [place], "\(said)")
        #expect(found.looks.contains { $0.suspect.place == place }, "\(said)")
      }
    }
  }

  @Test(arguments: seeds) func `any readings at all are explained or refused`(_ seed: UInt64) throws
  {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<20 {
      let channel = try RandomParts.channel(&random)
      let pairs: [(near: Int, far: Int?)] = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        (
          Int.random(in: 0...13, using: &random),
          Bool.random(using: &random) ? nil : Int.random(in: 0...13, using: &random)
        )
      }
      let lanes = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        LaneSample(
          Bool.random(using: &random) ? .near : .far, lane: Int.random(in: 0...5, using: &random),
          sent: LaneSample.Light(milliDBm: Int.random(in: -40_000...5_000, using: &random)),
          received: LaneSample.Light(milliDBm: Int.random(in: -40_000...5_000, using: &random)))
      }
      guard
        let evidence = try? FaultEvidence(
          Bool.random(using: &random) ? .channel(channel) : Measured.ports(),
          map: pairs.isEmpty ? nil : pairs, samples: lanes)
      else { continue }
      let found = Explainer.explain(evidence)
      #expect(found.decision != .found || found.likeliest.count == 1)
      #expect(Set(found.causes.map(\.cause)).count == found.causes.count)
      for cause in found.causes { #expect(!cause.cause.sentence.isEmpty) }
    }
  }
}
