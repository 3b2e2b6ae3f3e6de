public import Change
public import Store

extension Sync {
  /// The device a person means by the name of its laptop, or by the first digits of its device id: one
  /// that somebody vouched for, that was heard, or whose changes are here.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-peer` or `ambiguous-peer`.
  public static func device(_ text: String, in store: Store) throws -> DeviceID {
    let folded = text.lowercased()
    let (named, all) = try store.read { view in
      let book = try view.trust()
      let peers = try view.peers()
      let names =
        book.all.map { ($0.device, $0.laptop) } + peers.map { ($0.device, $0.laptop) }
        + [(view.identity.device, view.identity.laptop)]
      return (
        Set(names.filter { $0.1.lowercased() == folded }.map(\.0)),
        Set(names.map(\.0) + (try view.chainEnds()).map(\.device))
      )
    }
    let found =
      named.isEmpty && text.utf8.count >= 4
      ? all.filter { $0.description.hasPrefix(folded) } : named
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
