public import Change
public import Store

extension Sync {
  /// Writes a bundle: everything, or what a peer lacks as far as its last bundle says.
  ///
  /// The store parts from its copies, the export is counted durably and the witness is raised before
  /// the first byte is written. The bundle appears whole or not at all.
  ///
  /// - Parameters:
  ///   - path: the file, or a folder in which it gets its usual name; nil means the folder one is in.
  ///   - peer: the device it is for; nil means anyone. Nothing is written for one that was shut out.
  ///   - wish: how it shall be written.
  /// - Throws: a ``SyncError`` with code `no-such-peer`, `no-recipient`, `unknown-laptop`,
  ///   `revoked-laptop`, `file-exists` or `cannot-write`, or what the store throws.
  public static func export(
    _ store: Store, to path: String? = nil, for peer: DeviceID? = nil,
    _ wish: ExportWish = ExportWish(), progress: (SyncProgress) -> Void = { _ in }
  ) throws -> ExportReport {
    let recipient = try recipient(of: peer, wish, store)
    // A name that is taken or no folder is refused before anything is counted.
    if let path { try checkTarget(path, store) }
    try StoreFolder.refuseInside(
      path.map { FileKind.at($0) == .folder ? $0 + "/bundle" : $0 } ?? "bundle")
    do {
      try store.beginSiteKey()
    } catch let trouble as StoreError where trouble.code == .diskFull {}
    let counter = try store.countExport(for: peer)
    store.environment.reach(.exportRecorded)
    let writtenMS = store.environment.nowMS()
    let target = target(
      path,
      BundleName.standard(laptop: store.identity.laptop, writtenMS: writtenMS, counter: counter))
    let keys = try store.deviceKeys()
    let (report, heads, last) = try store.read { view in
      let isWitnessed = try view.raiseWitness(in: store.environment.witness)
      store.environment.reach(.witnessWritten)
      let vector = try peer.flatMap { try vectorToBelieve(of: $0, view) }
      let manifest = BundleManifest(
        of: view.identity, keys, for: peer, counter: counter, writtenMS: writtenMS,
        vector: try ownVector(store, view))
      let heads = try store.signedHeads(in: view)
      let known = try believedTips(of: vector, view)
      let file = try OutputFile(target)
      let outlet: any BundleTarget = try recipient.map { try SealingFile(file, for: $0) } ?? file
      let writer = try BundleWriter(outlet, manifest: manifest, sign: store.signature)
      let said = try StatementSelection(of: view)
      for statement in said.taken { try writer.add(statement) }
      let ends = HeadSelection(heads.all, try view.trust())
      for head in ends.taken { try writer.add(head) }
      try view.changes(notSeenBy: known) { change in
        if writer.changeCount % 1_000 == 0 {
          progress(SyncProgress(.changes, done: Int(writer.changeCount)))
        }
        try writer.add(change)
      }
      try writer.finishSections()
      store.environment.reach(.bundleHalfWritten)
      var images = ImageWriting()
      try images.write(
        try selection(wish, peer, (vector, known), view), store, to: writer,
        room: wish.limitBytes.map { $0 - outlet.size - besideBytes($0) }, progress: progress)
      try writer.finish { store.environment.reach(.bundleBeforeRename) }
      store.environment.reach(.bundleRenamed)
      let report = ExportReport(
        path: target, counter: counter, recipient: peer, changes: writer.changeCount,
        sections: writer.sectionCount, bytes: file.size, isComplete: known.isEmpty,
        isWitnessed: isWitnessed, images: images.count, imageBytes: images.byteCount,
        imagesLeft: images.left, imagesDamaged: images.damaged, isSealed: recipient != nil,
        statementsLeft: said.left, headsLeft: ends.left)
      return (report, heads, try view.ownLast())
    }
    try store.keep(
      heads,
      WrittenBundle(
        counter: counter, writtenMS: writtenMS, device: peer, path: target, last: last,
        images: report.images, bytes: report.bytes))
    return report
  }

  /// The file, under its usual name where only a folder or nothing was given.
  static func target(_ path: String?, _ name: String) -> String {
    guard let path else { return name }
    return FileKind.at(path) == .folder ? "\(path)/\(name)" : path
  }

  /// What follows the pictures, and what sealing adds to a file of so many bytes.
  private static func besideBytes(_ limit: Int64) -> Int64 { 1_024 + max(0, limit) / 40_000 }

