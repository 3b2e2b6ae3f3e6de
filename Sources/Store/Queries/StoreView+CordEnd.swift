internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What a job needs that puts another cord in at both its ends.
extension StoreView {
  /// The ends of the cord that is recorded in a port: here, and its other one; nil unless there is one cord
  /// with two ends.
  public func cord(inPort port: ThingID) throws -> (cable: Cable, near: CableEnd, other: CableEnd)?
  {
    let fabric = StoreFabric(self)
    let landed = try fabric.sharers(of: port).flatMap { try fabric.landedEnds(at: $0) }
    guard landed.count == 1, let near = landed.first, let cable = try fabric.cable(near.cable),
      !cable.isLegged
    else { return nil }
    let others = try fabric.ends(of: cable.id).filter { $0.id != near.id }
    guard others.count == 1, let other = others.first else { return nil }
    return (cable, near, other)
  }

  /// Where the other end of the cord in a port of a link is.
  public func cordEnd(ofLink link: LinkRecord, from port: PortRecord) throws -> CordEndFinding {
    let fabric = StoreFabric(self)
    let far = link.far(from: port.id)
    let nearPorts = try fabric.sharers(of: port.id)
    let farPorts = try fabric.sharers(of: far.id)
    let landed = try nearPorts.flatMap { try fabric.landedEnds(at: $0) }
    let trace = "ferrule trace \(ShellWord.quoted(port.label))"
    if landed.isEmpty {
      guard try farPorts.allSatisfy({ try fabric.landedEnds(at: $0).isEmpty }) else {
        return .unsettled(
          why: "No cord is recorded in \(port.label): where its other end is nobody can say.",
          next: "ferrule edit CORD:END state=landed at=\(ShellWord.quoted(port.label))")
      }
      let others = try othersOnPlugs(nearPorts + farPorts, besides: link)
      return others.isEmpty
        ? .unrecorded : ofMany("The cable in \(port.label)", port, others)
    }
    if let shared = try sharedCable(in: port.id, of: link.id) {
      return ofMany(shared.name ?? "The cable in \(port.label)", port, shared.ports)
    }
    guard let cord = try cord(inPort: port.id) else {
      return .unsettled(
        why: "What is recorded in \(port.label) is not one cord with two ends.", next: trace)
    }
    let others = try others(passing: cord.near, besides: link)
    if !others.isEmpty { return ofMany(cord.cable.label, port, others) }
    let name = try partName(cord.other.id) ?? cord.cable.label
    guard cord.other.isLanded, let place = cord.other.place else {
      return .unsettled(
        why: "The other end of the cord in \(port.label), \(name), is not recorded anywhere.",
        next: "ferrule edit \(ShellWord.quoted(name)) state=landed at=PANEL:POSITION")
    }
    if place.kind == .panelPosition, let record = try position(place.id) {
      return .panel(cord.other, at: record.id, name: record.label)
    }
    if farPorts.contains(place.id) { return .farPort(cord.other) }
    return .unsettled(
      why:
        "The other end of the cord in \(port.label), \(name), is recorded at no end of its link.",
      next: trace)
  }

  /// A cable that several links pass is changed in no job of one: the others would be dark, and untested with it.
  private func ofMany(
    _ name: String, _ port: PortRecord, _ others: [String]
  ) -> CordEndFinding {
    let ports = [port.label] + others
    let links = others.isEmpty ? "several links" : "\(ports.count) links"
    let all = others.isEmpty ? "all of them" : ports.joined(separator: ", ")
    let ref = ShellWord.quoted(port.label)
    return .unsettled(
      why:
        "\(name) carries \(links), and no job of one of them changes it: it is changed once \(all) "
        + "are shut, and each is tested after.",
      next:
        "ferrule blast \(ref) counts them; ferrule work \(ref) caps it or sets the link aside, and "
        + "leaves a task to change it")
  }

