public import Change
internal import GRDB
public import Plant

/// Where a fact was recorded.
extension StoreView {
  /// The name of the laptop on which a fact was recorded, as this store knows it; nil if it does not, or the fact is not
  /// here.
  public func laptop(ofFact id: ThingID, in table: String) throws -> String? {
    guard let born = try change(with: id, in: table) else { return nil }
    let log = try ChangeLog(db)
    guard let device = try log.chains[log.applied(born).placement.chain]?.device else { return nil }
    return try laptop(device)
  }

  /// The name of a device's laptop; nil if it is not known here.
  public func laptop(_ device: DeviceID) throws -> String? {
    guard device != identity.device else { return identity.laptop }
    return try trust().certificate(of: device)?.laptop
      ?? peers().first { $0.device == device }?.laptop
  }
}
