import Plant

/// Finds what is due on one link.
struct DueFinder {
  let situation: LinkSituation
  let nowMS: Int64
  let clock: FloorClock
  /// Whether a port that is shut on purpose counts: it is loose when its shift goes home.
  let isGoingHome: Bool

  func items() -> [DueItem] {
    var met: Set<ThingID> = []
    let unfinished = situation.jobs.filter { !$0.isFinished }
      .map { $0.whole(among: situation.jobs) }
      .filter { met.insert($0.job.id).inserted }
    var items = unfinished.compactMap { job in
      var item = jobItem(job)
      item?.ticket = ticket(of: job)
      return item
    }
    items += faultItems(unfinished)
    for (end, other) in ends {
      items += endItems(end, other, unfinished)
    }
    items += droppedItems(unfinished)
    items += soakItems()
    items += situation.partChanges.flatMap(partItems)
    if let item = testItem() { items.append(item) }
    if let item = moduleItem(unfinished) { items.append(item) }
    return items
  }

  /// That of the fault it was begun for; where that has none, of another one it has in hand.
  private func ticket(of job: LinkJob) -> String? {
    let own = situation.faults.first { $0.isReported(job.job.body.fault) }
    return own?.fault.body.ticket
      ?? situation.faults.lazy.filter { isRepair(job, of: $0) }
      .compactMap(\.fault.body.ticket).first
  }

  private var ends: [(LinkEnd, LinkEnd)] {
    [(situation.near, situation.far), (situation.far, situation.near)]
  }

  /// The end a port belongs to; a joint on the way belongs to the near end.
  func ends(of joint: ThingID?) -> (LinkEnd, LinkEnd) {
    joint == situation.far.port.id ? ends[1] : ends[0]
  }

  var mayBeFibre: Bool { situation.medium == nil || situation.medium == .fibre }

  func item(
    _ kind: DueKind, _ end: LinkEnd, _ other: LinkEnd, _ why: String, sinceMS: Int64,
    job: LinkJob? = nil
  ) -> DueItem {
    var item = DueItem(
      kind: kind, link: situation.link, port: end.port, otherPort: other.port, why: why,
      sinceMS: sinceMS, job: job?.job.id, code: job?.job.body.code,
      technician: job.flatMap { $0.isRunning ? $0.holder : nil })
    item.resumedAt = job?.resumedAt
    if let job, job.isRunning, job.people.count > 1 { item.people = job.people }
    return item
  }

  func item<Body>(
    _ kind: DueKind, _ end: LinkEnd, _ other: LinkEnd, _ why: String, since fact: Recorded<Body>,
    job: LinkJob? = nil
  ) -> DueItem {
    var item = item(kind, end, other, why, sinceMS: fact.atMS, job: job)
    item.sinceFact = fact.id
    return item
  }

  private func jobItem(_ job: LinkJob) -> DueItem? {
    let (end, other) = ends(of: job.job.body.joint)
    let began = job.job
    let atPanel = job.panel.map { " at \($0)" } ?? ""
    if let reason = job.setAside {
      return item(
        .setAside, end, other, "set aside\(atPanel): \(reason)", since: began, job: job)
    }
    if let settled = job.settled { return settledItem(job, settled, end, other) }
    if job.isParked, let pause = job.pause {
      var why = "parked\(atPanel) by \(pause.technician) at \(clock.hourMinute(pause.atMS))"
      if let reason = pause.body.reason { why += ": \(reason)" }
      var item = item(.parked, end, other, why, since: pause, job: job)
      item.dueMS = pause.body.untilMS
      if let until = pause.body.untilMS {
        item.why += ", until \(clock.moment(until, near: nowMS))"
      }
      return item
    }
    if let hands = job.hands {
      let soak = situation.soak.flatMap {
        $0.job == began.id || $0.atMS >= began.atMS ? $0.body.action : nil
      }
      let rest: String
      switch soak {
      case nil: rest = "soak not started"
      case .passed?: rest = "soak passed, nobody has accepted the link"
      case .started?, .failed?: return nil
      }
      return item(
        .notAccepted, end, other, "hands done\(atPanel) by \(hands.body.byWhom), \(rest)",
        sinceMS: hands.atMS, job: job)
    }
    let time = clock.hourMinute(job.begunMS)
    let begunBy = job.people.joined(separator: ", ")
    // Whoever took it up has it in hand, and not who began it.
    let isTakenUp = !job.people.contains { NameFolding.fold($0) == NameFolding.fold(job.holder) }
    let who = isTakenUp ? job.holder : begunBy
    let isOne = isTakenUp || job.people.count == 1
    let since = isTakenUp ? ", begun at \(time) by \(begunBy)" : " since \(time)"
    var item = item(
      .runningRepair, end, other,
      job.opens
        ? "\(who) \(isOne ? "is" : "are") repairing \(job.panel ?? "this joint")\(since)"
        : "\(who) \(isOne ? "has" : "have") it to accept\(since), opening nothing",
      since: began, job: job)
    item.sinceMS = job.begunMS
    (item.opens, item.isWaiting) = (job.opens, job.isLookingElsewhere)
    return item
  }

