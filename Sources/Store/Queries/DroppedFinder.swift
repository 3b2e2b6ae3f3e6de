internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// Finds links that went dark with a plug they share with others, and that nobody has seen up since.
///
/// What a repair where the plug is would ask for is what is found: the same fold says both. It is asked only
/// where it is not plain that all links are up.
struct DroppedFinder {
  private let view: StoreView
  /// The repairs nobody has ended, by the joint they were begun at; nil where they are not read yet.
  private var open: [ThingID: [Recorded<Job>]]?

  init(_ view: StoreView) { self.view = view }

  /// All of them, by link.
  mutating func all(nowMS: Int64) throws -> [ThingID: [DroppedLink]] {
    let open = try Dictionary(
      grouping: view.dueWords(.job).compactMap { word in
        try ThingID(bytes: word.subject).flatMap(view.job).map { Recorded($0.fact, $0.body) }
      }, by: \.body.joint)
    self.open = open
    let pulled = try view.pulledPlaces(nowMS: nowMS)
    var found: [DroppedLink] = []
    var met: Set<ThingID> = []
    for place in pulled.ports + open.keys.map({ ($0, false) }) {
      for plug in try view.sharedPlugs(at: place.port, inCage: place.isModule)
      where met.isDisjoint(with: plug) {
        met.formUnion(plug)
        found += try dropped(onPlug: plug)
      }
    }
    for place in pulled.positions.union(open.keys) {
      if let position = try view.position(place) { found += try dropped(at: position) }
    }
    return Dictionary(grouping: found, by: \.link)
  }

  /// Those of one link: at the plugs of its ends, and at the panels on its way.
  func of(_ link: LinkRecord) throws -> [DroppedLink] {
    var found: [DroppedLink] = []
    for port in [link.portA.id, link.portB.id] {
      for plug in try view.sharedPlugs(at: port, inCage: false) {
        found += try dropped(onPlug: plug)
      }
    }
    for passed in try view.way(ofLink: link, from: link.portA.id).positions {
      guard try !openJobs(at: passed.id).isEmpty || view.wasPulled(passed.id),
        let position = try view.position(passed.id)
      else { continue }
      found += try dropped(at: position)
    }
    return found.filter { $0.link == link.id }
  }

  /// The repairs nobody has ended that were begun at a joint.
  private func openJobs(at joint: ThingID) throws -> [Recorded<Job>] {
    if let open { return open[joint] ?? [] }
    return try view.jobs(at: joint).compactMap { fact in
      guard case .job(let body) = fact.body, try view.isOpen(fact.id) else { return nil }
      return Recorded(fact, body)
    }
  }
}

/// A link with its port behind a plug.
private struct Passing {
  var link: LinkRecord
  var port: PortRecord
}

/// What an open repair, or none, says of the links behind a plug.
private struct Told {
  var job: Recorded<Job>?
  var state: RepairState
  var port: ThingID
  var link: ThingID
  var out: Fact
  var isOut: Bool
}

extension DroppedFinder {
  // MARK: Behind one plug

  private func dropped(onPlug ports: [ThingID]) throws -> [DroppedLink] {
    let passing = try ports.flatMap { id -> [Passing] in
      guard let port = try view.port(id) else { return [] }
      return try view.links(ofPort: id).filter { $0.service != "planned" }
        .map { Passing(link: $0, port: port) }
    }
    guard Set(passing.map(\.link.id)).count > 1 else { return [] }
    let jobs = try ports.flatMap(openJobs)
    if try jobs.isEmpty && arePlainlyUp(passing, ports) { return [] }
    var told: [Told] = []
    var covered: Set<ThingID> = []
    for job in jobs {
      guard let (fact, body) = try view.job(job.id), let link = try view.link(body.link),
        let port = try view.port(body.joint), [link.portA.id, link.portB.id].contains(port.id)
      else { continue }
      told += try tell(fact, link, port, of: job)
      covered.formUnion(passing.map(\.link.id).filter { $0 != link.id })
    }
    // No repair says of its own link that it went dark: that is asked of whoever works at another port.
    for from in passing where passing.contains(where: { !covered.contains($0.link.id) }) {
      let fact = view.anyJob(at: from.port.id, of: from.link.id)
      told += try tell(fact, from.link, from.port, of: nil).filter { !covered.contains($0.link) }
      covered.formUnion(passing.map(\.link.id).filter { $0 != from.link.id })
    }
    return try links(told)
  }

  private func tell(_ fact: Fact, _ link: LinkRecord, _ port: PortRecord, of job: Recorded<Job>?)
    throws -> [Told]
  {
    let state = RepairState.fold(try view.situation(of: fact, link, port))
    return state.droppedNeighbours().compactMap { neighbour in
      state.droppedBy[neighbour.port.id].map {
        Told(
          job: job, state: state, port: neighbour.port.id, link: neighbour.link, out: $0,
          isOut: !state.isPlugged)
      }
    }
  }

