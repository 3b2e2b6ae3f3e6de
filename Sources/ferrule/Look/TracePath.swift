import Guide
import Paper
import Plant
import Store

/// One link from its near port to its far port, hop by hop.
struct TracePath {
  struct Hop {
    var kind: String
    var ref: String?
    var label: String
    var place: String?
    var remark: String?
  }

  var near: PortRecord
  var far: PortRecord
  var hops: [Hop]
  /// Whether everything between the two ports is known.
  var isComplete: Bool

  /// The paths that begin at a thing.
  static func all(_ view: StoreView, from thing: Thing) throws -> [TracePath] {
    switch thing.kind {
    case .link:
      return try view.link(thing.id).map { [try path(view, $0, near: $0.portA)] } ?? []
    case .port:
      return try view.links(ofPort: thing.id).map {
        try path(view, $0, near: $0.near(to: thing.id))
      }
    default:
      return try view.ports(ofDevice: thing.id).flatMap { port in
        try view.links(ofPort: port.id).map { try path(view, $0, near: $0.near(to: port.id)) }
      }
    }
  }

  private static func path(_ view: StoreView, _ link: LinkRecord, near: PortRecord) throws
    -> TracePath
  {
    let far = link.far(from: near.id)
    let cables = try view.cables(ofLink: link.id)
    let ordered = near.id == link.portA.id ? cables : cables.reversed()
    let medium = try view.medium(ofLink: link)
    var hops = [try hop(view, near)]
    hops += ordered.map(hop)
    if cables.isEmpty {
      hops.append(
        Hop(
          kind: "cable", ref: nil, label: medium?.rawValue ?? "unknown medium", place: nil,
          remark: medium == .fibre
            ? "no part number, no fibres known" : medium == nil ? "nobody has looked" : nil))
    }
    hops.append(try hop(view, far))
    return TracePath(
      near: near, far: far, hops: hops,
      isComplete: !cables.isEmpty || medium == .aoc || medium == .dac)
  }

  private static func hop(_ view: StoreView, _ port: PortRecord) throws -> Hop {
    let sharers = try view.cage(of: port).filter { $0.id != port.id }
    let names = view.names(of: port).line
    let remark =
      sharers.isEmpty
      ? names : "\(names); module shared with \(sharers.map(\.name).joined(separator: ", "))"
    return Hop(
      kind: "port", ref: port.label, label: port.label, place: port.place?.text, remark: remark)
  }

  private static func hop(_ cable: CableRecord) -> Hop {
    var facts: [String] = []
    if let count = cable.fibreCount { facts.append("\(count) fibres") }
    if let grade = cable.fibreGrade { facts.append(grade.uppercased()) }
    if let polarity = cable.polarity { facts.append("type \(polarity.uppercased())") }
    if let length = cable.lengthMM { facts.append("\(DecibelText.metres(length)) m") }
    if let part = cable.partNumber { facts.append(part) }
    return Hop(
      kind: cable.kind ?? "cable", ref: cable.id.description,
      label: cable.serial ?? cable.kind ?? "cable", place: nil,
      remark: facts.isEmpty ? nil : facts.joined(separator: ", "))
  }

  func text(_ style: Style) -> String {
    var lines = [style.strong("\(near.label) > \(far.label)") + "  \(near.rate ?? "")"]
    var table = Table(["hop", "what", "place", "known"])
    for hop in hops { table.add([hop.kind, hop.label, hop.place, hop.remark]) }
    lines.append(table.text().trimmedEnd)
    if !isComplete { lines.append("  between the ports: not known yet") }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    .object([
      ("complete", .bool(isComplete)),
      (
        "hops",
        .array(
          hops.map {
            .object([
              ("kind", .string($0.kind)), ("ref", .optional($0.ref)), ("label", .string($0.label)),
              ("place", .optional($0.place)), ("position", .null), ("view", .null),
              ("colour", .null), ("remark", .optional($0.remark)),
            ])
          })
      ),
      (
        "far",
        .object([
          ("port", .string(far.label)), ("place", .optional(far.place?.text)), ("lane", .null),
          ("direction", .null),
        ])
      ),
    ])
  }
}