  private func faultItems(_ unfinished: [LinkJob]) -> [DueItem] {
    var items: [DueItem] = []
    for open in situation.faults {
      let fault = open.fault
      let (end, other) = ends(of: fault.body.port)
      let repairs = unfinished.filter { isRepair($0, of: open) }
      // Whoever works at a panel between them has both ends in hand.
      let inHand = repairs.contains { $0.job.body.joint == end.port.id || $0.panel != nil }
      let lookedAtFar = repairs.contains {
        $0.job.body.joint == other.port.id || $0.panel != nil
      }
      var why = "\(fault.body.symptom), since \(clock.hourMinute(fault.atMS))"
      why += " (\(FloorClock.span(fromMS: fault.atMS, toMS: nowMS)))"
      if open.visits >= 2 {
        why += "; repaired \(open.visits) times in \(open.visitDays) d"
      }
      for job in unfinished where job.job.body.joint == end.port.id && !isRepair(job, of: open) {
        let code = job.job.body.code
        why += job.opens ? "; hands of \(code) were done before" : "; \(code) only accepts it"
      }
      var near = item(.openFault, end, other, why, sinceMS: fault.atMS)
      var far = item(
        .farEnd, other, end,
        "look here if \(end.port.label) turns out clean: \(fault.body.symptom)",
        sinceMS: fault.atMS)
      for place in [0, 1] {
        var one = place == 0 ? near : far
        (one.fault, one.ticket, one.visits) = (fault.id, fault.body.ticket, open.visits)
        // Unnamed, it would be the acceptance that is gone on with there.
        if unfinished.contains(where: { !$0.opens && $0.job.body.joint == one.port.id }) {
          one.procedure = "repair"
        }
        if place == 0 { near = one } else { far = one }
      }
      if !inHand { items.append(near) }
      if !lookedAtFar { items.append(far) }
    }
    return items
  }

  /// Whether a job has a fault in hand: not one that opens nothing, such as an acceptance, nor one whose hands
  /// were done before the fault was reported.
  private func isRepair(_ job: LinkJob, of open: OpenFault) -> Bool {
    guard job.opens else { return false }
    guard let hands = job.hands, !open.isReported(job.job.body.fault) else { return true }
    let isUpAgain =
      situation.soak.map { $0.job == job.job.id && $0.body.action == .failed } ?? false
    return isUpAgain || open.fault.atMS <= hands.atMS
  }

  private func endItems(
    _ end: LinkEnd, _ other: LinkEnd, _ unfinished: [LinkJob]
  ) -> [DueItem] {
    var items: [DueItem] = []
    let here = unfinished.first { $0.job.body.joint == end.port.id }
    let seenOpen = seenOpen(end, unfinished)
    if let plugging = seenOpen ?? end.plugging {
      let holder = here ?? holder(plugging.job) ?? holderOfPlug(end)
      switch plugging.body.action {
      case .unplug:
        let how =
          seenOpen.map { SeenOpen.words($0, clock) }
          ?? "cord out since \(clock.hourMinute(plugging.atMS)), unplugged by "
          + plugging.technician + (end.pluggedWith.map { ", one plug with \($0)" } ?? "")
        items.append(item(.cordOut, end, other, how, since: plugging, job: holder))
        // Its faces are told once, at the port that was named.
        if mayBeFibre, seenOpen != nil || end.pluggedWith == nil {
          items += openFaces(end, other, plugging, holder)
        }
      case .plugIn:
        if mayBeFibre, let unseen = end.unseen {
          // What opens nothing sees no face.
          let atPort = unfinished.filter { $0.job.body.joint == end.port.id }
          let opener = atPort.first(where: \.opens) ?? holder.flatMap { $0.opens ? $0 : nil }
          var one = item(.unseenPlug, end, other, unseen.why, since: plugging, job: opener)
          // Unnamed, it would be gone on with there.
          if opener == nil, !atPort.isEmpty { one.procedure = "repair" }
          one.plugSeen = unseen.seen.word
          items.append(one)
        }
      }
    }
    if end.isGateOurs, let gate = end.gate, gate.body.action == .shut {
      let holder = here ?? holder(gate.job)
      let isInHand = holder?.isRunning ?? false
      // Whoever works there has it shut on purpose.
      if isInHand, !isGoingHome { return items }
      let byWhom = gate.body.byWhom == StatedSteps.someone ? "" : "by "
      var one = item(
        .portShut, end, other,
        "still shut for us since \(clock.hourMinute(gate.atMS)), \(byWhom)\(gate.body.byWhom)",
        since: gate,
        job: holder.flatMap {
          isInHand || $0.isParked || (isGoingHome && $0.setAside != nil) ? $0 : nil
        })
      (one.ticket, one.job) = (gate.body.ticket, gate.job)
      items.append(one)
    }
    return items
  }

