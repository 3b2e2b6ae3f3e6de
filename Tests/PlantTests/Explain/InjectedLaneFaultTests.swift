import Plant
import TestSupport
import Testing

/// Faults in a random channel, seen only by the powers they leave: found, or nothing decides.
struct InjectedLaneFaultTests {
  static let seeds: [UInt64] = Array(1...60)

  private enum Injury {
    case none
    /// Receivers whose fibre has lost light, by end.
    case dirt([ChannelEnd: Set<Int>])
    /// Transmitters that send too little.
    case weak(ChannelEnd, lanes: Set<Int>)
    case fibre
  }

  /// What both modules read: half a dB of scatter, a loss of 1.5 dB, and what was made wrong.
  private func read(_ channel: Channel, _ injury: Injury, _ random: inout RepeatableRandom) throws
    -> [LaneSample]
  {
    let results = try #require(channel.lanes().results)
    let lanes = channel.near.optic?.layout.lanes ?? 4
    var sent: [ChannelEnd: [Int]] = [:]
    for end in ChannelEnd.allCases {
      sent[end] = (0..<lanes).map { _ in 500 + Int.random(in: -250...250, using: &random) }
    }
    if case .weak(let end, let weak) = injury {
      for lane in weak { sent[end]?[lane - 1] -= 8_000 }
    }
    var samples: [LaneSample] = []
    for end in ChannelEnd.allCases {
      for lane in 1...lanes {
        let source = results.first { $0.from == end.other && $0.arrives == .receiver(lane) }
        var power = source.flatMap { sent[end.other]?[$0.lane - 1] }.map {
          $0 - 1_500 + Int.random(in: -250...250, using: &random)
        }
        if case .dirt(let dirty) = injury, dirty[end]?.contains(lane) ?? false {
          power = power.map { $0 - Int.random(in: 6_000...10_000, using: &random) }
        }
        samples.append(
          LaneSample(
            end, lane: lane, sent: .power(sent[end]?[lane - 1] ?? 0),
            received: power.map { .power($0) } ?? .dark))
      }
    }
    return samples
  }

  /// One to all lanes.
  private func some(_ lanes: Int, _ random: inout RepeatableRandom) -> Set<Int> {
    Set(Array(1...lanes).shuffled(using: &random).prefix(Int.random(in: 1...lanes, using: &random)))
  }

  @Test(arguments: seeds) func `is found, or nothing decides`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    var tried = 0
    while tried < 8 {
      let kind: ConnectorKind = Bool.random(using: &random) ? .mpo12 : .mpo16
      let optics: [Optic?] = [
        nil, kind == .mpo12 ? Measured.dr4 : try Plain.named("800GBASE-DR8"),
      ]
      let optic = optics[Int.random(in: 0...1, using: &random)]
      let setting = try #require(optic.map { RecipeSetting($0) } ?? RecipeSetting(kind))
      let good = try ChannelRecipe(RandomParts.recipe(&random, cables: "AB")).channel(setting)
      guard let results = good.lanes().results, results.allSatisfy(\.isRight),
        !LinkJudge().judge(good).findings.contains(where: \.code.isUnsafe)
      else { continue }
      var (channel, codes, injury) = (good, Set(["right-powers"]), Injury.none)
      var place: ChannelPlace?
      let end: ChannelEnd = Bool.random(using: &random) ? .near : .far
      let lanes = good.near.optic?.layout.lanes ?? 4
      switch Int.random(in: 0..<5, using: &random) {
      case 0: break
      case 1, 2:
        var dirty = [end: some(lanes, &random)]
        if Bool.random(using: &random) { dirty[end.other] = some(lanes, &random) }
        codes = ["dirty-fibre", "poor-joint", "damaged-edges", "tilted-ferrule"]
        injury = .dirt(dirty)
      case 3:
        codes = ["weak-transmitter", "powers-not-judged"]
        injury = .weak(end, lanes: some(lanes, &random))
      default:
        guard let fault = try InjectedFault.random(in: good, &random) else { continue }
        (channel, codes, injury, place) = (fault.channel, fault.code, .fibre, fault.place)
      }
      tried += 1
      let found = try Measured.explain(
        .channel(good), lanes: try read(channel, injury, &random))
      let said =
        "\(codes) \(injury) \(place.map { "\($0)" } ?? ""): \(found.causes.map(\.cause))"
      if found.decision == .noFault {
        // Lanes that are all lit may still be exchanged: powers cannot tell, and the check says so.
        #expect(channel.lanes().results?.allSatisfy { $0.arrives.code.hasPrefix("rx") } == true)
        switch injury {
        case .none, .fibre: break
        case .dirt, .weak: Issue.record("no fault, and there is one: \(said)")
        }
        #expect(codes == ["right-powers"] || found.causes.first?.check == .measureMap, "\(said)")
        continue
      }
      #expect(found.likeliest.contains { codes.contains($0.cause.code) }, "\(said)")
      if case .dirt(let dirty) = injury {
        // Every lane that lost light is in what is said, or its whole end is.
        for (end, lanes) in dirty {
          let told = found.causes.contains { ranked in
            switch ranked.cause {
            case .dirtyFibre(end, let own): lanes.isSubset(of: own)
            case .poorJoint(let ends): ends.contains(end)
            case .damagedEdges, .tiltedFerrule: true
            default: false
            }
          }
          #expect(told, "\(end): \(said)")
        }
      }
      if let place, found.decision != .notExplained {
        #expect(found.looks.contains { $0.suspect.place == place }, "\(said)")
      }
    }
  }
}
