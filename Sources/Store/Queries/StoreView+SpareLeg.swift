internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What a job needs that moves the cords of a link onto a spare leg.
extension StoreView {
  /// The re-patches a task names, in its order.
  ///
  /// They are found by the task's own words, so that they are the same before and after the cords were moved.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`.
  public func spareMoves(_ errand: SpareErrand) throws -> [SpareMove] {
    try [errand.first, errand.second].map(spareMove)
  }

  private func spareMove(_ move: SpareErrand.Move) throws -> SpareMove {
    let (from, left) = try spot(move.from)
    let (to, _) = try spot(move.to)
    let fabric = StoreFabric(self)
    for place in [to.card.id, from.card.id] {
      for end in try fabric.landedEnds(at: place) {
        guard let cable = try fabric.cable(end.cable), cable.kind != .trunk,
          cable.label.folded == move.cord.folded
        else { continue }
        return SpareMove(cord: end, cordName: cable.label, from: from, to: to, left: left)
      }
    }
    throw StoreError(
      .noSuchThing, "No end of \(move.cord) is recorded at \(move.from) or at \(move.to).",
      next: "ferrule show \(ShellWord.quoted(move.cord))")
  }

  /// A position with the face in it and the leg behind it.
  private func spot(_ name: String) throws -> (PanelSpot, CableEnd?) {
    try spot(try thing(named: name, kinds: [.panelPosition]).id, name)
  }

  /// A position with the face a cord meets there and the leg behind it.
  ///
  /// - Parameter cord: what is in front of it: where no trunk is behind, another cord may be.
  func spot(_ id: ThingID, _ name: String, besides cord: ThingID? = nil) throws -> (
    PanelSpot, CableEnd?
  ) {
    let fabric = StoreFabric(self)
    guard let record = try position(id), let position = try fabric.position(id) else {
      throw StoreError(
        .noSuchThing, "\(name) is not in use.", next: "ferrule show \(ShellWord.quoted(name))")
    }
    let card = record.card
    if let cassette = position.cassette, let face = try cassetteFace(at: id) {
      let all = try fabric.positions(of: cassette, onPanel: position.panel)
      let ends = try all.flatMap { try trunkEnds(at: $0.id, fabric) }
      let left = ends.count == 1 ? ends.first : nil
      return (
        PanelSpot(
          card: card, face: face, faceName: try cassetteFaceName(face),
          legName: try left.flatMap { try legName($0, fabric) }), left
      )
    }
    let behind = try trunkEnds(at: position.id, fabric).first
    guard let end = try behind ?? cordBehind(position.id, cord, fabric) else {
      throw StoreError(
        .noSuchThing, "No leg of a trunk is recorded behind \(record.label).",
        next: "ferrule show \(ShellWord.quoted(record.label))")
    }
    return (
      PanelSpot(
        card: card, face: Face(part: end.id, connector: 1), legName: try legName(end, fabric)), end
    )
  }

  private func trunkEnds(at place: ThingID, _ fabric: StoreFabric) throws -> [CableEnd] {
    try fabric.landedEnds(at: place).filter { try fabric.cable($0.cable)?.kind == .trunk }
  }

  private func cordBehind(_ place: ThingID, _ cord: ThingID?, _ fabric: StoreFabric) throws
    -> CableEnd?
  {
    guard let cord else { return nil }
    let others = try fabric.landedEnds(at: place).filter { $0.cable != cord }
    return others.count == 1 ? others.first : nil
  }

  private func legName(_ end: CableEnd, _ fabric: StoreFabric) throws -> String? {
    try fabric.cable(end.cable).map { $0.isLegged ? "\($0.label) leg \(end.leg)" : $0.label }
  }

  /// The task a job was begun for, in its own words, and whether its first re-patch is the nearer one.
  private func errand(of job: ThingID) throws -> (errand: SpareErrand, isFirstNear: Bool)? {
    for fact in try facts(in: "step", where: "job = ?", [job.data]).sorted(by: Fact.precedes) {
      guard case .step(let step) = fact.body, step.name == StepName.task.rawValue,
        let errand = try? SpareErrand(step.reason ?? "")
      else { continue }
      return (errand, step.outcome == SpareOrder.firstNear.rawValue)
    }
    return nil
  }

