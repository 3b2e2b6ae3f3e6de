/// The ports whose light passes the same trunks and cassettes as a way, by other legs and pairs.
public struct TrunkNeighbours<Source: FabricSource> {
  private let source: Source
  private let most: Int

  /// - Parameter most: so many ports of one part are enough.
  public init(_ source: Source, most: Int) {
    self.source = source
    self.most = most
  }

  /// The ports by the part's place in the channel that is made of the way, in the order of legs and pairs.
  public func ports(along way: FabricPath, in channel: Channel) throws -> [Int: [ThingID]] {
    var out: [Int: [ThingID]] = [:]
    func place(_ identity: ThingID) -> Int? {
      channel.segments.firstIndex { $0.part.identity == identity }
    }
    for segment in way.segments {
      switch segment {
      case .cable(let cable, let from, let to):
        // A leg is known in the channel by its end a.
        guard cable.kind == .trunk, let place = place(from.side == .a ? from.id : to.id) else {
          continue
        }
        out[place] = try ports(on: from)
      case .cassette(let id, let from, _):
        guard let place = place(id), out[place] == nil else { continue }
        out[place] = try ports(inFrontOf: id, onPanel: from.panel)
      }
    }
    return out
  }

  /// The ports behind the other legs on the side of an end.
  private func ports(on end: CableEnd) throws -> [ThingID] {
    var out: [ThingID] = []
    for other in try source.ends(of: end.cable)
    where other.side == end.side && other.leg != end.leg && out.count < most {
      out += try FabricWalk.ports(source, behind: other)
    }
    return Array(out.prefix(most))
  }

  /// The ports at the other ends of the cords in front of a cassette.
  private func ports(inFrontOf cassette: ThingID, onPanel panel: ThingID) throws -> [ThingID] {
    var out: [ThingID] = []
    for front in try source.positions(of: cassette, onPanel: panel)
    where front.kind == .lc && out.count < most {
      for end in try source.landedEnds(at: front.id) {
        for across in try source.ends(of: end.cable)
        where across.side != end.side && across.leg == end.leg {
          out += try FabricWalk.ports(source, behind: across)
        }
      }
    }
    return Array(out.prefix(most))
  }
}
