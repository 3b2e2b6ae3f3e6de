import Plant

/// What is particular to a procedure that moves cords on panels.
extension ProcedureCheck {
  /// What can be done at a position on a panel.
  private static let atPanels: Set<StepVerb> = [
    .unplug, .inspectPort, .inspectCord, .plugIn, .openPort,
  ]

  /// Both ends of the link are moved or none is, and links that share a cord get their ports back.
  mutating func checkPanels() {
    let moved = main.filter { $0.site.isPanel }
    for step in procedure.steps where step.site.isPanel && !Self.atPanels.contains(step.verb) {
      find(.noSuchWay, step, "\(step.verb.rawValue) is not done at a panel: leave out at")
    }
    for step in procedure.steps where step.verb == .brokenFibres && step.site != .here {
      find(.noSuchWay, step, "broken-fibres is of the whole link: leave out at")
    }
    guard let first = moved.first else { return }
    for site in [StepSite.nearPanel, .farPanel] where places(.unplug, site).isEmpty {
      find(
        .deadEnd, first, "nothing is moved at: \(site.rawValue): a link moved at one end is dark")
    }
    for (place, step) in main.enumerated() where step.site.isPanel && step.verb == .unplug {
      if !isAfter(.openPort, at: step.site, place, whenever: step.scope) {
        find(
          .deadEnd, step,
          "ports of links that share the cord are never given back: open-port at: "
            + step.site.rawValue)
      }
    }
    for step in main where !step.site.isPanel && [.unplug, .plugIn].contains(step.verb) {
      find(.unsafe, step, "\(step.verb.rawValue) at a port: here only cords on panels are moved")
    }
  }
}
