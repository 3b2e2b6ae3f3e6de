internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// From what a person types or scans to the thing it means.
extension StoreView {
  /// The things a REF names: by name, alias, serial or tag; `DEVICE:PORT` or `DEVICE PORT`;
  /// `PANEL:POSITION` or `PANEL POSITION`; `RACK uN`; a link by either of its ports or as `PORT>PORT`; or eight or more digits of an id.
  ///
  /// Retired things are named only where no live one is. What was found to be another thing leads to
  /// that one, unless `asRecorded`.
  public func things(named ref: String, asRecorded: Bool = false) throws -> [Thing] {
    var met: Set<ThingID> = []
    let found = try recorded(named: ref).map { asRecorded ? $0 : try eldest(joinedTo: $0) }
      .filter { met.insert($0.id).inserted }
    let live = found.filter { $0.retiredAtMS == nil }
    return live.isEmpty ? found : live
  }

  private func recorded(named ref: String) throws -> [Thing] {
    let folded = ref.folded
    guard !folded.isEmpty else { return [] }
    var found = try exact(folded)
    if found.isEmpty { found = try portThings(folded) }
    if found.isEmpty { found = try panelPositionThings(folded) }
    if found.isEmpty { found = try unitThings(folded) }
    if found.isEmpty { found = try linkThings(folded) }
    if found.isEmpty { found = try idThings(folded) }
    if found.isEmpty { found = try jointThings(folded) }
    return found
  }

  /// The one thing a REF names, of one of these kinds if any are given.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`, candidates listed.
  public func thing(named ref: String, kinds: [ThingKind] = []) throws -> Thing {
    try only(of: things(named: ref), named: ref, kinds: kinds)
  }

  /// The one of the things a REF names that is of one of these kinds, if any are given.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`, candidates listed.
  public func only(of all: [Thing], named ref: String, kinds: [ThingKind] = []) throws -> Thing {
    let found = kinds.isEmpty ? all : all.filter { kinds.contains($0.kind) }
    if found.count == 1, let only = found.first { return only }
    if found.isEmpty {
      if let other = all.first {
        let wanted = kinds.map(\.word).joined(separator: " or ")
        throw StoreError(
          .noSuchThing, "\(ref) is a \(other.kind.word), not a \(wanted).",
          next: "ferrule show \(ShellWord.quoted(ref))")
      }
      guard try faults(ofTicket: ref).isEmpty else {
        let wanted = kinds.isEmpty ? "" : ", not a \(kinds.map(\.word).joined(separator: " or "))"
        throw StoreError(
          .noSuchThing, "\(ref) is the number of a ticket\(wanted).",
          next: "ferrule find \(ShellWord.quoted(ref))")
      }
      throw StoreError(
        .noSuchThing, "Nothing here is called \(ShellWord.quoted(ref))\(ShortCode.doubt(ref)).",
        next: "ferrule find \(ShellWord.quoted(ref))")
    }
    let list = found.prefix(8).map { "\($0.label) (\($0.kind.word))" }.joined(separator: ", ")
    throw StoreError(
      .ambiguous, "\(ref) can mean \(found.count) things: \(list).",
      next: "type one of those names, or more digits of its id")
  }

  /// The port a REF names; a link or joint is named by its port.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`.
  public func port(named ref: String) throws -> PortRecord {
    let thing = try thing(named: ref, kinds: [.port])
    guard let port = try port(thing.id) else {
      throw StoreError(.noSuchThing, "The port \(ref) belongs to no device here.")
    }
    return port
  }

  /// The link a REF names: a link, or the port at either end.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`.
  public func link(named ref: String) throws -> (link: LinkRecord, near: PortRecord) {
    try link(at: thing(named: ref, kinds: [.link, .port]), named: ref)
  }

  /// The link that is a thing, or the one at a port.
  ///
  /// - Parameter ref: how it was named: the end of a link that is named first is the near one.
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`.
  public func link(at thing: Thing, named ref: String) throws -> (
    link: LinkRecord, near: PortRecord
  ) {
    if thing.kind == .link, let link = try link(thing.id) {
      let first = ref.folded.hasPrefix(link.portB.deviceName.folded) ? link.portB : link.portA
      return (link, first)
    }
    let links = try links(ofPort: thing.id)
    guard let link = links.first else {
      throw StoreError(
        .noSuchThing, "No link is known at \(thing.label).",
        next: "ferrule add link port_a=\(thing.label) port_b=OTHER-PORT")
    }
    guard links.count == 1 else {
      let list = links.map { $0.far(from: thing.id).label }.joined(separator: ", ")
      throw StoreError(
        .ambiguous, "\(thing.label) is double-booked: links to \(list).", next: "ferrule conflicts")
    }
    return (link, link.near(to: thing.id))
  }

  /// The row of racks of this name.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing` or `ambiguous`.
  public func rackRow(named name: String) throws -> Thing {
    do {
      return try thing(named: name, kinds: [.rackRow])
    } catch let error as StoreError where error.code == .noSuchThing {
      let known = try rackRows().map(\.name)
      throw StoreError(
        .noSuchThing, "No row is called \(name).",
        next: known.isEmpty
          ? "ferrule import places FILE"
          : "one of: \(known.prefix(12).joined(separator: " "))")
    }
  }

