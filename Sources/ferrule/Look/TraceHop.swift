import Paper
import Plant
import Store

/// One hop of a path, as it is shown.
struct TraceHop {
  var kind: String
  var ref: String?
  var label: String
  var place: String?
  var remark: String?
  /// What somebody found there last, beside what the plan says.
  var found: String?

  /// A port, with all its names and what is in its cage.
  init(_ view: StoreView, _ port: PortRecord) throws {
    kind = "port"
    ref = port.label
    label = port.label
    place = port.place?.text
    var known = [try view.names(of: port).line]
    let module = try view.currentPart(.module, at: port)
    let serial = try view.partName(module)
    let sharers = try view.cage(of: port).filter { $0.id != port.id }
    if let serial { known.append("module \(serial)") }
    if !sharers.isEmpty {
      let names = sharers.map(\.name).joined(separator: ", ")
      known.append(serial == nil ? "module shared with \(names)" : "shared with \(names)")
    }
    remark = known.joined(separator: "; ")
  }

  /// A cable that serves the link, of which no ends are recorded.
  init(_ view: StoreView, _ cable: Cable) throws {
    kind = cable.kind?.rawValue ?? "cable"
    ref = cable.id.description
    label = cable.label
    remark = Self.words(cable)
    found = try Self.found(view, cable.id, label)
  }

  /// What stands between two ports of which nobody has said more.
  init(unknown medium: Medium?) {
    kind = "cable"
    label = medium?.rawValue ?? "unknown medium"
    remark =
      medium == .fibre
      ? "no part number, no fibres known" : medium == nil ? "nobody has looked" : nil
  }

  private init(kind: String, label: String) {
    self.kind = kind
    self.label = label
  }

  init(_ view: StoreView, _ hop: PathHop) throws {
    switch hop {
    case .cable(let cable, let from, let to):
      try self.init(view, cable)
      let leg = max(from.leg, to.leg)
      if cable.isLegged { label += " leg \(leg)" }
      var ends = ["\(from.side.rawValue) to \(to.side.rawValue)"]
      if let pins = Self.pins(from, to) { ends.append(pins) }
      let broken = try view.brokenFibres(ofCable: cable.id, leg: leg)
      if !broken.isEmpty {
        ends.append("BROKEN fibre \(broken.map(String.init).joined(separator: " "))")
      }
      remark = ([remark] + ends).compactMap { $0 }.joined(separator: ", ")
    case .position(let position):
      self.init(
        kind: position.cassette == nil ? "panel" : "cassette", label: position.label)
      ref = position.label
      place = try view.position(position.id)?.place?.text
      remark = position.cassette == nil ? position.adapter.map { "keys \($0.rawValue)" } : nil
      if let cassette = position.cassette {
        remark = try view.cassetteLabel(cassette)
      }
      found = try Self.found(view, position.id, label)
    }
  }

  /// Both ends' pins in a word; nil where they are not known.
  private static func pins(_ from: CableEnd, _ to: CableEnd) -> String? {
    switch (from.face.pins, to.face.pins) {
    case (.pinned?, .pinned?): "pinned"
    case (.unpinned?, .unpinned?): "unpinned"
    case (.pinned?, .unpinned?): "pinned to unpinned"
    case (.unpinned?, .pinned?): "unpinned to pinned"
    default: nil
    }
  }

  private static func words(_ cable: Cable) -> String? {
    var facts: [String] = []
    if let count = cable.fibreCount { facts.append("\(count) fibres") }
    if let grade = cable.grade { facts.append(grade.text) }
    if let polarity = cable.polarity { facts.append(polarity.text) }
    if let length = cable.lengthMM { facts.append("\(DecibelText.metres(length)) m") }
    if let part = cable.partNumber { facts.append(part) }
    return facts.isEmpty ? nil : facts.joined(separator: ", ")
  }

  private static func found(_ view: StoreView, _ thing: ThingID, _ label: String) throws -> String?
  {
    guard let fact = try view.asFound(thing), case .seen(let seen) = fact.body,
      let text = seen.found
    else { return nil }
    return "\(label): \(SafeLine.text(text))  \(fact.technician) \(TimeText.minute(fact.atMS)) UTC"
  }

  /// A hop for programs.
  var json: JSONValue {
    .object([
      ("kind", .string(kind)), ("ref", .optional(ref)), ("label", .string(label)),
      ("place", .optional(place)), ("position", .null), ("view", .null), ("colour", .null),
      ("remark", .optional(remark)), ("found", .optional(found)),
    ])
  }
}
