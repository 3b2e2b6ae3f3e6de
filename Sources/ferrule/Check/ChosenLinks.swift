import Paper
import Plant
import Store

/// The links a person means: of a thing, of a row, or all.
struct ChosenLinks {
  var ref: [String] = []
  var row: String?

  /// Their ids; nil for all of them.
  ///
  /// - Throws: code `no-such-thing` or `ambiguous`; `no-links` where the thing has none.
  func links(_ view: StoreView, _ fabric: Fabric) throws -> Set<ThingID>? {
    if let row {
      let thing = try view.rackRow(named: row)
      let ports = Set(try view.ports(inRow: thing.id).map(\.id))
      return try some(fabric.links { ports.contains($0.portA) || ports.contains($0.portB) }, row)
    }
    guard !ref.isEmpty else { return nil }
    let name = ref.joined(separator: " ")
    let thing = try view.thing(
      named: name, kinds: [.link, .port, .device, .panel, .panelPosition, .cable, .cassette])
    return try some(links(of: thing, fabric), name)
  }

  private func links(of thing: Thing, _ fabric: Fabric) -> Set<ThingID> {
    switch thing.kind {
    case .link: [thing.id]
    case .port: fabric.links { $0.portA == thing.id || $0.portB == thing.id }
    case .device:
      fabric.links { link in
        [link.portA, link.portB].contains { fabric.ports[$0]?.device == thing.id }
      }
    default: Set(fabric.links(passing: thing.id).map(\.id))
    }
  }

  private func some(_ links: Set<ThingID>, _ name: String) throws -> Set<ThingID> {
    guard links.isEmpty else { return links }
    throw CommandError(
      .missing, "no-links", "No link is known at \(SafeLine.text(name)).",
      next: "ferrule add link port_a=PORT port_b=PORT")
  }
}

extension Fabric {
  /// The ids of the links of which something is true.
  func links(_ isMeant: (FabricLink) -> Bool) -> Set<ThingID> {
    Set(links.lazy.filter(isMeant).map(\.id))
  }
}