  /// Whether the plug went in last, after whatever else happened to it, and each of its ports was said to be open since.
  private func arePlainlyUp(_ passing: [Passing], _ ports: [ThingID]) throws -> Bool {
    var plugged: LatestWord?
    var others: [LatestWord] = []
    for id in ports {
      guard let port = try view.port(id) else { continue }
      if let word = try view.latestWord(id.bytes, .plugged), word.isAfter(plugged) {
        plugged = word
      }
      let module = try view.moduleHolder(port).id
      others += try [(id, .disturbed), (id, .plug), (module, LatestTopic.module)].compactMap {
        try view.latestWord($0.0.bytes, $0.1)
      }
    }
    // What nobody ever touched took nothing down.
    guard let plugged else { return others.isEmpty }
    guard plugged.value != PlugAction.unplug.rawValue, others.allSatisfy(plugged.isAfter) else {
      return false
    }
    return try passing.allSatisfy { try isOpened($0.port.id, since: plugged) }
  }

  private func isOpened(_ port: ThingID, since plugged: LatestWord) throws -> Bool {
    guard let gate = try view.latestWord(port.bytes, .gate) else { return false }
    return gate.value == GateAction.opened.rawValue && gate.isAfter(plugged)
  }

  // MARK: At a joint on a panel

  private func dropped(at position: PositionRecord) throws -> [DroppedLink] {
    guard let joint = try view.panelJoint(at: position).joint else { return [] }
    let passing = try view.links(through: joint)
    guard passing.count > 1 else { return [] }
    let jobs = try openJobs(at: position.id)
    if try jobs.isEmpty && arePlainlyUp(passing, position.id) { return [] }
    var told: [Told] = []
    var covered: Set<ThingID> = []
    for job in jobs {
      guard let (fact, body) = try view.job(job.id), let link = try view.link(body.link) else {
        continue
      }
      let joints = try view.portsOfOthers(of: fact, link, at: position)
      told += tell(joints, at: position.id, of: job)
      covered.formUnion(joints.map(\.link))
    }
    for (link, near) in passing where !covered.contains(link.id) {
      told += tell(
        [try view.portOfOther(link, near, into: joint)], at: position.id, of: nil)
    }
    return try links(told)
  }

  /// A link is told of once, at the first of its ends.
  private func tell(
    _ joints: [RepairSituation], at position: ThingID, of job: Recorded<Job>?
  ) -> [Told] {
    var met: Set<ThingID> = []
    return joints.compactMap { situation in
      let state = RepairState.fold(situation)
      guard let neighbour = state.droppedLink, let out = state.droppedBy[neighbour.port.id],
        met.insert(neighbour.link).inserted
      else { return nil }
      return Told(
        job: job, state: state, port: neighbour.port.id, link: neighbour.link, out: out,
        isOut: state.otherJointsOpen.contains(position))
    }
  }

  private func arePlainlyUp(
    _ passing: [(link: LinkRecord, near: PortRecord)], _ position: ThingID
  ) throws -> Bool {
    let disturbed = try view.latestWord(position.bytes, .disturbed)
    guard let plugged = try view.latestWord(position.bytes, .plugged) else {
      return disturbed == nil
    }
    guard plugged.value != PlugAction.unplug.rawValue, plugged.isAfter(disturbed) else {
      return false
    }
    return try passing.allSatisfy { link, near in
      try isOpened(near.id, since: plugged) || isOpened(link.far(from: near.id).id, since: plugged)
    }
  }

  // MARK: As it is told

  private func links(_ told: [Told]) throws -> [DroppedLink] {
    var jobs: [ThingID: LinkJob] = [:]
    for job in told.compactMap(\.job) where jobs[job.id] == nil {
      jobs[job.id] = try view.linkJob(job)
    }
    return try told.map { try link($0, $0.job.flatMap { jobs[$0.id] }) }
  }

  private func link(_ told: Told, _ job: LinkJob?) throws -> DroppedLink {
    let (plug, ref) = try place(of: told)
    let code = try told.out.job.flatMap { try view.job($0)?.body.code }
    return DroppedLink(
      link: told.link, port: told.port, plug: plug, plugRef: ref, out: told.out, code: code,
      job: job, isOut: told.isOut)
  }

  /// Where the plug is, as it is said where the link's port is named, and as it is typed.
  private func place(of told: Told) throws -> (plug: String?, ref: String) {
    let joint: ThingID? =
      switch told.out.body {
      case .plugging(let plugging): plugging.joint
      case .disturbance(let disturbance): disturbance.joint
      case .inspection(let look): look.joint
      case .cleaning(let cleaning): cleaning.joint
      case .partMove(let move): move.place.id
      default: nil
      }
    if let position = try joint.flatMap(view.position) { return (position.label, position.label) }
    let port = try joint.flatMap(view.port)
    let own = try view.port(told.port)
    let ref = (port ?? own)?.label ?? "?"
    if joint == told.port { return (nil, ref) }
    guard let port else { return (told.state.situation.port.label, ref) }
    return (port.device == own?.device ? port.name : port.label, ref)
  }
}

extension LatestWord {
  /// Whether it was said after another one; after none, any was.
  fileprivate func isAfter(_ other: LatestWord?) -> Bool {
    other.map { (order, fact) > ($0.order, $0.fact) } ?? true
  }
}
