internal import GRDB
internal import Guide
public import Plant

/// How many lanes ports have.
extension StoreView {
  /// The lanes of a port, by its rate and by the optic of the module in it; nil if the record does not say.
  public func lanes(of port: PortRecord) throws -> PortLanes? {
    try lanes(of: port, moduleHere: try currentPart(.module, at: port), try siteRules())
  }

  /// Adds them to the joints whose lanes the job asks for.
  func addLanes(_ situation: inout JobSituation) throws {
    guard situation.procedure.has(.lanes) || situation.procedure.has(.readLanes) else { return }
    let site = try siteRules()
    situation.here.lanes = try lanes(of: situation.here, site)
    if let far = situation.far { situation.far?.lanes = try lanes(of: far, site) }
    for place in situation.cage.indices {
      situation.cage[place].lanes = try lanes(of: situation.cage[place], site)
    }
  }

  private func lanes(of situation: RepairSituation, _ site: SiteRules) throws -> PortLanes? {
    try port(situation.port.id).flatMap {
      try lanes(of: $0, moduleHere: situation.portFace.part, site)
    }
  }

  private func lanes(of port: PortRecord, moduleHere part: ThingID, _ site: SiteRules) throws
    -> PortLanes?
  {
    let number = try rows(
      "SELECT part_number FROM module WHERE id = ?", [identity(ofPart: part).data]
    ).first?.text("part_number")
    return PortLanes.recorded(
      rate: port.rate, optic: number.flatMap(site.optic(ofModule:)),
      isSplit: try StoreFabric(self).sharers(of: port.id).count > 1,
      isSecond: port.connector == 2)
  }
}
