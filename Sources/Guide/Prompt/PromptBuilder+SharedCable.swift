import Plant

/// A plug whose cable is changed in no repair of one link, because others go through it.
extension PromptBuilder {
  /// The one that is not changed where a screen would have it changed; nil if there is none.
  var stayingCable: SharedCable? {
    switch job.phase {
    case .quarantine(.cord): situation.cableOfMany
    case .plugIn where state.medium != .fibre: situation.cableOfMany
    default: nil
    }
  }

  private func name(_ cable: SharedCable) -> String? {
    cable.name.map { Columns.shorten($0, to: 13) }
  }

  /// That it is not changed here; `?` tells it where a screen has no room for it.
  func notChanged(_ cable: SharedCable) -> Wording {
    let links = cable.ports.isEmpty ? "several legs" : "\(cable.ports.count + 1) links"
    return Wording("\(name(cable) ?? "one plug"): \(links), not changed here", or: "")
  }

  /// The same with its links, and the way on.
  func whyNotChanged(_ cable: SharedCable) -> String {
    let others =
      cable.ports.isEmpty ? "" : " It carries \(cable.ports.joined(separator: ", ")) too."
    return
      "\(name(cable) ?? "The cable") is no cord of one link, and stays. Capped or set aside, it leaves "
      + "a task: change it once all its links are shut, and test all.\(others)"
  }

  /// Why the other links of a plug are shut before it is pulled, and that its cable stays all the same.
  var whyShutOnPlug: String {
    guard let cable = situation.cableOfMany else { return PhaseWords.onePlug }
    return
      "\(PhaseWords.onePlug) \(name(cable) ?? "The cable") is not changed here, that would leave them dark and "
      + "untested: if its plug is bad, cap it or set the link aside."
  }

  /// The errand to change it, where nobody has been sent yet.
  func errand(_ cable: SharedCable) -> [FactBody] {
    let ports = ["\(port.device):\(port.name)"] + cable.ports
    let all = ports.count == 1 ? "all its links" : ports.joined(separator: ", ")
    let task = Task(
      kind: .other, subject: portSubject,
      text:
        "change \(cable.name ?? "the cable of several links"): shut \(all) first, test each after")
    let closed = Set(
      situation.facts.compactMap { fact -> ThingID? in
        if case .taskClose(let close) = fact.body { close.task } else { nil }
      })
    let isSent = situation.facts.contains { $0.body == .task(task) && !closed.contains($0.id) }
    return isSent ? [] : [.task(task)]
  }

  /// What is done about a plug that is not to be had clean, and whose cable stays.
  func quarantine(_ history: FaceHistory, of cable: SharedCable, words: Wording) -> Draft {
    var choices: [Choice] = []
    func add(_ label: String, needs: [ReplyNeed] = [], _ facts: [FactBody]) {
      choices.append(Choice("\(choices.count + 1)", label, needs: needs, facts))
    }
    let again = step(.inspectCord, "again", .cord)
    if history.state == .quarantined {
      add("cap off, look again", [capping(.cord, .uncapped), again])
    } else {
      add(
        "cap it, leave it out",
        needs: [.text(question: "a note for the next shift?", required: false)],
        [capping(.cord, .capped), step(.quarantine, "capped", .cord)] + errand(cable))
      add("look again", [again])
      if history.dirtMoves { choices.append(otherCleaner("\(choices.count + 1)", .cord)) }
      choices.append(unseen("\(choices.count + 1)"))
    }
    choices.append(setAside(cable, key: "\(choices.count + 1)"))
    return Draft(
      body: [words, notChanged(cable)], extra: ["p parks it for the next shift"], choices: choices)
  }

  /// The link is set aside, and somebody sent to change the cable.
  func setAside(_ cable: SharedCable, key: String) -> Choice {
    let aside = setAsideChoice(key)
    return Choice(key, aside.label, needs: aside.needs, aside.blanks + errand(cable))
  }
}