  /// Adds the joints on panels at which a job moves cords; none where what its task names is not here.
  func addPanels(_ situation: inout JobSituation, _ job: Fact, _ link: LinkRecord) throws {
    guard let (errand, isFirstNear) = try errand(of: job.id) else { return }
    let moves: [SpareMove]
    do {
      moves = try spareMoves(errand)
    } catch let trouble as StoreError where [.noSuchThing, .ambiguous].contains(trouble.code) {
      return
    }
    let spots = moves.flatMap { [$0.from, $0.to] }
    let shared = try spots.flatMap { spot in
      try factsOfJoint(spot.card.id) + factsOfSubject(spot.card.id)
    }
    let panels = try moves.map { try panel($0, link, shared, like: situation.here) }
    (situation.nearPanel, situation.farPanel) =
      isFirstNear ? (panels[0], panels[1]) : (panels[1], panels[0])
    let ends = CordMove.port(positions: Set(spots.map(\.card.id)))
    situation.here.cordMove = ends
    situation.here.facts = try settled(situation.here.facts + shared)
    // What passes panels and trunks is fibre, whether or not anybody said so.
    situation.here.medium = situation.here.medium ?? .fibre
    if let left = moves.compactMap(\.left).first {
      let legEnds = try self.ends(ofCable: left.cable).filter { $0.leg == left.leg }
      situation.here.leaves = LeftLeg(
        cable: left.cable, leg: left.leg, name: errand.leaves,
        broken: try brokenFibres(ofCable: left.cable, leg: left.leg),
        fibreCount: legEnds.compactMap { $0.face.kind?.positions }.first)
    }
    guard var far = situation.far else { return }
    far.cordMove = ends
    far.facts = try settled(far.facts + shared)
    far.medium = far.medium ?? .fibre
    situation.far = far
  }

  private func panel(
    _ move: SpareMove, _ link: LinkRecord, _ shared: [Fact], like here: RepairSituation
  ) throws -> RepairSituation {
    var facts = here.facts + shared
    let cordFace = Face(part: move.cord.id, connector: 1)
    for face in [cordFace, move.from.face, move.to.face] { facts += try factsOfFace(face) }
    let neighbours = try neighbours(on: move.cord, besides: link)
    for neighbour in neighbours { facts += try factsOfPort(neighbour.port.id) }
    var panel = RepairSituation(
      job: here.job, link: here.link, port: move.to.card, otherPort: here.otherPort,
      otherJoints: [], neighbours: neighbours, medium: here.medium ?? .fibre,
      portFace: move.to.face, cordFace: cordFace, portPartName: move.to.legName,
      cordName: move.cordName, nocNumber: here.nocNumber, facts: try settled(facts),
      policy: here.policy)
    panel.portFaceName = move.to.faceName
    panel.cordMove = .panel(PanelMove(from: move.from))
    return panel
  }

  /// Other links in service whose light passes a cord, each at the port it comes from.
  func neighbours(on cord: CableEnd, besides own: LinkRecord) throws -> [Neighbour] {
    let fabric = StoreFabric(self)
    var met: Set<ThingID> = [own.id]
    var neighbours: [Neighbour] = []
    let others = try fabric.ends(of: cord.cable).filter { $0.id != cord.id }
    for id in try Set(others.flatMap { try FabricWalk.ports(fabric, behind: $0) }).sorted() {
      for sharer in try fabric.sharers(of: id) {
        guard let port = try port(sharer) else { continue }
        for link in try links(ofPort: sharer)
        where link.service != "planned" && met.insert(link.id).inserted {
          let hops = try way(ofLink: link, from: sharer).hops
          guard hops.contains(where: { $0.isCable(cord.cable) }) else { continue }
          let far = link.far(from: sharer)
          let shut = try [port.id, far.id].contains {
            try latestWord($0.bytes, .gate)?.value == GateAction.shut.rawValue
          }
          neighbours.append(
            Neighbour(
              link: link.id, port: try card(of: port), farEnd: try card(of: far),
              owner: link.owner ?? far.deviceName, isShut: shut, sharesPlug: true))
        }
      }
    }
    return neighbours
  }
}

extension PathHop {
  fileprivate func isCable(_ id: ThingID) -> Bool {
    if case .cable(let cable, _, _) = self { cable.id == id } else { false }
  }
}
