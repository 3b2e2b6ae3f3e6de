import Guide
import Paper
import Plant
import Store

/// One link from its near port to its far port, hop by hop.
struct TracePath {
  var near: PortRecord
  var far: PortRecord
  var hops: [TraceHop]
  /// Whether everything between the two ports is known.
  var isComplete: Bool
  /// Where the way that is recorded ends instead; nil if it is whole, or nothing of it is recorded.
  var stop: String?

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
    let way = try view.way(ofLink: link, from: near.id)
    var hops = [try TraceHop(view, near)]
    func text(_ stop: PathStop) throws -> String {
      let labels = try stop.ports.map { ($0, try view.port($0)?.label ?? "an unknown port") }
      return stop.text { port in labels.first { $0.0 == port }?.1 ?? "an unknown port" }
    }
    if way.hops.isEmpty, let stop = way.stop, try isPlaced(link, view) {
      // What is left of the way is drawn from its other end.
      let rest = try view.way(ofLink: link, from: far.id).hops.reversed().map(\.reversed)
      hops += try rest.map { try TraceHop(view, $0) }
      hops.append(try TraceHop(view, far))
      return TracePath(near: near, far: far, hops: hops, isComplete: false, stop: try text(stop))
    }
    if way.hops.isEmpty {
      let cables = try view.cables(ofLink: link.id)
      let ordered = near.id == link.portA.id ? cables : cables.reversed()
      let medium = try view.medium(ofLink: link)
      hops += try ordered.map { try TraceHop(view, $0) }
      if cables.isEmpty { hops.append(TraceHop(unknown: medium)) }
      hops.append(try TraceHop(view, far))
      return TracePath(
        near: near, far: far, hops: hops,
        isComplete: !cables.isEmpty || medium == .aoc || medium == .dac)
    }
    hops += try way.hops.map { try TraceHop(view, $0) }
    hops.append(try TraceHop(view, far))
    let stop = try way.stop.map(text)
    return TracePath(near: near, far: far, hops: hops, isComplete: way.isComplete, stop: stop)
  }

  /// Whether it is recorded where the ends of its cords are: then they are not drawn as if they joined its ports.
  private static func isPlaced(_ link: LinkRecord, _ view: StoreView) throws -> Bool {
    try view.cables(ofLink: link.id).contains { cable in
      try !view.ends(ofCable: cable.id).isEmpty
    }
  }

  func text(_ style: Style) -> String {
    var lines = [style.strong("\(near.label) > \(far.label)") + "  \(near.rate ?? "")"]
    var table = Table(["hop", "what", "place", "known"])
    for hop in hops { table.add([hop.kind, hop.label, hop.place, hop.remark]) }
    lines.append(table.text().trimmedEnd)
    if let stop {
      lines += TextWidth.wrapped("NOT WHOLE: \(SafeLine.text(stop))", to: 78).map { "  \($0)" }
    } else if !isComplete {
      lines.append("  between the ports: not known yet")
    }
    lines += hops.compactMap(\.found).map { "  as found: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    .object([
      ("complete", .bool(isComplete)), ("stop", .optional(stop)),
      ("hops", .array(hops.map(\.json))),
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
