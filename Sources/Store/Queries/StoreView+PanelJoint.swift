internal import Guide
internal import Plant

/// What a job needs that repairs a joint on a panel.
extension StoreView {
  /// What meets at a position on a panel.
  public func panelJoint(at position: PositionRecord) throws -> PanelJointFinding {
    let fabric = StoreFabric(self)
    let (id, label) = (position.id, position.label)
    let show = "ferrule show \(ShellWord.quoted(label))"
    guard let found = try fabric.position(id) else {
      return .unsettled(why: "\(label) is not in use.", next: show)
    }
    let ends = try fabric.landedEnds(at: id)
    let trunks = try ends.filter { try fabric.cable($0.cable)?.kind == .trunk }
    let wanted = found.cassette == nil ? 2 : 1
    guard ends.count == wanted else {
      let names = try ends.map { try partName($0.id) ?? "?" }.joined(separator: " and ")
      let all = ends.isEmpty ? "Nothing" : ends.count > wanted ? names : "Only \(names)"
      return .unsettled(
        why: "\(all) is recorded at \(label): which two faces meet there nobody can say.",
        next: ends.count > wanted
          ? show : "ferrule edit CABLE:END state=landed at=\(ShellWord.quoted(label))")
    }
    if let cassette = found.cassette, !trunks.isEmpty {
      let name = try cassetteLabel(cassette) ?? label
      return .unsettled(
        why: "\(label) is behind cassette \(name), which is pulled for it with all its links.",
        next: "ferrule blast \(ShellWord.quoted(name))")
    }
    guard let plug = ends.last(where: { !trunks.contains($0) }) ?? ends.last else {
      return .unsettled(why: "Nothing is recorded at \(label).", next: show)
    }
    do {
      let spot = try spot(id, label, besides: plug.cable).0
      let name = try partName(plug.id) ?? fabric.cable(plug.cable)?.label ?? "?"
      return .joint(PanelJoint(spot: spot, plug: plug, plugName: name))
    } catch let trouble as StoreError where trouble.code == .noSuchThing {
      return .unsettled(why: trouble.message, next: trouble.next ?? show)
    }
  }

  /// The links in service whose light passes a joint on a panel, each with its port on the side of the plug in
  /// front, by that port's name.
  public func links(through joint: PanelJoint) throws -> [(link: LinkRecord, near: PortRecord)] {
    let fabric = StoreFabric(self)
    guard let cable = try fabric.cable(joint.plug.cable) else { return [] }
    let fans = cable.kind == .harness
    let others = try fabric.otherEnds(of: joint.plug, acrossLegs: fans)
    var links = try self.links(at: others, isDirect: !fans, through: joint)
    // Where nobody wrote down where the plug comes from, the other side may still be known.
    if links.isEmpty {
      links = try self.links(at: [joint.plug], isDirect: false, through: joint).map { link, near in
        (link, link.far(from: near.id))
      }
    }
    return links.sorted { NaturalOrder.precedes($0.near.label, $1.near.label) }
  }

  /// The links in service of the ports that ends lead to, as far as their light passes the joint.
  ///
  /// - Parameter isDirect: whether all that is lit in a port an end is plugged in at goes through it.
  private func links(at ends: [CableEnd], isDirect: Bool, through joint: PanelJoint) throws
    -> [(link: LinkRecord, near: PortRecord)]
  {
    let fabric = StoreFabric(self)
    var met: Set<ThingID> = []
    var links: [(link: LinkRecord, near: PortRecord)] = []
    for end in ends {
      for id in try FabricWalk.ports(fabric, behind: end) {
        let isInPort = isDirect && end.place?.id == id
        for sharer in try fabric.sharers(of: id) {
          guard let port = try port(sharer) else { continue }
          for link in try self.links(ofPort: sharer)
          where link.service != "planned" && !met.contains(link.id) {
            guard try isInPort || passes(link, from: sharer, joint.spot.card.id) else { continue }
            met.insert(link.id)
            links.append((link, port))
          }
        }
      }
    }
    return links
  }

  private func passes(_ link: LinkRecord, from port: ThingID, _ position: ThingID) throws -> Bool {
    try way(ofLink: link, from: port).positions.contains { $0.id == position }
  }

  /// The joints on panels between the ports of a link at which a repair can be begun, nearest first, and what
  /// happened at them.
  func panelJoints(ofLink link: LinkRecord, from near: ThingID) throws -> (
    joints: [PathJoint], facts: [Fact]
  ) {
    var found: (joints: [PathJoint], facts: [Fact]) = ([], [])
    for passed in try way(ofLink: link, from: near).positions {
      guard let position = try position(passed.id),
        let joint = try panelJoint(at: position).joint
      else { continue }
      found.joints.append(
        PathJoint(id: position.id, name: position.label, place: position.place, isOnPanel: true))
      found.facts += try facts(at: joint)
    }
    return found
  }

  /// What happened at a joint on a panel; not what was done there with a plug that is elsewhere now.
  private func facts(at joint: PanelJoint) throws -> [Fact] {
    let id = joint.spot.card.id
    let happened = try factsOfJoint(id).filter { fact in
      guard case .plugging(let plugging) = fact.body, let cord = plugging.cordPart else {
        return true
      }
      return cord == joint.plug.id
    }
    return try happened + factsOfSubject(id) + factsOfPort(id) + factsOfFace(joint.plugFace)
      + factsOfFace(joint.spot.face)
  }

  /// The port of a link on the side of the plug in front of a joint; the first where that is not known.
  func near(_ link: LinkRecord, of joint: PanelJoint) throws -> PortRecord {
    for port in [link.portA, link.portB] {
      var before: ThingID?
      for hop in try way(ofLink: link, from: port.id).hops {
        switch hop {
        case .cable(let cable, _, _): before = cable.id
        case .position(let passed) where passed.id == joint.spot.card.id:
          return before == joint.plug.cable ? port : link.far(from: port.id)
        case .position: continue
        }
      }
    }
    return link.portA
  }

