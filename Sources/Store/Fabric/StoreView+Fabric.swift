internal import GRDB
public import Plant

/// What light passes.
extension StoreView {
  /// The whole plan, to judge all of it or to ask what hangs on what.
  public func fabric() throws -> Fabric {
    try FabricReader.fabric(self)
  }

  /// What the site rules about optics and loss.
  public func siteRules() throws -> SiteRules {
    SiteRules(
      policies: try rows(
        "SELECT name, value FROM policy WHERE retired_at IS NULL AND same_as IS NULL"
      ).compactMap { row in
        guard let name = row.text("name"), let value = row.text("value") else { return nil }
        return (name, value)
      })
  }

  /// The hops from a link's near port to its far one, as far as cable ends are recorded.
  public func way(ofLink link: LinkRecord, from near: ThingID) throws -> FabricPath {
    try FabricWalk.path(StoreFabric(self), from: near, to: link.far(from: near).id)
  }

  /// What a person calls a cassette: its serial, else its slot; nil if it is not in use.
  public func cassetteLabel(_ id: ThingID) throws -> String? {
    try StoreFabric(self).cassette(id)?.label
  }

  /// What a link is made of, from one of its ports.
  ///
  /// - Throws: a `PlanFault` if its records contradict themselves.
  public func reading(ofLink link: LinkRecord, from near: ThingID, _ site: SiteRules) throws
    -> LinkReading
  {
    try ChannelMaker(StoreFabric(self), site).reading(of: try planned(link), from: near)
  }

  /// A link as the plan has it.
  func planned(_ link: LinkRecord) throws -> FabricLink {
    FabricLink(
      id: link.id, portA: link.portA.id, portB: link.portB.id, medium: try medium(ofLink: link),
      isInService: link.service != "planned", owner: link.owner)
  }
}
