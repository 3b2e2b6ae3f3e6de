import Guide
import Plant
import Store

/// The end of a cord that went into a joint, as a person names it, and what that says of where it is.
struct PluggedEnd {
  let id: ThingID
  let label: String
  /// Where it was recorded until now; nil where nobody has said, or it is recorded here.
  private(set) var before: String?
  /// What the person should know of the place it left.
  private(set) var told: [String] = []
  /// Whether it has to be recorded that it is here.
  private(set) var isNew = false
  private let reference: PartReference

  /// - Throws: an error that says what is recorded there instead, and what to type.
  init(_ text: String, at joint: RecordedJoint, _ view: StoreView) throws {
    reference = try PartReference(named: text, kinds: [.cableEnd], view)
    (id, label) = (reference.id, reference.label)
    if let port = joint.port {
      try check(port, view)
    } else {
      try check(joint, view)
    }
  }

  /// In a port a cord is a part, and a part that goes in is recorded by its own verb.
  private func check(_ port: PortRecord, _ view: StoreView) throws {
    let current = try view.identity(ofPart: try view.currentPart(.plug, at: port))
    guard current != id else { return }
    let known = try view.partName(current).map { "\($0) is" } ?? "no cord of that name is"
    throw CommandError(
      .badInput, "other-end", "In \(port.label) \(known) recorded, not \(label).",
      next: "ferrule record part \(ShellWord.quoted(label)) --in \(ShellWord.quoted(port.label)), "
        + "then this again")
  }

  private mutating func check(_ joint: RecordedJoint, _ view: StoreView) throws {
    let position = Thing(kind: .panelPosition, id: joint.id, label: joint.name)
    let here = try view.cableEnds(at: joint.id)
    guard !here.contains(where: { $0.id == id }) else { return }
    isNew = true
    let isCassette = try view.fields(of: position).contains { $0.name == "cassette" }
    if here.count >= (isCassette ? 1 : 2) {
      let cords = try here.filter { try view.cable($0.cable)?.kind != .trunk }
      let other = try (cords.first ?? here.last).flatMap { try view.partName($0.id) } ?? "?"
      throw CommandError(
        .badInput, "taken",
        "\(other) is recorded in \(joint.name): did it come out? Nothing was recorded.",
        next: "ferrule edit \(ShellWord.quoted(other)) state=coiled, then this again")
    }
    guard
      let end = try view.cable(ofEnd: id).flatMap({ cable in
        try view.ends(ofCable: cable.id).first { $0.id == id }
      }), end.isLanded, let place = end.place, let left = try view.thing(place.kind, place.id)
    else { return }
    before = left.label
    let last = LiveFacts.of(try view.history(of: left)).last { fact in
      if case .plugging(let plugging) = fact.body { plugging.joint == left.id } else { false }
    }
    if case .plugging(let plugging)? = last?.body, plugging.action == .unplug { return }
    told.append(
      "\(left.label) is not recorded as unplugged. To say so: "
        + "ferrule record unplug \(ShellWord.quoted(left.label))")
  }

  /// Drafts that it is there now, as the dialogue does where cords are moved.
  func land(at position: ThingID, _ draft: Draft) throws {
    guard isNew else { return }
    try reference.ensure(draft)
    try draft.update(
      .cableEnd, id,
      [
        "state": .text(CableEndState.landed.rawValue),
        "at_kind": .text(ThingKind.panelPosition.rawValue), "at": .id(position),
      ])
  }
}
