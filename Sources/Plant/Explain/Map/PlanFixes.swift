/// A plan that does not work: where it loses light, what to change, and what is known of those places.
struct PlanFixes {
  private static let most = 24

  private let finder: SuspectFinder
  private let channel: Channel
  private let required: [Int: Int]
  private let links: LinkRules

  init(_ evidence: FaultEvidence, _ channel: Channel) {
    finder = SuspectFinder(evidence)
    self.channel = channel
    required = evidence.expected.required
    links = evidence.links
  }

  /// The cause, with the places that could be changed.
  func cause(_ clues: [Clue], losing lost: [Int]) -> RankedCause {
    // Where light goes wrong besides, no part that loses some of it is what is wrong.
    let changes = isMoreThan(lost) ? changes : []
    let losing = changes.isEmpty ? losing(lost) : []
    var clues = clues
    if !changes.isEmpty, !lost.isEmpty { clues.append(.planAlsoLoses(lost)) }
    var suspects = losing.isEmpty ? changes : losing
    for change in finder.seenOther {
      var seen = finder.suspect(change)
      let known = suspects.first { $0.place == seen.place }?.clues ?? []
      seen.clues += known.filter { !seen.clues.contains($0) }
      suspects.removeAll { $0.place == seen.place }
      suspects.insert(seen, at: 0)
    }
    let isSeen = !finder.seenOther.isEmpty
    let ranked = RankedCause(
      .planWrong(isSeen ? .seenOther : losing.isEmpty ? .asPlanned : .losesLight(lost)), clues,
      suspects, .changePlan)
    var checked = ranked
    checked.check =
      isSeen ? .mendRecord : ranked.likeliest.count == 1 ? .changePlan : .chooseChange
    return checked
  }

  /// Whether the plan brings other light than what it loses to the wrong place.
  private func isMoreThan(_ lost: [Int]) -> Bool {
    guard !lost.isEmpty else { return true }
    let planned = channel.farPositions ?? [:]
    return required.contains { planned[$0.key] != nil && planned[$0.key] != $0.value }
  }

  /// What makes the plan work: one change, else two.
  private var changes: [Suspect] {
    fixes.compactMap { fix in
      guard let first = fix.first else { return nil }
      var suspect = finder.planned(first)
      for other in fix.dropFirst() {
        suspect.clues += finder.planned(other).clues.filter { !suspect.clues.contains($0) }
      }
      suspect.change = fix.map { $0.text(in: channel.whole) }.joined(separator: " and ")
      return suspect
    }
  }

  private var fixes: [[DesignChange]] {
    Array(LinkJudge(links).fixes(for: channel).prefix(Self.most))
  }

  /// The parts in which the plan loses the light of near positions.
  func losing(_ lost: [Int]) -> [Suspect] {
    var byPart: [Int: [Int]] = [:]
    for position in lost {
      switch channel.arrival(from: .near, plug: position) {
      case .noFibre(let place, _), .strays(let place, _):
        byPart[place, default: []].append(position)
      case .port, .unknown: break
      }
    }
    let fixes = lost.isEmpty ? [] : fixes
    return byPart.sorted { $0.key < $1.key }.map { place, positions in
      let fix = fixes.first { $0.count == 1 && finder.place($0[0]) == .segment(place) }
      return Suspect(
        .segment(place), finder.name(.segment(place)), change: fix?.first?.text(in: channel.whole),
        clues: [.planLoses(positions)] + finder.ownClues(at: .segment(place)))
    }
  }

  /// Whether the plan loses a position's light only because that fibre is recorded as broken.
  ///
  /// Such a part is one of a known design, but for the fibres that are broken.
  func isBroken(_ position: Int) -> Bool {
    guard case .noFibre(let place, let at) = channel.arrival(from: .near, plug: position),
      let segment = channel.segment(place), let design = segment.part.design
    else { return false }
    let end = FibreEnd(connector: segment.entry, position: at)
    return design.whole != design
      && design.whole.map.otherEnd(of: end, from: segment.entrySide) != nil
  }
}
