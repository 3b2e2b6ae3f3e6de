import Foundation
import Plant
import Store

/// A part that a person names: a module, the end of a cable, a cassette, or one nobody has identified.
struct PartReference {
  var kind: ThingKind
  var id: ThingID
  var label: String
  /// The end of a known cable that has no record of its own yet.
  private var newEnd: (cable: ThingID, text: CableEndText)?

  init(kind: ThingKind, id: ThingID, label: String) {
    self.kind = kind
    self.id = id
    self.label = label
  }

  init(_ thing: Thing) {
    self.init(kind: thing.kind, id: thing.id, label: thing.label)
  }

  /// The part of this name: a serial or label, `CABLE:a`, `PANEL slot SLOT`, or an id's first digits.
  init(named text: String, kinds: [ThingKind], _ view: StoreView) throws {
    let found = try view.things(named: text).filter { kinds.contains($0.kind) }
    if found.isEmpty {
      if kinds.contains(.cableEnd), let end = try Self.cableEnd(text, view) {
        self = end
        return
      }
      if kinds.contains(.cassette), let cassette = try Self.cassette(text, view) {
        self.init(cassette)
        return
      }
    }
    self.init(try view.thing(named: text, kinds: kinds))
  }

  /// The end of a cable, by its side and leg.
  init(endOf cable: ThingID, label: String, _ end: CableEndText, _ view: StoreView) throws {
    kind = .cableEnd
    id = RecordKey.cableEnd(cable: cable, side: end.side, leg: end.leg).id
    self.label = "\(label):\(end.side)\(end.leg == 1 ? "" : String(end.leg))"
    if try view.thing(.cableEnd, id) == nil { newEnd = (cable, end) }
  }

  private static func cableEnd(_ text: String, _ view: StoreView) throws -> PartReference? {
    guard let end = CableEndText(text) else { return nil }
    guard try view.things(named: end.cable).contains(where: { $0.kind == .cable }) else {
      return nil
    }
    let cable = try view.thing(named: end.cable, kinds: [.cable])
    return try PartReference(endOf: cable.id, label: cable.label, end, view)
  }

  private static func cassette(_ text: String, _ view: StoreView) throws -> Thing? {
    guard let mark = text.range(of: " slot ", options: [.caseInsensitive, .backwards]) else {
      return nil
    }
    let panels = try view.things(named: String(text[..<mark.lowerBound])).filter {
      $0.kind == .panel
    }
    guard let panel = panels.first, panels.count == 1 else { return nil }
    let slot = String(text[mark.upperBound...])
    return try view.cassettes(inPanel: panel.id, slot: slot).first
  }

  /// Drafts the record of a cable's end that has none, so that a fact about it names something.
  func ensure(_ draft: Draft) throws {
    guard let newEnd else { return }
    try draft.insert(
      .cableEnd, id,
      [
        "cable": .id(newEnd.cable), "side": .text(newEnd.text.side),
        "leg": .integer(newEnd.text.leg),
      ])
  }
}
