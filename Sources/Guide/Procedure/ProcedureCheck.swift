import Plant

/// Finds what is wrong with a procedure before a hand goes by it.
public struct ProcedureCheck {
  let procedure: Procedure
  var findings: [ProcedureFinding] = []

  /// What is wrong, in the order of the file; empty if nothing is.
  public static func findings(_ procedure: Procedure) -> [ProcedureFinding] {
    var check = ProcedureCheck(procedure: procedure)
    check.checkWays()
    check.checkReach()
    check.checkEnd()
    check.checkFaces()
    check.checkParts()
    check.checkPanels()
    check.checkCordEnds()
    check.checkPanelJoints()
    check.checkScopes()
    check.checkTexts()
    check.checkTitles()
    return check.findings.sorted { ($0.line, $0.text) < ($1.line, $1.text) }
  }

  mutating func find(
    _ kind: ProcedureFinding.Kind, _ step: StepDefinition?, line: Int = 1, _ text: String
  ) {
    findings.append(
      ProcedureFinding(kind: kind, step: step?.name, line: step?.line ?? line, text: text))
  }

  var main: [StepDefinition] { procedure.steps.filter { !$0.isAside } }

  /// Main steps of a verb at a joint, with their places on the way.
  func places(_ verb: StepVerb, _ site: StepSite) -> [(place: Int, step: StepDefinition)] {
    main.enumerated().filter { $0.element.verb == verb && $0.element.site == site }
      .map { (place: $0.offset, step: $0.element) }
  }

  /// Whether one of the verbs is done at a joint before a place on the way, whenever it is needed there.
  func isBefore(_ verbs: StepVerb..., at site: StepSite, _ place: Int, whenever need: StepScope)
    -> Bool
  {
    need.isCovered(by: main.prefix(place).filter { verbs.contains($0.verb) && $0.site == site })
  }

  /// Whether one of the verbs is done at a joint after a place on the way, whenever it is needed there.
  func isAfter(_ verbs: StepVerb..., at site: StepSite, _ place: Int, whenever need: StepScope)
    -> Bool
  {
    need.isCovered(
      by: main.dropFirst(place + 1).filter { verbs.contains($0.verb) && $0.site == site })
  }

  /// Ways that lead nowhere, that cannot be taken, or that may be taken for ever.
  private mutating func checkWays() {
    for step in procedure.steps {
      let possible = step.verb.ways + step.verb.choices
      for outcome in StepOutcome.allCases where step.then[outcome] != nil {
        guard possible.contains(outcome) else {
          find(
            .noSuchWay, step, "\(step.verb.rawValue) never ends with \(outcome.rawValue)")
          continue
        }
        checkTarget(step, outcome)
      }
      for outcome in step.atMost.keys where !possible.contains(outcome) {
        find(.noSuchWay, step, "\(step.verb.rawValue) never ends with \(outcome.rawValue)")
      }
      for outcome in step.verb.ways where step.then[outcome] == nil {
        find(.deadEnd, step, "\(outcome.rawValue) leads nowhere: name a step with then")
      }
      if step.verb == .lookNext, step.then.isEmpty {
        find(.deadEnd, step, "nothing can be chosen: name the ways with then")
      }
      if step.verb.test != nil, step.atMost[.wrong] == nil {
        find(.noLimit, step, "a wrong test may be made again for ever: at-most {wrong: N}")
      }
    }
  }

  private mutating func checkTarget(_ step: StepDefinition, _ outcome: StepOutcome) {
    let name = step.then[outcome] ?? ""
    if outcome == .escalate {
      if name != StepDefinition.end {
        find(.deadEnd, step, "escalate leads to \(StepDefinition.end): others go on from there")
      }
      return
    }
    guard let target = procedure.step(name) else {
      find(.deadEnd, step, "\(outcome.rawValue) leads to \(name), which is no step")
      return
    }
    if step.verb.ways.contains(outcome), target.verb != .lookNext {
      find(
        .deadEnd, step,
        "\(outcome.rawValue) leads to \(name): only look-next says what to do about it")
    }
    guard step.verb == .lookNext else { return }
    if step.atMost[outcome] == nil {
      find(.noLimit, step, "\(outcome.rawValue) may be taken for ever: give it an at-most")
    }
    let opens: [StepOutcome] = [.thisJoint, .replaceCord, .replaceModule, .goBack]
    if opens.contains(outcome), target.verb != .shut || target.site != .here {
      find(
        .unsafe, step, "\(outcome.rawValue) leads to \(name): a joint is shut before it is opened")
    }
    if outcome == .askAgain || outcome == .otherJoint, target.verb != .linkUp {
      find(
        .deadEnd, step, "\(outcome.rawValue) leads to \(name): it is link-up that is asked again")
    }
  }

