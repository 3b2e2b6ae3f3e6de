import Plant

/// Makes the prompt of a repair.
struct PromptBuilder {
  let state: RepairState
  let nowMS: Int64

  var situation: RepairSituation { state.situation }
  var port: PortCard { situation.port }
  var clock: FloorClock { situation.clock }
  var linkSubject: Subject { Subject(kind: .link, id: situation.link) }
  var portSubject: Subject { Subject(kind: .port, id: port.id) }

  func prompt() -> Prompt {
    var draft = draft()
    draft.choices += standing()
    let step = state.phase.step ?? state.workingPhase().step
    let screen = Screen(
      title: title(draft.title), about: label(port), shortAbout: port.name, body: draft.body,
      extra: draft.extra, choices: draft.choices)
    return Prompt(
      phase: state.phase, step: state.phase.step?.rawValue ?? restName, progress: progress,
      lines: screen.lines(), card: draft.card, why: why(step), readOut: draft.readOut,
      undoes: undoes, choices: draft.choices)
  }

  private var restName: String { state.phase == .done ? "done" : "parked" }

  private func draft() -> Draft {
    switch state.phase {
    case .dark: dark()
    case .medium: medium()
    case .open: open()
    case .inspect(let side): inspect(side)
    case .cannotSee(let side, let looks): cannotSee(side, looks: looks)
    case .clean(let side, let advice): clean(side, advice)
    case .quarantine(let side): quarantine(side)
    case .neighboursLive(let side): neighboursLive(side)
    case .replace(let side): replace(side)
    case .plugIn: plugIn()
    case .linkUp: linkUp()
    case .lookNext(let reason): lookNext(reason)
    case .otherJoint(let reason): otherJoint(reason)
    case .lanes: lanes()
    case .counters: counters()
    case .soak(let dueMS): soak(dueMS: dueMS)
    case .hands: hands()
    case .accept: accept()
    case .done: done()
    case .setAside: setAside()
    case .parked: parked()
    }
  }

  private func title(_ word: String?) -> String {
    let step = state.phase.step.flatMap { Procedure.repair.step($0) }
    return "\(word ?? step?.title ?? "") \(progress.step)/\(progress.of)"
  }

  var progress: Progress {
    let steps = Procedure.repair.mainSteps(medium: state.medium).map(\.name)
    let working = state.workingPhase()
    guard let step = working.step else { return Progress(step: steps.count, of: steps.count) }
    return Progress(step: state.position(of: step, in: steps) + 1, of: steps.count)
  }

  private func why(_ step: StepName?) -> [String] {
    let text =
      step.flatMap { Procedure.repair.step($0)?.why }
      ?? "Every step is done. What is still owed is on the list of debts."
    return Array(Columns.wrap(text).prefix(Columns.height))
  }

  /// Device and port; a long device name is shortened, a port's name never.
  func label(_ port: PortCard, deviceLimit: Int = 20) -> String {
    "\(Columns.shorten(port.device, to: deviceLimit)) \(port.name)"
  }

  var ticket: String? { state.fault?.ticket.map { Columns.shorten($0, to: 16) } }

  /// The letters that are there at every prompt.
  private func standing() -> [Choice] {
    var choices = [Choice("?", "why", kind: .why)]
    if !state.lastAnswer.isEmpty {
      choices.append(Choice("u", "undo", kind: .undo, state.lastAnswer.flatMap { takeBack($0) }))
    }
    if !state.phase.isEnd && state.phase != .parked {
      choices.append(
        Choice(
          "p", "park",
          needs: [
            .text(question: "what does it wait for?", required: true),
            .minutes(question: "look again in how many minutes?", required: false),
          ], [.pause(Pause(action: .parked))]))
    }
    choices.append(Choice("q", "leave", kind: .leave))
    return choices
  }

  /// The job of another joint is left alone once somebody has done something in it.
  private func takeBack(_ fact: Fact) -> [FactBody] {
    if case .job = fact.body, situation.facts.contains(where: { $0.job == fact.id }) { return [] }
    return [.withdrawal(Withdrawal(factKind: FactTable.name(fact.body), fact: fact.id))]
  }

  private var undoes: String? {
    guard let last = state.lastAnswer.last else { return nil }
    return Columns.fitting(
      "\(AnswerWords.text(last.body)) \(clock.hourMinute(last.atMS))", Columns.width)
  }
}

/// What one phase puts on the screen.
struct Draft {
  /// The word the screen begins with, if not that of the step.
  var title: String?
  var body: [String]
  var extra: [String] = []
  var card: [String] = []
  var readOut: String?
  var choices: [Choice]
}
