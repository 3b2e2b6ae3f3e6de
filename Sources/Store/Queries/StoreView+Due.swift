internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// What is due, by link.
extension StoreView {
  /// The ports that are shut now, for whomever.
  public func shutPorts() throws -> Set<ThingID> {
    Set(
      try dueWords().filter { $0.topic == .gate && $0.value == GateAction.shut.rawValue }
        .compactMap { ThingID(bytes: $0.subject) })
  }

  /// The links on which something may be due, each as the guide needs it.
  ///
  /// Only what the table `due` lists is looked at, where parts were changed or a test could not be made, and where it
  /// is not plain that a plug went in with both faces seen clean, not every link of the site.
  ///
  /// - Parameter row: only links with an end in this row of racks; all if nil.
  public func dueSituations(row: ThingID?, nowMS: Int64) throws -> [LinkSituation] {
    var links: [ThingID: LinkRecord] = [:]
    for word in try dueWords() {
      // A link with hundreds of faults is read once.
      if let id = try linkOfWork(word) {
        if links[id] == nil { links[id] = try link(id) }
        continue
      }
      for link in try self.links(of: word) where links[link.id] == nil {
        links[link.id] = link
      }
    }
    for link in try linksOwedForParts(nowMS: nowMS) + linksOwedTests(nowMS: nowMS) {
      links[link.id] = link
    }
    var finder = DroppedFinder(self)
    let dropped = try finder.all(nowMS: nowMS)
    for id in dropped.keys where links[id] == nil { links[id] = try link(id) }
    var (wanted, doubtful) = (
      Array(links.values), try linksInDoubt(nowMS: nowMS).filter { links[$0.id] == nil }
    )
    if let row {
      let ports = Set(try ports(inRow: row).map(\.id))
      let here = try rackRows().first { $0.id == row }
      func stands(_ port: PortRecord) -> Bool {
        // A port that is out of use stands where it stood.
        ports.contains(port.id)
          || port.retiredAtMS != nil && port.place?.row == here?.name
            && port.place?.hall == here?.hall
      }
      func isHere(_ link: LinkRecord) -> Bool { stands(link.portA) || stands(link.portB) }
      (wanted, doubtful) = (wanted.filter(isHere), doubtful.filter(isHere))
    }
    func situation(_ link: LinkRecord) throws -> LinkSituation {
      try linkSituation(link, nowMS: nowMS, dropped: dropped[link.id] ?? [])
    }
    let owed = try doubtful.map(situation).filter {
      $0.near.unseen != nil || $0.far.unseen != nil
    }
    let due = try wanted.map(situation)
    return (due + owed).sorted { $0.link < $1.link }
  }

  /// The links besides these in which a part was changed and something may be owed for it: where the other end of a
  /// cord is, may be in another row than both ends of its link.
  public func changedPartSituations(besides known: Set<ThingID>, nowMS: Int64) throws
    -> [LinkSituation]
  {
    let links = try linksOwedForParts(nowMS: nowMS).filter { !known.contains($0.id) }
    let byID = Dictionary(links.map { ($0.id, $0) }) { first, _ in first }
    return try byID.values.map { try linkSituation($0, nowMS: nowMS) }.sorted { $0.link < $1.link }
  }

  /// Any link on which something may be due; nil if there is none.
  public func someDueLink() throws -> LinkRecord? {
    for word in try dueWords() {
      if let link = try links(of: word).first { return link }
    }
    return nil
  }

  /// The links with open faults, each with those, in order of their ids.
  ///
  /// - Parameter row: only links with an end in this row of racks; all if nil.
  public func linksWithFaults(row: ThingID?, nowMS: Int64) throws -> [(
    link: LinkRecord, faults: [OpenFault]
  )] {
    let words = try dueWords().filter { $0.topic == .fault }
    let ids = try Set(words.compactMap(linkOfWork))
    let ports = try row.map { Set(try self.ports(inRow: $0).map(\.id)) }
    return try ids.sorted().compactMap { id in
      guard let link = try link(id) else { return nil }
      if let ports, !ports.contains(link.portA.id), !ports.contains(link.portB.id) { return nil }
      let faults = try openFaults(of: link, nowMS: nowMS)
      return faults.isEmpty ? nil : (link, faults)
    }
  }

