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
  ///   - peer: the device it is for; nil means anyone.
  /// - Throws: a ``SyncError`` with code `no-such-peer`, `file-exists` or `cannot-write`, or what the
  ///   store throws.
  public static func export(
    _ store: Store, to path: String? = nil, for peer: DeviceID? = nil
  ) throws -> ExportReport {
    if let peer { try checkKnown(peer, store) }
    // A name that is taken or no folder is refused before anything is counted.
    if let path { try checkTarget(path, store) }
    try StoreFolder.refuseInside(
      path.map { FileKind.at($0) == .folder ? $0 + "/bundle" : $0 } ?? "bundle")
    let counter = try store.countExport(for: peer)
    store.environment.reach(.exportRecorded)
    let writtenMS = store.environment.nowMS()
    let name = BundleName.standard(
      laptop: store.identity.laptop, writtenMS: writtenMS, counter: counter)
    let target: String
    switch path {
    case nil: target = name
    case .some(let path): target = FileKind.at(path) == .folder ? "\(path)/\(name)" : path
    }
    let images = ((try? store.wantedImages()) ?? []).compactMap { ChangeHash(bytes: $0.sha256) }
    let keys = try store.deviceKeys()
    let (report, heads) = try store.read { view in
      let isWitnessed = try view.raiseWitness(in: store.environment.witness)
      store.environment.reach(.witnessWritten)
      let vector = try peer.flatMap { try vectorToBelieve(of: $0, view) }
      let manifest = BundleManifest(
        site: view.identity.site, siteName: view.identity.siteName, keys: keys,
        laptop: view.identity.laptop, authority: view.identity.authority,
        isCentral: view.identity.isCentral, recipient: peer, counter: counter,
        writtenMS: writtenMS, vector: try StoreVector(of: view, images: images))
      let heads = try store.signedHeads(in: view)
      let known = try believedTips(of: vector, view)
      let file = try OutputFile(target)
      let writer = try BundleWriter(file, manifest: manifest, sign: store.signature)
      for statement in try view.trust().accepted { try writer.add(statement) }
      for head in heads.all { try writer.add(head) }
      try view.changes(notSeenBy: known) { try writer.add($0) }
      try writer.finishSections()
      store.environment.reach(.bundleHalfWritten)
      try writer.finish { store.environment.reach(.bundleBeforeRename) }
      store.environment.reach(.bundleRenamed)
      let report = ExportReport(
        path: target, counter: counter, recipient: peer, changes: writer.changeCount,
        sections: writer.sectionCount, bytes: file.size, isComplete: known.isEmpty,
        isWitnessed: isWitnessed)
      return (report, heads)
    }
    try store.keep(heads)
    return report
  }

  /// What a peer held when it wrote its last bundle; nil if none of it is known.
  ///
  /// Nil also for a device that was copied: the bundle may have been of the other copy.
  private static func vectorToBelieve(of peer: DeviceID, _ view: StoreView) throws -> StoreVector? {
    guard try !view.copiedDevices().contains(where: { $0.device == peer }) else { return nil }
    return try view.peers().first { $0.device == peer }.flatMap(manifest(of:))?.vector
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

  private static func checkKnown(_ peer: DeviceID, _ store: Store) throws {
    guard try store.read({ try $0.peers() }).contains(where: { $0.device == peer }) else {
      throw SyncError(
        .noSuchPeer, "No bundle of device \(peer) was ever merged here.",
        next: "ferrule sync status")
    }
  }

  /// That writing to the path destroys nothing but an older bundle of this store.
  private static func checkTarget(_ path: String, _ store: Store) throws {
    switch FileKind.at(path) {
    case .nothing, .folder: return
    case .file:
      if let other = try? BundleReader(path), other.manifest.exporter == store.identity.device {
        return
      }
      throw SyncError(
        .fileExists, "\(path) is there already, and is not a bundle of this laptop.",
        next: "ferrule sync export -o FILE, with another FILE")
    case .other:
      throw SyncError(
        .cannotWrite, "\(path) is not a file.",
        next: "ferrule sync export -o FILE, with another FILE")
    }
  }
}
