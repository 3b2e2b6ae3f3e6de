extension LaneExplainer {
  /// No receiver has light, at either end.
  var darkBothEnds: [RankedCause] {
    let off = ChannelEnd.allCases.filter { end in powers.senders(to: end.other).allSatisfy(\.isOff)
    }
    guard off.isEmpty else {
      return shutOrOff(
        off.map { ($0, powers.lanes($0), [.allDark($0.other), .sendsNothing]) })
    }
    var clues: [Clue] = [.allDark(.near), .allDark(.far)]
    if ChannelEnd.allCases.allSatisfy({ powers.senders(to: $0).allSatisfy(\.isWell) }) {
      clues.append(.sendsWell(nil))
    }
    if let channel, LinkJudge(evidence.links).judge(channel).verdict == .dark {
      let planned = evidence.expected.planned ?? evidence.expected.required
      let lost = evidence.expected.required.keys.sorted().filter { planned[$0] == nil }
      return shutThough([.near, .far]) + [
        PlanFixes(evidence, channel).cause(
          clues + [.rule(.dark, "the planned parts leave every receiver dark")], losing: lost)
      ]
    }
    return shutThough([.near, .far]) + [
      RankedCause(.wrongType(.reversed), clues, partsThatDarken, .measureMap),
      RankedCause(.notPlugged, clues, [], .lookAlong),
      RankedCause(
        .wrongPort(found: wrongPeer), clues + peerClues, [],
        wrongPeer == nil ? .askPeer : .followCord),
    ]
  }

  /// The port that answers, if it is not the one that should.
  private var wrongPeer: String? {
    evidence.circumstances.peer.flatMap { Explainer.wrongPeer($0) == nil ? nil : $0.found }
  }

  private var peerClues: [Clue] {
    guard let peer = evidence.circumstances.peer else { return [] }
    return [Explainer.wrongPeer(peer) ?? (peer.found == nil ? .peerSilent : .peerRight)]
  }

  /// Parts and adapters that leave all lanes dark if they are of another type.
  private var partsThatDarken: [Suspect] {
    guard let channel else { return [] }
    return finder.changes(of: channel).filter { change in
      guard let lanes = channel.changing(change)?.lanes().results, !lanes.isEmpty else {
        return false
      }
      return !lanes.contains { if case .receiver = $0.arrives { true } else { false } }
    }.map { finder.suspect($0) }
  }

  /// No receiver of one end has light; the other end's have, or were not read.
  func darkEnd(_ end: ChannelEnd) -> [RankedCause] {
    let other = end.other
    let senders = powers.senders(to: end)
    let module = [Suspect(.port(other), finder.name(.port(other)))]
    var clues: [Clue] = [.allDark(end)]
    if !powers.readReceivers(other).isEmpty { clues.append(.hasLight(other)) }
    if !senders.isEmpty, senders.allSatisfy(\.isOff) {
      return shutOrOff([(other, powers.lanes(other), clues + [.sendsNothing])])
    }
    let off = RankedCause(
      .transmittersOff(other, lanes: powers.lanes(other)), clues + [.senderNotRead],
      [finder.port(other)], .readSender(other))
    let fibres = powers.darkReceivers(end).compactMap {
      fibre(of: LaneName(end: end, lane: $0))
    }.sorted()
    let isWell = senders.contains(where: \.isWell)
    let blocked = RankedCause(
      .blockedHalf(fibres), clues + (isWell ? [.sendsWell(nil)] : [.senderNotRead]),
      finder.joints(carrying: fibres), .inspect)
    var out = shutThough([other]) + [blocked]
    if !isWell { out.append(off) }
    guard powers.readReceivers(other).isEmpty else { return out }
    let unread: Clue = .endNotRead(other)
    if !powers.wasRead(other) {
      out.append(
        RankedCause(.moduleAbsent(other), clues + [unread], module, .readSender(other)))
    }
    return out + [
      RankedCause(.wrongType(.reversed), clues + [unread], partsThatDarken, .measureMap),
      RankedCause(.notPlugged, clues + [unread], [], .lookAlong),
      RankedCause(.wrongPort(found: nil), clues + [unread] + peerClues, [], .askPeer),
    ]
  }

  /// Single lanes without light, at ends that have some.
  func darkLanes(except dead: [ChannelEnd]) -> [RankedCause] {
    var out: [RankedCause] = []
    var broken: [Int] = []
    var brokenClues: [Clue] = []
    for end in ChannelEnd.allCases where !dead.contains(end) {
      var off: [Int] = []
      for lane in powers.darkReceivers(end) {
        let own = LaneName(end: end, lane: lane)
        guard let partner = powers.partner(own), let fibre = fibre(of: own) else { continue }
        if powers.sender(partner).isOff {
          off.append(partner.lane)
          continue
        }
        let sender = senderClue(powers.sender(partner))
        switch powers.received(partner) {
        case .dark:
          add(crossing(own, [.partnerDark(partner.lane), sender]), to: &out)
        case .power:
          broken.append(fibre)
          brokenClues += [.partnerLit(partner.lane), sender]
        case .notRead:
          broken.append(fibre)
          brokenClues += [.partnerNotRead(partner.lane), sender]
          add(crossing(own, [.partnerNotRead(partner.lane), sender]), to: &out)
        }
      }
      if !off.isEmpty {
        out += shutOrOff([(end.other, off, [.sendsNothing])])
      }
    }
    if dead.isEmpty {
      out += [oneEachEnd].compactMap { $0 }
      if let shifted { out.append(shifted) }
    }
    guard !broken.isEmpty else { return out }
    // Several broken fibres are not likelier for each being lit at the other end.
    let clues = brokenClues.prefix(2) + (broken.count > 1 ? [.severalChanges(broken.count)] : [])
    out.append(
      RankedCause(
        .openFibres(broken.sorted()), Array(clues), finder.parts(carrying: broken.sorted()),
        .measureMap))
    return out
  }

  /// A transmitter of one lane crossed with a receiver of another: one dark lane at each end.
  private var oneEachEnd: RankedCause? {
    let (near, far) = (powers.darkReceivers(.near), powers.darkReceivers(.far))
    guard near.count == 1, far.count == 1, let one = fibre(of: LaneName(end: .near, lane: near[0])),
      let other = fibre(of: LaneName(end: .far, lane: far[0])),
      powers.partner(LaneName(end: .near, lane: near[0]))?.lane != far[0]
    else { return nil }
    let fibres = [min(one, other), max(one, other)]
    return RankedCause(
      .exchangedFibres(fibres[0], fibres[1], isSameHalf: false), [.oneDarkEachEnd],
      finder.parts(carrying: fibres), .measureMap)
  }

  /// A ribbon one hole off, if that leaves just these lanes dark; the others get another lane's light.
  private var shifted: RankedCause? {
    let ends = ChannelEnd.allCases
    guard ends.allSatisfy({ powers.readReceivers($0).count == powers.lanes($0).count }) else {
      return nil
    }
    let seen = ends.map { powers.darkReceivers($0) }
    let count = seen.map(\.count).reduce(0, +)
    let expected = evidence.expected
    guard count > 0, !expected.near.isPair else { return nil }
    let makesIt = [-1, 1].contains { offset in
      let made = RibbonShift.moved(expected.whole, by: offset, in: expected.far)
      let pairs = expected.whole.keys.map { ($0, made[$0]) }
      guard let map = try? MeasuredMap(pairs, from: expected.near, to: expected.far),
        let sight = ModuleSight(map, evidence.expectation)
      else { return false }
      return ends.map { sight.dark[$0] ?? [] } == seen
    }
    guard makesIt else { return nil }
    return RankedCause(
      .shiftedRibbon, [.makesTheDark(count)], finder.everyPart, .measureMap)
  }

  /// The transmitter of a lane crossed with its receiver.
  private func crossing(_ receiver: LaneName, _ clues: [Clue]) -> RankedCause? {
    guard let partner = powers.partner(receiver), let one = fibre(of: receiver),
      let other = fibre(of: partner)
    else { return nil }
    let fibres = [min(one, other), max(one, other)]
    return RankedCause(
      .exchangedFibres(fibres[0], fibres[1], isSameHalf: false), clues,
      finder.parts(carrying: fibres), .measureMap)
  }

  /// Adds a cause, or its clues to the same cause found from the other end.
  private func add(_ cause: RankedCause?, to causes: inout [RankedCause]) {
    guard let cause else { return }
    if !causes.contains(where: { $0.cause == cause.cause }) { causes.append(cause) }
  }
}

extension LanePowers.Sender {
  /// Whether it is known to send nothing.
  var isOff: Bool {
    if case .off = self { return true }
    return false
  }

  /// Whether it is known to send what it should.
  var isWell: Bool {
    if case .well = self { return true }
    return false
  }
}
