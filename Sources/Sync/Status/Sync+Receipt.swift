internal import Change
public import Store

extension Sync {
  /// What the central store is proved to have, and what is not known to be anywhere but here.
  ///
  /// A thing counts as being somewhere only if a bundle from there says so.
  public static func receipt(_ store: Store) throws -> SyncReceipt {
    let setBack = try store.signOfSetBack()
    return try store.read { view in
      let (peers, book) = (try view.peers(), try view.trust())
      let words = try centralWords(view, peers, book)
      let isCentral = try isCentral(view, book)
      let nowMS = store.environment.nowMS()
      var receipt = SyncReceipt()
      receipt.setBack = setBack
      if !isCentral {
        receipt.changes = try changes(notIn: words.map(\.vector), view, nowMS: nowMS)
        receipt.images = try images(notIn: words.map(\.vector), store, view)
        receipt.sources = try words.map { word in
          let open =
            words.count == 1
            ? receipt.open
            : try SyncReceipt.open(
              changes(notIn: [word.vector], view, nowMS: nowMS),
              images(notIn: [word.vector], store, view))
          return SyncReceipt.Source(
            laptop: word.peer.laptop, counter: word.peer.counter, writtenMS: word.writtenMS,
            heardMS: word.peer.heardMS, lacked: open, isVoid: word.isVoid)
        }
      }
      let replaced = replacedCentrals(book)
      receipt.replaced =
        isCentral
        ? []
        : heardCentrals(view, peers, book).filter {
          replaced.contains($0.peer.device)
        }.map { peer, manifest in
          SyncReceipt.Replaced(
            device: peer.device, laptop: peer.laptop, counter: peer.counter,
            writtenMS: manifest.writtenMS, heardMS: peer.heardMS)
        }
      receipt.images.missing = try store.missingImages(in: view).count
      receipt.lacked = try lacked(peers, book, view)
      let void = replaced.union(words.filter(\.isVoid).map(\.peer.device))
      receipt.notReturned = try notReturned(peers, besides: void, book, view)
      receipt.wipe = wipe(receipt, isCentral: isCentral)
      return receipt
    }
  }

  private static func wipe(_ receipt: SyncReceipt, isCentral: Bool) -> SyncReceipt.Wipe {
    guard !isCentral else { return .isCentral }
    guard !receipt.sources.isEmpty else { return .neverHeard }
    return receipt.open == 0 && receipt.setBack == nil ? .safe : .notHome
  }

  private static func changes(
    notIn vectors: [StoreVector], _ view: StoreView, nowMS: Int64
  ) throws -> SyncReceipt.Changes {
    let held = Set(vectors.flatMap(\.held).map(\.hash))
    var counts = SyncReceipt.Changes()
    try view.changes(notSeenBy: vectors.flatMap(\.tips).map(\.hash)) { bytes in
      let sealed = try SealedChange(decoding: bytes)
      let isHeld = held.contains(sealed.hash)
      guard sealed.change.device == view.identity.device else {
        if !isHeld { counts.othersNotHome += 1 }
        return
      }
      counts.notHome += 1
      if isHeld { counts.heldThere += 1 }
      counts.sinceMS = min(counts.sinceMS ?? nowMS, try view.shownMS(of: sealed.change))
    }
    return counts
  }

  private static func images(
    notIn vectors: [StoreVector], _ store: Store, _ view: StoreView
  ) throws -> SyncReceipt.Images {
    var counts = SyncReceipt.Images()
    let confirmed = try imagesAtHome(vectors, view)
    for image in try view.sharedImages(notSeenBy: []) {
      let isHome = confirmed.contains(image.image)
      guard image.isOwn || !isHome else { continue }
      // Bytes that are not here cannot be brought home from here.
      guard (try? store.holdsImage(image.image.bytes)) ?? false else { continue }
      if image.isOwn { counts.own += 1 }
      guard !isHome else { continue }
      if image.isOwn { counts.notHome += 1 } else { counts.othersNotHome += 1 }
    }
    return counts
  }

  /// The laptops of which more is known of than is here, as the receipt has them.
  public static func lacked(_ store: Store) throws -> [SyncReceipt.Lacked] {
    try store.read { try lacked($0.peers(), $0.trust(), $0) }
  }

  private static func lacked(
    _ peers: [PeerRecord], _ book: TrustBook, _ view: StoreView
  ) throws -> [SyncReceipt.Lacked] {
    var named: [DeviceID: Int64] = [:]
    let said = peers.compactMap { manifest(of: $0)?.vector }.flatMap { $0.tips + $0.held }
    // The word of a laptop that was shut out is worth nothing.
    let remembered = try view.namedChanges().filter { book.revocations(of: $0.teller).isEmpty }
    let names = said + remembered.map(\.name)
    let unproven = try unproven(names, view)
    for name in names where !unproven.contains(name) {
      guard try view.isApplied(name.hash) == nil else { continue }
      named[name.device] = max(named[name.device] ?? 0, name.seq)
    }
    guard !named.isEmpty else { return [] }
    var here: [DeviceID: Int64] = [:]
    for end in try view.chainEnds() { here[end.device] = max(here[end.device] ?? 0, end.seq) }
    return named.map { device, seq in
      SyncReceipt.Lacked(
        device: device, laptop: name(device, peers, book, view), namedSeq: seq,
        hereSeq: here[device] ?? 0)
    }.sorted(by: SyncReceipt.Lacked.isWorse)
  }

  static func name(
    _ device: DeviceID, _ peers: [PeerRecord], _ book: TrustBook, _ view: StoreView
  ) -> String? {
    device == view.identity.device
      ? view.identity.laptop
      : book.certificate(of: device)?.laptop ?? peers.first { $0.device == device }?.laptop
  }

  /// A bundle came back when a laptop it was for says that it has this laptop's last change in it, applied
  /// or waiting; or a later one, which comes after it.
  ///
  /// The word of a central store that was set back since, or replaced, is none.
  private static func notReturned(
    _ peers: [PeerRecord], besides void: Set<DeviceID>, _ book: TrustBook, _ view: StoreView
  ) throws -> [SyncReceipt.NotReturned] {
    let written = try view.writtenBundles()
    guard !written.isEmpty else { return [] }
    let all = written.compactMap(\.last?.hash)
    var seenBy: [DeviceID: Set<ChangeHash>] = [:]
    for peer in peers where book.revocations(of: peer.device).isEmpty && !void.contains(peer.device)
    {
      guard let vector = manifest(of: peer)?.vector else { continue }
      seenBy[peer.device] = try view.seen(all, by: vector.tips.map(\.hash))
        .union(vector.held.map(\.hash))
    }
    return written.filter { bundle in
      guard let last = bundle.last?.hash else { return false }
      guard let device = bundle.device else {
        return !seenBy.values.contains { $0.contains(last) }
      }
      return !(seenBy[device]?.contains(last) ?? false)
    }.map { bundle in
      SyncReceipt.NotReturned(
        bundle: bundle, laptop: bundle.device.map { name($0, peers, book, view) ?? "\($0)" })
    }
  }
}
