extension LaneExplainer {
  /// Lanes with too little light, at ends that have some.
  func weakLanes(except dead: [ChannelEnd]) -> [RankedCause] {
    let ends = ChannelEnd.allCases.filter { !dead.contains($0) }
    let even = ends.filter(isEvenlyLow)
    var weak: [(name: LaneName, clue: Clue)] = []
    for end in ends where !even.contains(end) {
      for (lane, _) in powers.litReceivers(end) {
        let name = LaneName(end: end, lane: lane)
        if let clue = judge.tooLittle(name) { weak.append((name, clue)) }
      }
    }
    if !even.isEmpty { return evenlyLow(even) + single(weak) }
    let profile = LossProfile(powers.losses(table), evidence.rules)
    let every = powers.losses(table).map(\.position)
    if let rise = profile.slope {
      return [RankedCause(.tiltedFerrule, [.slope(rise)], finder.joints(carrying: every), .reseat)]
    }
    if let edges = profile.badEdges {
      return [
        RankedCause(.damagedEdges, [.onlyEdges], finder.joints(carrying: edges), .inspect)
      ]
        + single(weak).map { ranked in
          var ranked = ranked
          ranked.clues.append(.severalChanges(edges.count))
          return ranked
        }
    }
    return single(weak)
  }

  /// Each weak lane by its sender: the sender, the fibre, or either.
  private func single(_ weak: [(name: LaneName, clue: Clue)]) -> [RankedCause] {
    var out: [RankedCause] = []
    for end in ChannelEnd.allCases {
      let own = weak.filter { $0.name.end == end }
      var dirty: [(lane: Int, clues: [Clue])] = []
      var low: [(lane: Int, clues: [Clue])] = []
      for (name, clue) in own {
        guard let partner = powers.partner(name) else { continue }
        let sender = powers.sender(partner)
        let bias = powers.bias(partner).map { [$0] } ?? []
        switch sender {
        case .low:
          low.append((partner.lane, [clue, senderClue(sender)] + bias))
          if case .losesTooMuch = clue { dirty.append((name.lane, [clue])) }
        case .well: dirty.append((name.lane, [clue, senderClue(sender)]))
        // A dark transmitter whose light arrives was read wrongly.
        case .notRead, .off:
          dirty.append((name.lane, [clue, .senderNotRead]))
          low.append((partner.lane, [clue, .senderNotRead] + bias))
        }
      }
      if !dirty.isEmpty {
        let fibres = dirty.compactMap { fibre(of: LaneName(end: end, lane: $0.lane)) }
        out.append(
          RankedCause(
            .dirtyFibre(end, lanes: dirty.map(\.lane)), dirty[0].clues,
            finder.joints(carrying: fibres), .inspect))
        // Faces that do not touch lower all lanes, and not always alike.
        if dirty.count > 2, dirty.count == powers.litReceivers(end).count {
          out += poorJoint([end], dirty[0].clues)
        }
      }
      if !low.isEmpty {
        let other = end.other
        let isRead = low[0].clues.contains { if case .sendsLow = $0 { true } else { false } }
        out.append(
          RankedCause(
            .weakTransmitter(other, lanes: low.map(\.lane)), low[0].clues,
            [Suspect(.port(other), finder.name(.port(other)))],
            isRead ? .swapModule(other) : .readSender(other)))
      }
    }
    return out
  }

  /// Whether all receivers of an end have too little light, and about equally so.
  private func isEvenlyLow(_ end: ChannelEnd) -> Bool {
    let lit = powers.litReceivers(end)
    guard lit.count > 1, let spread = spread(end), spread <= evidence.rules.evenMilliDB else {
      return false
    }
    let names = lit.map { LaneName(end: end, lane: $0.lane) }
    if names.contains(where: { name in
      powers.partner(name).map { powers.sender($0).isLow } ?? false
    }) {
      return false
    }
    return names.allSatisfy { judge.tooLittle($0) != nil }
  }

  private func spread(_ end: ChannelEnd) -> Int? {
    let lit = powers.litReceivers(end).map(\.power)
    guard let most = lit.max(), let least = lit.min() else { return nil }
    return most - least
  }

