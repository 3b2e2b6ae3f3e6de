import Plant

/// What is particular to a procedure that repairs a joint on a panel.
extension ProcedureCheck {
  /// What can be done at a joint on a panel.
  private static let atJoint: Set<StepVerb> = [.unplug, .inspectPort, .inspectCord, .plugIn]
  /// What can be done with ports that are only shut for it.
  private static let atOthers: Set<StepVerb> = [.shut, .openPort]
  /// What gives a port back.
  private static let opening: Set<StepVerb> = [.openPort, .linkUp]

  /// Every port that shines into the joint is dark as long as it is open, and nothing else is opened.
  mutating func checkPanelJoints() {
    for step in procedure.steps where step.site == .panel && !Self.atJoint.contains(step.verb) {
      find(
        .noSuchWay, step, "\(step.verb.rawValue) is not done at a joint on a panel: leave out at")
    }
    for step in procedure.steps
    where step.site == .samePlug && !Self.atOthers.contains(step.verb) {
      find(.noSuchWay, step, "\(step.verb.rawValue) is of that link's own repair: leave it out")
    }
    let joint = main.filter { $0.site == .panel }
    guard let first = joint.first else {
      for step in main where step.site == .samePlug {
        find(.noSuchWay, step, "same-plug is of a joint on a panel, and none is opened")
      }
      return
    }
    if places(.unplug, .panel).isEmpty {
      find(.deadEnd, first, "nothing is unplugged at: panel")
    }
    for step in main where step.site != .panel && Self.atJoint.contains(step.verb) {
      find(
        .unsafe, step, "\(step.verb.rawValue) at \(step.site.rawValue): here one joint is opened")
    }
    guard let closed = places(.plugIn, .panel).last else { return }
    for step in main.prefix(closed.place) where Self.opening.contains(step.verb) {
      find(
        .unsafe, step, "\(step.verb.rawValue) before plug-in at: panel: light into an open joint")
    }
  }
}