  /// The link of the fault or job a last word is about; nil for a word about anything else.
  private func linkOfWork(_ word: LatestWord) throws -> ThingID? {
    guard [.fault, .job].contains(word.topic) else { return nil }
    return try rows(
      "SELECT link FROM \(word.topic == .fault ? "fault" : "job") WHERE id = ?",
      [word.subject.data]
    ).first?.id("link")
  }

  /// The links a last word is about.
  private func links(of word: LatestWord) throws -> [LinkRecord] {
    switch word.topic {
    case .fault, .job:
      return try linkOfWork(word).flatMap(link).map { [$0] } ?? []
    case .soak, .medium:
      return try ThingID(bytes: word.subject).flatMap(link).map { [$0] } ?? []
    case .plugged: return try linksToTell(ofPlug: word)
    case .gate: return try ThingID(bytes: word.subject).map(linksToTell(ofPort:)) ?? []
    case .lanes, .disturbed, .module, .plug:
      return try ThingID(bytes: word.subject).map(links(ofPort:)) ?? []
    case .task: return []
    case .inspected, .cleaned, .capped:
      guard let part = ThingID(bytes: word.subject.dropLast()), let connector = word.subject.last,
        let port = try port(holding: part, connector: Int(connector))
      else { return [] }
      let face = Face(part: part, connector: Int(connector))
      let isThere = try portFace(port) == face || cordFace(port) == face
      return isThere ? try links(ofPort: port.id) : []
    }
  }

  /// Every fault there ever was, and how those that are closed were closed, in order.
  public func faults() throws -> [Fact] {
    try settled(facts(in: "fault", where: "1") + facts(in: "fault_close", where: "1"))
  }

  /// A link as the guide needs it to say what is due.
  public func linkSituation(_ link: LinkRecord, nowMS: Int64) throws -> LinkSituation {
    try linkSituation(link, nowMS: nowMS, dropped: DroppedFinder(self).of(link))
  }

  /// The same where it is known with which plugs it went dark.
  private func linkSituation(_ link: LinkRecord, nowMS: Int64, dropped: [DroppedLink]) throws
    -> LinkSituation
  {
    let live = try liveFacts(of: link)
    let jobs = Self.jobs(live)
    let faults = try openFaults(link, live, jobs, nowMS)
    let soak = SoakCount.last(in: live, of: link.id).flatMap { fact -> Recorded<Soak>? in
      if case .soak(let soak) = fact.body { Recorded(fact, soak) } else { nil }
    }
    let medium = try self.medium(ofLink: link)
    let tickets = Set(Self.unclosed(live).compactMap { $0.body.ticket?.folded })
    let (near, far) = (
      try end(link.portA, link, medium, tickets, jobs),
      try end(link.portB, link, medium, tickets, jobs)
    )
    let changes = try partChanges(link, live)
    var situation = LinkSituation(
      link: link.id, near: near, far: far, medium: medium, faults: faults,
      jobs: try jobs.compactMap(linkJob), otherJobs: try otherJobs(link, [near, far], changes),
      soak: soak, soakHeardMS: try soak.flatMap { try heardMS(before: $0, live, jobs) },
      partChanges: changes)
    situation.unmadeTests = try unmadeTests(jobs)
    situation.dropped = dropped
    situation.isRetired = link.retiredAtMS != nil
    return try outOfUse(situation)
  }

  /// The faults of a link that are open.
  public func openFaults(of link: LinkRecord, nowMS: Int64) throws -> [OpenFault] {
    let live = try liveFacts(of: link)
    return try openFaults(link, live, Self.jobs(live), nowMS)
  }

  private func liveFacts(of link: LinkRecord) throws -> [Fact] {
    LiveFacts.of(try settled(factsOfLink(link.id) + factsOfSubject(link.id)))
  }

  private static func jobs(_ live: [Fact]) -> [Recorded<Job>] {
    live.compactMap { fact in
      if case .job(let job) = fact.body { Recorded(fact, job) } else { nil }
    }
  }

