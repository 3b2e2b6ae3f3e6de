public import Change
public import Store

extension Sync {
  /// The device a person means by the name of its laptop, or by the first digits of its device id: one
  /// that somebody vouched for, that was heard, or whose changes are here.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-peer` or `ambiguous-peer`.
  public static func device(_ text: String, in store: Store) throws -> DeviceID {
    let found = try store.read { view in
      let vouched = try view.trust().all.map { ($0.device, $0.laptop) }
      let heard = try view.peers().map { ($0.device, $0.laptop) }
      return devices(
        text, named: vouched + heard + [(view.identity.device, view.identity.laptop)],
        nameless: try view.chainEnds().map(\.device))
    }
    guard let device = found.first else {
      throw SyncError(
        .noSuchPeer, "No laptop \(text) is known here.", next: "ferrule sync devices")
    }
    guard found.count == 1 else {
      let ids = found.sorted().map { String($0.description.prefix(12)) }.joined(separator: ", ")
      throw SyncError(
        .ambiguousPeer, "\(text) means more than one device: \(ids).",
        next: "ferrule sync devices")
    }
    return device
  }
}
