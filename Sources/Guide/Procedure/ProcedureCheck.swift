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
    return check.findings.sorted { ($0.line, $0.text) < ($1.line, $1.text) }
  }

  mutating func find(_ kind: ProcedureFinding.Kind, _ step: StepDefinition?, _ text: String) {
    findings.append(
      ProcedureFinding(kind: kind, step: step?.name, line: step?.line ?? 1, text: text))
  }

  var main: [StepDefinition] { procedure.steps.filter { !$0.isAside } }

  /// Main steps of a verb at a joint, with their places on the way.
  func places(_ verb: StepVerb, _ site: StepSite) -> [(place: Int, step: StepDefinition)] {
    main.enumerated().filter { $0.element.verb == verb && $0.element.site == site }
      .map { (place: $0.offset, step: $0.element) }
  }

  func isBefore(_ verb: StepVerb, _ site: StepSite, _ place: Int) -> Bool {
    places(verb, site).contains { $0.place < place }
  }

  func isAfter(_ verb: StepVerb, _ site: StepSite, _ place: Int) -> Bool {
    places(verb, site).contains { $0.place > place }
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
    where !isBefore(verb, .here, end.place) {
      find(.unsafe, end.step, "accept without \(word) before it")
    }
    if !isBefore(.counters, .here, end.place) && procedure.start != .untouched {
      find(.unsafe, end.step, "a soak without counters cleared before it proves nothing")
    }
    if procedure.start == .untouched, !isBefore(.debts, .here, end.place) {
      find(.unsafe, end.step, "accept without debts before it")
    }
    for verb in [StepVerb.polarity, .loss] where !isBefore(verb, .here, end.place) {
      find(
        .unsafe, end.step,
        "accept without \(verb.rawValue) before it: a cord that was changed is tested")
    }
    for step in procedure.steps
    where step.site != .here && [.accept, .hands, .lookNext, .polarity, .loss].contains(step.verb) {
      find(.noSuchWay, step, "\(step.verb.rawValue) is of the whole link: leave out at")
    }
  }

  /// What has to be shut and looked at.
  private mutating func checkFaces() {
    for (place, step) in main.enumerated() {
      switch step.verb {
      case .unplug:
        // Light comes from both ports of the link.
        let isBetween = step.site.isPanel || step.site == .cordEnd
        let ends = isBetween ? [StepSite.here, .far] : [step.site]
        if !ends.allSatisfy({ isBefore(.shut, $0, place) }) {
          find(.unsafe, step, "unplug without shut before it takes a working link down")
        }
        if !isAfter(.plugIn, step.site, place) {
          find(.deadEnd, step, "what is unplugged is never plugged in again")
        }
      case .plugIn:
        for verb in [StepVerb.inspectPort, .inspectCord] {
          let looks = places(verb, step.site).filter { $0.place < place }
          if !looks.contains(where: { $0.step.media.contains(.fibre) }) {
            find(.unsafe, step, "plug-in without \(verb.rawValue) before it")
          }
        }
        if !isAfter(.linkUp, .here, place) {
          find(.unsafe, step, "plug-in, and nobody asks whether the link comes up")
        }
      case .shut:
        if !isAfter(.linkUp, step.site, place), !isAfter(.openPort, step.site, place) {
          find(.deadEnd, step, "a port that was shut is never given back: link-up or open-port")
        }
        if !step.media.isSuperset(of: [.fibre, .aoc, .dac]) {
          find(.unsafe, step, "a port is shut whatever the link is made of: leave out media")
        }
      default: break
      }
    }
    if let wet = procedure.ladder.firstIndex(of: .wet),
      !procedure.ladder[..<wet].contains(.dry)
    {
      find(.unsafe, nil, "clean: dry comes before wet")
    }
  }

  /// What a changed part asks for.
  private mutating func checkParts() {
    for (place, step) in main.enumerated()
    where step.verb == .replaceModule || step.verb == .replaceCord {
      if procedure.start == .plugged, !isBefore(.unplug, step.site, place) {
        find(.unsafe, step, "\(step.verb.rawValue) without unplug before it")
      }
      if !isAfter(.plugIn, step.site, place) {
        find(.deadEnd, step, "the joint is never plugged in after \(step.verb.rawValue)")
      }
      if step.verb == .replaceModule {
        if !isBefore(.shut, .cage, place) || !isBefore(.unplug, .cage, place) {
          find(
            .unsafe, step,
            "a module serves two links: shut and unplug at: cage before it is pulled")
        }
        if !isAfter(.form, step.site, place) {
          find(.unsafe, step, "the new module's form is never checked: add a step form")
        }
      }
    }
  }
}
