import Plant

/// A cord that is moved from one position on a panel to another.
extension PromptBuilder {
  /// The move at the joint the screen is about; nil where no cord is moved.
  var panelMove: PanelMove? { situation.cordMove?.panel }

  /// The joints on panels, the nearer one first.
  private var panels: [RepairState] {
    job.joints.map(\.state).filter { $0.situation.cordMove?.panel != nil }
  }

  /// Whether cords are moved back to where they were.
  private var isGoingBack: Bool {
    panels.contains { $0.situation.cordMove?.panel?.isWayBack == true }
  }

  /// The leg the cords go to, by what people call it.
  var legMovedTo: String? {
    panels.first.map { $0.situation.portPartName ?? "the other leg" }
  }

  /// Ports of the links of the job that are not shut although a cord is out on the way.
  var liveEnds: [PortCard] { statesOfLiveEnds.map(\.situation.port) }

  /// The same, one for each link.
  var liveLinks: [PortCard] {
    var links: Set<ThingID> = []
    return statesOfLiveEnds.map(\.situation).filter { links.insert($0.link).inserted }.map(\.port)
  }

  private var statesOfLiveEnds: [RepairState] {
    job.joints.map(\.state).filter { !$0.situation.isOnPanel && !$0.gate.isShut }
  }

  func openOnPanel() -> Draft {
    let spot = state.plugSpot
    let cord = situation.cordName.map { " \(Columns.shorten($0, to: 32))" } ?? ""
    return Draft(
      body: [
        Wording(
          "UNPLUG ONLY the cord\(cord) of \(label(spot))",
          or: "UNPLUG ONLY the cord of \(label(spot))")
      ],
      extra: ["it goes to \(label(port))"], card: card(),
      choices: unplugging())
  }

  /// Where the cord is and where it goes, before a hand goes there.
  func card() -> [String] {
    func whole(_ text: String) -> [String] {
      Columns.count(text) <= Columns.width ? [text] : Columns.wrap(text, indent: " ")
    }
    var lines = whole("FROM \(label(state.plugSpot))") + whole("TO   \(label(port))")
    if let leg = situation.portPartName { lines += [Columns.shorten("LEG  \(leg)", to: 40)] }
    let room = max(0, Columns.height - lines.count)
    let marked = situation.neighbours.map { neighbour in
      "ALSO \(neighbour.port.label) \(state.isShut(neighbour) ? "shut" : "LIVE")"
    }
    var also = Array(marked.prefix(room))
    if marked.count > also.count, let last = also.popLast() {
      let more = " +\(marked.count - room)"
      also.append(Columns.shorten(last, to: Columns.width - Columns.count(more)) + more)
    }
    if also.count < room, let place = port.place?.text {
      lines.append(Columns.shorten(place, to: Columns.width))
    }
    return lines + also.map { Columns.shorten($0, to: Columns.width) }
  }

  /// Other links pass the plug: they are shut too, or it stays where it is.
  func linksOnPlugLive() -> Draft {
    let live = state.liveNeighbours.filter(\.sharesPlug)
    if live.isEmpty, let draft = linksOnPlugLent() { return draft }
    let readOut =
      "Please shut \(live.map { "port \($0.port.label)" }.joined(separator: " and ")) too, "
      + "ONLY for \(panelMove == nil ? "pulling" : "moving") the cord of "
      + "\(state.plugSpot.label), which \(live.count == 1 ? "it shares" : "they share")\(forWholeTicket)."
    var draft = shutOnPlug(
      live, say: .list(names(live.map(\.port))) { "shut \($0) too" }, readOut: readOut)
    warn(&draft, pulling: "cord", drops: live)
    return draft
  }

  private func shutOnPlug(_ links: [Neighbour], say: Wording, readOut: String) -> Draft {
    let ports = links.map(\.port)
    func shut(_ key: String) -> Choice {
      Choice(
        key, "it is shut", needs: [whoAnswered],
        [answer(.dark, .yes, of: ports)] + ports.map { gate($0.id, .shut) })
    }
    return noc(
      .dark, of: ports, say: say, readOut: readOut,
      answers: [
        shut("1"),
        Choice(
          "2", "they say no", needs: [whoAnswered, whatTheySaid],
          [answer(.dark, .no, of: ports)]),
        setAsideChoice("3"),
      ], early: [shut("2"), setAsideChoice("3")], keepsRefusal: true)
  }

  /// Ports of other links through the plug that others have shut are kept shut until it is in again, those of one
  /// cause together; nil if there are none.
  private func linksOnPlugLent() -> Draft? {
    func other(_ neighbour: Neighbour) -> GateHolder? {
      state.neighbourGates[neighbour.port.id]?.otherHolder
    }
    let all = state.lentOnPlug
    guard let holder = all.first.flatMap(other) else { return nil }
    let lent = all.filter { other($0)?.cause == holder.cause }
    let (verb, them) = lent.count == 1 ? ("is", "it") : ("are", "them")
    let cause = Columns.shorten(holder.cause, to: 16)
    // For whom they are shut is said however little room there is for their names.
    let say = listed(lent.map(\.port), holder) { "keep \($0) shut for us too, as for \($1)" }
    let fewest = "keep \(lent.count == 1 ? "it" : "\(lent.count) ports") shut too, as for \(cause)"
    return shutOnPlug(
      lent, say: Wording(say.whole, say.shorter + [fewest]),
      readOut: "Port \(lent.map(\.port.label).joined(separator: " and port ")) \(verb) shut "
        + "\(holder.reason). Please keep \(them) shut for us too, until the cord of "
        + "\(state.plugSpot.label) is in again\(forWholeTicket).")
  }

