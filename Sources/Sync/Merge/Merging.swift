internal import Change
internal import Crypto
internal import Store

/// The second reading of a bundle: offers its changes to the store, inside one transaction.
struct Merging {
  private let acceptor: Acceptor
  private let view: StoreView
  private let own: DeviceID
  private(set) var report: MergeReport
  private var counts = OperationCounts()
  /// What waited before, and what of this bundle could not be applied at once; nil until the first
  /// change comes that is not known.
  private var waited: Set<ChangeHash>?
  private var wereHeld: Set<ChangeHash> = []
  private let copiedBefore: [CopiedDevice]

  init(_ acceptor: Acceptor, _ view: StoreView, _ manifest: BundleManifest, dryRun: Bool) throws {
    self.acceptor = acceptor
    self.view = view
    own = view.identity.device
    report = MergeReport(
      manifest: manifest, isDryRun: dryRun, isOwnBundle: manifest.exporter == own)
    copiedBefore = try view.copiedDevices()
    for name in manifest.vector.tips + manifest.vector.held { acceptor.heard(of: name) }
  }

  mutating func offer(_ bytes: ArraySlice<UInt8>) throws {
    guard let hash = ChangeHash(bytes: Array(SHA256.hash(data: bytes))) else { return }
    guard try view.isApplied(hash) == nil else {
      report.changes.known += 1
      return
    }
    if waited == nil { waited = Set(try view.held().map(\.hash)) }
    let sealed: SealedChange
    do {
      sealed = try SealedChange(decoding: bytes)
    } catch {
      report.leaveOut(LeftOutChange(hash: hash, name: nil, sentence: "\(error)"))
      return
    }
    do {
      switch try acceptor.accept(sealed) {
      case .applied:
        report.changes.applied += 1
        counts.add(sealed.change)
      case .known: report.changes.known += 1
      case .held: wereHeld.insert(hash)
      }
    } catch let error as ChangeError {
      report.leaveOut(LeftOutChange(hash: hash, name: sealed.name, sentence: "\(error)"))
    }
  }

  /// Keeps what the exporter said of itself, and counts what came of it all.
  mutating func finish(_ manifestBytes: [UInt8], nowMS: Int64) throws {
    for hash in wereHeld.union(waited ?? []) {
      switch try view.isApplied(hash) {
      case true?:
        report.changes.applied += 1
        if let sealed = try view.sealed(hash) { counts.add(sealed.change) }
      case false?: report.changes.held += wereHeld.contains(hash) ? 1 : 0
      case nil: break
      }
    }
    for left in acceptor.leftOut {
      report.leaveOut(
        LeftOutChange(hash: left.name.hash, name: left.name, sentence: left.sentence))
    }
    report.storeWasSetBack = try acceptor.partFromCopies()
    report.facts = counts.facts
    report.records = counts.records
    try keepPeer(manifestBytes, nowMS: nowMS)
    report.copied = try Sync.copies(view, view.peers()).filter {
      !copiedBefore.contains($0.copied)
    }
    let (forChange, forUpgrade) = try view.heldCounts()
    report.waiting = forChange + forUpgrade
    let disagreements = try view.disagreements()
    report.doubleBooked = disagreements.count { $0.kind == .doubleBooked }
    report.conflicts = disagreements.count - report.doubleBooked
  }

  /// The last word of a store counts, also when it says less than the one before.
  private mutating func keepPeer(_ manifestBytes: [UInt8], nowMS: Int64) throws {
    let manifest = report.manifest
    guard manifest.exporter != own else { return }
    let known = try view.peers().first { $0.device == manifest.exporter }
    if let last = known.flatMap(Sync.manifest(of:)), !manifest.isNewer(than: last) { return }
    try view.keep(
      PeerRecord(
        device: manifest.exporter, laptop: manifest.laptop, isCentral: manifest.isCentral,
        counter: manifest.counter, heardMS: nowMS, vector: manifestBytes))
    report.peerUpdated = true
  }
}
