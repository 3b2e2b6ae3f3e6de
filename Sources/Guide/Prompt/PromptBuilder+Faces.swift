import Plant

/// Unplugging, the two faces, replacing, plugging in.
extension PromptBuilder {
  /// The face to look at, and what its part is called.
  private func look(_ again: String, _ side: FaceSide) -> Wording {
    let name =
      side == .port ? situation.portFaceName ?? situation.portPartName : situation.cordName
    let words = "LOOK\(again): \(plainFaceName(side))"
    return name.map { Wording("\(words), \(Columns.shorten($0, to: 32))", or: words) }
      ?? Wording(words)
  }

  func plainFaceName(_ side: FaceSide) -> String {
    side == .cord ? "CORD PLUG" : situation.isOnPanel ? "PANEL FACE" : "PORT FACE"
  }

  func stepName(_ side: FaceSide) -> StepName {
    side == .port ? .inspectPort : .inspectCord
  }

  func step(
    _ name: StepName, _ outcome: String, _ side: FaceSide?, reason: String? = nil
  ) -> FactBody {
    .step(
      Step(
        name: name.rawValue, outcome: outcome, face: side.map { situation.face($0) },
        reason: reason))
  }

  func medium() -> Draft {
    func seen(_ medium: Medium) -> FactBody {
      .seen(Seen(subject: linkSubject, medium: medium, origin: .typed))
    }
    return Draft(
      body: ["LOOK at the cord of \(port.name): what is it?"],
      extra: ["AOC, DAC: the plugs are part of it"],
      choices: [
        Choice("1", "fibre", [seen(.fibre)]), Choice("2", "AOC", [seen(.aoc)]),
        Choice("3", "DAC", [seen(.dac)]),
      ])
  }

  func open() -> Draft {
    if panelMove != nil { return openOnPanel() }
    let cord = situation.cordName.map { " \(Columns.shorten($0, to: 32))" } ?? ""
    var body = [
      Wording(
        "UNPLUG ONLY the cord\(cord) of \(jointName)", or: "UNPLUG ONLY the cord of \(jointName)")
    ]
    let onPlug = situation.neighbours.filter(\.sharesPlug).map(\.port.name)
    // Of one whose plug is out there is nothing left to be careful of; that it is out is said.
    let live = state.liveNeighbours.first { !state.neighboursOut.contains($0.port.id) }
    if let live {
      let side = live.port.side.map { " \($0.rawValue.uppercased())" } ?? ""
      body.append(
        Wording(
          "\(live.port.name)\(side) is LIVE: do not touch", or: "\(live.port.name)\(side) is LIVE"))
    } else if let shut = situation.neighbours.first(where: { !$0.sharesPlug }) {
      // Its plug may be out already, in this job or before it.
      let isOut = state.neighboursOut.contains(shut.port.id)
      body.append(
        Wording("\(shut.port.name) is \(isOut ? "out already" : "shut; leave it in")", or: ""))
    }
    let shutBy = state.gate.holders.first { $0.isOurs }.map {
      "\(port.name) shut: \(Columns.shorten($0.byWhom, to: 12)) \(clock.hourMinute($0.atMS))"
    }
    let place = situation.isOnPanel ? port.place?.text : nil
    let owner = live.flatMap { live -> String? in
      let far = live.farEnd.map { "to \(label($0))" } ?? ""
      let whose = live.owner.map { ", \(Columns.shorten($0, to: 12))" } ?? ""
      return far.isEmpty && whose.isEmpty ? nil : "\(live.port.name) \(far)\(whose)"
    }
    if !onPlug.isEmpty {
      body.append(.list(onPlug) { "same plug: \($0)" })
    }
    return Draft(
      body: body,
      extra: [shutBy, faultClosedSince, owner, place].compactMap { $0 } + shutOnSamePlug,
      card: situation.isOnPanel ? [] : Faceplate.card(state),
      choices: unplugging())
  }

