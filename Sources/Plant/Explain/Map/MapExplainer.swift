/// What a measured map says: each single fault is tried, and kept if it makes the map.
struct MapExplainer {
  let evidence: FaultEvidence
  let map: MeasuredMap
  let expected: ExpectedMap
  let channel: Channel?
  let finder: SuspectFinder
  /// Positions that were measured and have a lane.
  let relevant: [Int]

  init(_ evidence: FaultEvidence, _ map: MeasuredMap) {
    self.evidence = evidence
    self.map = map
    expected = evidence.expected
    channel = evidence.expectation.channel
    finder = SuspectFinder(evidence)
    relevant = map.positions.filter { evidence.expected.required[$0] != nil }
  }

  func causes() -> [RankedCause] {
    if relevant.isEmpty {
      return [
        RankedCause(
          .noLaneMeasured(map.positions), [], [], .measureRest(expected.required.keys.sorted()))
      ]
    }
    if wrong(against: expected.required).isEmpty { return [recordWrong ?? rightMap] }
    if let planned = expected.planned, !expected.isPlanRight, makesTheMap(planned) {
      let lost = relevant.filter { planned[$0] == nil }
      let isOpen =
        !lost.isEmpty && wrong(against: expected.required) == lost
        && lost.allSatisfy { plan?.isBroken($0) ?? false }
      guard isOpen else { return [planWrong(lost)] }
      return [
        RankedCause(.openFibres(lost), [made], finder.parts(carrying: lost), .traceLight)
      ]
    }
    var out = [wrongType].compactMap { $0 } + exchanged + [shifted].compactMap { $0 } + dark
    if out.isEmpty, let pair = WrongTypes(self).pair { out.append(pair) }
    if let peer = evidence.circumstances.peer, let clue = Explainer.wrongPeer(peer) {
      out.append(RankedCause(.wrongPort(found: peer.found), [clue], [], .followCord))
    }
    guard out.isEmpty else { return out }
    return [RankedCause(.notExplained, [], finder.everyPart, .measureParts)]
  }

  /// What stands behind every cause that makes the map.
  var made: Clue { .makesTheMap(positions: relevant.count) }

  /// Positions with a lane whose light does not arrive as it should.
  func wrong(against wanted: [Int: Int]) -> [Int] {
    relevant.filter { map.far(of: $0) != wanted[$0] }
  }

  /// Whether a map does to every position what was measured.
  ///
  /// A position without a lane counts only if it was seen to lead somewhere and should.
  func makesTheMap(_ made: [Int: Int]) -> Bool {
    guard wrong(against: made).isEmpty else { return false }
    return map.positions.allSatisfy { position in
      guard let far = map.far(of: position), expected.base[position] != nil else { return true }
      return made[position] == far
    }
  }

  private var rightMap: RankedCause {
    let unused = map.positions.filter {
      expected.required[$0] == nil && map.arrivals[$0] == .dark
    }
    if let peer = evidence.circumstances.peer, let clue = Explainer.wrongPeer(peer) {
      return RankedCause(.wrongPort(found: peer.found), [made, clue], [], .followCord)
    }
    var clues = [made]
    let rest = expected.required.keys.filter { map.arrivals[$0] == nil }.sorted()
    if !rest.isEmpty { clues.append(.notMeasured(rest)) }
    if let peer = evidence.circumstances.peer {
      clues.append(peer.found == nil ? .peerSilent : .peerRight)
    }
    let check: DecidingCheck =
      !rest.isEmpty
      ? .measureRest(rest) : evidence.circumstances.peer == nil ? .askPeer : .nothing
    return RankedCause(.rightMap(unusedDark: unused, notMeasured: rest), clues, [], check)
  }

  private var plan: PlanFixes? { channel.map { PlanFixes(evidence, $0) } }

  private func planWrong(_ lost: [Int]) -> RankedCause {
    plan?.cause([made], losing: lost)
      ?? RankedCause(.planWrong(.asPlanned), [made], [], .changePlan)
  }

