import Guide
import Plant
import Store

/// Keeps the records right while cords are moved on panels: where each end is, which fibres are broken, and
/// whether the task is done.
struct CordLanding {
  let view: StoreView
  let draft: Draft
  let state: JobState

  private var panels: [RepairState] {
    state.joints.map(\.state).filter { $0.situation.cordMove?.panel != nil }
  }

  /// Records what follows from one fact of an answer.
  func follow(_ body: FactBody, job: ThingID, step: String?) throws {
    switch body {
    case .plugging(let plugging) where plugging.action == .plugIn:
      guard let panel = panel(of: plugging) else { return }
      try land(panel.situation.cordFace.part, at: plugging.joint)
      try closeTask(after: plugging, job: job, step: step)
    case .step(let said) where said.name == StepName.brokenFibres.rawValue:
      try broken(said, job: job, step: step)
    case .withdrawal(let withdrawal):
      guard let fact = state.lastAnswer.first(where: { $0.id == withdrawal.fact }) else { return }
      try takeBack(fact.body, job: job, step: step)
    default: return
    }
  }

  private func panel(of plugging: Plugging) -> RepairState? {
    panels.first { panel in
      panel.situation.cordFace.part == plugging.cordPart
        && spots(panel).contains(plugging.joint)
    }
  }

  private func spots(_ panel: RepairState) -> [ThingID] {
    [panel.situation.port.id] + [panel.situation.cordMove?.panel?.from.card.id].compactMap { $0 }
  }

  private func land(_ end: ThingID, at position: ThingID) throws {
    try draft.update(
      .cableEnd, end,
      [
        "state": .text(CableEndState.landed.rawValue),
        "at_kind": .text(ThingKind.panelPosition.rawValue), "at": .id(position),
      ])
  }

  /// The task is done once both cords are where they go: there, or back.
  private func closeTask(after plugging: Plugging, job: ThingID, step: String?) throws {
    let isAll = panels.allSatisfy { panel in
      panel.situation.port.id == plugging.joint || (panel.isThere && panel.isPlugged)
    }
    guard isAll, panels.contains(where: { $0.situation.port.id == plugging.joint }) else { return }
    let isWayBack = panels.contains { $0.situation.cordMove?.panel?.isWayBack == true }
    let words = state.here.situation.facts.lazy.compactMap { fact -> String? in
      guard case .step(let step) = fact.body, fact.job == job else { return nil }
      return step.name == StepName.task.rawValue ? step.reason : nil
    }.first
    for task in try view.openTasks()
    where task.body.subject.id == state.here.situation.link && task.body.text == words {
      let close = TaskClose(
        task: task.id, outcome: isWayBack ? .dropped : .done,
        found: isWayBack ? "both cords are back where they were" : "both cords were moved")
      try draft.record(.taskClose(close), job: job, step: step)
    }
  }

  private func takeBack(_ body: FactBody, job: ThingID, step: String?) throws {
    switch body {
    case .plugging(let plugging) where plugging.action == .plugIn:
      guard let panel = panel(of: plugging),
        let before = spots(panel).first(where: { $0 != plugging.joint })
      else { return }
      try land(panel.situation.cordFace.part, at: before)
    case .step(let said) where said.name == StepName.brokenFibres.rawValue:
      guard let left = state.here.situation.leaves else { return }
      for fibre in fibres(said) {
        let id = RecordKey.strand(cable: left.cable, leg: left.leg, fibre: fibre).id
        try draft.update(.strand, id, ["state": .missing])
      }
      let asked = try view.openTasks().filter {
        $0.job == job && $0.body == Self.search(left)
      }
      for task in asked {
        let body = FactBody.task(task.body)
        try draft.record(
          .withdrawal(Withdrawal(factKind: body.table, fact: task.id)), job: job, step: step)
      }
    default: return
    }
  }

  private func fibres(_ said: Step) -> [Int] {
    (said.reason ?? "").split(separator: " ").compactMap { Int($0) }
  }

  private func broken(_ said: Step, job: ThingID, step: String?) throws {
    guard let left = state.here.situation.leaves, said.outcome != "none" else { return }
    let fibres = fibres(said)
    try check(fibres, left)
    for fibre in fibres {
      let id = RecordKey.strand(cable: left.cable, leg: left.leg, fibre: fibre).id
      if try view.thing(.strand, id) == nil {
        try draft.insert(
          .strand, id,
          [
            "cable": .id(left.cable), "leg": .integer(Int64(left.leg)),
            "fibre": .integer(Int64(fibre)), "state": .text("broken"),
          ])
      } else {
        try draft.update(
          .strand, id,
          ["state": .text("broken"), "retired_at": .missing, "retired_why": .missing])
      }
    }
    guard fibres.isEmpty else { return }
    try draft.record(.task(Self.search(left)), job: job, step: step)
  }

  /// What is left to do where nobody knows which fibre of a leg is broken.
  private static func search(_ left: LeftLeg) -> Task {
    Task(
      kind: .other, subject: Subject(kind: .cable, id: left.cable),
      text: SoughtFibre.text(leg: left.name))
  }

  private func check(_ fibres: [Int], _ left: LeftLeg) throws {
    let kinds = try view.ends(ofCable: left.cable).filter { $0.leg == left.leg }
      .compactMap(\.face.kind)
    guard !kinds.isEmpty,
      let none = fibres.first(where: { fibre in !kinds.contains { $0.hasFibre(at: fibre) } })
    else { return }
    throw CommandError(
      .badInput, "bad-value", "\(left.name) has no fibre \(none).", next: "count again, key up")
  }
}
