internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// What the guide needs to know.
extension StoreView {
  /// The rules of the site.
  public func repairPolicy() throws -> RepairPolicy {
    var values: [String: String] = [:]
    for row in try rows("SELECT name, value FROM policy WHERE retired_at IS NULL") {
      if let name = row.text("name"), let value = row.text("value") { values[name.folded] = value }
    }
    return RepairPolicy(values: values)
  }

  /// A port as a person finds it.
  public func card(of port: PortRecord) throws -> PortCard {
    let rules = try portRules()
    let names = names(of: port, rules)
    let cage = port.cage ?? names.cage
    let connector = port.cage == nil ? names.connector : port.connector
    let digits = cage?.split { !($0.isASCII && $0.isNumber) }.last
    let number = digits.flatMap { Int($0) }
    let layout = PortNames.mayHaveSides(model: port.model) ? rules.layout(port.model) : nil
    return PortCard(
      id: port.id, device: port.deviceName, name: port.name,
      otherNames: names.aliases.filter { $0.folded != port.name.folded }, place: port.place,
      cage: cage, connector: connector,
      side: side(
        of: port, connector, cage: number, stand: number.flatMap { layout?.stand(ofCage: $0) }),
      cageRow: number.flatMap { layout?.words(ofCage: $0) },
      portClass: port.portClass.flatMap(PortClass.init(rawValue:)) ?? .module)
  }

  /// Left or right: what somebody recorded of this very port, else what the site says of its type, else
  /// what is taken for granted of the type, as its names have it.
  private func side(
    of port: PortRecord, _ connector: Int?, cage: Int?, stand: PortNames.Row?
  ) -> CageSide? {
    let recorded = port.cageSide.flatMap(CageSide.init(rawValue:))
    let names = PortNames.names(model: port.model, portName: port.name, number: port.number)
    let granted = names.side.flatMap { CageSide(rawValue: $0.rawValue) }
    if let recorded, recorded != granted { return recorded }
    guard let stand, let connector else {
      // Its names say nothing of another cage than they have it in.
      return recorded ?? (cage.map(String.init) == names.cage ? granted : nil)
    }
    return CageSide(rawValue: PortNames.side(ofConnector: connector, row: stand).rawValue)
  }

  /// The fact that began a job, and what it says; nil if it is not here.
  public func job(_ id: ThingID) throws -> (fact: Fact, body: Job)? {
    guard let fact = try facts(in: "job", where: "id = ?", [id.data]).first,
      case .job(let body) = fact.body
    else { return nil }
    return (fact, body)
  }

  /// The jobs that were begun at a joint and not taken back, in order.
  public func jobs(at joint: ThingID) throws -> [Fact] {
    LiveFacts.of(try settled(facts(in: "job", where: "joint = ?", [joint.data])))
  }

  /// Everything a job needs at each of its joints; nil if the job, its link or its port are not here.
  public func jobSituation(job id: ThingID, procedure: Procedure) throws -> JobSituation? {
    guard let (fact, _) = try job(id) else { return nil }
    return try jobSituation(of: fact, procedure: procedure)
  }

  /// What a job would need if it were begun; nil if its link or port are not here.
  ///
  /// Nothing is written.
  public func jobSituation(
    asIf job: Job, procedure: Procedure, nowMS: Int64, technician: String
  ) throws -> JobSituation? {
    let fact = Fact(
      id: .zero, atMS: nowMS, order: .max, technician: technician, body: .job(job))
    return try jobSituation(of: fact, procedure: procedure)
  }

  private func jobSituation(of fact: Fact, procedure: Procedure) throws -> JobSituation? {
    guard case .job(let body) = fact.body, let link = try link(body.link) else { return nil }
    guard let port = try port(body.joint) else {
      guard let position = try position(body.joint) else { return nil }
      var situation = try panelSituation(of: fact, link, at: position, procedure)
      try addLanes(&situation)
      try addFibreCounts(&situation)
      return situation
    }
    let sites = procedure.sites
    var situation = JobSituation(
      procedure: procedure, here: try self.situation(of: fact, link, port))
    if sites.contains(.far) {
      situation.far = try self.situation(of: fact, link, link.far(from: port.id))
    }
    if sites.contains(.cage) {
      // Ports of one connector have one plug between them: it is one joint, and their links are neighbours in it.
      var plugs: Set<Int> = [port.connector]
      for sharer in try cage(of: port) {
        let links = try links(ofPort: sharer.id)
        guard !links.isEmpty, plugs.insert(sharer.connector).inserted else { continue }
        for link in links {
          situation.cage.append(try self.situation(of: fact, link, sharer))
        }
      }
    }
    if sites.contains(where: \.isPanel) { try addPanels(&situation, fact, link) }
    if sites.contains(.cordEnd) { try addCordEnd(&situation, fact, link, port) }
    let far = link.far(from: port.id)
    if situation.far == nil, situation.cordEnd?.port.id != far.id {
      situation.here.otherUnseen = try unseenPlug(at: far, of: link)
    }
    try addForms(&situation)
    try addLanes(&situation)
    try addFibreCounts(&situation)
    if situation.here.cordMove == nil, situation.here.cordChange == nil {
      try addWay(to: &situation.here)
      // The cage's other links are led on from their own ports, and pass panels of their own.
      for place in situation.cage.indices { try addWay(to: &situation.cage[place]) }
    }
    return situation
  }

