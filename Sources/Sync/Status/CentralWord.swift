internal import Change
internal import Store

/// What the central store's last bundle proves it has.
struct CentralWord {
  /// The central store.
  let peer: PeerRecord
  /// What it has; nothing where it was set back since.
  let vector: StoreVector
  /// When the bundle was written, by the central store's clock; ms UTC.
  let writtenMS: Int64
}

extension Sync {
  /// Whether this is a central store.
  static func isCentral(_ view: StoreView) throws -> Bool {
    try isCentral(view, view.trust())
  }

  static func isCentral(_ view: StoreView, _ book: TrustBook) throws -> Bool {
    view.identity.isCentral || book.certificate(of: view.identity.device)?.role == .central
  }

  /// The word of the central store that was heard last; nil if none was heard.
  static func centralWord(_ view: StoreView) throws -> CentralWord? {
    try centralWord(view, view.peers(), view.trust())
  }

  static func centralWord(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook
  ) throws -> CentralWord? {
    // The word of a central store that was shut out is worth nothing.
    let heard = peers.filter {
      $0.isCentral && book.isTrusted($0.device) && book.certificate(of: $0.device)?.role == .central
    }.compactMap { peer in
      manifest(of: peer).map { (peer, $0) }
    }
    // Should there be two, the one heard last speaks.
    guard let (peer, manifest) = heard.max(by: { $0.0.heardMS < $1.0.heardMS }) else { return nil }
    // A central store that was set back since may have lost what it said it had.
    let isVoid = try hasRestarted(peer.device, since: manifest.vector, view)
    return CentralWord(
      peer: peer, vector: isVoid ? StoreVector() : manifest.vector, writtenMS: manifest.writtenMS)
  }
}