  private func verdicts(_ side: FaceSide) -> [Choice] {
    func look(_ verdict: FaceVerdict) -> FactBody {
      .inspection(
        Inspection(
          face: situation.face(side), joint: port.id, verdict: verdict, judgedBy: "person"))
    }
    let which = ReplyNeed.fibres(
      question: "which fibres?",
      count: situation.fibreCounts[side] ?? ReplyNeed.mostFibres)
    return [
      seenClean(side), Choice("2", "dirt", needs: [which], [look(.dirt)]),
      Choice("3", "damage", needs: [which], [look(.damage)]),
      Choice("4", "cannot see", [look(.cannotSee)]),
    ]
  }

  private func giveUp(_ key: String, _ side: FaceSide) -> Choice {
    Choice(
      key, situation.isOnPanel ? "give it up" : "replace or cap", [step(.quarantine, "asked", side)]
    )
  }

  func inspect(_ side: FaceSide) -> Draft {
    let again = state.face(side).state == .cleaned ? " again" : ""
    let face = "LOOK\(again): \(plainFaceName(side))"
    return Draft(
      body: [withDamage(look(again, side), face, of: side)] + liveWarning
        + cordOut.map { Wording($0) },
      extra: [
        howToLook(side),
        side == .port && state.cordFace.looks == 0 ? "then: cord plug, same joint" : "",
      ].filter { !$0.isEmpty },
      choices: verdicts(side) + [unseen("5")] + shutNow("6"))
  }

  /// All fibres are judged: dirt on a dark one keeps the faces apart, too.
  private func howToLook(_ side: FaceSide) -> String {
    let wasDirty = state.wasPartnerDirty(of: side)
    if situation.isPair(side) {
      return wasDirty ? "partner was dirty; judge both fibres" : "judge both fibres"
    }
    return wasDirty ? "partner was dirty; key up; judge all" : "key up; judge all; pins too"
  }

  func cannotSee(_ side: FaceSide, looks: Int) -> Draft {
    if looks < 2 {
      return Draft(
        body: [
          withDamage(
            Wording(
              "\(plainFaceName(side)): change the tip or refocus, look again",
              or: "\(plainFaceName(side)): refocus, look again"),
            plainFaceName(side), ": refocus, look", of: side)
        ],
        choices: verdicts(side) + [unseen("5")])
    }
    let advice = state.cleaningAdvice(side, job.procedure.ladder)
    var choices: [Choice] = []
    if let clean = cleaningChoice(side, advice) { choices.append(clean) }
    for make in [
      { key in Choice(key, "look again", [step(stepName(side), "again", side)]) },
      { key in giveUp(key, side) }, { key in unseen(key) },
    ] as [(String) -> Choice] {
      choices.append(make("\(choices.count + 1)"))
    }
    return Draft(
      body: ["\(plainFaceName(side)) NOT PROVEN: looked \(looks) times"], choices: choices)
  }

  private func cleaningChoice(_ side: FaceSide, _ advice: CleaningAdvice) -> Choice? {
    func cleaned(_ method: CleaningMethod) -> FactBody {
      .cleaning(Cleaning(face: situation.face(side), joint: port.id, method: method))
    }
    switch advice {
    case .dry: return Choice("1", "cleaned dry", [cleaned(.dry)])
    case .wetDry: return Choice("1", "cleaned wet and dry", [cleaned(.wetDry)])
    case .changePen: return Choice("1", "pen changed", [step(.pen, "changed", side)])
    case .giveUp: return nil
    }
  }