  // MARK: Kinds of REF

  private func exact(_ folded: String) throws -> [Thing] {
    let rows = try rows("SELECT DISTINCT kind, target FROM lookup WHERE term = ?", [folded])
    return try rows.compactMap { row in
      guard let kind: ThingKind = row.value("kind"), let id = row.id("target") else { return nil }
      return try thing(kind, id)
    }
  }

  /// `DEVICE:PORT` or `DEVICE PORT`, the port by any of its names.
  private func portThings(_ folded: String) throws -> [Thing] {
    lazy var rules = Result { try portRules() }
    for mark in folded.indices where folded[mark] == ":" || folded[mark] == " " {
      let device = String(folded[..<mark])
      let port = String(folded[folded.index(after: mark)...]).folded
      guard !device.isEmpty, !port.isEmpty else { continue }
      var out: [Thing] = []
      let named = try exact(device).filter { $0.kind == .device }
      let devices = try named.isEmpty ? [] : named + named.flatMap(joined(with:))
      // A device that was recorded twice may have its ports under either record.
      for thing in devices where out.isEmpty {
        let rules = try rules.get()
        // All ports of a device have its model: what the text can mean there is found once.
        var meant: [String?: Set<String>] = [:]
        out += try ports(ofDevice: thing.id).filter { known in
          let canonical =
            meant[known.model] ?? Set(PortNames.parse(port, model: known.model, rules: rules))
          meant[known.model] = canonical
          return names(of: known, rules).isName(port, canonical)
        }.map {
          Thing(kind: .port, id: $0.id, label: $0.label, retiredAtMS: $0.retiredAtMS)
        }
      }
      if !out.isEmpty { return out }
    }
    return []
  }