  /// Adds the joints on panels that the link of a joint passes.
  private func addWay(to situation: inout RepairSituation) throws {
    guard let link = try link(situation.link) else { return }
    let way = try panelJoints(ofLink: link, from: situation.port.id)
    guard !way.joints.isEmpty else { return }
    situation.otherJoints = way.joints + situation.otherJoints
    situation.facts = try settled(situation.facts + way.facts)
  }

  /// Everything the repair of one joint needs; nil if the job, its link or its port are not here.
  public func repairSituation(job id: ThingID) throws -> RepairSituation? {
    guard let (fact, body) = try job(id), let link = try link(body.link) else { return nil }
    guard let port = try port(body.joint) else {
      // Its steps matter to none who asks for one joint alone.
      let any = Procedure(name: body.procedure, version: body.version, steps: [])
      return try position(body.joint).map {
        try panelSituation(of: fact, link, at: $0, any).here
      }
    }
    return try situation(of: fact, link, port)
  }

  func situation(of job: Fact, _ link: LinkRecord, _ port: PortRecord) throws
    -> RepairSituation
  {
    let other = link.far(from: port.id)
    let portFace = try portFace(port)
    let cordFace = try cordFace(port)
    var facts: [Fact] = try factsOfLink(link.id) + factsOfSubject(link.id)
    facts += try factsOfSubject(port.id)
    for end in [port, other] {
      facts += try factsOfPort(end.id) + factsOfJoint(end.id)
      let holder = try moduleHolder(end)
      if holder.id != end.id { facts += try factsOfPort(holder.id) }
    }
    let elsewhere = try plugElsewhere(than: port)
    facts += try factsOfFace(portFace) + factsOfFace(cordFace)
    for face in elsewhere.faces.subtracting([cordFace]) { facts += try factsOfFace(face) }
    for face in [try self.portFace(other), try self.cordFace(other)] {
      facts += try factsOfFace(face)
    }
    var neighbours: [Neighbour] = []
    var seenUp: [Fact] = []
    let isModuleChanged = facts.contains { fact in
      if case .partMove(let move) = fact.body { move.kind == .module } else { false }
    }
    let onPlug = Set(try portsOnPlug(of: port.id))
    let onOtherPlug = Set(try portsOnPlug(of: other.id)).subtracting([other.id])
    for sharer in onOtherPlug.sorted() {
      facts += try pluggings(at: sharer)
      facts += try self.facts(in: "disturbance", where: "joint = ?", [sharer.data])
    }
    let sharers = try cage(of: port).filter { $0.id != port.id }.sorted {
      $0.connector == $1.connector
        ? NaturalOrder.precedes($0.name, $1.name) : $0.connector < $1.connector
    }
    for sharer in sharers {
      facts += try factsOfPort(sharer.id) + factsOfJoint(sharer.id)
      for neighbour in try links(ofPort: sharer.id) {
        let far = neighbour.far(from: sharer.id)
        let sharesPlug =
          onPlug.contains(sharer.id) && neighbour.id != link.id && neighbour.service != "planned"
        // A link on the same plug is dark already if either of its ends is shut, as blast counts it.
        let shut = try [sharer.id, far.id].prefix(sharesPlug ? 2 : 1).contains {
          try latestWord($0.bytes, .gate)?.value == GateAction.shut.rawValue
        }
        // The far port shines into the plug as long as neither it is shut nor its own plug out.
        if sharesPlug { facts += try factsOfPort(far.id) + pluggings(at: far.id) }
        if sharesPlug { seenUp += try factsOfSeenUp(neighbour.id) }
        neighbours.append(
          Neighbour(
            link: neighbour.id, port: try card(of: sharer), farEnd: try card(of: far),
            owner: neighbour.owner ?? far.deviceName, isShut: shut, sharesPlug: sharesPlug,
            acceptances: isModuleChanged ? try acceptances(of: neighbour) : []))
      }
    }
    var jobs: Set<ThingID> = [job.id]
    for fact in facts {
      if case .job = fact.body { jobs.insert(fact.id) }
    }
    facts.append(job)
    for job in jobs.sorted() { facts += try factsOfJob(job) }
    facts += seenUp
    // Under the ticket of another link's repair its ports may be shut by hand.
    let known = Set(facts.map(\.id))
    let faults = Set(
      facts.compactMap { if case .job(let job) = $0.body { job.fault } else { nil } })
    for fault in faults.subtracting(known).sorted() {
      facts += try self.facts(in: "fault", where: "id = ?", [fault.data])
    }
    var situation = RepairSituation(
      job: job, link: link.id, port: try card(of: port), otherPort: try card(of: other),
      neighbours: neighbours, medium: link.medium, portFace: portFace, cordFace: cordFace,
      portPartName: try partName(portFace.part),
      cordName: try partName(cordFace.part) ?? elsewhere.name,
      nocNumber: try siteRule("noc-number"), facts: try settled(facts), policy: try repairPolicy())
    situation.otherPortSharers = onOtherPlug
    situation.cordOtherEnd = try cordOtherEnd(in: situation, link, port)
    situation.plugFaces = elsewhere.faces
    situation.sharedCable = try sharedCable(in: port.id, of: link.id)
    if situation.sharedCable != nil, try plugFoundOtherwise(at: port.id) != nil {
      situation.sharedCable?.name = nil
    }
    return situation
  }

