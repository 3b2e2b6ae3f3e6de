/// A part between two joints of a way.
public indirect enum PathSegment: Hashable, Sendable {
  /// A cable, or one leg of it: from the end met first to the other.
  case cable(Cable, from: CableEnd, to: CableEnd)
  /// A cassette, from the position met first to the other.
  case cassette(ThingID, from: PanelPosition, to: PanelPosition)
}

extension FabricPath {
  /// The parts in order; they are those of the channel that is made of the way.
  public var segments: [PathSegment] {
    var segments: [PathSegment] = []
    segments.reserveCapacity(hops.count)
    var entered: PanelPosition?
    for hop in hops {
      switch hop {
      case .cable(let cable, let from, let to):
        segments.append(.cable(cable, from: from, to: to))
        entered = nil
      case .position(let position):
        if let front = entered, let cassette = position.cassette {
          segments.append(.cassette(cassette, from: front, to: position))
        }
        entered = position
      }
    }
    return segments
  }

  /// The positions in order: the joints between the parts.
  public var positions: [PanelPosition] {
    hops.compactMap { hop in
      if case .position(let position) = hop { position } else { nil }
    }
  }
}
