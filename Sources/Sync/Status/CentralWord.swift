internal import Change
internal import Store

/// What the central store's last bundle proves it has.
struct CentralWord {
  /// The central store.
  let peer: PeerRecord
  /// What it has; nothing where it was set back since.
  let vector: StoreVector
  /// Whether it was set back since, so that its bundle proves nothing any more.
  let isVoid: Bool
  /// When the bundle was written, by the central store's clock; ms UTC.
  let writtenMS: Int64
}

extension Sync {
  /// Whether this is a central store.
  static func isCentral(_ view: StoreView) throws -> Bool {
    // Whoever says so of itself need not ask whom the site trusts: every answer in work counts what is unsent.
    try view.identity.isCentral || isCentral(view, view.trust())
  }

  static func isCentral(_ view: StoreView, _ book: TrustBook) throws -> Bool {
    view.identity.isCentral || book.certificate(of: view.identity.device)?.role == .central
  }

  /// The words of the central stores, the one heard last first.
  ///
  /// A site may have more than one, and what any of them has is home. One whose place another took has none.
  static func centralWords(_ view: StoreView) throws -> [CentralWord] {
    try centralWords(view, view.peers(), view.trust())
  }

  /// The pictures that one of these stores proves to have.
  static func imagesAtHome(_ vectors: [StoreVector], _ view: StoreView) throws -> Set<ChangeHash> {
    var home: Set<ChangeHash> = []
    // Each knows of other pictures, so that each is asked for itself.
    for vector in vectors {
      let word = ImageReceipt(vector)
      let all = try view.sharedImages(notSeenBy: vector.tips.map(\.hash))
      home.formUnion(all.filter(word.confirms).map(\.image))
    }
    return home
  }

  static func centralWords(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook
  ) throws -> [CentralWord] {
    let replaced = replacedCentrals(book)
    return try heardCentrals(view, peers, book).filter {
      !replaced.contains($0.peer.device)
    }.map { peer, manifest in
      // A central store that was set back since may have lost what it said it had.
      let isVoid = try isBehind(peer.device, manifest.vector, view)
      return CentralWord(
        peer: peer, vector: isVoid ? StoreVector() : manifest.vector, isVoid: isVoid,
        writtenMS: manifest.writtenMS)
    }
  }

  /// The central stores and what each said and signed last, the one heard last first; also those whose place
  /// another one took.
  static func heardCentrals(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook
  ) -> [(peer: PeerRecord, manifest: BundleManifest)] {
    // The word of a central store that was shut out is worth nothing.
    peers.filter {
      $0.isCentral && book.isTrusted($0.device) && book.certificate(of: $0.device)?.role == .central
    }.compactMap { peer in
      ownManifest(of: peer, view).map { (peer: peer, manifest: $0) }
    }.sorted {
      ($0.peer.heardMS, $0.peer.device) > ($1.peer.heardMS, $1.peer.device)
    }
  }
}