  /// The joints of a job that was begun at a position on a panel: the ports of its link, the joint itself if
  /// it is known here, and the ports of the other links that pass it.
  ///
  /// All have all facts: what is said of one port is told from what is said of another by its gate.
  func panelSituation(
    of job: Fact, _ link: LinkRecord, at position: PositionRecord, _ procedure: Procedure
  ) throws -> JobSituation {
    guard let joint = try panelJoint(at: position).joint else {
      return JobSituation(
        procedure: procedure, here: try onlyShut(job, link, link.portA, position.card),
        far: try onlyShut(job, link, link.portB, position.card))
    }
    let near = try near(link, of: joint)
    var here = try onlyShut(job, link, near, joint.spot.card)
    var far = try onlyShut(job, link, link.far(from: near.id), joint.spot.card)
    var met: Set<ThingID> = [here.port.id, far.port.id]
    var others: [(link: LinkRecord, port: PortRecord)] = []
    for (other, port) in try links(through: joint) where other.id != link.id {
      others += [port, other.far(from: port.id)].filter { met.insert($0.id).inserted }
        .map { (other, $0) }
    }
    let way = try panelJoints(ofLink: link, from: near.id)
    let gates = try others.flatMap { try factsOfPort($0.port.id) }
    let seenUp = try Set(others.map(\.link.id)).sorted().flatMap(factsOfSeenUp)
    let facts = try settled(here.facts + far.facts + facts(at: joint) + way.facts + gates + seenUp)
    let ends = [here.port, far.port].map {
      PathJoint(id: $0.id, name: $0.label, place: $0.place)
    }
    let panels = way.joints.filter { $0.id != position.id }
    let own = PathJoint(
      id: position.id, name: position.label, place: position.place, isOnPanel: true)
    var panel = RepairSituation(
      job: job, link: link.id, port: joint.spot.card, otherPort: far.port,
      otherJoints: [ends[0]] + panels + [ends[1]], medium: .fibre, portFace: joint.spot.face,
      cordFace: joint.plugFace, portPartName: joint.spot.legName,
      cordName: try plugFoundOtherwise(at: position.id) == nil ? joint.plugName : nil,
      nocNumber: here.nocNumber, facts: facts, policy: here.policy)
    panel.portFaceName = joint.spot.faceName
    panel.panelRepair = .joint
    (here.otherJoints, here.facts) = ([own] + panels + [ends[1]], facts)
    (far.otherJoints, far.facts) = ([own] + panels + [ends[0]], facts)
    let samePlug = try others.map { other, port in
      var shut = try portOfOther(job, other, port, into: joint, own, facts)
      (shut.nocNumber, shut.policy) = (here.nocNumber, here.policy)
      return shut
    }
    return JobSituation(
      procedure: procedure, here: here, far: far, panel: panel, samePlug: samePlug)
  }

  /// A port of another link that passes a joint, as a job there has it.
  private func portOfOther(
    _ job: Fact, _ link: LinkRecord, _ port: PortRecord, into joint: PanelJoint, _ own: PathJoint,
    _ facts: [Fact]
  ) throws -> RepairSituation {
    var shut = RepairSituation(
      job: job, link: link.id, port: try card(of: port),
      otherPort: try card(of: link.far(from: port.id)), otherJoints: [own], medium: .fibre,
      portFace: try portFace(port), cordFace: try cordFace(port), facts: facts)
    shut.panelRepair = .port(into: joint.spot.card)
    return shut
  }

  /// The same for a job of none of its links.
  func portOfOther(_ link: LinkRecord, _ port: PortRecord, into joint: PanelJoint) throws
    -> RepairSituation
  {
    let card = joint.spot.card
    let own = PathJoint(id: card.id, name: card.label, place: card.place, isOnPanel: true)
    let gates = try [link.portA, link.portB].flatMap { try factsOfPort($0.id) }
    let known = try settled(facts(at: joint) + gates + factsOfSeenUp(link.id))
    return try portOfOther(anyJob(at: card.id, of: .zero), link, port, into: joint, own, known)
  }

  /// The ports of other links as a job has them that was begun at a position on a panel.
  func portsOfOthers(of job: Fact, _ link: LinkRecord, at position: PositionRecord) throws
    -> [RepairSituation]
  {
    // The steps of its procedure matter to none who asks what went dark.
    let any = Procedure(name: "", version: 0, steps: [])
    return try panelSituation(of: job, link, at: position, any).samePlug
  }

  /// How the joint on a panel stands at which a job was begun; nil if nobody can say which faces meet there.
  func panelState(of job: ThingID, _ link: LinkRecord, at position: PositionRecord) throws
    -> RepairState?
  {
    guard let (fact, body) = try self.job(job) else { return nil }
    let any = Procedure(name: body.procedure, version: body.version, steps: [])
    return try panelSituation(of: fact, link, at: position, any).panel.map(RepairState.fold)
  }

  /// A port of the link of a job at a panel.
  private func onlyShut(_ job: Fact, _ link: LinkRecord, _ port: PortRecord, _ joint: PortCard)
    throws -> RepairSituation
  {
    var end = try situation(of: job, link, port)
    // What passes panels is fibre, whether or not anybody said so.
    end.medium = end.medium ?? .fibre
    end.panelRepair = .port(into: joint)
    return end
  }
}

extension PanelJoint {
  /// The face of the plug.
  var plugFace: Face { Face(part: plug.id, connector: 1) }
}