  /// The joint as its repair takes it to be open, though nobody has recorded that its cord came out; nil if it does not.
  private func seenOpen(_ end: LinkEnd, _ unfinished: [LinkJob]) -> Recorded<Plugging>? {
    guard end.plugging?.body.action != .unplug else { return nil }
    return unfinished.lazy.compactMap { $0.opened[end.port.id] }.first
  }

  /// The repair in hand at another port of the plug of an end; nil if there is none.
  private func holderOfPlug(_ end: LinkEnd) -> LinkJob? {
    let job = situation.otherJobs.first {
      end.sharers.contains($0.job.body.joint) && !$0.isFinished
    }
    return holder(job?.job.id)
  }

  /// The repair in hand that a fact belongs to, wherever that repair was begun; nil if it has ended.
  func holder(_ job: ThingID?) -> LinkJob? {
    let own = situation.jobs.first { $0.job.id == job && !$0.isFinished }
    let other = situation.otherJobs.first { $0.job.id == job && !$0.isFinished }
    // A repair of another link that is set aside, or whose hands are done, plugs nothing in here any more.
    let holder = own ?? other.flatMap { $0.setAside == nil && $0.hands == nil ? $0 : nil }
    return holder?.whole(among: situation.jobs)
  }

  /// Faces of an open joint that have no cap on.
  private func openFaces(
    _ end: LinkEnd, _ other: LinkEnd, _ plugging: Recorded<Plugging>, _ job: LinkJob?
  ) -> [DueItem] {
    let faces = [
      OpenFace(
        name: "port face", capping: end.portCapping, inspection: end.portInspection),
      OpenFace(name: "cord plug", capping: end.cordCapping, inspection: end.cordInspection),
    ]
    return faces.compactMap { $0.due(since: plugging) }.map { kind, why in
      item(kind, end, other, why, since: plugging, job: job)
    }
  }

  private func soakItems() -> [DueItem] {
    guard let soak = situation.soak else { return [] }
    let job = situation.jobs.first { $0.job.id == soak.job }
    if let job, job.isFinished { return [] }
    if soak.body.action == .failed, let job, job.isRunning { return [] }
    let (end, other) = ends(of: job?.job.body.joint)
    switch soak.body.action {
    case .started:
      // The report is answered before the counters are read.
      if situation.faults.contains(where: { !soak.isSince($0.fault) }) { return [] }
      guard let dueMS = soak.body.dueMS else { return [] }
      let time = SoakTime(clearedMS: soak.atMS, dueMS: dueMS, heardMS: situation.soakHeardMS)
      let waitedMS: Int64? =
        if case .waits(let untilMS) = time.standing(nowMS: nowMS) { untilMS } else { nil }
      let due = clock.moment(waitedMS ?? time.dueMS, near: nowMS)
      var one = item(
        waitedMS == nil ? .soakDue : .soaking, end, other,
        waitedMS != nil
          ? "soaking until \(due)"
          : time.isDoubtful(nowMS: nowMS)
            ? "soak by a wrong clock, until \(due): ask the NOC to read the counters"
            : "soak due since \(due): ask the NOC to read the counters",
        sinceMS: soak.atMS, job: job)
      one.dueMS = waitedMS ?? time.dueMS
      return [one]
    case .failed:
      return [
        item(
          .runningRepair, end, other, "soak failed at \(clock.hourMinute(soak.atMS)): look again",
          sinceMS: soak.atMS, job: job)
      ]
    case .passed: return []
    }
  }
}
