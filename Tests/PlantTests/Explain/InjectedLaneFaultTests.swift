import Plant
import TestSupport
import Testing

/// One fault in a random channel, seen only by the powers it leaves: found, or nothing decides.
struct InjectedLaneFaultTests {
  static let seeds: [UInt64] = Array(1...60)

  private enum Injury {
    case none
    case dirt(ChannelEnd, lane: Int)
    case weak(ChannelEnd, lane: Int)
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
    if case .weak(let end, let lane) = injury { sent[end]?[lane - 1] -= 5_000 }
    var samples: [LaneSample] = []
    for end in ChannelEnd.allCases {
      for lane in 1...lanes {
        let source = results.first { $0.from == end.other && $0.arrives == .receiver(lane) }
        var power = source.flatMap { sent[end.other]?[$0.lane - 1] }.map {
          $0 - 1_500 + Int.random(in: -250...250, using: &random)
        }
        if case .dirt(end, lane) = injury { power = power.map { $0 - 5_000 } }
        samples.append(
          LaneSample(
            end, lane: lane, sent: .power(sent[end]?[lane - 1] ?? 0),
            received: power.map { .power($0) } ?? .dark))
      }
    }
    return samples
  }

  @Test(arguments: seeds) func `is found, or nothing decides`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    var tried = 0
    while tried < 8 {
      let kind: ConnectorKind = Bool.random(using: &random) ? .mpo12 : .mpo16
      let setting = try #require(RecipeSetting(kind))
      let good = try ChannelRecipe(RandomParts.recipe(&random, cables: "AB")).channel(setting)
      guard let results = good.lanes().results, results.allSatisfy(\.isRight) else { continue }
      var (channel, codes, injury) = (good, Set(["right-powers"]), Injury.none)
      var place: ChannelPlace?
      let end: ChannelEnd = Bool.random(using: &random) ? .near : .far
      let lane = Int.random(in: 1...(good.near.optic?.layout.lanes ?? 4), using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: break
      case 1: (codes, injury) = (["dirty-fibre"], .dirt(end, lane: lane))
      case 2: (codes, injury) = (["weak-transmitter"], .weak(end, lane: lane))
      default:
        guard let fault = try InjectedFault.random(in: good, &random) else { continue }
        (channel, codes, injury, place) = (fault.channel, fault.code, .fibre, fault.place)
      }
      tried += 1
      let found = try Measured.explain(
        .channel(good), lanes: try read(channel, injury, &random))
      let said = "\(codes) \(place.map { "\($0)" } ?? ""): \(found.causes.map(\.cause))"
      if found.decision == .noFault {
        // Lanes that are all lit may still be exchanged: powers cannot tell, and the check says so.
        #expect(channel.lanes().results?.allSatisfy { $0.arrives.code.hasPrefix("rx") } == true)
        #expect(codes == ["right-powers"] || found.causes.first?.check == .measureMap, "\(said)")
        continue
      }
      #expect(found.likeliest.contains { codes.contains($0.cause.code) }, "\(said)")
      if let place, found.decision != .notExplained {
        #expect(found.looks.contains { $0.suspect.place == place }, "\(said)")
      }
    }
  }
}
