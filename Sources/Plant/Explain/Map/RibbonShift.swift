/// A ribbon that sits one hole off in one ferrule.
struct RibbonShift {
  private let explainer: MapExplainer

  init(_ explainer: MapExplainer) {
    self.explainer = explainer
  }

  /// The expected map with every far position one off; what falls off the edge of a row is dark.
  func map(by offset: Int) -> [Int: Int] {
    Self.moved(explainer.expected.base, by: offset, in: explainer.map.far)
  }

  /// A map with every far position some holes on.
  static func moved(_ map: [Int: Int], by offset: Int, in frame: MapFrame) -> [Int: Int] {
    map.compactMapValues {
      moved($0, by: offset, rowLength: frame.rowLength, positions: frame.positions)
    }
  }

  /// The parts in one of whose ferrules such a ribbon makes the measured map.
  func segments(of channel: Channel) -> [Int] {
    (0..<channel.count).filter { place in
      PartSide.allCases.contains { side in
        [-1, 1].contains { offset in
          guard let segment = channel.segment(place),
            let design = Self.shifted(segment, on: side, by: offset),
            let made = channel.changing(.design(place, design))?.farPositions
          else { return false }
          return explainer.makesTheMap(made)
        }
      }
    }
  }

  /// The part as it is with the ribbon one hole off in the connector that the channel uses.
  private static func shifted(_ segment: Segment, on side: PartSide, by offset: Int) -> PartDesign?
  {
    guard let map = segment.part.map else { return nil }
    let connector = side == segment.entrySide ? segment.entry : segment.exit
    let kinds = map.connectors(side)
    guard kinds.indices.contains(connector - 1), kinds[connector - 1].isArray else { return nil }
    let kind = kinds[connector - 1]
    let pairs = map.pairs.compactMap { pair -> (FibreEnd, FibreEnd)? in
      var (near, far) = (pair.near, pair.far)
      let end = side == .near ? near : far
      guard end.connector == connector else { return (near, far) }
      guard
        let position = moved(
          end.position, by: offset, rowLength: kind.rowLength, positions: kind.positions)
      else { return nil }
      if side == .near { near.position = position } else { far.position = position }
      return (near, far)
    }
    // Eight fibres one hole off are in a hole that a connector of eight does not have.
    func whole(_ kinds: [ConnectorKind]) -> [ConnectorKind] {
      kinds.map { $0 == .mpo8 ? .mpo12 : $0 }
    }
    return (try? FibreMap(near: whole(map.near), far: whole(map.far), pairs: pairs))
      .map { .free($0) }
  }

  /// A position some holes on in its row; nil beyond the edge.
  private static func moved(_ position: Int, by offset: Int, rowLength: Int, positions: Int)
    -> Int?
  {
    let moved = position + offset
    guard moved >= 1, moved <= positions, (moved - 1) / rowLength == (position - 1) / rowLength
    else { return nil }
    return moved
  }
}
