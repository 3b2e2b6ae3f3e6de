import Plant

/// What the network operations centre is asked, and what it may answer.
extension PromptBuilder {
  /// A question is first read out, then answered: whoever resumes sees which of the two is due.
  ///
  /// - Parameters:
  ///   - topic: what it is about.
  ///   - ports: which ports it is about: what was said of others is no answer to it.
  ///   - say: the words on the screen.
  ///   - readOut: the words to read out.
  ///   - answers: choices once it was read out, with keys from 1.
  ///   - early: choices offered before it was read out, with keys from 2.
  ///   - keepsRefusal: whether what was said instead of yes is on the screen before all that may be left out.
  func noc(
    _ topic: AskTopic, of ports: [PortCard], say: Wording, readOut: String, answers: [Choice],
    early: [Choice] = [], keepsRefusal: Bool = false
  ) -> Draft {
    let known = said(topic, of: ports)
    // After a yes it is another question on the same matter.
    let isAgain = known?.answer.map { $0.outcome != .yes } ?? false
    let readOutLabel = isAgain ? "read it out again" : "read it out"
    let ask = Ask(about: topic, text: readOut)
    var extra: [String] = []
    var refusal: [Wording] = []
    if let answer = known?.answer, answer.outcome != .yes, let atMS = known?.answeredMS {
      let said = answer.text ?? (answer.outcome == .no ? "no" : "not yet")
      let words = "NOC \(clock.hourMinute(atMS)): \(Columns.shorten(said, to: 60))"
      if keepsRefusal {
        refusal = [.first(words, or: Columns.shorten(words, to: Columns.width))]
      } else {
        extra.append(words)
      }
    }
    if known?.openAsk != nil, let askedMS = known?.askedMS {
      return Draft(
        body: [say.after("ASKED \(clock.hourMinute(askedMS)): ")] + refusal, extra: extra,
        readOut: readOut,
        choices: answers + [Choice("\(answers.count + 1)", "read it out again", [.ask(ask)])])
    }
    let number = situation.nocNumber.map { " \(Columns.shorten($0, to: 20))" } ?? ""
    return Draft(
      body: [say.after("ASK NOC\(number): ")] + refusal, extra: extra, readOut: readOut,
      choices: [Choice("1", readOutLabel, [.ask(ask)])] + early)
  }

  /// What was asked and answered of these ports.
  private func said(_ topic: AskTopic, of ports: [PortCard]) -> NocTopic? {
    let ids = Set(ports.map(\.id))
    let all = job.joints.map(\.state.situation).flatMap { joint in
      [joint.port, joint.otherPort] + joint.neighbours.map(\.port)
    }
    return state.topics[topic]?.about(ports, not: all.filter { !ids.contains($0.id) })
  }

  /// An answer to the question that is open, if one is: about these ports, or else about the link of the port at hand.
  func answer(
    _ topic: AskTopic, _ outcome: AnswerOutcome, of ports: [PortCard]? = nil, text: String? = nil
  ) -> FactBody {
    let ask = said(topic, of: ports ?? linkEnds)?.openAsk
    return .answer(Answer(ask: ask, about: topic, outcome: outcome, text: text))
  }

  /// The ports of the link at hand: what is said of it at one end is said of both.
  private var linkEnds: [PortCard] { [port, situation.otherPort] }

  func gate(_ port: ThingID, _ action: GateAction) -> FactBody {
    .portGate(
      PortGate(
        port: port, action: action, byWhom: ReplyFill.someone, ticket: state.fault?.ticket))
  }

  /// When a port may be opened that we are done with: others have it shut too, or a cord that its light passes is out
  /// at a joint of another job; nil if it may be.
  ///
  /// In few words for the screen, and whole to read out.
  var condition: (short: String, whole: String)? {
    if let out = situation.otherJoints.first(where: { state.otherJointsOpen.contains($0.id) }) {
      let agreed = state.gate.otherHolder.map { ", and \($0.whom) agrees" } ?? ""
      return ("when \(out.name) is in", "when the cord at \(out.name) is in again\(agreed)")
    }
    return state.gate.otherHolder.map { other in
      ("if \(Columns.shorten(other.cause, to: 16)) agrees", "if \(other.whom) agrees")
    }
  }

