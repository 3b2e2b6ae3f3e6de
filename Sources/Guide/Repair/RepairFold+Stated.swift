import Plant

/// What was said from memory, beside what was recorded where it was done.
extension RepairFold {
  /// Whether a fact that was said from memory adds nothing: what was recorded of the same joint tells as much or
  /// more, and a memory takes back no record.
  func isOutdone(_ fact: Fact) -> Bool {
    guard stated.contains(StatedSteps.Moment(fact)) else { return false }
    return switch fact.body {
    case .seen: state.medium != nil
    case .answer(let answer): isOutdone(answer.about)
    // Who has it shut besides us is not known to a memory.
    case .portGate(let gate):
      gate.action == .opened && gate.port == situation.port.id && state.gate.otherHolder != nil
    case .plugging(let plugging): isOutdone(fact, plugging)
    case .inspection(let look): isOutdone(look)
    case .soak: isSoakRead
    case .step(let step): step.name == StepName.lanes.rawValue && state.lanesGood != nil
    default: false
    }
  }

  private func isOutdone(_ topic: AskTopic) -> Bool {
    if let known = state.topics[topic]?.answer, known.byWhom != StatedSteps.someone { return true }
    return switch topic {
    case .dark: !state.isPlugged
    case .linkUp: state.gate.otherHolder != nil
    case .counters: isSoakRead
    default: false
    }
  }

  private func isOutdone(_ fact: Fact, _ plugging: Plugging) -> Bool {
    guard plugging.joint == situation.port.id else { return false }
    switch plugging.action {
    // An open joint is not opened once more: what was done to its faces was done.
    case .unplug: return !state.isPlugged || isUnpluggedBefore(fact)
    case .plugIn: return state.isPlugged && !state.wantsOpening
    }
  }

  /// Whether a plug that is in now is said to have been unplugged and plugged in again, and that was recorded.
  ///
  /// Whoever says that it is out is believed: somebody unplugged it since.
  private func isUnpluggedBefore(_ fact: Fact) -> Bool {
    guard !state.wantsOpening else { return false }
    let unplugs = pluggings(.unplug).filter { Fact.precedes($0, fact) }
    return unplugs.contains { !stated.contains(StatedSteps.Moment($0)) }
      && pluggings(.plugIn).contains {
        $0.job == fact.job && stated.contains(StatedSteps.Moment($0))
      }
  }

  /// The plug of this joint going in or coming out in this repair.
  private func pluggings(_ action: PlugAction) -> [Fact] {
    situation.facts.filter { fact in
      guard case .plugging(let plugging) = fact.body, plugging.joint == situation.port.id else {
        return false
      }
      return plugging.action == action && fact.job.map(same.contains) ?? false
    }
  }

  /// A face that was recorded as bad stays so until it is cleaned or looked at again.
  private func isOutdone(_ look: Inspection) -> Bool {
    guard let side = situation.side(of: look.face) else { return false }
    let face = state.face(side)
    switch face.state {
    case .unknown, .cleaned: return face.isCapped || face.isGivenUp
    case .cannotSee, .dirty, .clean, .damaged, .quarantined: return true
    }
  }

  private var isSoakRead: Bool {
    switch state.soak {
    case .passed, .failed: true
    case .notStarted, .running: false
    }
  }
}