  /// What is measured is right and the plan does not make it; nil if the plan does, or another port
  /// answers.
  private var recordWrong: RankedCause? {
    guard let planned = expected.planned, let plan else { return nil }
    let other = wrong(against: planned)
    let isOther = evidence.circumstances.peer.flatMap(Explainer.wrongPeer) != nil
    guard !other.isEmpty, !isOther else { return nil }
    var clues: [Clue] = []
    let rest = expected.required.keys.filter { map.arrivals[$0] == nil }.sorted()
    if !rest.isEmpty { clues.append(.notMeasured(rest)) }
    let types = WrongTypes(self)
    var suspects = types.single
    if !suspects.isEmpty { clues.insert(made, at: 0) }
    let lost = other.filter { planned[$0] == nil }
    let losing = plan.losing(lost)
    suspects += losing.filter { part in !suspects.contains { $0.place == part.place } }
    if suspects.isEmpty, let pair = types.pair {
      suspects = pair.suspects
      clues = pair.clues + clues
    }
    if lost.contains(where: plan.isBroken) { clues.append(.recordedLit(lost)) }
    return RankedCause(
      .recordWrong, clues, suspects.isEmpty ? finder.everyPart : suspects, .readTypes)
  }

  /// One part or adapter of another type, or, without a channel, what such a part would make.
  private var wrongType: RankedCause? {
    let shape = MapShape.of(map, against: expected.base, among: relevant)
    guard channel != nil else {
      return shape.map { RankedCause(.wrongType($0), [made], [], .readTypes) }
    }
    let suspects = WrongTypes(self).single
    if !suspects.isEmpty {
      return RankedCause(.wrongType(shape ?? .other), [made], suspects, .readTypes)
    }
    guard expected.planned == nil, let shape else { return nil }
    return RankedCause(.wrongType(shape), [made], finder.everyType, .readTypes)
  }

  private var exchanged: [RankedCause] {
    let exchange = FibreExchange(self)
    var out: [RankedCause] = []
    if let fibres = exchange.fibres {
      var clues = [made]
      let open = [fibres.0, fibres.1].filter { map.arrivals[$0] == nil }
      if !open.isEmpty { clues.append(.notMeasured(open)) }
      out.append(
        RankedCause(
          .exchangedFibres(fibres.0, fibres.1, isSameHalf: exchange.isSameHalf(fibres)), clues,
          finder.parts(carrying: [fibres.0, fibres.1]),
          open.isEmpty ? .measureParts : .measureRest(open)))
    }
    if let lanes = exchange.lanes {
      out.append(
        RankedCause(
          .exchangedLanes(lanes.one, lanes.other), [made], finder.parts(carrying: lanes.positions),
          .measureParts))
    }
    return out
  }

  private var shifted: RankedCause? {
    guard !map.near.isPair, !map.far.isPair else { return nil }
    let shift = RibbonShift(self)
    guard let channel, expected.planned != nil else {
      guard [-1, 1].contains(where: { makesTheMap(shift.map(by: $0)) }) else { return nil }
      return RankedCause(.shiftedRibbon, [made], [], .measureParts)
    }
    let places = shift.segments(of: channel)
    guard !places.isEmpty else { return nil }
    return RankedCause(
      .shiftedRibbon, [made],
      places.map { place in
        Suspect(
          .segment(place), finder.name(.segment(place)),
          change: "\(finder.name(.segment(place))): ribbon one hole off",
          clues: finder.ownClues(at: .segment(place)))
      }, .measureParts)
  }

  /// What leaves some positions, or all, dark and the others as they should be.
  private var dark: [RankedCause] {
    let lost = relevant.filter { map.arrivals[$0] == .dark && expected.base[$0] != nil }
    guard !lost.isEmpty else { return [] }
    var out: [RankedCause] = []
    if lost.count == relevant.count {
      out.append(RankedCause(.notPlugged, [made], [], .lookAlong))
      out.append(RankedCause(.wrongPort(found: nil), [made], [], .askPeer))
      if lost.count > 1 { return out }
    }
    var clues: [Clue] = [made]
    if wrong(against: expected.base) != lost {
      // Another fibre than the recorded one may be broken, or the record counts from the other end.
      let lit = relevant.filter { expected.base[$0] == nil && map.far(of: $0) != nil }
      guard !lit.isEmpty, wrong(against: expected.required) == lost else { return out }
      clues.append(.recordedLit(lit))
    }
    if let half = FerruleHalves(map.near).half(of: lost, among: relevant) {
      out.append(
        RankedCause(
          .crossedSubRibbon(half), clues, finder.trunks(carrying: lost), .measureSibling))
      out.append(
        RankedCause(.blockedHalf(half), clues, finder.joints(carrying: lost), .inspect))
    }
    if lost.count > 1 { clues.append(.severalChanges(lost.count)) }
    out.append(RankedCause(.openFibres(lost), clues, finder.parts(carrying: lost), .traceLight))
    return out
  }
}
