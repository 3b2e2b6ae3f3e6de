import Guide
import Plant
import Store

/// The faults of the last days, each with the parts its light passed then, which other links pass too.
struct FaultTrails {
  let view: StoreView
  /// Two bad legs of twelve in a week may be chance.
  private static let enoughOfTrunk = 3

  /// Only links with an end at one of these ports; all if nil.
  let ports: Set<ThingID>?

  func since(_ sinceMS: Int64) throws -> [FaultTrail] {
    var known: [ThingID: LinkParts] = [:]
    var passed: [PassedKey: [FaultTrail.SharedPart]] = [:]
    return try FaultReport.together(reports(sinceMS)).compactMap { reports -> FaultTrail? in
      guard let fault = reports.first?.fault else { return nil }
      guard let link = try view.link(fault.body.link) else { return nil }
      if let ports, !ports.contains(link.portA.id), !ports.contains(link.portB.id) { return nil }
      let port = fault.body.port.map(link.near) ?? link.portA
      let parts = try known[link.id] ?? LinkParts(view, link)
      known[link.id] = parts
      // Faults between the same moves have the same parts, and a link may have hundreds of them.
      let key = PassedKey(link: link.id, moves: parts.moves(before: fault))
      let shared =
        try passed[key]
        ?? parts.parts(at: fault).compactMap(Self.shared) + Self.trunks(parts.way)
      passed[key] = shared
      var trail = FaultTrail(fault: fault.id, link: link.id, ref: port.label, parts: shared)
      trail.also = reports.dropFirst().map(\.fault.id)
      return trail
    }
  }

  /// The reports of the last days; when they were closed is asked only of those that say the same, where it tells how many
  /// faults they are.
  private func reports(_ sinceMS: Int64) throws -> [FaultReport] {
    let faults = try view.faults(sinceMS: sinceMS).filter { $0.atMS >= sinceMS }
    let alike = FaultReport.alike(faults)
    return try faults.map { fault in
      guard alike.contains(fault.id) else { return FaultReport(fault: fault) }
      let closed = try view.fault(fault.id).last { fact in
        if case .faultClose = fact.body { true } else { false }
      }
      return FaultReport(fault: fault, closedMS: closed?.atMS)
    }
  }

  private struct PassedKey: Hashable {
    var link: ThingID
    var moves: Int
  }

  /// A module or cord by its serial wherever it was; a module nobody has identified by its cage.
  private static func shared(_ part: LinkParts.Part) -> FaultTrail.SharedPart? {
    if let name = part.name { return FaultTrail.SharedPart(id: part.id, name: name, at: part.at) }
    guard let port = part.port, let cage = port.cage else { return nil }
    return FaultTrail.SharedPart(
      id: part.id, name: "\(port.deviceName) cage \(cage)", at: port.name)
  }

  private static func trunks(_ way: FabricPath) -> [FaultTrail.SharedPart] {
    var met: Set<ThingID> = []
    return way.hops.compactMap { hop in
      guard case .cable(let cable, let from, _) = hop, cable.kind == .trunk,
        met.insert(cable.id).inserted
      else { return nil }
      return FaultTrail.SharedPart(
        id: cable.id, name: cable.serial ?? "trunk", at: "leg \(from.leg)",
        enough: enoughOfTrunk)
    }
  }
}
