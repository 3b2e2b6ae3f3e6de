import Guide
import Plant
import Store

/// A joint that is here: a port's, or that of a position on a panel.
struct RecordedJoint {
  var id: ThingID
  /// What the port or position is called.
  var name: String
  /// The port, where it is one.
  var port: PortRecord?

  /// The joint a person names.
  init(_ text: JointText, _ view: StoreView) throws {
    let thing = try view.thing(named: text.place, kinds: [.port, .panelPosition])
    id = thing.id
    name = thing.label
    port = thing.kind == .port ? try view.port(thing.id) : nil
  }

  /// The joint of a port or position.
  init(_ thing: Thing, _ view: StoreView) throws {
    (id, name) = (thing.id, thing.label)
    port = thing.kind == .port ? try view.port(thing.id) : nil
  }

  private init(_ port: PortRecord) {
    (id, name, self.port) = (port.id, port.label, port)
  }

  /// The port of its plug at which that was recorded as out, where it is another one: it goes in where it came out, and
  /// its faces were looked at there.
  func whereOpened(_ view: StoreView) throws -> RecordedJoint {
    let plug = try plug(view)
    guard plug.count > 1 else { return self }
    let last = LiveFacts.of(try history(view)).last { fact in
      if case .plugging(let plugging) = fact.body { plug.contains(plugging.joint) } else { false }
    }
    guard case .plugging(let plugging)? = last?.body, plugging.action == .unplug else {
      return self
    }
    return try view.port(plugging.joint).map(RecordedJoint.init) ?? self
  }

  /// The port or position as a thing.
  var thing: Thing { Thing(kind: port == nil ? .panelPosition : .port, id: id, label: label) }

  /// The ports whose plug it is, itself among them: those behind a harness are one joint.
  func plug(_ view: StoreView) throws -> Set<ThingID> {
    Set(try port.map { try view.portsOnPlug(of: $0.id) } ?? [id])
  }

  /// What happened there, at whichever port of its plug it was recorded, in order.
  func history(_ view: StoreView) throws -> [Fact] {
    var facts = try view.history(of: thing)
    for sharer in try plug(view).subtracting([id]).sorted() {
      facts += try view.history(of: Thing(kind: .port, id: sharer, label: label))
    }
    var met: Set<ThingID> = []
    return facts.filter { met.insert($0.id).inserted }.sorted(by: Fact.precedes)
  }

  /// What goes with it: the other ports of its plug, for a sentence; nil if there are none.
  func sharers(_ view: StoreView) throws -> String? {
    let others = try plug(view).subtracting([id]).compactMap { try view.port($0)?.name }
    return others.isEmpty
      ? nil : others.sorted(by: NaturalOrder.precedes).joined(separator: ", ")
  }

  /// The port or position as a person finds it.
  func card(_ view: StoreView) throws -> PortCard? {
    try port.map { try view.card(of: $0) } ?? view.position(id)?.card
  }

  /// With `/joint` after it.
  var label: String { "\(name)/joint" }

  /// The links whose joint it is, double bookings included.
  func links(_ view: StoreView) throws -> [LinkRecord] {
    try port.map { try view.links(ofPort: $0.id) } ?? []
  }
}