  func clean(_ side: FaceSide, _ advice: CleaningAdvice) -> Draft {
    let face = plainFaceName(side)
    let done = state.face(side).cleanings
    var choices = [cleaningChoice(side, advice)].compactMap { $0 }
    let body: Wording
    switch advice {
    case .dry: body = "\(face) dirty: clean DRY, \(done.dry + 1) of \(dryRungs)"
    case .wetDry: body = "\(face) dirty: clean WET, dry it at once"
    case .changePen:
      let isPair = situation.isPair(side)
      body = Wording(
        "\(face): \(done.dry) dry did not help. Change the pen\(isPair ? "" : ", or check its gender")",
        or: "\(face): change pen\(isPair ? "" : ", check its gender")")
      choices.append(Choice("2", "pen is right", [step(.pen, "right", side)]))
    case .giveUp: body = "\(face) stays dirty"
    }
    choices.append(giveUp("\(choices.count + 1)", side))
    choices.append(unseen("\(choices.count + 1)"))
    return Draft(
      body: [body] + liveWarning, extra: ["then look again"], choices: choices)
  }

  private var dryRungs: Int { job.procedure.ladder.count { $0 == .dry } }

  func capping(_ side: FaceSide, _ action: CapAction) -> FactBody {
    .capping(Capping(face: situation.face(side), joint: port.id, action: action))
  }

  func neighboursLive(_ side: FaceSide) -> Draft {
    if side == .cord { return linksOnPlugLive() }
    let live = state.liveNeighbours.filter { !state.neighboursOut.contains($0.port.id) }
    if live.isEmpty, let draft = neighbourLent() { return draft }
    let readOut =
      "Please shut \(live.map { "port \($0.port.label)" }.joined(separator: " and ")) too, "
      + "ONLY for changing the module it shares with \(port.label)\(forWholeTicket)."
    let (leave, asked) = (step(.replace, "left", side), live.map(\.port))
    let back = Choice("2", "no: leave the module", [leave])
    var draft = noc(
      .dark, of: asked, say: .list(asked.map(\.name)) { "shut \($0) too" }, readOut: readOut,
      answers: [
        Choice(
          "1", "shut", needs: [whoAnswered],
          [answer(.dark, .yes, of: asked)] + asked.map { gate($0.id, .shut) }),
        Choice(
          "2", "they say no", needs: [whoAnswered, whatTheySaid],
          [answer(.dark, .no, of: asked), leave]),
      ], early: [back], keepsRefusal: true)
    warn(&draft, pulling: "module", drops: live)
    return draft
  }

  /// A port in the module that others have shut is kept shut for this job too, one after the other.
  private func neighbourLent() -> Draft? {
    let lent = state.lentNeighbours.first { !state.neighboursOut.contains($0.port.id) }
    guard let lent, let other = state.neighbourGates[lent.port.id]?.otherHolder else { return nil }
    let leave = step(.replace, "left", .port)
    var draft = noc(
      .dark, of: [lent.port], say: Wording("keep \(lent.port.name) shut for us too"),
      readOut: "Port \(lent.port.label) is shut \(other.reason). Please keep it shut for us too, "
        + "for changing the module it shares with \(port.label)\(forWholeTicket).",
      answers: [
        Choice(
          "1", "shut", needs: [whoAnswered],
          [answer(.dark, .yes, of: [lent.port]), gate(lent.port.id, .shut)]),
        Choice(
          "2", "they say no", needs: [whoAnswered, whatTheySaid],
          [answer(.dark, .no, of: [lent.port]), leave]),
      ], early: [Choice("2", "no: leave the module", [leave])], keepsRefusal: true)
    draft.extra.append(
      "\(lent.port.name) shut already for \(Columns.shorten(other.whom, to: 23))")
    return draft
  }

  /// Says what else goes dark when a part is pulled.
  func warn(_ draft: inout Draft, pulling part: String, drops live: [Neighbour]) {
    let count = live.count + 1
    let drops = "pulling the \(part) drops \(count == 2 ? "TWO" : "\(count)") links"
    draft.body.insert(Wording(drops, or: ""), at: 0)
    let lines = live.map { neighbour in
      "\(neighbour.port.name) > \(neighbour.farEnd.map { label($0) } ?? "?") LIVE"
    }
    // Where it has no room `?` has it; several would leave no room there.
    if let only = lines.first, lines.count == 1 {
      draft.body.append(Wording(only, or: ""))
    } else {
      draft.extra = lines + draft.extra
    }
  }

