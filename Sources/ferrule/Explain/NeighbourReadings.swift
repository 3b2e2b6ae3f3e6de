import Plant
import Store

/// What the links show that pass the same trunks and cassettes as a link.
struct NeighbourReadings {
  /// So many of a part's other links are asked.
  private static let most = 24

  private let stored: StoredLink

  init(_ stored: StoredLink) {
    self.stored = stored
  }

  /// What they show, by the part's place in the channel; parts without a measurement are left out.
  func all(_ own: Explanation) throws -> [Int: TrunkSiblings] {
    guard let channel = stored.expected.channel else { return [:] }
    let neighbours = TrunkNeighbours(StoreFabric(stored.view), most: Self.most)
    var out: [Int: TrunkSiblings] = [:]
    for (place, ports) in try neighbours.ports(along: stored.way, in: channel) {
      let links = try ports.flatMap { port in
        try stored.view.links(ofPort: port).filter { $0.id != stored.link.id }
      }
      out[place] = try siblings(links, own)
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
