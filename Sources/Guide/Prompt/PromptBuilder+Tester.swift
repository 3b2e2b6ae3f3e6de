import Plant

/// Where a tester may go: into no port that shines, and into none with a plug in it.
extension PromptBuilder {
  /// Whether the test at hand can be made: of a leg, of a cord that is in hand, or between ports that are dark and open.
  var mayTest: Bool { testsBetweenPorts ? closedToTester == nil || isCordInHand : true }

  /// Whether only the cord that went in is tested, before its plugs go in: a port at an end of the link is not to be used.
  var isCordTestedAlone: Bool { testsBetweenPorts && isCordInHand && closedToTester != nil }

  private var isCordInHand: Bool { !state.isPlugged && state.isCordInHand }

  private var testsBetweenPorts: Bool { testedLeg == nil && testedCord == nil }

  /// The first port of the link no tester may go into, and what is to be done about it; nil if there is none.
  private var closedToTester: (port: PortCard, lacks: String)? {
    for card in [port, situation.otherPort] {
      let (isDark, isOut) = darkAndOut(card)
      let lacks = [isDark ? nil : "shut", isOut ? nil : "unplug"].compactMap(\.self)
      if !lacks.isEmpty { return (card, lacks.joined(separator: " and ")) }
    }
    return nil
  }

  /// As it is recorded: in this job where the port is one of its joints, else by whoever worked there.
  private func darkAndOut(_ card: PortCard) -> (isDark: Bool, isOut: Bool) {
    let joint = job.joints.map(\.state).first {
      !$0.situation.isOnPanel && $0.situation.port.id == card.id
    }
    guard let joint else {
      return (state.otherGate.isShut, state.otherJointsOpen.contains(card.id))
    }
    // The ports of a new link are not in service before something is plugged in.
    let isNew = joint.situation.start == .unplugged && !joint.wasPluggedInThisJob
    return (isNew || joint.gate.isShut, !joint.isPlugged)
  }

  /// The far end is not opened by this job: who opens it says so there, or the test stays owed.
  func noTester(_ topic: TestTopic) -> Draft {
    let closed = closedToTester
    let words = closed.map { "FIRST \($0.lacks) \(label($0.port))" } ?? "NO TESTER here"
    return Draft(
      body: [Wording("\(words): no tester in a port with light or a plug in it", or: words)],
      choices: [cannotTest("1", topic)] + shutNow("2"))
  }

  /// How it is told that a port is dark and its plug out.
  var whyNoTester: String? {
    guard case .test = job.phase, job.procedure.start != .untouched, !mayTest,
      let closed = closedToTester
    else { return nil }
    let name = "\(closed.port.device):\(closed.port.name)"
    return
      "Once the NOC shut it: q, ferrule record port \(name) --shut --by NAME; pulled: ferrule record unplug "
      + "\(name); then work --resume. It is looked at and plugged in there. Else: cannot test, owed."
  }
}
