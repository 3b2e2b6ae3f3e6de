import Plant
import Store

/// The links on the other legs of the trunks that a link passes, and what they show.
struct TrunkNeighbours {
  /// So many of a trunk's other links are asked.
  private static let most = 24

  private let stored: StoredLink

  init(_ stored: StoredLink) {
    self.stored = stored
  }

  /// What they show, by the trunk's place in the channel; those without a measurement are left out.
  func all(_ own: Explanation) throws -> [Int: TrunkSiblings] {
    guard let channel = stored.expected.channel else { return [:] }
    var out: [Int: TrunkSiblings] = [:]
    for case .cable(let cable, let from, let to) in stored.way.hops where cable.kind == .trunk {
      // A leg is known in the channel by its end a.
      let leg = from.side == .a ? from.id : to.id
      guard let place = channel.segments.firstIndex(where: { $0.part.identity == leg }) else {
        continue
      }
      out[place] = try siblings(links(on: from), own)
    }
    for case .position(let position) in stored.way.hops {
      guard let cassette = position.cassette,
        let place = channel.segments.firstIndex(where: { $0.part.identity == cassette }),
        out[place] == nil
      else { continue }
      out[place] = try siblings(links(through: cassette), own)
    }
    return out
  }

  /// What links show that were measured; nil if none was.
  private func siblings(_ links: [LinkRecord], _ own: Explanation) throws -> TrunkSiblings? {
    let shown = try links.prefix(Self.most).compactMap(explanation)
    guard !shown.isEmpty else { return nil }
    return TrunkSiblings(
      tested: shown.count, same: shown.count { Self.isSame($0, own) },
      otherHalf: shown.count { Self.isOtherHalf($0, own) })
  }

  /// The links behind the other ferrules in front of a cassette.
  private func links(through cassette: ThingID) throws -> [LinkRecord] {
    var out: [LinkRecord] = []
    let fabric = StoreFabric(stored.view)
    guard let panel = try fabric.cassette(cassette)?.panel else { return [] }
    for front in try fabric.positions(of: cassette, onPanel: panel)
    where front.kind == .lc && out.count < Self.most {
      for end in try stored.view.cableEnds(at: front.id) {
        guard let across = try across(end), let port = try port(behind: across) else { continue }
        out += try stored.view.links(ofPort: port).filter { $0.id != stored.link.id }
      }
    }
    return out
  }

  /// The end of the same leg on the other side of a cable.
  private func across(_ end: CableEnd) throws -> CableEnd? {
    try stored.view.ends(ofCable: end.cable).first { $0.side != end.side && $0.leg == end.leg }
  }

  /// The links behind the other legs on the side of an end.
  private func links(on end: CableEnd) throws -> [LinkRecord] {
    var out: [LinkRecord] = []
    for other in try stored.view.ends(ofCable: end.cable)
    where other.side == end.side && other.leg != end.leg && out.count < Self.most {
      guard let port = try port(behind: other) else { continue }
      out += try stored.view.links(ofPort: port).filter { $0.id != stored.link.id }
    }
    return out
  }

  /// The port that an end of a trunk leads to, through panels and cords.
  private func port(behind end: CableEnd) throws -> ThingID? {
    var end = end
    for _ in 0..<FabricWalk<StoreFabric>.mostHops {
      guard end.isLanded, let place = end.place else { return nil }
      if place.kind == .port { return place.id }
      guard place.kind == .panelPosition,
        let next = try stored.view.cableEnds(at: place.id).first(where: { $0.id != end.id }),
        let across = try across(next)
      else { return nil }
      end = across
    }
    return nil
  }

  /// What was last measured on a link says; nil if nothing was, or if its records contradict themselves.
  private func explanation(_ link: LinkRecord) throws -> Explanation? {
    do {
      let last = try StoredReadings(stored.view, stored.site, link, near: link.portA)
      guard !last.readings.isEmpty else { return nil }
      return Explainer.explain(
        try last.readings.evidence(last.stored.expected, Circumstances(), stored.site.links))
    } catch is CommandError {
      return nil
    }
  }

  private static func isSame(_ one: Explanation, _ other: Explanation) -> Bool {
    guard let cause = one.causes.first?.cause, let own = other.causes.first?.cause else {
      return false
    }
    return !cause.isNoFault && cause.code == own.code
  }

  /// Whether one is dark just where the other is lit.
  private static func isOtherHalf(_ one: Explanation, _ other: Explanation) -> Bool {
    for case .crossedSubRibbon(let half) in one.causes.map(\.cause) {
      for case .crossedSubRibbon(let own) in other.causes.map(\.cause) {
        return Set(half).isDisjoint(with: own)
      }
    }
    return false
  }
}
