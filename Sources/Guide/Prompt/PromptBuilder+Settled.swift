import Plant

/// What others did of the link meanwhile: they took it over, or reported it bad.
extension PromptBuilder {
  /// A link that was accepted, or whose fault was closed, since this job began, in which nothing was opened.
  func settled() -> Draft {
    guard let settled = job.settled else { return Draft(body: [], choices: []) }
    func said(_ word: SettledSince.Word) -> String {
      "\(Columns.shorten(word.who, to: 16)) \(clock.moment(word.atMS, near: nowMS))"
    }
    let isOwed = job.debts.contains(where: \.isPaidByOpening)
    let rest = isOwed ? ", with what is owed" : ": DO NOT TOUCH"
    func line(_ word: String, _ said: String) -> Wording {
      Wording("\(word) \(said)\(rest)", or: "\(word)\(rest)")
    }
    let asked = job.joints.map(\.state).filter { $0.topics[.dark]?.openAsk != nil }
    var extra = asked.prefix(1).map { "asked to shut \($0.situation.port.name): call it off" }
    var body: [Wording] = []
    let ticket = settled.ticket.map { " \(Columns.shorten($0, to: 16))" } ?? ""
    if let accepted = settled.accepted {
      body.append(line("ACCEPTED", said(accepted)))
      if settled.closed != nil { extra.append("its fault\(ticket) is closed") }
    } else if let closed = settled.closed {
      body.append(line("FAULT CLOSED", said(closed)))
      if !ticket.isEmpty { extra.append("it was\(ticket)") }
    }
    let isParked = job.here.parking != nil
    let resumed: [FactBody] = isParked ? [.pause(Pause(action: .resumed))] : []
    return Draft(
      body: body, extra: debtLines + extra,
      choices: [
        settled.hasOwnWork
          ? Choice("1", "keep it closed", [step(.settled, "left")] + resumed)
          : Choice("1", "end this job", kind: .end, beginning),
        Choice(
          "2", isOwed ? "open for what is owed" : "open it all the same",
          [step(.settled, "open")] + resumed),
      ])
  }

  /// That the job's fault was closed since it began, where its joint is to be opened all the same; nil if it was not.
  var faultClosedSince: String? {
    guard state.isFaultClosed, !state.hasLinkFailed, case .job(let job) = situation.job.body,
      let closing = situation.facts.last(where: { fact in
        guard case .faultClose(let close) = fact.body else { return false }
        return close.fault == job.fault && Fact.precedes(situation.job, fact)
      })
    else { return nil }
    let who = Columns.shorten(closing.technician, to: 12)
    return "FAULT CLOSED \(who) \(clock.timeOrDay(closing.atMS, near: nowMS))"
  }

  /// Takes back the job and what was said in it; what was seen in it stays.
  private var beginning: [FactBody] {
    let begun = situation.job
    var facts = [begun.id: begun]
    for fact in job.joints.flatMap(\.state.situation.facts) where fact.job == begun.id {
      switch fact.body {
      case .ask, .answer, .step, .pause: facts[fact.id] = fact
      default: continue
      }
    }
    return facts.values.sorted { Fact.precedes($1, $0) }.map { fact in
      .withdrawal(Withdrawal(factKind: FactTable.name(fact.body), fact: fact.id))
    }
  }

  /// A report that nobody has answered: it is repaired, or closed by somebody who says why.
  func reported() -> Draft {
    let reports = job.unansweredReports
    guard let first = reports.first, case .fault(let fault) = first.body else {
      return Draft(body: [], choices: [])
    }
    let ticket = fault.ticket.map { " \(Columns.shorten($0, to: 16))" } ?? ""
    let head = "FAULT\(ticket) \(clock.moment(first.atMS, near: nowMS))"
    let more = reports.count > 1 ? ["and \(reports.count - 1) more"] : []
    let isTaken = job.procedure.start == .untouched
    let repair = Choice(
      "1", "repair it", needs: [.jobCode],
      [
        .job(
          Job(
            link: situation.link, joint: fault.port ?? port.id, fault: first.id,
            procedure: job.procedure.name, version: job.procedure.version, code: ""))
      ])
    let again = Choice(
      "1", "bad again: look", [.soak(Soak(link: situation.link, action: .failed))])
    let close = Choice(
      "2", "close it, say why", needs: [.text(question: "why is it closed?", required: true)],
      [.faultClose(FaultClose(fault: first.id, why: ReplyFill.someone))])
    return Draft(
      body: [
        Wording(
          "\(head): \(Columns.shorten(fault.symptom, to: 76))",
          or: "\(head): \(Columns.shorten(fault.symptom, to: 24))", head)
      ],
      extra: more + [isTaken ? "not accepted with a fault open" : "reported since the soak began"],
      choices: [isTaken ? repair : again, close])
  }

  /// What an acceptance closes, if that is more than what the job was begun for.
  var closes: [String] {
    guard state.openFaults.count < 2 else {
      return ["closes \(state.openFaults.count) reports of it"]
    }
    guard case .job(let job) = situation.job.body, let open = state.openFaults.first,
      open != job.fault, let fact = situation.facts.first(where: { $0.id == open }),
      case .fault(let fault) = fact.body
    else { return [] }
    return ["closes \(Columns.shorten(fault.ticket ?? fault.symptom, to: 33))"]
  }
}

extension Debt {
  /// Whether it is paid by opening the joint it is owed at, in a link that works too.
  fileprivate var isPaidByOpening: Bool {
    switch self {
    case .unseen, .unfitCord: true
    default: false
    }
  }
}