  /// The other end of the cord that went in last at the port of a situation; nil if none did.
  private func cordOtherEnd(
    in situation: RepairSituation, _ link: LinkRecord, _ port: PortRecord
  ) throws -> CordOtherEnd? {
    func arrival(_ fact: Fact) -> PartMove? {
      guard case .partMove(let move) = fact.body, move.kind == .plug, move.direction == .into,
        move.place.id == port.id
      else { return nil }
      return move
    }
    guard situation.facts.contains(where: { arrival($0) != nil }),
      let fact = LiveFacts.of(situation.facts).last(where: { arrival($0) != nil }),
      let move = arrival(fact)
    else { return nil }
    return try cordOtherEnd(fact, move, link, from: port)
  }

  /// Jobs nobody has accepted the link of, newest last; and the last job of a link that was accepted
  /// while it soaked, because that soak still has to be read; and one whose acceptance counts no more.
  public func openJobs() throws -> [Fact] {
    var jobs: [ThingID: Fact] = [:]
    for word in try dueWords() {
      switch word.topic {
      case .job:
        for job in try facts(in: "job", where: "id = ?", [word.subject.data]) { jobs[job.id] = job }
      case .soak:
        let all = try facts(in: "job", where: "link = ?", [word.subject.data])
        let live = LiveFacts.of(try settled(all))
        for job in live where jobs[job.id] == nil {
          if try job.id == live.last?.id || isAcceptanceLost(in: job.id) { jobs[job.id] = job }
        }
      default: continue
      }
    }
    return jobs.values.sorted(by: Fact.precedes)
  }

  /// Jobs of this code that are open or were accepted, with or without its check character, or the one whose id is named;
  /// not those that were taken back; newest last.
  public func jobs(everNamed text: String) throws -> [Fact] {
    guard case .code(let code, _) = ShortCode.read(text) else {
      let named = try things(named: text).filter { $0.kind == .job }
      return LiveFacts.of(try settled(named.compactMap { try job($0.id)?.fact }))
    }
    return LiveFacts.of(
      try settled(facts(in: "job", where: "code = ? COLLATE NOCASE", [code.stored])))
  }

  /// Whether somebody of that name began or signed a job, or checked a tool; capitals and small letters are alike.
  public func isPerson(_ name: String) throws -> Bool {
    let folded = name.folded
    return try !rows(
      """
      SELECT 1 FROM job WHERE technician = ? COLLATE NOCASE
      UNION ALL SELECT 1 FROM signature WHERE by_whom = ? COLLATE NOCASE
      UNION ALL SELECT 1 FROM kit_check WHERE technician = ? COLLATE NOCASE
      LIMIT 1
      """, [folded, folded, folded]
    ).isEmpty
  }

  /// Open jobs of this code, with or without its check character, or whose id begins like this, newest last.
  public func jobs(named text: String) throws -> [Fact] {
    let folded =
      if case .code(let code, _) = ShortCode.read(text) { code.folded } else { text.folded }
    return try openJobs().filter { fact in
      guard case .job(let job) = fact.body else { return false }
      return job.code.folded == folded
        || (folded.utf8.count >= 6 && fact.id.description.hasPrefix(folded))
    }
  }
}