  /// Our hold of the port at hand ends, and it stays shut for whoever has it shut too; nil if nobody has.
  func givenBack(_ topic: AskTopic, key: String) -> Choice? {
    guard state.gate.isShutForUs, let other = state.gate.otherHolder else { return nil }
    let cause = Columns.shorten(other.cause, to: 16)
    let said = answer(topic, .told, of: [port], text: "stays shut for \(cause)")
    let stays = PortGate(
      port: port.id, action: .shut, byWhom: ReplyFill.someone, ticket: other.cause)
    return Choice(
      key, "given back, stays shut", needs: [whoAnswered], [said, .portGate(stays)])
  }

  var whoAnswered: ReplyNeed { .person(question: "who at the NOC?") }
  var whatTheySaid: ReplyNeed { .text(question: "what did they say?", required: false) }

  private var forTicket: String { ticket.map { ", \($0)" } ?? "" }
  /// The same to read out.
  var forWholeTicket: String { spokenTicket.map { ", \($0)" } ?? "" }

  func dark() -> Draft {
    let name = label(port)
    let shut = Choice(
      "1", "it is shut", needs: [whoAnswered],
      [answer(.dark, .yes, of: [port]), gate(port.id, .shut)])
    let no = Choice(
      "2", "they say no", needs: [whoAnswered, whatTheySaid], [answer(.dark, .no, of: [port])])
    let already = Choice("2", "it is shut", needs: shut.needs, shut.blanks)
    var draft =
      if let other = state.gate.otherHolder {
        noc(
          .dark, of: [port],
          say: Wording(
            "keep \(name) shut for us too\(forTicket)", or: "keep \(port.name) shut for us too"),
          readOut: "\(port.label) is shut \(other.reason). "
            + "Please keep it shut for us too\(isShutForModule ? ", \(forModule)" : "")\(forWholeTicket).",
          answers: [shut, no], early: [already])
      } else if isShutForModule {
        noc(
          .dark, of: [port],
          say: Wording(
            "shut \(name) too, ONLY for changing the module\(forTicket)",
            or: "shut \(name) too, ONLY for changing the module",
            "shut \(port.name) too, ONLY for the module", "shut \(port.name) too"),
          readOut: "Please shut port \(port.label) too, ONLY \(forModule)\(forWholeTicket). "
            + "Tell me when it is shut.",
          answers: [shut, no], early: [already])
      } else {
        noc(
          .dark, of: [port],
          say: Wording(
            "shut \(name) ONLY\(forTicket)", or: "shut \(port.name) ONLY\(forTicket)",
            "shut \(port.name) ONLY"),
          readOut: "Please shut port \(port.label) ONLY\(forWholeTicket). Tell me when it is shut.",
          answers: [shut, no], early: [already])
      }
    draft.body += whoseLink
    if let other = state.gate.otherHolder {
      draft.extra.append("shut already for \(Columns.shorten(other.whom, to: 23))")
    }
    draft.extra += shinesInto + cordOut
    if let place = port.place?.text { draft.extra.append(Columns.shorten(place, to: 40)) }
    if let fault = faultHere, !state.isFaultClosed {
      draft.extra.append("FAULT \(Columns.shorten(fault.symptom, to: 34))")
    }
    return draft
  }

