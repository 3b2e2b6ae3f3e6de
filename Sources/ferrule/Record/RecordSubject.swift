import Plant
import Store

/// The things facts can be about, whatever their kind.
enum RecordSubject {
  /// The one thing a REF names, cable ends and cassettes by their place included.
  static func thing(_ ref: String, _ view: StoreView) throws -> Thing {
    if let thing = try thing(ref, RecordTable.named, view) { return thing }
    return try view.thing(named: ref)
  }

  /// The one thing of these kinds that a REF names; nil for the end of a cable without a record.
  static func thing(_ ref: String, _ kinds: [ThingKind], _ view: StoreView) throws -> Thing? {
    let part = try PartReference(named: ref, kinds: kinds, view)
    return try view.thing(part.kind, part.id)
  }

  /// Where the thing is, where that is known.
  static func place(_ thing: Thing, _ view: StoreView) throws -> Place? {
    switch thing.kind {
    case .port: try view.port(thing.id)?.place
    case .link: try view.link(thing.id)?.portA.place
    case .device: try view.place(ofDevice: thing.id)
    default: nil
    }
  }

  /// The one open repair the thing belongs to.
  static func repair(_ thing: Thing, _ view: StoreView) throws -> RecordRepair? {
    switch thing.kind {
    case .port, .panelPosition: try RecordRepair.only(at: thing.id, view)
    case .link: try RecordRepair.only(on: thing.id, view)
    case .job: try RecordRepair.all(view).first { $0.id == thing.id }
    default: nil
    }
  }

  /// A link, cable or panel position that was tested; a port stands for its link.
  static func tested(_ ref: String, _ view: StoreView) throws -> (thing: Thing, place: Place?) {
    let thing = try view.thing(named: ref, kinds: [.link, .port, .cable, .panelPosition])
    guard thing.kind == .port || thing.kind == .link else { return (thing, nil) }
    let (link, near) = try view.link(named: ref)
    return (Thing(kind: .link, id: link.id, label: link.label), near.place)
  }
}