  /// The latest time of what was recorded in the repair of a soak before it was started; ms UTC, nil if there is
  /// nothing, or it has ended.
  private func heardMS(before soak: Recorded<Soak>, _ live: [Fact], _ jobs: [Recorded<Job>]) throws
    -> Int64?
  {
    guard soak.body.action == .started, let job = soak.job,
      let start = live.first(where: { $0.id == soak.id })
    else { return nil }
    let own = jobs.first { $0.id == job }
    let same = jobs.filter { other in own.map { other.body.isSameRepair(as: $0.body) } ?? false }
    let ids = Set(same.map(\.id) + [job])
    let ofLink = live.filter { ids.contains($0.id) || $0.job.map(ids.contains) == true }
    let recorded = try ids.flatMap(factsOfJob) + ofLink
    return LiveFacts.of(try settled(recorded)).filter { Fact.precedes($0, start) }.map(\.atMS).max()
  }

  private func openFaults(
    _ link: LinkRecord, _ live: [Fact], _ jobs: [Recorded<Job>], _ nowMS: Int64
  ) throws -> [OpenFault] {
    // Nobody is sent to a link that is out of use; a repair somebody began there is still to be ended.
    guard link.retiredAtMS == nil else { return [] }
    var closedMS: [ThingID: Int64] = [:]
    for fact in live {
      if case .faultClose(let close) = fact.body { closedMS[close.fault] = fact.atMS }
    }
    let reports = live.compactMap { fact -> FaultReport? in
      guard case .fault(let fault) = fact.body else { return nil }
      return FaultReport(fault: Recorded(fact, fault), closedMS: closedMS[fact.id])
    }
    let open = reports.filter { $0.closedMS == nil }
    guard !open.isEmpty else { return [] }
    let visitDays = 8
    let since = nowMS - Int64(visitDays) * 86_400_000
    let repairs = try repairs(link, jobs, of: FaultReport.together(reports), sinceMS: since)
    // One that two laptops reported apart is one.
    return FaultReport.together(open).compactMap { reports in
      guard let first = reports.first?.fault else { return nil }
      var fault = OpenFault(fault: first, visitDays: visitDays)
      fault.also = reports.dropFirst().map(\.fault)
      let ids = fault.reports
      fault.visits = repairs.count { $0.allSatisfy { $0.body.fault.map(ids.contains) != true } }
      return fault
    }
  }

  /// The tickets, folded, of the faults of a link that nobody closed, be it in use or not.
  func openTickets(of link: LinkRecord) throws -> Set<String> {
    Set(Self.unclosed(try liveFacts(of: link)).compactMap { $0.body.ticket?.folded })
  }

  /// The faults among these facts that nobody closed.
  private static func unclosed(_ live: [Fact]) -> [Recorded<Fault>] {
    let closed = Set(
      live.compactMap { fact -> ThingID? in
        if case .faultClose(let close) = fact.body { close.fault } else { nil }
      })
    return live.compactMap { fact in
      guard case .fault(let fault) = fact.body, !closed.contains(fact.id) else { return nil }
      return Recorded(fact, fault)
    }
  }

  /// Repairs of other links in which something of this one was shut, opened or changed, and which have
  /// not ended.
  private func otherJobs(_ link: LinkRecord, _ ends: [LinkEnd], _ changes: [PartChange]) throws
    -> [LinkJob]
  {
    var named = Set(
      ends.flatMap { [$0.plugging?.job, $0.gate?.job] } + changes.map(\.move.job))
    // Whoever works at another port of a plug that is out has this one in hand, too.
    for end in ends where end.plugging?.body.action == .unplug {
      named.formUnion(try end.sharers.flatMap { try jobs(at: $0).map(\.id) })
    }
    return try named.compactMap(\.self).sorted().compactMap { id in
      guard let (fact, body) = try job(id), body.link != link.id else { return nil }
      return try linkJob(Recorded(fact, body))
    }
  }

