internal import Change
public import Store

extension Sync {
  /// Writes a backup: one file with everything a store has but its key.
  ///
  /// It holds one consistent state, also while others write, and appears whole or not at all. While
  /// it is made, a copy of the database lies beside it.
  ///
  /// A damaged file of images is left out: the records must not wait for it. The report says so.
  ///
  /// - Parameters:
  ///   - path: the file, or a folder in which it gets its usual name.
  ///   - progress: is told how many images were looked at, and of how many.
  /// - Throws: a ``SyncError`` with code `file-exists` or `cannot-write`, or what the store throws.
  public static func backup(
    _ store: Store, to path: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> BackupReport {
    let identity = store.identity
    let nowMS = store.environment.nowMS()
    let target = target(path, BundleName.backup(laptop: identity.laptop, writtenMS: nowMS))
    try StoreFolder.refuseInside(target)
    guard FileKind.at(target) == .nothing else {
      throw SyncError(
        .fileExists, "\(target) is there already. No backup was made.",
        next: "ferrule backup FILE, with another FILE")
    }
    let card = BackupCard(of: identity, writtenMS: nowMS)
    try signBefore(store)
    let file = try OutputFile(target, purpose: .backup)
    let writer = try BackupWriter(file, card: card)
    let copy = CopyBeside(target)
    let reach = store.environment.reach
    try store.copyDatabase(to: copy.path, for: target)
    try writer.add(copy.path, kind: BackupFormat.databaseKind) { reach(.backupHalfWritten) }
    copy.takeAway()
    let hasImages = try copyImages(store, to: copy.path, for: target)
    if hasImages { try writer.add(copy.path, kind: BackupFormat.imagesKind) {} }
    let images = try store.verifyImages(progress: progress)
    try writer.finish { reach(.backupBeforeRename) }
    return BackupReport(
      path: target, card: card, bytes: file.size, hasImages: hasImages, images: images)
  }

  /// What this laptop wrote is signed for while its key is there: a backup holds no key.
  private static func signBefore(_ store: Store) throws {
    guard (try? store.deviceKeys()) != nil else { return }
    try store.keep(try store.read { try store.signedHeads(in: $0) })
  }

  private static func copyImages(_ store: Store, to copy: String, for target: String) throws
    -> Bool
  {
    do {
      return try store.copyImages(to: copy, for: target)
    } catch let trouble as StoreError where trouble.code == .damaged {
      return false
    }
  }

  /// Makes a store of a new device from a backup.
  ///
  /// The whole file is checked before any of it is used; if anything is wrong nothing is made.
  ///
  /// - Parameters:
  ///   - laptop: its name; nil is the old one's. A central store has the old one's name, by which all see that
  ///     it takes its place.
  ///   - staysCentral: makes it the central store; only from a backup of the central store.
  /// - Throws: a ``SyncError`` with code `no-such-file`, `cannot-read`, `not-a-backup`,
  ///   `newer-backup`, `backup-cut-short`, `backup-damaged`, `not-central` or `central-name`, or what
  ///   `Store.restore` throws.
  public static func restore(
    from path: String, folder: StoreFolder, laptop: String?, staysCentral: Bool,
    environment: StoreEnvironment
  ) throws -> (Store, BackupCard) {
    let reader = try BackupReader(path)
    let card = reader.card
    guard card.isCentral || !staysCentral else {
      throw SyncError(
        .notCentral, "\(path) is of \(card.laptop), which is not the central store.",
        next:
          "ferrule restore \(ShellWord.quoted(path)) \(ShellWord.quoted(folder.path)), without --central"
      )
    }
    if staysCentral, let laptop, laptop.folded != card.laptop.folded {
      throw SyncError(
        .centralName,
        "\(path) is of the central store \(card.laptop). What takes its place has its name, not \(laptop): by that "
          + "laptops see that the old one's word counts no more. Nothing was made.",
        next:
          "ferrule restore \(ShellWord.quoted(path)) \(ShellWord.quoted(folder.path)) --central"
      )
    }
    let store = try Store.restore(
      folder, laptop: laptop ?? card.laptop, staysCentral: staysCentral, environment: environment
    ) { making in
      try unpack(reader, into: making, namedAs: folder.path)
    } rename: { laptop, old in
      guard staysCentral else { return laptop }
      // The name somebody vouched for counts, whatever it calls itself, or its card does.
      let name = try vouchedName(old)
      return laptop.folded == name.folded ? laptop : name
    } finish: { store in
      try introduce(card, to: store, isCentral: card.isCentral && !staysCentral)
    }
    return (store, card)
  }

  /// What the site calls a store.
  private static func vouchedName(_ view: StoreView) throws -> String {
    try view.trust().certificate(of: view.identity.device)?.laptop ?? view.identity.laptop
  }

  /// Puts the files of a backup where an unfinished folder has them.
  ///
  /// - Parameter name: the name the folder will have.
  static func unpack(
    _ reader: BackupReader, into making: StoreFolder, namedAs name: String
  ) throws {
    var files: [UInt8: OutputFile] = [:]
    try reader.readFiles { kind, piece in
      let target = kind == BackupFormat.databaseKind ? making.database : making.images
      let file = try files[kind] ?? OutputFile(target, purpose: .newStore, namedAs: name)
      files[kind] = file
      try file.append(piece)
    }
    for file in files.values { try file.finish {} }
  }

  /// The new store has heard of the old one: its name, and that it held what the backup holds.
  ///
  /// No bundle of the old one says so: it is no receipt.
  private static func introduce(_ card: BackupCard, to store: Store, isCentral: Bool) throws {
    try store.merge { _, view in
      // Without a certificate its keys are not known, and nobody else would have believed it.
      let word = try view.trust().certificate(of: card.device).map { certificate in
        BundleManifest(
          site: card.site, siteName: card.siteName, keys: certificate.keys, laptop: card.laptop,
          authority: view.identity.authority, isCentral: isCentral, recipient: nil, counter: 1,
          writtenMS: card.writtenMS, vector: try StoreVector(of: view, images: []))
      }
      try view.keep(
        PeerRecord(
          device: card.device, laptop: card.laptop, isCentral: isCentral, counter: 1,
          heardMS: card.writtenMS, vector: word?.bytes ?? [],
          proof: try word.map { try PeerProof(of: store, under: $0.bytes).bytes } ?? []))
    }
  }
}