  /// Ports, and for what others have them shut; with who works there, as far as there is room for that.
  private func listed(
    _ ports: [PortCard], _ holder: GateHolder, _ sentence: (String, String) -> String
  ) -> Wording {
    let (whom, cause) = (
      Columns.shorten(holder.whom, to: 23), Columns.shorten(holder.cause, to: 16)
    )
    let all = names(ports)
    let whole = Wording.list(all) { sentence($0, whom) }
    guard whom != cause else { return whole }
    let fewer = Wording.list(all) { sentence($0, cause) }
    return Wording(whole.whole, fewer.spellings)
  }

  /// The ports of other links that were shut for pulling the plug are given back: first those that are shut for nobody
  /// else.
  func openNeighbours() -> Draft {
    let all = state.heldNeighbours(besides: job.joints.map(\.state))
    func other(_ neighbour: Neighbour) -> GateHolder? {
      state.neighbourGates[neighbour.port.id]?.otherHolder
    }
    let free = all.filter { other($0) == nil }
    let held = (free.isEmpty ? Array(all.prefix(1)) : free).map(\.port)
    let holder = free.isEmpty ? all.first.flatMap(other) : nil
    var answers = [
      Choice(
        "1", "it is open", needs: [whoAnswered],
        [answer(.other, .yes, of: held)] + held.map { gate($0.id, .opened) }),
      Choice(
        "2", "not yet", needs: [whoAnswered, whatTheySaid], [answer(.other, .told, of: held)]),
    ]
    if let holder {
      let said = answer(
        .other, .told, of: held, text: "stays shut for \(Columns.shorten(holder.cause, to: 16))")
      let stays = held.map { port in
        FactBody.portGate(
          PortGate(
            port: port.id, action: .shut, byWhom: ReplyFill.someone, ticket: holder.cause)
        )
      }
      answers.append(
        Choice("3", "given back, stays shut", needs: [whoAnswered], [said] + stays))
    }
    let say =
      holder.map { listed(held, $0) { "open \($0) ONLY if \($1) agrees" } }
      ?? .list(names(held)) { "open \($0)" }
    return noc(
      .other, of: held, say: say,
      readOut: "We are done at \(port.label). Please open "
        + "\(held.map { "port \($0.label)" }.joined(separator: " and "))"
        + (holder.map { " ONLY if \($0.whom) agrees." } ?? ", as before."),
      answers: answers)
  }

  /// The device is said only where it is another one than that of the port at hand.
  func names(_ ports: [PortCard]) -> [String] {
    ports.map { $0.device == port.device ? $0.name : label($0) }
  }

  /// A face in the panel that is not to be had clean condemns its leg, one of the plug its cord.
  func quarantineOnPanel(_ side: FaceSide, words: Wording) -> Draft {
    let history = state.face(side)
    let isCapped = history.state == .quarantined
    var choices: [Choice] = []
    func add(_ label: String, needs: [ReplyNeed] = [], _ facts: [FactBody]) {
      choices.append(Choice("\(choices.count + 1)", label, needs: needs, facts))
    }
    let again = step(side == .port ? .inspectPort : .inspectCord, "again", side)
    if isCapped {
      add("cap off, look again", [capping(side, .uncapped), again])
    } else {
      add(
        "cap it, leave it out",
        needs: [.text(question: "a note for the next shift?", required: false)],
        [capping(side, .capped), step(.quarantine, "capped", side)])
      add("look again", [again])
    }
    if let back = goBack("\(choices.count + 1)") { choices.append(back) }
    if !isCapped { choices.append(unseen("\(choices.count + 1)")) }
    if repairsPanel { choices.append(setAsideChoice("\(choices.count + 1)")) }
    return Draft(body: [words], extra: ["p parks it for the next shift"], choices: choices)
  }

  /// The way back to the leg the link left; nil once it is taken, or where there is none.
  func goBack(_ key: String) -> Choice? {
    guard situation.cordMove != nil, !isGoingBack, !panels.isEmpty,
      job.procedure.steps.contains(where: { $0.then[.goBack] != nil })
    else { return nil }
    return Choice(
      key, "back to the old leg", needs: [.text(question: "why back?", required: true)],
      [
        .step(
          Step(name: StepName.lookNext.rawValue, outcome: StepOutcome.goBack.rawValue))
      ])
  }

  func brokenFibres() -> Draft {
    let leg = situation.leaves?.name ?? "the old leg"
    return Draft(
      body: ["WHICH fibre of \(Columns.shorten(leg, to: 40)) is broken?"],
      extra: ["so that nobody takes it again"],
      choices: [
        Choice(
          "1", "these fibres",
          needs: [
            .strands(
              question: "which fibres, such as 3 or 3 4?",
              count: situation.leaves?.fibreCount ?? ReplyNeed.mostFibres)
          ],
          [step(.brokenFibres, "broken")]),
        Choice("2", "not known which", [step(.brokenFibres, "unknown")]),
        Choice("3", "none is broken", [step(.brokenFibres, "none")]),
      ])
  }

  /// What a test of the leg is from and to; nil where the link itself is tested.
  var testedLeg: (near: PortCard, far: PortCard)? {
    let ports = panels.map(\.situation.port)
    guard let near = ports.first, let far = ports.last, ports.count == 2 else { return nil }
    return (near, far)
  }
}
