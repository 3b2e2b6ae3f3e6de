import Plant
import Store

/// Faces as the floor calls them: by the port they are in now, else by their part.
struct FaceName {
  let view: StoreView
  private var known: [Face: String] = [:]

  init(_ view: StoreView) {
    self.view = view
  }

  /// The name of a face, with the part's own name where it has one.
  mutating func text(_ face: Face) throws -> String {
    if let name = known[face] { return name }
    let name = try find(face)
    known[face] = name
    return name
  }

  private func find(_ face: Face) throws -> String {
    let part = try partText(face)
    guard let port = try view.port(holding: face.part, connector: face.connector) else {
      return part ?? "face of part \(face.part.description.prefix(8)):\(face.connector)"
    }
    let side: String? =
      if try view.portFace(port) == face {
        "port"
      } else if try view.cordFace(port) == face { "cord" } else { nil }
    guard let side else {
      return part ?? "a part that was in \(port.label) (\(face.part.description.prefix(8)))"
    }
    return "\(port.label)/\(side)" + (part.map { " (\($0))" } ?? "")
  }

  private func partText(_ face: Face) throws -> String? {
    if let cassette = try view.cassetteFaceName(face) { return cassette }
    for kind in [ThingKind.cableEnd, .module, .cassette] {
      guard let thing = try view.thing(kind, face.part) else { continue }
      return kind == .cableEnd ? thing.label : "\(thing.label):\(face.connector)"
    }
    return nil
  }
}
