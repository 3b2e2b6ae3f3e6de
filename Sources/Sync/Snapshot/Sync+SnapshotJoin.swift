internal import Change
internal import Store

extension Sync {
  /// Makes a store for another laptop from a snapshot that was read to its end and is whole.
  ///
  /// Nothing of it is believed that can be proved at less cost than building the state anew: every
  /// change, where it stands in the log, and every picture are held against hashes. If anything
  /// is wrong, no store is made.
  static func join(
    fromSnapshot bundle: BundleReader, _ path: String, _ book: TrustBook, folder: StoreFolder,
    laptop: String, environment: StoreEnvironment
  ) throws -> Store {
    let manifest = bundle.manifest
    guard mayMakeSnapshots(manifest.exporter, book) else {
      throw SyncError(
        .snapshotNotOurs,
        "\(path) is a snapshot of \(manifest.laptop), which is no central store. No store was made.",
        next: "ferrule sync export --snapshot, on the central store")
    }
    let heads = bundle.heads.filter { head in
      book.keys(of: head.name.device).map { head.isSigned(by: $0.signing, site: book.site) }
        ?? false
    }
    let packed = try InputFile(path).size()
    guard
      bundle.snapshotBytes <= max(SnapshotFormat.smallBytes, SnapshotFormat.mostPressed * packed)
    else { throw unfit(path, "it would grow to \(bundle.snapshotBytes >> 20) MiB") }
    let source = try SnapshotSource(path)
    return try telling(path) {
      let reader = try BackupReader(source, size: bundle.snapshotBytes)
      guard reader.card.site == manifest.site, reader.card.device == manifest.exporter else {
        throw unfit(path, "it is of another store than its maker's")
      }
      return try Store.restore(
        folder, laptop: laptop, staysCentral: false, environment: environment
      ) { making in
        try unpack(reader, into: making, namedAs: folder.path)
        // The bytes that were unpacked are those whose signature was checked.
        guard source.bundleHash == bundle.fileHash else {
          throw unfit(path, "it was changed while it was read")
        }
      } prove: { view in
        try prove(view, manifest, heads, path)
      } finish: { store in
        let pictures = try store.verifyImages()
        guard pictures.damaged.isEmpty, pictures.fileFaults.isEmpty else {
          throw unfit(path, "a picture in it is not what its hash says")
        }
        try remember(bundle, book, heads, in: store)
      }
    }
  }

  /// Keeps who is believed, and what the maker of the snapshot holds.
  private static func remember(
    _ bundle: BundleReader, _ book: TrustBook, _ heads: [SignedHead], in store: Store
  ) throws {
    let manifest = bundle.manifest
    try store.merge { _, view in
      // What others said they hold is to be heard from themselves; older snapshots have it.
      try view.forgetPeers()
      try view.keep(book.accepted, authority: book.authority)
      try view.keep(heads)
      try view.keep(
        PeerRecord(
          device: manifest.exporter,
          laptop: book.certificate(of: manifest.exporter)?.laptop ?? manifest.laptop,
          isCentral: book.certificate(of: manifest.exporter)?.role == .central,
          counter: manifest.counter, heardMS: store.environment.nowMS(),
          vector: bundle.manifestBytes, proof: PeerProof(bundle).bytes))
      try StatementSelection.limit(view)
    }
  }

  /// That the store in the snapshot is the one the manifest is of, and that its log is signed.
  private static func prove(
    _ view: StoreView, _ manifest: BundleManifest, _ heads: [SignedHead], _ path: String
  ) throws {
    let identity = view.identity
    guard identity.site == manifest.site, identity.siteName == manifest.siteName,
      identity.device == manifest.exporter, identity.authority == manifest.authority
    else { throw unfit(path, "it is of another store than its maker's") }
    let vector = try StoreVector(of: view, images: [])
    guard vector.tips == manifest.vector.tips, vector.held == manifest.vector.held else {
      throw unfit(path, "it holds other changes than its maker says")
    }
    if let fault = try SignedLog.fault(view, heads) { throw unfit(path, fault) }
  }

  private static func unfit(_ path: String, _ what: String) -> SyncError {
    SyncError(
      .bundleDamaged, "\(path) cannot be believed: \(what). No store was made.",
      next: "ferrule sync export --snapshot, again on the laptop it came from")
  }

  /// What is wrong with the backup inside is told of the snapshot.
  private static func telling(_ path: String, _ work: () throws -> Store) throws -> Store {
    do {
      return try work()
    } catch let trouble as SyncError {
      switch trouble.code {
      case .notABackup, .newerBackup, .backupCutShort, .backupDamaged:
        throw unfit(path, "what is in it is no sound backup")
      default: throw trouble
      }
    } catch let trouble as StoreError where trouble.code == .damaged {
      let what = trouble.message.last == "." ? String(trouble.message.dropLast()) : trouble.message
      throw unfit(path, "what is in it is no sound store: \(what)")
    }
  }
}
