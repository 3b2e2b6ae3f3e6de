import Guide
import Plant
import Store

/// The positions on panels that the light of a link passes: dirt sits there too.
enum PanelsOnTheWay {
  /// Each with its place, nearest first, but the one that is worked at; none where nothing is recorded.
  static func places(_ situation: RepairSituation, _ view: StoreView) throws -> [PathJoint] {
    guard let link = try view.link(situation.link) else { return [] }
    let ends = [link.portA.id, link.portB.id]
    // A joint on a panel is on the side of the port that is not its other one.
    let near =
      situation.isOnPanel ? link.far(from: situation.otherPort.id).id : situation.port.id
    guard ends.contains(near) else { return [] }
    return try view.way(ofLink: link, from: near).positions.compactMap { passed in
      guard passed.id != situation.port.id, let position = try view.position(passed.id) else {
        return nil
      }
      return PathJoint(
        id: position.id, name: position.label, place: position.place, isOnPanel: true)
    }
  }
}