  func linkUp() -> Draft {
    if let asked = droppedLinks() { return asked }
    let name = label(port)
    let opened = state.gate.isShutForUs ? [gate(port.id, .opened)] : []
    let word = opened.isEmpty ? "" : "open, "
    let up = Choice(
      "1", "\(word)link is up", needs: [whoAnswered], [answer(.linkUp, .yes)] + opened)
    let notUp = Choice(
      "2", "\(word)NOT up", needs: [whoAnswered, whatTheySaid], [answer(.linkUp, .no)] + opened)
    let notYet = Choice(
      "3", "not yet", needs: [whoAnswered, whatTheySaid], [answer(.linkUp, .told)])
    let say: Wording
    let readOut: String
    switch (opened.isEmpty, condition, state.gate.otherHolder) {
    case (false, nil, _):
      say = Wording("open \(name) ONLY", or: "open \(port.name) ONLY")
      readOut = "Please open port \(port.label) ONLY\(forWholeTicket). Does the link come up?"
    case (false, let when?, _):
      say = Wording(
        "done with \(name); open ONLY \(when.short)", or: "open \(port.name) ONLY \(when.short)",
        "ONLY \(when.short)")
      readOut =
        "We are done with port \(port.label)\(forWholeTicket). Open it ONLY \(when.whole). "
        + "Does the link come up?"
    case (true, _, let other?):
      let (whom, cause) = (
        Columns.shorten(other.whom, to: 23), Columns.shorten(other.cause, to: 16)
      )
      say = Wording(
        "is \(name) up? shut for \(whom), NOT ours to open",
        or: "is \(port.name) up? shut for \(cause), NOT ours to open",
        "is \(port.name) up? NOT ours to open")
      readOut =
        "Port \(port.label) is shut \(other.reason). Is the link up when they are done?"
    case (true, _, nil):
      say = Wording("is \(name) up?", or: "is \(port.name) up?")
      readOut = "Is the link of port \(port.label) up?"
    }
    let back = givenBack(.linkUp, key: "4")
    var draft = noc(
      .linkUp, of: linkEnds, say: say, readOut: readOut,
      answers: [up, notUp, notYet] + [back].compactMap(\.self))
    if job.position.step?.verb != .linkUp { offerHands(&draft) }
    for joint in situation.otherJoints where state.otherJointsOpen.contains(joint.id) {
      draft.extra.append("\(joint.name): cord out")
    }
    draft.extra.insert(contentsOf: otherPlugDue.map(\.whole) + otherEndDue, at: 0)
    if let holder = state.otherGate.otherHolder ?? state.otherGate.holders.first {
      draft.extra.append("far \(label(situation.otherPort)) is still shut")
      draft.extra.append(
        holder.isOurs ? "it is shut for us" : "it is shut \(Columns.shorten(holder.reason, to: 28))"
      )
    }
    draft.extra += lostAcceptance
    if let debt = state.debts.first(where: { $0.isUnseen }) {
      draft.extra.append(Columns.shorten(debt.text, to: 60))
    }
    return draft
  }

  /// Joints of a link that is said to be up at which a cord is recorded out: one of the two is not so.
  var upThoughOut: [String] {
    guard state.topics[.linkUp]?.answer?.outcome == .yes else { return [] }
    return situation.otherJoints.filter { state.otherJointsOpen.contains($0.id) }.map {
      "UP, but \($0.name) is recorded out"
    }
  }

  func counters() -> Draft {
    let name = label(port)
    let cleared = Choice(
      "1", "cleared", needs: [whoAnswered],
      [answer(.counters, .yes), .soak(Soak(link: situation.link, action: .started))],
      soakMinutes: situation.policy.soakMinutes)
    let no = Choice("2", "no", needs: [whoAnswered, whatTheySaid], [answer(.counters, .no)])
    var draft = noc(
      .counters, of: linkEnds,
      say: Wording(
        "clear counters of \(name) and its far end",
        or: "clear counters of \(port.name) and far end"),
      readOut: "Please clear the counters of port \(port.label) and of its far end "
        + "\(situation.otherPort.label), and tell me the time.",
      answers: [cleared, no])
    offerHands(&draft)
    draft.extra += upThoughOut
    draft.extra.append("soak: \(situation.policy.soakMinutes) minutes from then")
    draft.extra += lostAcceptance
    return draft
  }