  private func evenlyLow(_ ends: [ChannelEnd]) -> [RankedCause] {
    var clues: [Clue] = [.evenlyLow(ends.compactMap(spread).max() ?? 0)]
    let first = LaneName(end: ends[0], lane: powers.litReceivers(ends[0])[0].lane)
    if let clue = judge.tooLittle(first) { clues.append(clue) }
    return poorJoint(ends, clues)
  }

  /// Faces that do not touch, and what the plan itself has to say to all lanes losing light.
  private func poorJoint(_ ends: [ChannelEnd], _ clues: [Clue]) -> [RankedCause] {
    let fibres = ends.flatMap { end in
      powers.litReceivers(end).compactMap { fibre(of: LaneName(end: end, lane: $0.lane)) }
    }.sorted()
    return [RankedCause(.poorJoint(ends), clues, finder.joints(carrying: fibres), .reseat)]
      + brokenRules([.polish, .fibreMix, .fibreGrade, .neitherPinned, .wavelength], clues)
      + brokenRules([.loss, .reach], clues).map { ranked in
        RankedCause(.tooLong, ranked.clues, ranked.suspects, .readParts)
      }
  }

  /// Transmitters that send too little although no receiver complains, or none was read.
  func weakSenders(known: [RankedCause]) -> [RankedCause] {
    ChannelEnd.allCases.flatMap { end -> [RankedCause] in
      // What the receivers of the other end show was judged with its sender, but for one that is outside
      // what its optic has to send.
      let isRead = !powers.readReceivers(end.other).isEmpty
      let least = evidence.expectation.port(end)?.optic?.transmit.least?.value
      var low: [Int] = []
      var off: [Int] = []
      for lane in powers.lanes(end) {
        let name = LaneName(end: end, lane: lane)
        let sender = powers.sender(name)
        if sender.isOff, !isRead { off.append(lane) }
        guard sender.isLow else { continue }
        let isBelow = least.flatMap { least in powers.sent(name).map { $0 < least } } ?? false
        if !isRead || isBelow { low.append(lane) }
      }
      let said = known.contains { ranked in
        if case .weakTransmitter(end, _) = ranked.cause { true } else { false }
      }
      if said { low = [] }
      let module = [Suspect(.port(end), finder.name(.port(end)))]
      var out: [RankedCause] = []
      if !off.isEmpty { out += shutOrOff([(end, off, [.sendsNothing])]) }
      if let lane = low.first {
        let name = LaneName(end: end, lane: lane)
        out.append(
          RankedCause(
            .weakTransmitter(end, lanes: low),
            [senderClue(powers.sender(name))] + (powers.bias(name).map { [$0] } ?? []), module,
            .swapModule(end)))
      }
      return out.filter { own in !known.contains { $0.cause == own.cause } }
    }
  }

  /// Light is fine and the link is not.
  var errors: [RankedCause] {
    let clues: [Clue] = [evidence.samples.isEmpty ? .errorsSeen : .errorsWithLight]
    let joints = finder.joints(carrying: Array(evidence.expected.required.keys).sorted())
      .map { Suspect($0.place, $0.name) }
    var long = clues
    let broken = brokenRules([.reach, .loss], clues).first
    if let broken {
      long = broken.clues
    } else if let channel,
      let margin = LinkJudge(evidence.links).judge(channel).margins.reachMarginMM
    {
      long.append(.ruleKept("by the plan \(margin / 1_000) m of the reach are left"))
    }
    let modules = ChannelEnd.allCases.map { Suspect(.port($0), finder.name(.port($0))) }
    return [
      RankedCause(.reflection, clues, joints, .cleanAndWatch),
      RankedCause(.tooLong, long, [Suspect(.whole, "the whole link")], .readParts),
      RankedCause(.marginalTransmitter, clues, modules, .swapModule(.far)),
    ] + brokenRules([.polish], clues)
  }

  /// Rules that the plan itself breaks.
  private func brokenRules(_ codes: [FindingCode], _ clues: [Clue]) -> [RankedCause] {
    guard let channel else { return [] }
    return LinkJudge(evidence.links).judge(channel).findings.filter { codes.contains($0.code) }.map
    { finding in
      RankedCause(
        .unsuitedParts(finding.code), clues + [.rule(finding.code, finding.what)],
        [Suspect(finding.place, finding.placeText, change: finding.fix)], .readParts)
    }
  }
}

extension LanePowers.Sender {
  /// Whether it is known to send too little.
  var isLow: Bool {
    if case .low = self { return true }
    return false
  }
}
