import Paper
import Plant
import Store

/// A thing for programs.
enum ThingOutput {
  static func json(_ thing: Thing, place: String?) -> JSONValue {
    .object([
      ("kind", .string(thing.kind.rawValue)), ("id", .string(thing.id.description)),
      ("label", .string(thing.label)), ("place", .optional(place)),
      ("retired", .bool(thing.retiredAtMS != nil)),
    ])
  }
}

/// Where a thing is, in a few words.
enum Whereabouts {
  static func text(_ view: StoreView, _ thing: Thing) throws -> String? {
    switch thing.kind {
    case .port: try view.port(thing.id)?.place?.text
    case .device: try view.place(ofDevice: thing.id)?.text
    case .link:
      try view.link(thing.id).map {
        "\($0.portA.place?.text ?? "-") > \($0.portB.place?.text ?? "-")"
      }
    case .panelPosition: try view.position(thing.id)?.place?.text
    case .cable: try ends(view, thing.id)
    case .module, .part: try lastPlace(view, thing)
    case .fault: try FaultRow.of(thing.id, view)?.near.label
    case .job: try view.job(thing.id).flatMap { try place(ofJoint: $0.body.joint, view) }
    case .cableEnd: try view.lastMove(of: thing)?.bag.map { "bag \($0)" }
    default: nil
    }
  }

  /// The joint a job was begun at.
  private static func place(ofJoint joint: ThingID, _ view: StoreView) throws -> String? {
    try view.port(joint)?.label ?? view.thing(.panelPosition, joint)?.label
  }

  /// The port a part went into last, or the bag it went to.
  private static func lastPlace(_ view: StoreView, _ part: Thing) throws -> String? {
    guard let move = try view.lastMove(of: part),
      let place = try view.thing(move.place.kind, move.place.id)
    else { return nil }
    switch move.direction {
    case .into:
      guard move.place.kind == .port, let port = try view.port(place.id) else { return place.label }
      // Whoever put another one in took this one out.
      let there = try view.identity(ofPart: view.currentPart(move.kind, at: port))
      return there == part.id ? place.label : "was in \(place.label)"
    case .outOf: return (move.bag.map { "bag \($0), " } ?? "") + "out of \(place.label)"
    }
  }

  /// Where the two ends of a cord are; nil for anything with more ends, or with ends nowhere.
  private static func ends(_ view: StoreView, _ cable: ThingID) throws -> String? {
    let ends = try view.ends(ofCable: cable)
    guard ends.count == 2 else { return nil }
    let places = try ends.compactMap { end -> String? in
      guard let place = end.place, let thing = try view.thing(place.kind, place.id) else {
        return nil
      }
      return "\(end.side.rawValue) in \(thing.label)"
    }
    return places.isEmpty ? nil : places.joined(separator: ", ")
  }
}
