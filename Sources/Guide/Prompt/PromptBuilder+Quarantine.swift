import Plant

/// A face that cleaning does not help, or not here.
extension PromptBuilder {
  /// What is done about a damaged face, where it can be done in this job.
  private func replacing(_ side: FaceSide) -> String {
    let isPanel = situation.isOnPanel && (side == .port || panelMove != nil || repairsPanel)
    let isOfMany = side == .cord && situation.cableOfMany != nil
    return isPanel || isOfMany
      ? "" : ", replace the \(side == .port ? "module" : "cord")"
  }

  func quarantine(_ side: FaceSide) -> Draft {
    let history = state.face(side)
    let part = side == .port ? "module" : "cord"
    let body: Wording
    switch history.state {
    case .damaged:
      let words = "\(plainFaceName(side)) DAMAGED: do not clean"
      body = Wording(words + replacing(side), or: words)
    case .quarantined: body = "\(plainFaceName(side)) CAPPED and set aside"
    case .dirty where state.isStuckByLight(side, job.procedure.ladder): body = stuckByLight(side)
    case .dirty where history.cleanings.wetDry > 0:
      body = "\(plainFaceName(side)) \(history.wordsAfterWet)"
    case .dirty where history.cleanings.total > 0 && !situation.policy.allowsWet(side):
      body = "\(plainFaceName(side)) \(history.wordsWithoutWet)"
    case .dirty where history.cleanings.total == 0:
      body = "\(plainFaceName(side)) DIRTY, not cleaned"
    default:
      let cleaned = history.cleanings.total
      body =
        cleaned == 0
        ? "\(plainFaceName(side)): never cleaned, not proven"
        : "\(plainFaceName(side)): cleaned \(cleaned)x, not proven"
    }
    // A leg of a trunk is no part that is changed at its panel.
    if panelMove != nil || repairsPanel || (situation.isOnPanel && side == .port) {
      return quarantineOnPanel(side, words: body)
    }
    if side == .cord, let cable = situation.cableOfMany {
      return quarantine(history, of: cable, words: body)
    }
    var choices = [Choice("1", "replace the \(part)", [step(.replace, part, side)])]
    var again = [step(stepName(side), "again", side)]
    if history.state == .quarantined {
      again.insert(capping(side, .uncapped), at: 0)
      choices.append(Choice("2", "cap off, look again", again))
    } else {
      choices.append(
        Choice(
          "2", "cap it, leave it out",
          needs: [.text(question: "a note for the next shift?", required: false)],
          [capping(side, .capped), step(.quarantine, "capped", side)]))
      choices.append(Choice("3", "look again", again))
      if history.dirtMoves { choices.append(otherCleaner("4", side)) }
      choices.append(unseen("\(choices.count + 1)"))
    }
    let seen = [.damaged, .quarantined].contains(history.state) ? damageSeen(side) : []
    // What is shut so that it can be cleaned wet is shut on purpose.
    let isShutForWet = state.isStuckByLight(side, job.procedure.ladder)
    let shut = job.debts.filter { debt in
      if case .portShut = debt { !isShutForWet } else { false }
    }
    return Draft(
      body: [body], extra: seen + lines(shut) + ["p parks it for the next shift"], choices: choices)
  }

  /// Wet waits until every port that shines into the face is shut: the first of them, and how many more there are.
  private func stuckByLight(_ side: FaceSide) -> Wording {
    let lights = names(state.lights(of: side))
    let stuck = "\(plainFaceName(side)) STUCK, lit"
    guard let first = lights.first else { return Wording("\(stuck): shut it") }
    if lights.count == 1 { return Wording("\(stuck): shut \(first)", or: "\(stuck): type ?") }
    return Wording(
      "\(stuck): \(first) +\(lights.count - 1)", or: "\(stuck) by \(lights.count) ports: type ?")
  }

  /// Dirt that moves wants another cleaner; it is no rung of the ladder, and a look comes after it.
  func otherCleaner(_ key: String, _ side: FaceSide) -> Choice {
    Choice(
      key, "other cleaner used", needs: [.text(question: "which one?", required: true)],
      [step(stepName(side), "again", side)])
  }
}