  /// `PANEL:POSITION` or `PANEL POSITION`.
  private func panelPositionThings(_ folded: String) throws -> [Thing] {
    for mark in folded.indices.reversed() where folded[mark] == ":" || folded[mark] == " " {
      let position = String(folded[folded.index(after: mark)...]).folded
      let panels = try exact(String(folded[..<mark]).folded).filter { $0.kind == .panel }
      let found = try panels.flatMap { panel in
        try rows("SELECT id, name FROM panel_position WHERE panel = ?", [panel.id.data]).filter {
          $0.string("name").folded == position
        }.compactMap { try thing(.panelPosition, $0.need("id")) }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// `RACK uN`: what fills that unit.
  private func unitThings(_ folded: String) throws -> [Thing] {
    let words = folded.split(separator: " ")
    guard words.count == 2, words[1].hasPrefix("u"), let unit = Int(words[1].dropFirst()) else {
      return []
    }
    return try exact(String(words[0])).filter { $0.kind == .rack }.flatMap { rack in
      try rows(
        """
        SELECT id FROM device
        WHERE rack = ?1 AND lowest_u <= ?2 AND lowest_u + coalesce(height_u, 1) > ?2
          AND same_as IS NULL
        """, [rack.id.data, unit]
      ).compactMap { try thing(.device, $0.need("id")) }
    }
  }

  /// `PORT>PORT`, a link that is out of use too.
  private func linkThings(_ folded: String) throws -> [Thing] {
    let ends = folded.split(separator: ">").map { String($0).folded }
    guard ends.count == 2 else { return [] }
    let near = try things(named: ends[0]).filter { $0.kind == .port }
    let far = Set(try things(named: ends[1]).filter { $0.kind == .port }.map(\.id))
    return try near.flatMap { port in
      let all = try links(ofPort: port.id) + retiredLinks(ofPort: port.id)
      return all.filter { far.contains($0.far(from: port.id).id) }.map {
        Thing(kind: .link, id: $0.id, label: $0.label, retiredAtMS: $0.retiredAtMS)
      }
    }
  }

  /// `PORT/joint`, `PORT/port` and `PORT/cord`, as ferrule prints them, mean the port here.
  private func jointThings(_ folded: String) throws -> [Thing] {
    for end in ["/joint", "/port", "/cord"] where folded.hasSuffix(end) {
      let port = String(folded.dropLast(end.count))
      return try things(named: port).filter { $0.kind == .port || $0.kind == .panelPosition }
    }
    return []
  }

  private func idThings(_ folded: String) throws -> [Thing] {
    guard folded.utf8.count >= 8, folded.utf8.count <= 32,
      let low = Hexadecimal.bytes(folded.padding(to: 32, with: "0")),
      let high = Hexadecimal.bytes(folded.padding(to: 32, with: "f"))
    else { return [] }
    let isTail = folded.utf8.count == 8
    let tails =
      try !isTail
      ? []
      : [ThingKind.fault, .job].flatMap { kind in
        try rows(
          "SELECT id FROM \(kind.rawValue) WHERE substr(id, 13) = ? LIMIT 9",
          [low.prefix(4).map { $0 }.data]
        ).compactMap { try thing(kind, $0.need("id")) }
      }
    if !tails.isEmpty { return tails }
    return try ThingKind.allCases.flatMap { kind in
      try rows(
        "SELECT id FROM \(kind.rawValue) WHERE id BETWEEN ? AND ? LIMIT 9", [low.data, high.data]
      ).compactMap { try thing(kind, $0.need("id")) }
    }
  }

  // MARK: What things are called

  /// A thing with its label; nil if there is none of this id.
  public func thing(_ kind: ThingKind, _ id: ThingID) throws -> Thing? {
    switch kind {
    case .port:
      return try port(id).map {
        Thing(kind: kind, id: id, label: $0.label, retiredAtMS: $0.retiredAtMS)
      }
    case .link:
      return try link(id).map {
        Thing(kind: kind, id: id, label: $0.label, retiredAtMS: $0.retiredAtMS)
      }
    default:
      guard let row = try rows("SELECT * FROM \(kind.rawValue) WHERE id = ?", [id.data]).first
      else { return nil }
      let isFact = kind == .fault || kind == .job
      return Thing(
        kind: kind, id: id, label: try label(kind, row),
        retiredAtMS: isFact ? nil : row.int64("retired_at"))
    }
  }

  private func label(_ kind: ThingKind, _ row: CellRow) throws -> String {
    let short = String(row.need("id").description.prefix(8))
    func named(_ column: String) -> String { row.text(column) ?? short }
    func owned(_ column: String, _ kind: ThingKind) throws -> String {
      try row.id(column).flatMap { try thing(kind, $0)?.label } ?? "?"
    }
    switch kind {
    case .hall, .rackRow, .rack, .device, .panel, .policy: return named("name")
    case .procedure: return "\(named("name")) version \(row.int("version") ?? 0)"
    case .port, .link: return short
    case .module: return row.text("serial") ?? "module \(short)"
    case .cable: return row.text("serial") ?? "cable \(short)"
    case .cableEnd:
      let leg = row.int("leg") ?? 1
      return "\(try owned("cable", .cable)):\(named("side"))\(leg == 1 ? "" : String(leg))"
    case .strand: return "\(try owned("cable", .cable)) fibre \(row.int("fibre") ?? 0)"
    case .cassette: return "\(try owned("panel", .panel)) slot \(named("slot"))"
    case .panelPosition: return "\(try owned("panel", .panel)):\(named("name"))"
    case .fibreMap:
      let kind: ThingKind = row.value("part_kind") ?? .cassette
      let connector = row.text("from_connector").map { "\($0):" } ?? ""
      return "map of \(try owned("part", kind)) \(connector)\(row.int("from_position") ?? 0)"
    case .part: return "\(named("kind")) in \(try owned("holder", .port))"
    case .alias: return named("code")
    case .tool: return named("label")
    case .fault:
      // Ids of facts begin with the time: the last digits tell them apart.
      return "fault \(row.need("id").description.suffix(8))"
    case .job: return "job \(ShortCode(named("code")))"
    }
  }

  /// Every name of a port.
  public func names(of port: PortRecord) throws -> PortNames {
    names(of: port, try portRules())
  }

  func names(of port: PortRecord, _ rules: PortRules) -> PortNames {
    func names(_ row: PortNames.Row?, _ rules: PortRules) -> PortNames {
      PortNames.names(
        model: port.model, portName: port.name, number: port.number, row: row, rules: rules)
    }
    // An import records what is taken for granted; only what differs was said by a person.
    guard let said = port.cageSide.flatMap(PortNames.Side.init(rawValue:)),
      said != names(nil, PortRules()).side
    else { return names(nil, rules) }
    return names((port.connector == 1) == (said == .left) ? .upright : .inverted, rules)
  }
}

extension ThingKind {
  /// What a person calls things of this kind.
  public var word: String { rawValue.replacingOccurrences(of: "_", with: " ") }
}

extension String {
  fileprivate func padding(to count: Int, with character: Character) -> String {
    self + String(repeating: character, count: Swift.max(0, count - utf8.count))
  }
}

extension PortNames {
  /// Whether a folded text is one of the names of a port.
  ///
  /// - Parameter meant: the names of ports the text can stand for at a device of its model.
  fileprivate func isName(_ folded: String, _ meant: Set<String>) -> Bool {
    meant.contains(canonical) || ([canonical] + aliases).contains { $0.folded == folded }
  }
}