  func replace(_ side: FaceSide) -> Draft {
    if side == .cord, let arrival = situation.cordChange?.arrival, let end = arrival.end {
      return otherEnd(arrival, end)
    }
    let part = side == .port ? "module" : "cord"
    let kind: PartKind = side == .port ? .module : .plug
    let old = situation.face(side).part
    let isOut = state.partsOut.contains(side)
    func move(_ direction: MoveDirection) -> FactBody {
      .partMove(PartMove(kind: kind, part: old, direction: direction, place: portSubject))
    }
    let dropped =
      side == .port && state.medium.isFibreOrUnknown
      ? situation.neighbours.filter {
        !$0.sharesPlug && !state.neighboursOut.contains($0.port.id)
      } : []
    let unplugged = dropped.map { neighbour in
      FactBody.plugging(Plugging(joint: neighbour.port.id, action: .unplug))
    }
    let scan = ReplyNeed.part(question: "scan the new \(part)", kind: kind)
    let bag = ReplyNeed.bag(question: "bag of the old \(part)?")
    var choices =
      isOut
      ? [
        Choice("1", "new one is in", needs: [scan], [move(.into)]),
        Choice("2", "old one is back in", [move(.into)]),
      ]
      : [
        Choice(
          "1", "new one is in", needs: [scan, bag], unplugged + [move(.outOf), move(.into)])
      ]
    let change = "CHANGE the \(part) of \(jointName)"
    var body = [Wording("\(change), cap the old one", or: change)]
    if !isOut, let first = unplugged.first {
      // Whether a plug that was ordered out came out is said by whoever was told to pull it, and by nobody else.
      let name = dropped.first.map(\.port.name) ?? ""
      let (one, isNamed) = (Columns.count(name) > 12 ? "it" : name, dropped.count == 1)
      choices.append(Choice("2", "\(one) is out", [first]))
      choices.append(
        Choice(
          "3", "keep the old one, \(isNamed ? "\(one) is" : "they are") in",
          [step(.replace, "left", side)]))
      body = [
        Wording("\(change), cap the old one", or: change, ""),
        .list(dropped.map(\.port.name)) { "unplug \($0) first" },
      ]
    } else if !isOut {
      choices.append(Choice("2", "keep the old one", [step(.replace, "left", side)]))
    }
    if side == .cord { body += bothPlugs }
    return Draft(
      body: body, extra: state.medium.isFibreOrUnknown ? ["then look at the new face"] : [],
      choices: choices)
  }

  func plugIn() -> Draft {
    if state.medium == .fibre, let lookMS = state.oldLook(at: nowMS) { return oldLook(lookMS) }
    let plug = Choice(
      "1", "plugged in",
      [
        .plugging(
          Plugging(
            joint: port.id, action: .plugIn, portFace: situation.portFace,
            cordPart: situation.cordFace.part))
      ])
    if state.medium == .fibre {
      return Draft(
        body: [Wording("both faces seen clean: plug in \(jointName)", or: "plug in \(jointName)")]
          + unfit,
        extra: cordOut + otherEndDue + liveBeside
          + [
            job.procedure.start == .unplugged ? "till it clicks" : "key as before, till it clicks"
          ],
        choices: [
          plug,
          Choice(
            "2", "look at both again",
            FaceSide.allCases.map { step(stepName($0), "again", $0) }),
        ])
    }
    if let cable = situation.cableOfMany {
      return Draft(
        body: ["plug in \(jointName)", notChanged(cable)], extra: cordOut,
        choices: [plug, setAside(cable, key: "2")])
    }
    return Draft(
      body: [Wording("plug in \(jointName), or replace the cable", or: "plug in \(jointName)")]
        + otherPlugDue + unfit, extra: cordOut,
      choices: [plug, Choice("2", "replace the cable", [step(.replace, "cord", .cord)])])
  }
}
