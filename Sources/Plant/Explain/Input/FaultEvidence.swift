/// What is expected of a link, what was measured, and what else is known.
public struct FaultEvidence: Hashable, Sendable {
  /// What the link is expected to be.
  public let expectation: ExpectedLink
  /// What was measured of its map; nil if nothing was.
  public let map: MeasuredMap?
  /// What was read of its lanes.
  public let samples: [LaneSample]
  /// What else is known.
  public let circumstances: Circumstances
  /// From when on powers say something.
  public let rules: LaneRules
  /// What the site allows joints, splices and fibre to lose.
  let links: LinkRules
  /// Where every position's light should arrive.
  let expected: ExpectedMap

  /// Checks what was measured against what it is of.
  ///
  /// - Throws: what does not fit; then nothing is explained.
  public init(
    _ expectation: ExpectedLink, map pairs: [(near: Int, far: Int?)]? = nil,
    walks: [LaneWalk] = [], samples: [LaneSample] = [],
    circumstances: Circumstances = Circumstances(), rules: LaneRules = .standard,
    links: LinkRules = .standard
  ) throws(FaultEvidenceError) {
    let expected = try ExpectedMap(expectation)
    if pairs != nil, !walks.isEmpty { throw .mapAndWalk }
    var pairs = pairs
    if !walks.isEmpty { pairs = try Self.pairs(walks, expectation) }
    guard
      pairs != nil || !samples.isEmpty || circumstances.peer != nil
        || circumstances.hasErrors
    else { throw .nothing }
    map = try pairs.map { pairs throws(FaultEvidenceError) in
      try MeasuredMap(pairs, from: expected.near, to: expected.far)
    }
    try Self.check(samples, expectation)
    self.expectation = expectation
    self.samples = samples
    self.circumstances = circumstances
    self.rules = rules
    self.links = links
    self.expected = expected
  }

  private static func check(_ samples: [LaneSample], _ expectation: ExpectedLink)
    throws(FaultEvidenceError)
  {
    var seen = Set<LaneName>()
    for sample in samples {
      _ = try table(expectation, sample.end, sample.lane)
      guard seen.insert(LaneName(end: sample.end, lane: sample.lane)).inserted else {
        throw .laneTwice(sample.end, sample.lane)
      }
      for power in [sample.sent.milliDBm, sample.received.milliDBm] {
        if let power, !(-60_000...30_000).contains(power) {
          throw .powerOutOfRange(sample.end, lane: sample.lane, power)
        }
      }
      if let bias = sample.biasMicroA, !(0...1_000_000).contains(bias) {
        throw .biasOutOfRange(sample.end, lane: sample.lane, bias)
      }
    }
  }

  /// The lanes of a port that has this one.
  private static func table(_ expectation: ExpectedLink, _ end: ChannelEnd, _ lane: Int)
    throws(FaultEvidenceError) -> LaneTable
  {
    guard let port = expectation.port(end), let layout = ExpectedMap.layout(port) else {
      throw .noLanes
    }
    let table = LaneTable.of(layout)
    guard lane >= 1, lane <= table.transmitters.count else {
      throw .noSuchLane(end, lane, of: table.transmitters.count)
    }
    return table
  }

  /// What a walk says of the fibres.
  private static func pairs(_ walks: [LaneWalk], _ expectation: ExpectedLink)
    throws(FaultEvidenceError) -> [(near: Int, far: Int?)]
  {
    var out: [(near: Int, far: Int?)] = []
    var lost: [Int] = []
    for walk in walks {
      for step in walk.steps {
        let sender = try table(expectation, walk.sender, step.transmitter)
        let sent = sender.transmitters[step.transmitter - 1].plug
        guard let receiver = step.receiver else {
          if walk.sender == .near { out.append((sent, nil)) } else { lost.append(sent) }
          continue
        }
        let table = try table(expectation, walk.sender.other, receiver)
        let arrived = table.receivers[receiver - 1].plug
        out.append(walk.sender == .near ? (sent, arrived) : (arrived, sent))
      }
    }
    // Light of the far end that arrives nowhere has no near position but its own, unless another's
    // light arrives there.
    let expected = try ExpectedMap(expectation)
    for sent in lost {
      guard let near = expected.source(of: sent), !out.contains(where: { $0.near == near })
      else { continue }
      out.append((near, nil))
    }
    return out
  }
}
