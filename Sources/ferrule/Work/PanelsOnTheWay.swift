import Guide
import Plant
import Store

/// The joints on panels that the light of a link passes, with their places: dirt sits there too.
enum PanelsOnTheWay {
  /// Each with its place, nearest first; none where nothing is recorded.
  static func lines(_ situation: RepairSituation, _ view: StoreView) throws -> [String] {
    guard let link = try view.link(situation.link),
      [link.portA.id, link.portB.id].contains(situation.port.id)
    else { return [] }
    return try view.way(ofLink: link, from: situation.port.id).hops.compactMap { hop in
      guard case .position(let passed) = hop, let position = try view.position(passed.id) else {
        return nil
      }
      return "ALSO ON THE WAY \(position.label) \(position.place?.text ?? "")"
    }
  }
}
