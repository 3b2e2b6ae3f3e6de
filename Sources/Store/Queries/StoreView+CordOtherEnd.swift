internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// The other end of a cord that went in at one port.
extension StoreView {
  /// Where the other end of a cord is that went in at a port of a link, and whether somebody saw it clean since.
  func cordOtherEnd(
    _ fact: Fact, _ move: PartMove, _ link: LinkRecord, from port: PortRecord
  ) throws -> CordOtherEnd {
    let fabric = StoreFabric(self)
    let part = try identity(ofPart: move.part)
    let far = link.far(from: port.id)
    let farPorts = try fabric.sharers(of: far.id)
    let others = try cable(ofEnd: part).map {
      try self.ends(ofCable: $0.id).filter { $0.id != part }
    }
    let known = others ?? []
    let landed = known.filter(\.isLanded)
    let there = landed.first { $0.place.map { farPorts.contains($0.id) } ?? false } ?? landed.first
    // Of a cord nobody has written down only the plug at the other port can be its other end, as can that of one
    // whose other end is in no place, where none is recorded in that port.
    let isFarPlug =
      try there == nil
      && (known.isEmpty || farPorts.allSatisfy { try fabric.landedEnds(at: $0).isEmpty })
    let faces =
      known.map { Face(part: $0.id, connector: 1) } + (isFarPlug ? [try cordFace(far)] : [])
    let isSeenClean = try faces.contains { face in
      // A look that says nothing of its damage pays nothing.
      guard try damageMemory(of: face)[face] == nil else { return false }
      return LiveFacts.of(try settled(factsOfFace(face))).contains { look in
        guard case .inspection(let inspection) = look.body else { return false }
        return inspection.verdict == .clean && Fact.precedes(fact, look)
      }
    }
    let name = try (there ?? known.first).flatMap { try partName($0.id) }
    let isInFarPort = isFarPlug || there?.place.map { farPorts.contains($0.id) } == true
    let place = isInFarPort ? try card(of: far) : try there?.place.flatMap { try card(ofPlace: $0) }
    let cord = ShellWord.quoted(name ?? "CORD:END")
    return CordOtherEnd(
      place: place, name: name, isSeenClean: isSeenClean,
      command: place == nil ? "ferrule edit \(cord) state=landed at=PANEL:POSITION" : nil)
  }

  /// A port, or a position on a panel; nil if it is neither, or not in use.
  private func card(ofPlace place: Subject) throws -> PortCard? {
    switch place.kind {
    case .port: try port(place.id).map { try card(of: $0) }
    case .panelPosition: try position(place.id)?.card
    default: nil
    }
  }

  /// Whether the job of a fact changes a cord at both its ends, and so comes to the other one by itself.
  func isOfJobAtBothEnds(_ fact: Fact) throws -> Bool {
    guard let job = fact.job else { return false }
    return try facts(in: "step", where: "job = ?", [job.data]).contains { said in
      if case .step(let step) = said.body { step.name == StepName.cordEnd.rawValue } else { false }
    }
  }
}
