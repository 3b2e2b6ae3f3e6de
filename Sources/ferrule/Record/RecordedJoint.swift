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

  /// With `/joint` after it.
  var label: String { "\(name)/joint" }

  /// The links whose joint it is, double bookings included.
  func links(_ view: StoreView) throws -> [LinkRecord] {
    try port.map { try view.links(ofPort: $0.id) } ?? []
  }
}
