internal import Change
public import Store

extension Sync {
  /// The peer a person means by the name of its laptop, or by the first digits of its device id.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-peer` or `ambiguous-peer`.
  public static func peer(_ text: String, in store: Store) throws -> PeerRecord {
    let peers = try store.read { try $0.peers() }
    let meant = devices(text, named: peers.map { ($0.device, $0.laptop) })
    let found = peers.filter { meant.contains($0.device) }
    guard let peer = found.first else {
      let known = peers.map(\.laptop).joined(separator: ", ")
      throw SyncError(
        .noSuchPeer,
        "No bundle of \(text) was ever merged here."
          + (known.isEmpty ? "" : " Known: \(known)."),
        next: "ferrule sync status")
    }
    guard found.count == 1 else {
      let ids = found.map { String($0.device.description.prefix(12)) }.joined(separator: ", ")
      throw SyncError(
        .ambiguousPeer, "\(text) means more than one device: \(ids).",
        next: "ferrule sync export --for \(ids.prefix(12))")
    }
    return peer
  }

  /// The devices a text may mean: those whose laptop has that name, else those whose id begins so.
  ///
  /// - Parameter nameless: devices that have an id only.
  static func devices(
    _ text: String, named: [(device: DeviceID, laptop: String)], nameless: [DeviceID] = []
  ) -> Set<DeviceID> {
    let folded = text.lowercased()
    let byName = Set(named.filter { $0.laptop.lowercased() == folded }.map(\.device))
    guard byName.isEmpty, text.utf8.count >= 4 else { return byName }
    return Set(
      (named.map(\.device) + nameless).filter { $0.description.hasPrefix(folded) })
  }
}
