import Guide
import Plant
import Store

/// The part of a move, and what kind of thing moves.
struct MovedPart {
  var reference: PartReference
  var kind: PartKind

  private static let kinds: [ThingKind] = [.module, .cable, .cableEnd, .cassette, .part]

  /// The part a person names: what is in a port now (`PORT/port`, `PORT/cord`), or a serial or label;
  /// drafted as a new module or cable where it is not known and its kind is said.
  init(
    _ text: String, at place: Thing, new: (kind: NewPartKind, maker: String)?, isIn: Bool,
    _ view: StoreView, _ draft: Draft
  ) throws {
    let (port, side) = JointText.split(text)
    if side == "port" || side == "cord" {
      let kind = side == "port" ? PartKind.module : .plug
      try self.init(inPort: try view.port(named: port), kind, view, draft)
      return
    }
    let end = CableEndText(text)
    let known = try view.things(named: text).contains { Self.kinds.contains($0.kind) }
    let knownCable = try end.map { try view.things(named: $0.cable).contains { $0.kind == .cable } }
    if !known, knownCable != true, let new {
      try self.init(new: text, end, at: place, new, view, draft)
    } else {
      try self.init(known: text, at: place, isIn: isIn, view)
      if let new, kind != (new.kind == .module ? .module : .plug), kind != .other {
        throw CommandError(
          .badInput, "bad-value", "\(reference.label) is known, and is no \(new.kind.rawValue).",
          next: "ferrule show '\(text)'")
      }
      try reference.ensure(draft)
    }
  }

  private init(inPort port: PortRecord, _ kind: PartKind, _ view: StoreView, _ draft: Draft) throws
  {
    try draft.ensureParts(view, at: port)
    let id = try view.currentPart(kind, at: port)
    let name = try view.partName(id) ?? "the \(kind.rawValue) in \(port.label)"
    reference = PartReference(kind: .part, id: id, label: name)
    self.kind = kind
  }

  private init(known text: String, at place: Thing, isIn: Bool, _ view: StoreView) throws {
    do {
      reference = try PartReference(named: text, kinds: Self.kinds, view)
    } catch let error as StoreError where error.code == .noSuchThing {
      guard try view.things(named: text).isEmpty else { throw error }
      let way = isIn ? "--in" : "--out"
      throw StoreError(
        .noSuchThing, "Nothing here is called \(text)\(ShortCode.doubt(text)).",
        next: "if it is new: ferrule record part '\(text)' \(way) '\(place.label)' "
          + "--kind module --maker MAKER")
    }
    switch reference.kind {
    case .module: kind = .module
    case .cassette: kind = .cassette
    case .part:
      let thing = Thing(kind: .part, id: reference.id, label: reference.label)
      let fields = try view.fields(of: thing)
      kind = fields.first { $0.name == "kind" }.flatMap { PartKind(rawValue: $0.value) } ?? .other
    case .cable where place.kind == .port || place.kind == .panelPosition:
      kind = .plug
      reference = try Self.end(of: reference, at: place, view)
    case .cable: kind = .other
    default: kind = .plug
    }
  }

  /// The end of a cable that is in a port now; which one goes in must be said.
  private static func end(of cable: PartReference, at place: Thing, _ view: StoreView) throws
    -> PartReference
  {
    if place.kind == .port, let port = try view.port(place.id) {
      let current = try view.identity(ofPart: try view.currentPart(.plug, at: port))
      for side in ["a", "b"] {
        guard let text = CableEndText("\(cable.label):\(side)") else { continue }
        let end = try PartReference(endOf: cable.id, label: cable.label, text, view)
        if end.id == current { return end }
      }
    }
    throw CommandError(
      .badInput, "bad-ref", "Say which end of \(cable.label): a or b.",
      next: "the same command with '\(cable.label):a' or '\(cable.label):b'")
  }

  private init(
    new text: String, _ end: CableEndText?, at place: Thing,
    _ new: (kind: NewPartKind, maker: String), _ view: StoreView, _ draft: Draft
  ) throws {
    switch new.kind {
    case .module:
      let id = RecordKey.module(maker: new.maker, serial: text).id
      try draft.insert(.module, id, ["maker": .text(new.maker), "serial": .text(text)])
      reference = PartReference(kind: .module, id: id, label: text)
      kind = .module
    case .cable:
      let serial = end?.cable ?? text
      let id = RecordKey.cable(maker: new.maker, serial: serial).id
      let cable = PartReference(kind: .cable, id: id, label: serial)
      if let end {
        reference = try PartReference(endOf: id, label: serial, end, view)
        kind = .plug
      } else if place.kind == .port || place.kind == .panelPosition {
        reference = try Self.end(of: cable, at: place, view)
        kind = .plug
      } else {
        reference = cable
        kind = .other
      }
      try draft.insert(.cable, id, ["maker": .text(new.maker), "serial": .text(serial)])
      try reference.ensure(draft)
    }
  }
}
