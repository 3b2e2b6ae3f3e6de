public import Plant

/// Whether a cord fits before it is plugged in.
extension StoreView {
  /// What a check of the plan would say of a link, were that end of a cord in its port already; nil if the
  /// link or the cord are not here.
  ///
  /// The cord that is recorded in the port goes out, at both its ends.
  public func fit(
    ofCord cable: ThingID, side: CableSide, inPort port: ThingID, ofLink link: ThingID
  )
    throws -> CordFit?
  {
    guard let link = try self.link(link), try self.cable(cable) != nil else { return nil }
    let id = RecordKey.cableEnd(cable: cable, side: side.rawValue, leg: 1).id
    let end =
      try ends(ofCable: cable).first { $0.side == side && $0.leg == 1 }
      ?? CableEnd(id: id, cable: cable, side: side, state: .coiled)
    return try CordFit.judge(
      end, at: port, of: try planned(link), insteadOf: try cord(inPort: port)?.near,
      in: StoreFabric(self), try siteRules())
  }
}
