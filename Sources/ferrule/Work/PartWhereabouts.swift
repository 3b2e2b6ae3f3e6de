import Plant
import Store

/// Where a part is in service, as far as is recorded.
struct PartWhereabouts {
  let view: StoreView

  /// The ports and panel positions it is in; nil if it is in none.
  ///
  /// A part in a rack or a bag waits for its use.
  func text(_ thing: Thing) throws -> String? {
    switch thing.kind {
    case .cable: return try cable(thing.id)
    case .cableEnd: return try view.cable(ofEnd: thing.id).flatMap { try cable($0.id) }
    case .module: return try view.portOfModule(thing.id)?.label
    default: return nil
    }
  }

  private func cable(_ id: ThingID) throws -> String? {
    let ends = try view.ends(ofCable: id).filter(\.isLanded)
    let places = try ends.compactMap { end -> String? in
      guard let place = end.place, [.port, .panelPosition].contains(place.kind) else { return nil }
      return try view.thing(place.kind, place.id)?.label
    }
    return places.isEmpty ? nil : places.joined(separator: " and ")
  }
}
