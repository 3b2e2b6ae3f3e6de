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

  /// The port or position as a thing.
  var thing: Thing { Thing(kind: port == nil ? .panelPosition : .port, id: id, label: label) }

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
