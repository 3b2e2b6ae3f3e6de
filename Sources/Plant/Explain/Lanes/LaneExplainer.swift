/// What the powers of lanes say.
struct LaneExplainer {
  let evidence: FaultEvidence
  let powers: LanePowers
  let finder: SuspectFinder
  let channel: Channel?

  init(_ evidence: FaultEvidence) {
    self.evidence = evidence
    powers = LanePowers(evidence)
    finder = SuspectFinder(evidence)
    channel = evidence.expectation.channel
  }

  func causes() -> [RankedCause] {
    let dead = ChannelEnd.allCases.filter(powers.isDead)
    var out = tooMuchLight + (dead.count == 2 ? darkBothEnds : dead.flatMap(darkEnd))
    out += darkLanes(except: dead) + weakLanes(except: dead) + weakSenders(known: out)
    if !out.isEmpty { return out }
    if evidence.circumstances.hasErrors { return errors }
    return evidence.samples.isEmpty
      ? [] : [RankedCause(.rightPowers, [], [], .measureMap)]
  }

  func table(_ end: ChannelEnd) -> LaneTable? {
    evidence.expectation.port(end).flatMap(ExpectedMap.layout).map(LaneTable.of)
  }

  /// The near position of the fibre on which a receiver's light comes; nil if the lane is not used.
  func fibre(of receiver: LaneName) -> Int? {
    guard let near = table(.near) else { return nil }
    if receiver.end == .near {
      return near.receivers.indices.contains(receiver.lane - 1)
        ? near.receivers[receiver.lane - 1].plug : nil
    }
    guard let partner = powers.partner(receiver),
      near.transmitters.indices.contains(partner.lane - 1)
    else { return nil }
    return near.transmitters[partner.lane - 1].plug
  }

  /// What is known of the light that should come to a receiver.
  func senderClue(_ sender: LanePowers.Sender) -> Clue {
    switch sender {
    case .notRead: .senderNotRead
    case .off: .sendsNothing
    case .low(let power): .sendsLow(power)
    case .well(let power): .sendsWell(power)
    }
  }
}