  func soak(dueMS: Int64) -> Draft {
    let failed: [FactBody] = [
      answer(.soak, .no), soakRead(.failed),
    ]
    let time = soakTime ?? SoakTime(clearedMS: nowMS, dueMS: dueMS, heardMS: nil)
    if case .waits(let untilMS) = time.standing(nowMS: nowMS) {
      let due = clock.moment(untilMS, near: nowMS)
      var draft = Draft(
        body: [Wording("SOAKING until \(due). Ask the NOC then.", or: "SOAKING until \(due)")],
        extra: lostAcceptance + debtLines,
        choices: [
          Choice("1", "failed already", needs: [whoAnswered, whatTheySaid], failed)
        ])
      if time.isClockWrong { draft.body.append(wrongClock(time)) }
      offerHands(&draft)
      return draft
    }
    if time.isDoubtful(nowMS: nowMS) { return soakOfWrongClock(time, failed) }
    let since = clock.moment(time.startedMS, near: nowMS)
    var draft = noc(
      .soak, of: linkEnds,
      say: Wording(
        "counters of \(label(port)) since \(since)?", or: "counters of \(port.name) since \(since)?"
      ),
      readOut: "Please read the error counters of port \(port.label) and of its far end "
        + "\(situation.otherPort.label) since \(since). Did the soak pass?",
      answers: [
        Choice("1", "passed", needs: [whoAnswered], passed),
        Choice("2", "failed", needs: [whoAnswered, whatTheySaid], failed),
      ])
    offerHands(&draft)
    return draft
  }

  /// How a soak ended, with the counters that were asked for: another laptop may have had others cleared by then.
  func soakRead(_ action: SoakAction) -> FactBody {
    .soak(Soak(link: situation.link, action: action, dueMS: state.soakCounters))
  }

  private var passed: [FactBody] {
    [answer(.soak, .yes), soakRead(.passed)]
  }

  /// Counters cleared at a time that is still to come, or before what was recorded first.
  ///
  /// Some laptop's clock was ahead, or behind; the centre knows how long they have been clean.
  private func soakOfWrongClock(_ time: SoakTime, _ failed: [FactBody]) -> Draft {
    let minutes = situation.policy.soakMinutes
    var draft = noc(
      .soak, of: linkEnds,
      say: Wording(
        "counters of \(label(port)) clean for \(minutes) min?",
        or: "counters of \(port.name) clean for \(minutes) min?"),
      readOut: "When were the error counters of port \(port.label) and of its far end "
        + "\(situation.otherPort.label) cleared, and have they been clean for \(minutes) minutes since?",
      answers: [
        Choice("1", "clean so long", needs: [whoAnswered], passed),
        Choice("2", "failed", needs: [whoAnswered, whatTheySaid], failed),
        Choice(
          "3", "cleared anew", needs: [whoAnswered],
          [answer(.counters, .yes), .soak(Soak(link: situation.link, action: .started))],
          soakMinutes: minutes),
      ])
    draft.body.append(wrongClock(time))
    offerHands(&draft)
    return draft
  }

  /// Why a soak lasts longer than from when its counters were cleared, or why the centre is asked when that was.
  private func wrongClock(_ time: SoakTime) -> Wording {
    let from = clock.moment(time.startedMS, near: nowMS)
    return Wording("WRONG CLOCK: \(time.isClockWrong ? "soak from" : "cleared") \(from)", or: "")
  }

  private var soakTime: SoakTime? {
    if case .running(let time) = state.soak { return time }
    return nil
  }

  /// Hands may be signed as done as soon as they are, before the soak ends.
  private func offerHands(_ draft: inout Draft) {
    guard state.handsBy == nil, state.isPlugged else { return }
    draft.choices.append(handsChoice("\(draft.choices.count + 1)"))
  }

  func handsChoice(_ key: String) -> Choice {
    Choice(
      key, "sign hands done",
      [.signature(Signature(subject: linkSubject, kind: .hands, byWhom: ReplyFill.someone))])
  }
}

extension Debt {
  fileprivate var isUnseen: Bool {
    if case .unseen = self { return true }
    return false
  }
}
