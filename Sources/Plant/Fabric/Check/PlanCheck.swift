/// What is to be said of a plan, or of part of it.
public struct PlanCheck: Sendable {
  /// How many links were looked at.
  public var links = 0
  /// Of how many it can be said whether they are good.
  public var judged = 0
  /// What is wrong; what is unsafe first, else in the order of the links.
  public var failed: [PlanFinding] = []
  /// The links of which it cannot be said, in their order.
  public var cannot: [UnjudgedLink] = []
  /// Links that are good as far as they were judged, by what was not.
  public var partly: [UnjudgedKind: Int] = [:]
  /// The links along which something was seen otherwise than planned, in their order.
  public var seen: [SeenLink] = []
  /// The links whose planned parts send light elsewhere, in their order.
  public internal(set) var misled: [ThingID] = []
  /// How many links have something wrong.
  public var failedLinks = 0
  /// How many links are good.
  public var good = 0

  /// A check of nothing.
  public init() {}

  /// Puts measured maps beside the verdicts where they disagree with the plan.
  public mutating func add(_ maps: [ThingID: FloorMap], _ fabric: Fabric, _ site: SiteRules) {
    guard !maps.isEmpty else { return }
    let maker = ChannelMaker(fabric, site)
    for link in fabric.links {
      guard let map = maps[link.id] else { continue }
      let (first, label) = (fabric.first(of: link), fabric.label(of: link))
      guard let channel = (try? maker.reading(of: link, from: first))?.channel,
        let sight = map.sight(channel, from: first, label)
      else { continue }
      if let place = seen.firstIndex(where: { $0.link == label }) {
        if !seen[place].sights.contains(sight) { seen[place].sights.append(sight) }
      } else {
        seen.append(SeenLink(link: label, sights: [sight]))
      }
    }
  }
}
