/// Judges channels: lanes, joints, reach and loss.
///
/// The same channel gets the same answer.
public struct LinkJudge: Sendable {
  private let rules: LinkRules

  /// A judge with the site's rules.
  public init(_ rules: LinkRules = .standard) {
    self.rules = rules
  }

  /// Everything that can be said of a channel.
  public func judge(_ channel: Channel) -> LinkJudgement {
    var findings: [LinkFinding] = []
    var unjudged: [LinkUnknown] = []
    for joint in 0..<channel.jointCount {
      JointCheck(channel, joint).run(&findings, &unjudged)
    }
    let (lanes, deciding) = lanes(of: channel, &findings)
    // Where connectors do not go together light goes nowhere, whatever the parts would do.
    if findings.contains(where: { $0.code == .connectorKind }) {
      findings.removeAll(where: \.code.isPolarity)
    }
    if let near = channel.near.body, let far = channel.far.body {
      OpticPairCheck(channel, near, far).run(&findings)
    }
    let margins = BudgetCheck(channel, rules).run(&findings, &unjudged)
    findings = findings.filter(\.code.isUnsafe) + findings.filter { !$0.code.isUnsafe }
    return LinkJudgement(
      verdict: verdict(findings, lanes, deciding), findings: findings, lanes: lanes,
      unjudged: deciding + unjudged.filter { !deciding.contains($0) }, margins: margins)
  }

  /// What leaves nothing unsafe and every lane in its place: each a list of changes that belong
  /// together.
  ///
  /// Broken fibres are left too: what is said is what to change besides.
  ///
  /// Adapters in which angled faces must not meet are changed in every list; to that comes nothing,
  /// else one change, else two. Pins and polish that must not meet are left: no type of part mends them.
  /// Parts before adapters, each in order from the near port; last what type C cords make of a trunk of type C. Empty if nothing is wrong, if nothing
  /// helps, or if too little is known.
  public func fixes(for channel: Channel) -> [[DesignChange]] {
    let judgement = judge(channel)
    switch judgement.verdict {
    case .unsafe, .dark, .crossed: break
    case .unfit, .cannotJudge, .good: return []
    }
    let channel = channel.whole
    var needed: [DesignChange] = []
    var left: Set<FindingCode> = []
    for finding in judgement.findings where finding.code.isUnsafe {
      if finding.code == .connectorKind { return [] }
      if finding.code == .angledAligned, case .joint(let joint) = finding.place {
        needed.append(.keys(joint - 1, .opposed))
      } else {
        left.insert(finding.code)
      }
    }
    func carriesLight(_ channel: Channel) -> Bool {
      self.carriesLight(channel) { $0.isUnsafe && !left.contains($0) }
    }
    guard let base = channel.changing(needed) else { return [] }
    if carriesLight(base) { return needed.isEmpty ? [] : [needed] }
    let changes = DesignChange.all(in: base).filter { change in
      !needed.contains { $0.isSamePlace(as: change) }
    }
    let single = (changes + flippedAgain(base, besides: needed)).filter {
      base.changing($0).map(carriesLight) ?? false
    }
    guard single.isEmpty else { return single.map { needed + [$0] } }
    var pairs: [[DesignChange]] = []
    for (place, first) in changes.enumerated() {
      guard let once = base.changing(first) else { continue }
      for second in changes[(place + 1)...] where !second.isSamePlace(as: first) {
        if let twice = once.changing(second), carriesLight(twice) {
          pairs.append(needed + [first, second])
        }
      }
    }
    return pairs
  }

  /// What undoes a trunk of type C that stays where it is laid: a cord of type C, which exchanges its
  /// neighbours again.
  private func flippedAgain(_ channel: Channel, besides needed: [DesignChange]) -> [DesignChange] {
    let parts = channel.segments.map(\.part)
    let isLaid = parts.contains { part in
      if part.kind == .trunk, case .cable(.c, _)? = part.design { true } else { false }
    }
    guard isLaid else { return [] }
    return parts.enumerated().compactMap { place, part in
      guard part.kind == .cord, case .cable(let polarity, let connector)? = part.design,
        polarity != .c
      else { return nil }
      return .design(place, .cable(.c, connector))
    }.filter { change in !needed.contains { $0.isSamePlace(as: change) } }
  }

  /// Whether every lane arrives where it should, every joint is as it should be and no cord is of fibre the
  /// modules cannot use, whatever the optics say else.
  func isWell(_ channel: Channel) -> Bool {
    carriesLight(channel) { _ in true }
      && channel.segments.allSatisfy { channel.suits($0.part) || $0.part.kind != .cord }
  }

  private func carriesLight(_ channel: Channel, without isBad: (FindingCode) -> Bool) -> Bool {
    guard let lanes = channel.lanes().results, !lanes.isEmpty, lanes.allSatisfy(\.isRight) else {
      return false
    }
    var (findings, unjudged) = ([LinkFinding](), [LinkUnknown]())
    for joint in 0..<channel.jointCount {
      JointCheck(channel, joint).run(&findings, &unjudged)
    }
    return !findings.contains { isBad($0.code) }
  }

  /// Where the lanes arrive, and what would have to be known to say so.
  private func lanes(of channel: Channel, _ findings: inout [LinkFinding]) -> (
    [LaneResult]?, [LinkUnknown]
  ) {
    let optics = ChannelEnd.allCases.filter { channel.port($0).body == nil }
    guard optics.isEmpty else {
      return (nil, optics.map { .optic($0) } + everythingUnknown(channel))
    }
    let (results, unknown) = channel.lanes()
    guard let results, unknown == nil else { return (nil, everythingUnknown(channel)) }
    if let finding = LaneFinding(channel, results).finding { findings.append(finding) }
    return (results, [])
  }

  /// All designs and keys that are missing, not only the one light comes to first.
  private func everythingUnknown(_ channel: Channel) -> [LinkUnknown] {
    let designs = channel.segments.enumerated().filter { $0.element.part.map == nil }
    let keys = channel.rest.enumerated().filter {
      $0.element.adapter.keys == nil && $0.element.segment.entryFace.kind != .lc
    }
    return designs.map { .design(segment: $0.offset) } + keys.map { .keys(adapter: $0.offset) }
  }

  private func verdict(
    _ findings: [LinkFinding], _ lanes: [LaneResult]?, _ deciding: [LinkUnknown]
  ) -> LinkVerdict {
    if let unsafe = findings.first(where: \.code.isUnsafe) { return .unsafe(unsafe) }
    if let lanes {
      if findings.contains(where: { $0.code == .dark }) { return .dark }
      if findings.contains(where: { $0.code == .crossed }) {
        return .crossed(lanes.filter { !$0.isRight })
      }
    }
    if let first = findings.first { return .unfit(first) }
    return deciding.isEmpty ? .good : .cannotJudge(deciding)
  }
}

extension DesignChange {
  /// Whether both change the same thing.
  fileprivate func isSamePlace(as other: DesignChange) -> Bool {
    switch (self, other) {
    case (.design(let one, _), .design(let two, _)): one == two
    case (.keys(let one, _), .keys(let two, _)): one == two
    case (.design, .keys), (.keys, .design): false
    }
  }
}
