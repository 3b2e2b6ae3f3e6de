/// The powers of both ends lane by lane, and how each compares with its neighbours and its optic.
struct LanePowers {
  /// What a transmitter does, as far as it was read.
  enum Sender {
    case notRead
    case off
    case low(Int)
    case well(Int)
  }

  private let expectation: ExpectedLink
  private let rules: LaneRules
  private let samples: [LaneName: LaneSample]

  init(_ evidence: FaultEvidence) {
    expectation = evidence.expectation
    rules = evidence.rules
    samples = Dictionary(
      evidence.samples.map { (LaneName(end: $0.end, lane: $0.lane), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lanes that the link uses at an end.
  func lanes(_ end: ChannelEnd) -> [Int] {
    expectation.port(end).map { ExpectedMap.lanes($0) } ?? []
  }

  /// The lane at the other end that belongs to one.
  func partner(_ name: LaneName) -> LaneName? {
    guard let place = lanes(name.end).firstIndex(of: name.lane) else { return nil }
    let others = lanes(name.end.other)
    return others.indices.contains(place)
      ? LaneName(end: name.end.other, lane: others[place]) : nil
  }

  func received(_ name: LaneName) -> LaneSample.Light { samples[name]?.received ?? .notRead }

  /// What a transmitter was read to send; thousandths of dBm; nil if dark or not read.
  func sent(_ name: LaneName) -> Int? { samples[name]?.sent.milliDBm }

  /// Lanes of an end whose receiver was not read.
  func unreadReceivers(_ end: ChannelEnd) -> [Int] {
    lanes(end).filter { received(LaneName(end: end, lane: $0)) == .notRead }
  }

  /// Lanes of an end whose receiver was read.
  func readReceivers(_ end: ChannelEnd) -> [Int] {
    lanes(end).filter { received(LaneName(end: end, lane: $0)) != .notRead }
  }

  /// Lanes of an end whose receiver is dark.
  func darkReceivers(_ end: ChannelEnd) -> [Int] {
    lanes(end).filter { received(LaneName(end: end, lane: $0)) == .dark }
  }

  /// Lanes of an end whose receiver has light, with the power; thousandths of dBm.
  func litReceivers(_ end: ChannelEnd) -> [(lane: Int, power: Int)] {
    lanes(end).compactMap { lane in
      received(LaneName(end: end, lane: lane)).milliDBm.map { (lane, $0) }
    }
  }

  /// Whether all receivers of an end that were read are dark.
  func isDead(_ end: ChannelEnd) -> Bool {
    let read = readReceivers(end)
    return !read.isEmpty && darkReceivers(end).count == read.count
      && (read.count > 1 || lanes(end).count == 1)
  }

  /// Whether anything was read of an end's module.
  func wasRead(_ end: ChannelEnd) -> Bool { samples.keys.contains { $0.end == end } }

  func sender(_ name: LaneName) -> Sender {
    switch samples[name]?.sent ?? .notRead {
    case .notRead: return .notRead
    case .dark: return .off
    case .power(let power):
      let least = expectation.port(name.end)?.optic?.transmit.least?.value
      if let least, power < least { return .low(power) }
      let others = lanes(name.end).filter { $0 != name.lane }.compactMap {
        samples[LaneName(end: name.end, lane: $0)]?.sent.milliDBm
      }
      if others.count > 1, let best = others.max(), best - power >= rules.lowMilliDB {
        return .low(power)
      }
      return .well(power)
    }
  }

  /// The senders of the light that an end receives.
  func senders(to end: ChannelEnd) -> [Sender] {
    lanes(end).compactMap { partner(LaneName(end: end, lane: $0)) }.map(sender)
  }

  /// The laser's current where it differs from its neighbours' by three tenths or more.
  func bias(_ name: LaneName) -> Clue? {
    guard let own = samples[name]?.biasMicroA else { return nil }
    let others = lanes(name.end).filter { $0 != name.lane }.compactMap {
      samples[LaneName(end: name.end, lane: $0)]?.biasMicroA
    }
    guard others.count > 1, let middle = Self.middle(others),
      (own - middle).magnitude * 10 >= middle.magnitude * 3
    else { return nil }
    return .biasDiffers(own, neighbours: middle)
  }

  /// What each fibre loses, by near position; thousandths of dB.
  ///
  /// Against the power sent where all of it was read; else against the best receiver of the end, which
  /// compares the fibres of one direction only.
  func losses(_ table: (ChannelEnd) -> LaneTable?) -> [(position: Int, loss: Int)] {
    guard let near = table(.near) else { return [] }
    let knowsSenders = ChannelEnd.allCases.allSatisfy { end in
      litReceivers(end).allSatisfy { lane, _ in
        guard let partner = partner(LaneName(end: end, lane: lane)) else { return false }
        return samples[partner]?.sent.milliDBm != nil
      }
    }
    var out: [(position: Int, loss: Int)] = []
    for end in ChannelEnd.allCases {
      let lit = litReceivers(end)
      let best = lit.map(\.power).max() ?? 0
      for (lane, power) in lit {
        guard let partner = partner(LaneName(end: end, lane: lane)) else { continue }
        let (points, number) =
          end == .near ? (near.receivers, lane) : (near.transmitters, partner.lane)
        guard points.indices.contains(number - 1) else { continue }
        let sent = knowsSenders ? samples[partner]?.sent.milliDBm : nil
        out.append((points[number - 1].plug, (sent ?? best) - power))
      }
    }
    return out.sorted { $0.position < $1.position }
  }

  static func middle(_ values: [Int]) -> Int? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
