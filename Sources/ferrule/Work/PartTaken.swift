import Guide
import Plant
import Store

/// A part that goes in here and is recorded elsewhere: it came out there, or the record is wrong.
///
/// Nobody said what became of the joints it was in, so somebody has to look at them.
struct PartTaken {
  let view: StoreView
  /// The port it goes into.
  let port: PortRecord

  /// What came out here before: a cord that goes in again has left nothing.
  let old: ThingID?

  /// The ports and positions it is recorded in, but for this one, those in the same cage, and those whose plug is
  /// recorded as out.
  func places(_ part: Thing) throws -> [Thing] {
    switch part.kind {
    case .module:
      guard let other = try view.portOfModule(part.id),
        try !view.cage(of: port).contains(where: { $0.id == other.id })
      else { return [] }
      return [Thing(kind: .port, id: other.id, label: other.label)]
    case .cable: return try places(ofCable: part.id)
    case .cableEnd: return try view.cable(ofEnd: part.id).map { try places(ofCable: $0.id) } ?? []
    default: return []
    }
  }

  private func places(ofCable cable: ThingID) throws -> [Thing] {
    if let old, try view.cable(ofEnd: view.identity(ofPart: old))?.id == cable { return [] }
    let places = try view.ends(ofCable: cable).filter(\.isLanded).compactMap { end -> Thing? in
      guard let place = end.place, [.port, .panelPosition].contains(place.kind) else { return nil }
      return try view.thing(place.kind, place.id)
    }
    let plug = try view.portsOnPlug(of: port.id)
    guard !places.contains(where: { plug.contains($0.id) }) else { return [] }
    return try places.filter { try JointOut(RecordedJoint($0, view), view) == nil }
  }

  /// An errand to each of these places.
  func errands(_ part: NewPart) throws -> [Task] {
    guard let thing = try thing(part) else { return [] }
    return try places(thing).map { place in
      Task(
        kind: .look, subject: Subject(kind: place.kind, id: place.id),
        text:
          "\(thing.label) was here by record and went into \(port.label): is it out, is the link up?"
      )
    }
  }

  private func thing(_ part: NewPart) throws -> Thing? {
    switch part {
    case .end(let cable, _): return try view.thing(.cable, cable)
    case .known(let id):
      let known = try view.identity(ofPart: id)
      return try view.thing(.module, known) ?? view.cable(ofEnd: known)
    case .coded, .nameless: return nil
    }
  }
}
