/// The order in which to look: where evidence points, last touched, never seen, ends, nearest.
struct LookOrder {
  private let circumstances: Circumstances
  private let joints: Int

  init(_ circumstances: Circumstances, channel: Channel?) {
    self.circumstances = circumstances
    joints = channel?.jointCount ?? 2
  }

  func looks(_ suspects: [Suspect]) -> [Look] {
    let marked = suspects.enumerated().map { number, suspect in
      (look: Look(suspect, reason(suspect, best: best(suspects))), key: key(suspect, number))
    }
    return marked.sorted { $0.key < $1.key }.map(\.look)
  }

  /// Suspects with what is known of their joints, ordered.
  func ordered(_ suspects: [Suspect]) -> [Suspect] {
    let latest = suspects.compactMap { touched($0.place) }.max()
    let clued = suspects.map { suspect in
      var suspect = suspect
      if let touched = touched(suspect.place), touched == latest {
        suspect.clues.append(.touchedLast(atMS: touched))
      }
      if isUnseen(suspect.place) { suspect.clues.append(.neverSeen) }
      return suspect
    }
    return looks(clued).map(\.suspect)
  }

  private func best(_ suspects: [Suspect]) -> Int {
    suspects.map { weight($0) }.max() ?? 0
  }

  /// What evidence says of a place, without what only orders.
  private func weight(_ suspect: Suspect) -> Int {
    suspect.clues.reduce(0) { sum, clue in
      switch clue {
      case .touchedLast, .neverSeen: sum
      default: sum + clue.points
      }
    }
  }

  private func reason(_ suspect: Suspect, best: Int) -> Look.Reason {
    if best > 0, weight(suspect) == best { return .evidence }
    for clue in suspect.clues {
      if case .touchedLast(let atMS) = clue { return .touchedLast(atMS: atMS) }
    }
    if suspect.clues.contains(.neverSeen) { return .neverSeen }
    return isEnd(suspect.place) ? .end : .nearest
  }

  /// By what evidence says, then by what orders where it says nothing, then as they were.
  private func key(_ suspect: Suspect, _ number: Int) -> (Int, LookRank, Int) {
    let rank = LookRank(
      touchedMS: touched(suspect.place), isUnseen: isUnseen(suspect.place),
      isEnd: isEnd(suspect.place), distance: distance(suspect.place))
    return (-weight(suspect), rank, number)
  }

  private func joints(of place: ChannelPlace) -> [Int] {
    switch place {
    case .joint(let joint): [joint]
    case .segment(let segment): [segment, segment + 1]
    case .port(.near): [0]
    case .port(.far): [joints - 1]
    case .whole: []
    }
  }

  private func touched(_ place: ChannelPlace) -> Int64? {
    joints(of: place).compactMap { circumstances.touchedMS[$0] }.max()
  }

  private func isUnseen(_ place: ChannelPlace) -> Bool {
    joints(of: place).contains { circumstances.neverSeen.contains($0) }
  }

  private func isEnd(_ place: ChannelPlace) -> Bool {
    switch place {
    case .joint(let joint): joint == 0 || joint == joints - 1
    case .port: true
    case .segment, .whole: false
    }
  }

  /// How far along the way, from the near end; a joint comes before the part behind it.
  private func distance(_ place: ChannelPlace) -> Int {
    switch place {
    case .port(.near): -1
    case .joint(let joint): 2 * joint
    case .segment(let segment): 2 * segment + 1
    case .port(.far): 2 * joints
    case .whole: 2 * joints + 1
    }
  }
}
