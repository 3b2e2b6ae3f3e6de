import Plant

/// What is particular to a procedure that puts another cord in at both its ends.
extension ProcedureCheck {
  /// What can be done at the other end of the cord.
  private static let atCordEnd: Set<StepVerb> = [
    .unplug, .replaceCord, .inspectPort, .inspectCord, .plugIn,
  ]

  /// Both ends of one cord are changed: the far port has another one wherever a panel lies between.
  mutating func checkCordEnds() {
    for step in main where step.verb == .replaceCord && ![.here, .cordEnd].contains(step.site) {
      find(
        .unsafe, step,
        "at \(step.site.rawValue) there is another cord where a panel lies between: at: cord-end")
    }
    let there = main.filter { $0.site == .cordEnd }
    guard let first = there.first else { return }
    for step in there where !Self.atCordEnd.contains(step.verb) {
      find(
        .noSuchWay, step, "\(step.verb.rawValue) is not done at the other end of a cord: at: far")
    }
    for step in main
    where step.site == .far && [.unplug, .plugIn, .inspectPort, .inspectCord].contains(step.verb) {
      find(
        .unsafe, step,
        "\(step.verb.rawValue) at the far port: here it is the cord's end: at: cord-end")
    }
    if places(.replaceCord, .here).isEmpty || places(.replaceCord, .cordEnd).isEmpty {
      find(
        .deadEnd, first, "another cord goes in at both its ends: replace-cord here and at: cord-end"
      )
    }
    if places(.unplug, .here).isEmpty {
      find(.deadEnd, first, "nothing is unplugged here: both ends of the old cord come out")
    }
  }
}