  /// Adds the joint at the other end of the cord; none where what the job was begun with is not here.
  func addCordEnd(
    _ situation: inout JobSituation, _ job: Fact, _ link: LinkRecord, _ port: PortRecord
  ) throws {
    situation.here.cordChange = .named
    situation.far?.cordChange = .shut
    let moves = try cordMoves(of: job.id, at: port.id)
    let arriving = try moves.last { $0.direction == .into }.flatMap { try otherEnd(of: $0.part) }
    let name = try arriving.flatMap { try partName($0) }
    let begun = try begunAt(job)
    if moves.isEmpty, situation.here.cordName == nil, try plugFoundOtherwise(at: port.id) == nil {
      situation.here.cordName = try begun.old.flatMap { try otherEnd(of: $0) }
        .flatMap { try partName($0) }
    }
    guard let position = begun.position else {
      guard begun.isKnown else { return }
      var end = try self.situation(of: job, link, link.far(from: port.id))
      end.cordChange = .follows(CordArrival(end: arriving, name: name, isOnPanel: false))
      if end.cordName == nil { end.cordName = try begun.old.flatMap { try partName($0) } }
      situation.cordEnd = end
      return
    }
    guard let old = begun.old else { return }
    let spot: PanelSpot
    do {
      spot = try self.spot(
        position.id, position.label, besides: try cable(ofEnd: old)?.id
      ).0
    } catch let trouble as StoreError where trouble.code == .noSuchThing {
      return
    }
    let there = try cordMoves(of: job.id, at: position.id).last { $0.direction == .into }?.part
    let cordFace = Face(part: there ?? old, connector: 1)
    var shared = try factsOfJoint(position.id) + factsOfSubject(position.id)
    shared += try factsOfPort(position.id) + factsOfFace(cordFace) + factsOfFace(spot.face)
    let here = situation.here
    let joint = PathJoint(
      id: position.id, name: "\(spot.card.device):\(spot.card.name)", place: spot.card.place)
    let near = PathJoint(id: here.port.id, name: here.port.label, place: here.port.place)
    let far = PathJoint(
      id: here.otherPort.id, name: here.otherPort.label, place: here.otherPort.place)
    var end = RepairSituation(
      job: job, link: link.id, port: spot.card, otherPort: here.otherPort,
      otherJoints: [near, far], medium: here.medium, portFace: spot.face, cordFace: cordFace,
      portPartName: spot.legName, cordName: try partName(cordFace.part), nocNumber: here.nocNumber,
      facts: try settled(here.facts + shared), policy: here.policy)
    end.portFaceName = spot.faceName
    end.cordChange = .follows(CordArrival(end: arriving, name: name, isOnPanel: true))
    situation.cordEnd = end
    situation.here.facts = end.facts
    situation.here.otherJoints = [joint, far]
    guard var other = situation.far else { return }
    other.facts = try settled(other.facts + shared)
    other.otherJoints = [joint, near]
    situation.far = other
  }

  /// The other end of the cable an end belongs to; nil where there is no one other.
  private func otherEnd(of end: ThingID) throws -> ThingID? {
    guard let cable = try cable(ofEnd: end) else { return nil }
    let others = try ends(ofCable: cable.id).filter { $0.id != end }
    return others.count == 1 ? others.first?.id : nil
  }

  /// The plugs a job took out of a place and put into it, in order.
  private func cordMoves(of job: ThingID, at place: ThingID) throws -> [PartMove] {
    let facts = try settled(facts(in: "part_move", where: "place = ?", [place.data]))
    return LiveFacts.of(facts).compactMap { fact in
      guard case .partMove(let move) = fact.body, move.kind == .plug, fact.job == job else {
        return nil
      }
      return move
    }
  }

  /// Where the old cord's other end was when the job began.
  private func begunAt(_ job: Fact) throws -> (
    isKnown: Bool, old: ThingID?, position: PositionRecord?
  ) {
    for fact in try facts(in: "step", where: "job = ?", [job.id.data]).sorted(by: Fact.precedes) {
      guard case .step(let step) = fact.body, step.name == StepName.cordEnd.rawValue else {
        continue
      }
      guard step.outcome == CordEndFinding.panelWord else { return (true, step.face?.part, nil) }
      let place = try? thing(named: step.reason ?? "", kinds: [.panelPosition])
      guard let place, let position = try position(place.id) else { return (false, nil, nil) }
      return (true, step.face?.part, position)
    }
    return (false, nil, nil)
  }
}