  /// Steps nothing leads to.
  private mutating func checkReach() {
    let named = Set(procedure.steps.flatMap { $0.then.values })
    for step in procedure.steps {
      if step.isAside != (step.verb == .lookNext) {
        find(
          .unreachable, step,
          step.isAside
            ? "only look-next stands beside the way" : "look-next stands beside the way: aside: yes"
        )
      } else if step.isAside, !named.contains(step.name) {
        find(.unreachable, step, "no step leads here")
      }
    }
    if let end = main.firstIndex(where: { $0.verb == .accept }) {
      for step in main.dropFirst(end + 1) {
        find(.unreachable, step, "nothing comes after accept")
      }
    }
  }

  /// What has to be done before somebody takes the link back.
  private mutating func checkEnd() {
    guard let end = places(.accept, .here).first else {
      return find(.deadEnd, nil, "no step accept: the link is never taken back")
    }
    for (verb, word) in [(StepVerb.hands, "hands"), (.soak, "a soak")]
    where !isBefore(verb, at: .here, end.place, whenever: end.step.scope) {
      find(.unsafe, end.step, "accept without \(word) before it")
    }
    if !isBefore(.counters, at: .here, end.place, whenever: end.step.scope),
      procedure.start != .untouched
    {
      find(.unsafe, end.step, "a soak without counters cleared before it proves nothing")
    }
    checkSoak()
    if procedure.start == .untouched,
      !isBefore(.debts, at: .here, end.place, whenever: end.step.scope)
    {
      find(.unsafe, end.step, "accept without debts before it")
    }
    // What is new as a whole is tested, whatever was changed besides.
    let isNew = procedure.start == .unplugged || main.contains { $0.site.isPanel }
    let tested = StepScope(media: [.fibre], isForChanges: !isNew)
    for verb in [StepVerb.polarity, .loss]
    where !isBefore(verb, at: .here, end.place, whenever: tested) {
      find(
        .unsafe, end.step,
        "accept without \(verb.rawValue) before it: "
          + (isNew ? "a new way is tested" : "a cord that was changed is tested"))
    }
    for step in procedure.steps
    where step.site != .here && [.accept, .hands, .lookNext, .polarity, .loss].contains(step.verb) {
      find(.noSuchWay, step, "\(step.verb.rawValue) is of the whole link: leave out at")
    }
  }

  /// What has to be shut and looked at.
  private mutating func checkFaces() {
    if procedure.start == .plugged, !main.contains(where: { $0.verb == .unplug }) {
      find(.deadEnd, nil, "nothing is opened: add a step unplug, or starts: untouched")
    }
    for (place, step) in main.enumerated() {
      switch step.verb {
      case .unplug:
        // Light comes from both ports of the link.
        let ends: [StepSite] =
          switch step.site {
          case .panel: [.here, .far, .samePlug]
          case .nearPanel, .farPanel, .cordEnd: [.here, .far]
          case .here, .far, .cage, .samePlug: [step.site]
          }
        if !ends.allSatisfy({ isBefore(.shut, at: $0, place, whenever: step.scope) }) {
          find(.unsafe, step, "unplug without shut before it takes a working link down")
        }
        if !isAfter(.plugIn, at: step.site, place, whenever: step.scope) {
          find(.deadEnd, step, "what is unplugged is never plugged in again")
        }
      case .plugIn:
        for verb in [StepVerb.inspectPort, .inspectCord]
        where !isBefore(verb, at: step.site, place, whenever: step.scope.ofFibre) {
          find(.unsafe, step, "plug-in without \(verb.rawValue) before it")
        }
        if !isBefore(.unplug, at: step.site, place, whenever: step.scope) {
          find(.unsafe, step, "plug-in without unplug before it: the faces are never seen")
        }
        if !isAfter(.linkUp, at: .here, place, whenever: step.scope) {
          find(.unsafe, step, "plug-in, and nobody asks whether the link comes up")
        }
      case .shut:
        if !isAfter(.linkUp, .openPort, at: step.site, place, whenever: step.scope) {
          find(.deadEnd, step, "a port that was shut is never given back: link-up or open-port")
        }
      default: break
      }
    }
  }

  /// What a changed part asks for.
  private mutating func checkParts() {
    for (place, step) in main.enumerated()
    where step.verb == .replaceModule || step.verb == .replaceCord {
      if procedure.start == .plugged,
        !isBefore(.unplug, at: step.site, place, whenever: step.scope)
      {
        find(.unsafe, step, "\(step.verb.rawValue) without unplug before it")
      }
      if !isAfter(.plugIn, at: step.site, place, whenever: step.scope) {
        find(.deadEnd, step, "the joint is never plugged in after \(step.verb.rawValue)")
      }
      if step.verb == .replaceModule {
        if !isBefore(.shut, at: .cage, place, whenever: step.scope)
          || !isBefore(.unplug, at: .cage, place, whenever: step.scope)
        {
          find(
            .unsafe, step,
            "a module serves two links: shut and unplug at: cage before it is pulled")
        }
        if !isAfter(.form, at: step.site, place, whenever: step.scope) {
          find(.unsafe, step, "the new module's form is never checked: add a step form")
        }
      }
    }
  }
}
