import Guide
import Plant
import Store

/// The faults of the last days, each with the parts its light passes that other links pass too.
struct FaultTrails {
  let view: StoreView
  /// Two bad legs of twelve in a week may be chance.
  private static let enoughOfTrunk = 3

  /// Only links with an end at one of these ports; all if nil.
  let ports: Set<ThingID>?

  func since(_ sinceMS: Int64) throws -> [FaultTrail] {
    try view.faults(sinceMS: sinceMS).filter { $0.atMS >= sinceMS }.compactMap { fault in
      guard let link = try view.link(fault.body.link) else { return nil }
      if let ports, !ports.contains(link.portA.id), !ports.contains(link.portB.id) { return nil }
      let port = fault.body.port.map(link.near) ?? link.portA
      return FaultTrail(
        fault: fault.id, link: link.id, ref: port.label, parts: try parts(link))
    }
  }

  private func parts(_ link: LinkRecord) throws -> [FaultTrail.SharedPart] {
    var parts: [FaultTrail.SharedPart] = []
    for port in [link.portA, link.portB] {
      guard let cage = port.cage else { continue }
      parts.append(
        FaultTrail.SharedPart(
          id: try view.moduleHolder(port).id, name: "\(port.deviceName) cage \(cage)",
          at: port.name))
    }
    for hop in try view.way(ofLink: link, from: link.portA.id).hops {
      guard case .cable(let cable, let from, _) = hop, cable.kind == .trunk else { continue }
      parts.append(
        FaultTrail.SharedPart(
          id: cable.id, name: cable.serial ?? "trunk", at: "leg \(from.leg)",
          enough: Self.enoughOfTrunk))
    }
    return parts
  }
}
