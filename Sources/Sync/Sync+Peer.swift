internal import Change
public import Store

extension Sync {
  /// The peer a person means by the name of its laptop, or by the first digits of its device id.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-peer` or `ambiguous-peer`.
  public static func peer(_ text: String, in store: Store) throws -> PeerRecord {
    let peers = try store.read { try $0.peers() }
    let folded = text.lowercased()
    let named = peers.filter { $0.laptop.lowercased() == folded }
    let found =
      named.isEmpty && text.utf8.count >= 4
      ? peers.filter { $0.device.description.hasPrefix(folded) } : named
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
}
