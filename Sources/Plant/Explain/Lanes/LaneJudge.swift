/// Judges each receiver that has light: by what its optic needs, by what its fibre loses, and beside the
/// other lanes of its end.
///
/// No lane is held against the middle of the others: where most are low, the middle is.
struct LaneJudge {
  private let evidence: FaultEvidence
  private let powers: LanePowers
  private let loss: LaneLossLimits

  init(_ evidence: FaultEvidence, _ powers: LanePowers) {
    self.evidence = evidence
    self.powers = powers
    loss = LaneLossLimits(evidence)
  }

  /// Why a receiver with light has too little; nil if it has enough, or if that cannot be said.
  func tooLittle(_ name: LaneName) -> Clue? {
    guard let power = powers.received(name).milliDBm, tooMuchGain(name) == nil else { return nil }
    if let less = behindBest(name), less >= evidence.rules.lowMilliDB {
      return .belowNeighbours(less)
    }
    if let least = optic(name.end)?.receive.least?.value, power < least {
      return .belowLeast(power, least: least)
    }
    if let lost = lost(name), lost > loss.most { return .losesTooMuch(lost, most: loss.most) }
    return nil
  }

  /// How much more light a receiver reads than is sent to it, if that cannot be; thousandths of dB.
  func tooMuchGain(_ name: LaneName) -> Int? {
    guard let lost = lost(name), -lost > evidence.rules.gainMilliDB else { return nil }
    return -lost
  }

  /// Whether a receiver has light of which nobody can say that it is enough.
  func isUndecided(_ name: LaneName) -> Bool {
    guard let power = powers.received(name).milliDBm, tooLittle(name) == nil,
      tooMuchGain(name) == nil
    else { return false }
    let optic = optic(name.end)
    // An optic without a number of its own needs no more than the one that needs most.
    if power >= optic?.receive.least?.value ?? CommonPowers.receiveLeast,
      power <= optic?.receive.most?.value ?? CommonPowers.receiveMost
    {
      return false
    }
    // What is sent as it should be and loses no more than it may is enough.
    guard optic?.receive.least == nil, let partner = powers.partner(name),
      let sent = powers.sent(partner), let lost = lost(name), lost <= loss.sure
    else { return optic?.receive.least == nil }
    return sent < self.optic(partner.end)?.transmit.least?.value ?? CommonPowers.transmitLeast
  }

  /// What the fibre of a receiver loses; thousandths of dB; nil if either power was not read.
  func lost(_ name: LaneName) -> Int? {
    guard let power = powers.received(name).milliDBm, let partner = powers.partner(name),
      let sent = powers.sent(partner)
    else { return nil }
    return sent - power
  }

  /// How much less a lane gets through than the best other one of its end; thousandths of dB.
  ///
  /// Losses are held against losses where the sender is as it should be, else powers against powers.
  private func behindBest(_ name: LaneName) -> Int? {
    let others = powers.litReceivers(name.end).map { LaneName(end: name.end, lane: $0.lane) }
      .filter { $0 != name && tooMuchGain($0) == nil }
    guard others.count > 1, let power = powers.received(name).milliDBm else { return nil }
    let losses = others.compactMap(lost)
    if let own = lost(name), losses.count == others.count, let best = losses.min(),
      let partner = powers.partner(name), !powers.sender(partner).isLow
    {
      // Less than nothing is lost nowhere: such a reading is off, not the others.
      return own - max(0, best)
    }
    return others.compactMap { powers.received($0).milliDBm }.max().map { $0 - power }
  }

  private func optic(_ end: ChannelEnd) -> Optic? { evidence.expectation.port(end)?.optic }
}