  private func end(
    _ port: PortRecord, _ link: LinkRecord, _ medium: Medium?, _ tickets: Set<String>,
    _ jobs: [Recorded<Job>]
  ) throws -> LinkEnd {
    var end = LinkEnd(port: try card(of: port))
    try addPlugging(to: &end, port, jobs)
    if end.pluggedWith == nil {
      end.unseen = try end.plugging.flatMap { try owedPlug($0, at: port, link, medium) }
    }
    let portFace = try portFace(port)
    let joint = end.sharers.union([port.id])
    // One plug has a face under the name of each of its ports: it was looked at, or capped, at any of them.
    let plug = try [port] + end.sharers.sorted().compactMap { try self.port($0) }
    let cordFaces = try plug.map(cordFace)
    end.portInspection = try inspection(of: portFace, at: joint)
    end.cordInspection = Self.last(
      try cordFaces.compactMap { try inspection(of: $0, at: joint) })
    if end.plugging?.body.action == .unplug {
      end.portInspection = try judged(end.portInspection)
      end.cordInspection = try judged(end.cordInspection)
    }
    end.portCapping = try capping(of: portFace, at: joint)
    end.cordCapping = Self.last(try cordFaces.compactMap { try capping(of: $0, at: joint) })
    end.gate = try latest(port.id.bytes, .gate, "port_gate", jobs) { fact in
      if case .portGate(let body) = fact.body { Recorded(fact, body) } else { nil }
    }
    // The last word may be somebody else's, and ours stands all the same.
    if end.gate?.body.action == .shut,
      let ours = try lease(ofPort: port.id, link.id, tickets)?.ours,
      case .portGate(let body) = ours.body
    {
      end.isGateOurs = true
      if ours.id != end.gate?.id {
        end.gate = Recorded(try recorded(for: ours, jobs), body)
      }
    }
    return end
  }

  /// The look that is owed for the plug that is in at a port; nil if none is, and where it is told at another port of
  /// its plug.
  func unseenPlug(at port: PortRecord, of link: LinkRecord) throws -> UnseenPlug? {
    var end = LinkEnd(port: try card(of: port))
    try addPlugging(to: &end, port, [])
    guard end.pluggedWith == nil, let plugging = end.plugging else { return nil }
    return try owedPlug(plugging, at: port, link, medium(ofLink: link))
  }

  private static func last<Body>(_ facts: [Recorded<Body>]) -> Recorded<Body>? {
    facts.max { ($0.order, $0.id) < ($1.order, $1.id) }
  }

  /// Adds the latest plugging of its plug, at whichever of the ports that share it that was recorded.
  private func addPlugging(to end: inout LinkEnd, _ port: PortRecord, _ jobs: [Recorded<Job>])
    throws
  {
    for sharer in try cage(of: port) where sharer.connector == port.connector {
      let told = try latest(sharer.id.bytes, .plugged, "plugging", jobs) { fact in
        if case .plugging(let body) = fact.body { Recorded(fact, body) } else { nil }
      }
      if sharer.id != port.id { end.sharers.insert(sharer.id) }
      guard let told else { continue }
      if let last = end.plugging, (told.order, told.id) < (last.order, last.id) { continue }
      end.plugging = told
      end.pluggedWith = sharer.id == port.id ? nil : sharer.name
    }
  }

  func latest<Body>(
    _ subject: [UInt8], _ topic: LatestTopic, _ table: String, _ jobs: [Recorded<Job>] = [],
    _ recorded: (Fact) -> Recorded<Body>?
  ) throws -> Recorded<Body>? {
    guard let word = try latestWord(subject, topic),
      let fact = try facts(in: table, where: "id = ?", [word.fact.data]).first
    else { return nil }
    let known = try self.recorded(for: fact, jobs)
    var latest = recorded(known)
    if known.id == word.fact { latest?.order = word.order }
    return latest
  }

  /// What a fact was recorded as where it was done; only of a repair that was begun on two laptops can it have
  /// been said from memory as well.
  private func recorded(for fact: Fact, _ jobs: [Recorded<Job>]) throws -> Fact {
    guard let own = jobs.first(where: { $0.id == fact.job }),
      jobs.contains(where: { $0.id != own.id && $0.body.isSameRepair(as: own.body) }),
      let situation = try repairSituation(job: own.id)
    else { return fact }
    return StatedSteps.recorded(for: fact, among: LiveFacts.of(situation.facts))
  }
}
