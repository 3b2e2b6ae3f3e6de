import Plant

/// Goes through a procedure from its first step to the first that is not done.
///
/// A pure function of the procedure and the folded facts: opening a joint again makes the steps after
/// it not done, and whoever has the same facts stands at the same step.
struct Walk {
  let procedure: Procedure
  /// The states of the joints, the one the job was begun at first, by where they are.
  let joints: [JobJoint]
  private let states: [RepairState]

  init(procedure: Procedure, joints: [JobJoint]) {
    (self.procedure, self.joints, states) = (procedure, joints, joints.map(\.state))
  }

  func position() -> WalkPosition {
    var reason = LookReason.linkDown
    var cameFrom: StepDefinition?
    var branching = 0
    var place = procedure.steps.firstIndex { !$0.isAside }
    // Ways back are taken by facts, not by the walk, so it never goes round; a text nobody checked may.
    var rest = procedure.steps.count * 2
    while let index = place, rest > 0 {
      rest -= 1
      let step = procedure.steps[index]
      place = following(index)
      guard Self.applies(step, states) else { continue }
      // What to do next is asked about the joint that is repaired on a panel, else about the one at which it
      // did not go on.
      let aside = joints.firstIndex { $0.site == .panel } ?? branching
      for (joint, site) in joints.enumerated()
      where step.isAside ? joint == aside : site.site == step.site {
        let judge = StepJudge(
          procedure: procedure, state: site.state, joints: states, reason: reason)
        switch judge.judgement(step) {
        case .done: continue
        case .waits(let phase):
          if phase == .open, let live = liveEnd(ofOpening: site.state) {
            return shutFirst(live, step)
          }
          return WalkPosition(joint: joint, step: step, cameFrom: cameFrom, phase: phase)
        case .ends(let outcome):
          reason = LookReason(outcome)
          guard
            let target = step.then[outcome].flatMap({ name in
              procedure.steps.firstIndex { $0.name == name }
            })
          else {
            return WalkPosition(joint: joint, step: step, phase: .lookNext(reason))
          }
          (cameFrom, branching, place) = (step, joint, target)
        }
        break
      }
    }
    return WalkPosition(joint: 0, phase: .done)
  }

  /// A joint whose port is not shut for us although light goes dark, or goes astray, when the other is opened:
  /// its own, both ends of the link for a cord on a panel, and every port of the job for a joint on a panel.
  private func liveEnd(ofOpening state: RepairState) -> Int? {
    joints.indices.first { index in
      let end = joints[index].state
      return shines(end.situation, into: state.situation) && !end.gate.isShutForUs
    }
  }

  func shines(_ end: RepairSituation, into joint: RepairSituation) -> Bool {
    guard joint.isOnPanel else { return end.port.id == joint.port.id }
    return !end.isOnPanel && (joint.panelRepair == .joint || end.link == joint.link)
  }

  /// No text of a procedure, checked or not, has a plug pulled whose port nobody shut.
  private func shutFirst(_ joint: Int, _ step: StepDefinition) -> WalkPosition {
    let there = procedure.steps.filter { $0.site == joints[joint].site }
    let shut = there.first { $0.verb == .shut } ?? there.first
    return WalkPosition(joint: joint, step: shut ?? step, phase: .dark)
  }

  private func following(_ index: Int) -> Int? {
    procedure.steps.indices.first { $0 > index && !procedure.steps[$0].isAside }
  }

  /// Whether a step is due at all: for this medium, and for what was changed.
  static func applies(_ step: StepDefinition, _ joints: [RepairState]) -> Bool {
    if let medium = joints.first?.medium, !step.media.contains(medium) { return false }
    guard step.isForChanges else { return true }
    // Another link of the module has a job of its own, in which its fibres are tested.
    let link = joints.first?.situation.link
    return joints.contains { $0.situation.link == link && $0.isFibreChanged }
  }
}

extension LookReason {
  /// The reason an outcome gives to look elsewhere.
  init(_ outcome: StepOutcome) {
    switch outcome {
    case .low: self = .lanesLow
    case .failed: self = .soakFailed
    default: self = .linkDown
    }
  }
}
