/// What the powers of lanes say.
struct LaneExplainer {
  let evidence: FaultEvidence
  let powers: LanePowers
  let judge: LaneJudge
  let finder: SuspectFinder
  let channel: Channel?

  init(_ evidence: FaultEvidence) {
    self.evidence = evidence
    powers = LanePowers(evidence)
    judge = LaneJudge(evidence, powers)
    finder = SuspectFinder(evidence)
    channel = evidence.expectation.channel
  }

  func causes() -> [RankedCause] {
    let dead = ChannelEnd.allCases.filter(powers.isDead)
    var out = tooMuchLight + impossible + (dead.count == 2 ? darkBothEnds : dead.flatMap(darkEnd))
    out += darkLanes(except: dead) + weakLanes(except: dead)
    out += weakSenders(known: out)
    if !out.isEmpty { return out }
    if evidence.circumstances.hasErrors { return errors }
    guard !evidence.samples.isEmpty else { return [] }
    return undecided ?? [
      RankedCause(
        .rightPowers,
        ChannelEnd.allCases.compactMap { end in
          let unread = powers.unreadReceivers(end)
          return unread.isEmpty ? nil : .lanesNotRead(end, unread)
        }, [], .measureMap)
    ]
  }

  /// Receivers that read more than is sent to them.
  private var impossible: [RankedCause] {
    ChannelEnd.allCases.compactMap { end in
      let gains = powers.lanes(end).compactMap { lane in
        judge.tooMuchGain(LaneName(end: end, lane: lane)).map { (lane: lane, gain: $0) }
      }
      guard let most = gains.map(\.gain).max() else { return nil }
      return RankedCause(
        .impossibleReading(end, lanes: gains.map(\.lane)), [.aboveSent(most)], [finder.port(end)],
        .readAgain)
    }
  }

  /// Lanes of which nobody published what is too little, and no other lane tells; nil if there are none.
  private var undecided: [RankedCause]? {
    let out = ChannelEnd.allCases.compactMap { end -> RankedCause? in
      let lanes = powers.litReceivers(end).map(\.lane).filter {
        judge.isUndecided(LaneName(end: end, lane: $0))
      }
      return lanes.isEmpty
        ? nil : RankedCause(.powersNotJudged(end, lanes: lanes), [.limitsNotKnown], [], .sayLimits)
    }
    return out.isEmpty ? nil : out
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
