internal import Change
public import Store

extension Sync {
  /// Writes a snapshot: a bundle with the whole store, for a laptop that has none yet.
  ///
  /// Counted, witnessed and signed as every bundle. While it is made, a copy of the database lies beside it.
  ///
  /// - Parameters:
  ///   - path: the file, or a folder in which it gets its usual name; nil means the folder one is in.
  ///   - hasImages: whether the pictures are in it.
  ///   - isPlain: whether it is written although the site's rule is to seal; nobody could open it sealed.
  /// - Throws: a ``SyncError`` with code `no-recipient`, `snapshot-not-ours`, `snapshot-moved`,
  ///   `file-exists` or `cannot-write`, or what the store throws.
  public static func exportSnapshot(
    _ store: Store, to path: String? = nil, hasImages: Bool = true, isPlain: Bool = false
  ) throws -> SnapshotReport {
    if let path { try checkTarget(path, store) }
    try StoreFolder.refuseInside(
      path.map { FileKind.at($0) == .folder ? $0 + "/bundle" : $0 } ?? "bundle")
    // What makes a central store's snapshot believed; without it this one would be told that it is none.
    try store.beginSiteKey()
    try checkSnapshot(store, isPlain: isPlain)
    let counter = try store.countExport(for: nil)
    store.environment.reach(.exportRecorded)
    let writtenMS = store.environment.nowMS()
    let target = target(
      path,
      BundleName.snapshot(laptop: store.identity.laptop, writtenMS: writtenMS, counter: counter))
    let keys = try store.deviceKeys()
    try store.keep(try store.read { try store.signedHeads(in: $0) })
    // The bundle's number: two exports to one name do not meet.
    let copy = CopyBeside(target, mark: ".\(counter)")
    let copied = try copyStill(store, to: copy, for: target)
    let (report, heads, last) = try store.read { view in
      let isWitnessed = try view.raiseWitness(in: store.environment.witness)
      store.environment.reach(.witnessWritten)
      guard try StoreVector(of: view, images: []) == copied else { throw moved(target) }
      let identity = view.identity
      let manifest = BundleManifest(
        of: identity, keys, counter: counter, writtenMS: writtenMS,
        vector: try ownVector(store, view))
      let file = try OutputFile(target)
      let writer = try BundleWriter(file, manifest: manifest, sign: store.signature)
      for statement in try StatementSelection(of: view).taken { try writer.add(statement) }
      let heads = try store.signedHeads(in: view)
      for head in HeadSelection(heads.all, try view.trust()).taken { try writer.add(head) }
      let backup = try BackupWriter(
        SnapshotTarget(writer), card: BackupCard(of: identity, writtenMS: writtenMS))
      try backup.add(copy.path, kind: BackupFormat.databaseKind) {
        store.environment.reach(.bundleHalfWritten)
      }
      copy.takeAway()
      let withImages = try hasImages && store.copyImages(to: copy.path, for: target)
      if withImages { try backup.add(copy.path, kind: BackupFormat.imagesKind) {} }
      try backup.finish()
      try writer.finish { store.environment.reach(.bundleBeforeRename) }
      store.environment.reach(.bundleRenamed)
      let report = SnapshotReport(
        path: target, counter: counter, changes: try view.changeCount(), bytes: file.size,
        hasImages: withImages, isWitnessed: isWitnessed)
      return (report, heads, try view.ownLast())
    }
    try store.keep(
      heads,
      WrittenBundle(
        counter: counter, writtenMS: writtenMS, device: nil, path: target, last: last, images: 0,
        bytes: report.bytes))
    return report
  }

  /// That others would believe it, and that nobody wants it sealed.
  private static func checkSnapshot(_ store: Store, isPlain: Bool) throws {
    let (book, isRuled) = try store.read { (try $0.trust(), try $0.sealsBundles()) }
    guard mayMakeSnapshots(store.identity.device, book) else {
      throw SyncError(
        .snapshotNotOurs,
        "A new laptop believes a snapshot of a central store only. No bundle was made.",
        next: "ferrule sync export --snapshot, on the central store")
    }
    guard !isRuled || isPlain else {
      throw SyncError(
        .noRecipient,
        "This site seals its bundles, and a new laptop has no key to seal for. No bundle was made.",
        next: "ferrule sync export --snapshot --plain, for anyone to read")
    }
  }

  /// Whether the state a device says the site has is believed without being built anew.
  static func mayMakeSnapshots(_ device: DeviceID, _ book: TrustBook) -> Bool {
    book.isTrusted(device) && book.certificate(of: device)?.role == .central
  }

  /// Copies the database while nobody adds a change to it, without what others said they hold, and says
  /// what it holds.
  private static func copyStill(_ store: Store, to copy: CopyBeside, for target: String) throws
    -> StoreVector
  {
    for _ in 1...5 {
      let before = try store.read { try StoreVector(of: $0, images: []) }
      copy.takeAway()
      try store.copyDatabase(to: copy.path, for: target)
      guard try store.read({ try StoreVector(of: $0, images: []) }) == before else { continue }
      // Their word is to be heard from themselves.
      try Store.forgetPeers(inCopy: copy.path, for: target)
      return before
    }
    throw moved(target)
  }

  private static func moved(_ target: String) -> SyncError {
    SyncError(
      .snapshotMoved,
      "Another ferrule writes into this store all the time. \(target) was not made.",
      next: "ferrule sync export --snapshot, when it has ended")
  }
}
