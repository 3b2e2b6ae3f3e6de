import Guide
import Plant
import Store

/// The things facts can be about, whatever their kind.
enum RecordSubject {
  /// The one thing a REF names, cable ends and cassettes by their place included.
  static func thing(_ ref: String, _ view: StoreView) throws -> Thing {
    if let thing = try thing(ref, RecordTable.named, view) { return thing }
    return try view.thing(named: ref)
  }

  /// The one thing a REF names, things that happened, the last job of that code, the one fault of that ticket and
  /// the ends of cables included.
  static func any(_ ref: String, _ view: StoreView) throws -> Thing {
    guard try view.things(named: ref).isEmpty else { return try view.thing(named: ref) }
    if let job = try view.jobs(everNamed: ref).last.flatMap({ try view.thing(.job, $0.id) }) {
      return job
    }
    if let ticket = try TicketFaults.named(ref, view), ticket.rows.count == 1,
      let fault = try view.thing(.fault, ticket.rows[0].fault.id)
    {
      return fault
    }
    return try thing(ref, view)
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

  /// What was tested, the end its near positions are counted at, and where that is.
  struct Tested {
    var thing: Thing
    var near: Subject
    var place: Place?
  }

  /// A link, cable or panel position that was tested; a port stands for its link, and is the near
  /// end, as is the first port of `PORT>PORT`, the end a of a cable, and its end where one is named.
  static func tested(_ ref: String, _ view: StoreView) throws -> Tested {
    let part = try PartReference(
      named: ref, kinds: [.link, .port, .cable, .cableEnd, .panelPosition], view)
    let thing = Thing(kind: part.kind, id: part.id, label: part.label)
    switch part.kind {
    case .port, .link:
      let (link, near) = try view.link(named: ref)
      return Tested(
        thing: Thing(kind: .link, id: link.id, label: link.label),
        near: Subject(kind: .port, id: near.id), place: near.place)
    case .cableEnd:
      guard let cable = try view.cable(ofEnd: part.id) else {
        throw StoreError(
          .noSuchThing, "The end \(part.label) belongs to no cable here.",
          next: "ferrule find \(part.label)")
      }
      return Tested(thing: cable, near: thing.subject)
    case .cable:
      let end = RecordKey.cableEnd(cable: part.id, side: "a", leg: 1).id
      return Tested(thing: thing, near: Subject(kind: .cableEnd, id: end))
    default: return Tested(thing: thing, near: thing.subject)
    }
  }
}