  /// What this store holds now, as its bundles say.
  static func ownVector(_ store: Store, _ view: StoreView) throws -> StoreVector {
    let missing = try store.missingImages(in: view).compactMap { ChangeHash(bytes: $0.sha256) }
    let wanted = Set(missing)
    let pieces = ((try? store.heldImagePieces()) ?? []).filter { wanted.contains($0.image) }
    return try StoreVector(of: view, images: missing, pieces: pieces)
  }

  /// The pictures that go along.
  private static func selection(
    _ wish: ExportWish, _ peer: DeviceID?, _ heard: (vector: StoreVector?, known: [ChangeHash]),
    _ view: StoreView
  ) throws -> ImageSelection {
    let choice = try wish.images ?? view.bundledImages().flatMap(ImageChoice.init) ?? .all
    let target: ImageSelection.Target
    if peer != nil {
      target = heard.vector.map { .store($0, known: heard.known) } ?? .unknown
    } else if wish.images != nil {
      target = .unknown
    } else if try isCentral(view) {
      target = .nobody
    } else {
      let word = try centralWords(view).first
      target = .home(word?.vector ?? StoreVector(), known: word?.vector.tips.map(\.hash) ?? [])
    }
    return try ImageSelection(choice, for: target, view)
  }

  /// What a peer held when it wrote its last bundle; nil if none of it is known.
  ///
  /// Nil also for a device that was copied, since the bundle may have been of the other copy, and for one that
  /// was set back since.
  private static func vectorToBelieve(of peer: DeviceID, _ view: StoreView) throws -> StoreVector? {
    guard try !view.copiedDevices().contains(where: { $0.device == peer }) else { return nil }
    guard
      let vector = try view.peers().first(where: { $0.device == peer }).flatMap({
        provenManifest(of: $0, view)
      })?.vector
    else { return nil }
    return try isBehind(peer, vector, view) ? nil : vector
  }

  /// The manifest of a peer's last bundle; nil if none was merged here.
  static func manifest(of peer: PeerRecord) -> BundleManifest? {
    try? BundleManifest(decoding: peer.vector)
  }

  /// The tips whose ancestors need not be sent.
  ///
  /// A peer that wants what its own tips cover contradicts itself: then none.
  private static func believedTips(
    of vector: StoreVector?, _ view: StoreView
  ) throws -> [ChangeHash] {
    guard let vector else { return [] }
    let known = try vector.tips.map(\.hash).filter { try view.isApplied($0) == true }
    var covered = Set(try vector.wants.filter { try view.isApplied($0) == true })
    guard !covered.isEmpty else { return known }
    try view.changes(notSeenBy: known) { covered.remove(try SealedChange(decoding: $0).hash) }
    return covered.isEmpty ? known : []
  }

  /// The keys the bundle is sealed with; nil if it is not.
  private static func recipient(
    of peer: DeviceID?, _ wish: ExportWish, _ store: Store
  ) throws -> DeviceKeys? {
    let (book, peers, isRuled) = try store.read {
      (try $0.trust(), try $0.peers(), try $0.sealsBundles())
    }
    let isSealed =
      switch wish.sealing {
      case .plain: false
      case .asRuled: isRuled
      case .sealed: true
      }
    if let peer {
      try refuseShutOut(
        peer, book, heardAs: peers.first { $0.device == peer }?.laptop,
        nothing: isSealed ? "sealed" : "written")
      guard peers.contains(where: { $0.device == peer }) || book.isTrusted(peer) else {
        throw SyncError(
          .noSuchPeer, "No bundle of device \(peer) was ever merged here.",
          next: "ferrule sync status")
      }
    }
    guard isSealed else { return nil }
    guard let peer else {
      throw SyncError(
        .noRecipient,
        isRuled
          ? "This site seals its bundles: a bundle is for one laptop. No bundle was made."
          : "A sealed bundle is for one laptop. No bundle was made.",
        next: "ferrule sync export --for LAPTOP; or --plain, for anyone to read")
    }
    return try keys(ofRecipient: peer, book)
  }

  /// That writing to the path destroys nothing but an older bundle of this store.
  static func checkTarget(_ path: String, _ store: Store) throws {
    switch FileKind.at(path) {
    case .nothing, .folder: return
    case .file:
      if let other = try? BundleReader(path), other.manifest.exporter == store.identity.device {
        return
      }
      let isSealed = try SealHead(path: path) != nil
      throw SyncError(
        .fileExists,
        isSealed
          ? "\(path) is there already, and is sealed: nobody here can see whose it is."
          : "\(path) is there already, and is not a bundle of this laptop.",
        next: "ferrule sync export -o FILE, with another FILE")
    case .other:
      throw SyncError(
        .cannotWrite, "\(path) is not a file.",
        next: "ferrule sync export -o FILE, with another FILE")
    }
  }
}
