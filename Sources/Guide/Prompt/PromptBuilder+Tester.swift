import Plant

/// Where a tester may go: into no port that shines, and into none with a plug in it.
extension PromptBuilder {
  /// Whether the test at hand can be made: of a leg, of a cord that is in hand, or between ports that are dark and open.
  var mayTest: Bool { testsBetweenPorts ? closedToTester == nil || isCordInHand : true }

  /// Whether only the cord that went in is tested, before its plugs go in: a port at an end of the link is not to be used.
  var isCordTestedAlone: Bool { testsBetweenPorts && isCordInHand && closedToTester != nil }

  private var isCordInHand: Bool { !state.isPlugged && state.isCordInHand }

  private var testsBetweenPorts: Bool { testedLeg == nil && testedCord == nil }

  /// A port no tester may go into, and what is to be done about it first.
  private struct Closed {
    var port: PortCard
    var isDark: Bool
    var isOut: Bool

    /// In words: `shut and unplug`.
    var lacks: String {
      [isDark ? nil : "shut", isOut ? nil : "unplug"].compactMap(\.self)
        .joined(separator: " and ")
    }

    /// What is typed once each was done, in order.
    var commands: [String] {
      [
        isDark ? nil : "ferrule record port \(port.typed) --shut --by NAME",
        isOut ? nil : "ferrule record unplug \(port.typed)",
      ].compactMap(\.self)
    }
  }

  /// The first port of the link no tester may go into; nil if there is none.
  private var closedToTester: Closed? {
    [port, situation.otherPort].lazy.map { card in
      let (isDark, isOut) = darkAndOut(card)
      return Closed(port: card, isDark: isDark, isOut: isOut)
    }.first { !$0.isDark || !$0.isOut }
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
  ///
  /// What is typed first stands on the screen; the rest is in `?`, and on the screen once that is done.
  func noTester(_ topic: TestTopic) -> Draft {
    var body: [Wording] = ["NO TESTER here"]
    if let closed = closedToTester, let first = closed.commands.first {
      body = [
        "FIRST \(closed.lacks) \(label(closed.port))", Wording("then q, \(first)", or: ""),
      ]
    }
    return Draft(body: body, choices: [cannotTest("1", topic)] + shutNow("2"))
  }

  /// How it is told that a port is dark and its plug out.
  var whyNoTester: String? {
    guard case .test = job.phase, job.procedure.start != .untouched, !mayTest,
      let closed = closedToTester
    else { return nil }
    return "No tester in a port with light or a plug: q, "
      + closed.commands.joined(separator: "; ")
      + "; ferrule work --resume. Look and plug in there after. Else: cannot test, owed."
  }

  /// Where the other plug of a cord that was changed at one end has to go; nothing where nobody knows, or it was seen there.
  var otherEndDue: [String] {
    let isDue = state.debts.contains { if case .newCordFarFace = $0 { true } else { false } }
    // A job that changes a cord at both its ends has steps of its own for that.
    guard isDue, situation.cordChange == nil, let place = situation.cordOtherEnd?.place else {
      return []
    }
    return [Columns.shorten("OTHER END goes into \(place.label)", to: Columns.width)]
  }
}
