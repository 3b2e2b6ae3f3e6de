internal import Change
internal import Store

/// The second reading of a bundle: offers its changes to the store, inside one transaction.
struct Merging {
  private let acceptor: Acceptor
  private let view: StoreView
  private let store: Store
  private let own: DeviceID
  private let step: MergeStep
  private let trust: BundleTrust
  /// The changes that are taken; nil while all are believed to be signed.
  private let proven: ProvenChanges?
  private(set) var report: MergeReport
  /// What people had to decide before; nil while no change was looked at, and where it is too much to
  /// be named.
  private var news: MergeNews?
  private var isLooked = false
  /// What of this bundle could not be applied at once.
  private var wereHeld: [ChangeHash] = []
  /// What of this bundle, or of what had waited, no store takes.
  private var invalid: Set<ChangeHash> = []
  private let copiedBefore: [CopiedDevice]
  private var tipsBefore: [ChangeHash] = []
  private let arrivedBefore: Int64
  private let waitedBefore: [Int64]
  private let voidBefore: Set<ChangeHash>
  private let revokedBefore: Set<DeviceID>

  init(
    _ acceptor: Acceptor, _ view: StoreView, _ step: MergeStep, _ store: Store, dryRun: Bool
  ) throws {
    self.acceptor = acceptor
    self.view = view
    self.step = step
    self.store = store
    trust = try BundleTrust(step, view, store)
    proven = step.isCareful ? try ProvenChanges(step.path, trust.heads, store) : nil
    let manifest = step.bundle.manifest
    own = view.identity.device
    report = MergeReport(
      manifest: manifest, isDryRun: dryRun, isOwnBundle: manifest.exporter == own)
    copiedBefore = try view.copiedDevices()
    arrivedBefore = try view.lastArrival()
    waitedBefore = try view.heldNumbers()
    voidBefore = try view.voidHashes()
    revokedBefore = Set(try view.trust().revokedDevices)
    let named = manifest.vector.tips + manifest.vector.held
    for name in Sync.own(named, view) where try view.isApplied(name.hash) != nil {
      acceptor.heard(of: name)
    }
    // Of what is not here only this laptop's own signature counts: anybody can name a number.
    if manifest.exporter == own { for name in named { acceptor.heard(of: name) } }
    for head in trust.heads { acceptor.heard(of: head.name) }
  }

  /// Whether everything the exporter had is here, by what its manifest says.
  ///
  /// Its tips are applied then, and what it held and each change it has a head of is here, so that no change
  /// of its bundle can be news, and none has to be looked at.
  var hasAll: Bool {
    get throws {
      let vector = report.manifest.vector
      let limit = BundleFormat.vectorElements
      guard !vector.tips.isEmpty, vector.tips.count < limit, vector.held.count < limit else {
        return false
      }
      return try vector.tips.allSatisfy { try view.isApplied($0.hash) == true }
        && vector.held.allSatisfy { try view.isApplied($0.hash) != nil }
        && trust.heads.allSatisfy { try view.isApplied($0.name.hash) != nil }
    }
  }

  /// Counts changes that are here.
  mutating func passOver(_ count: Int64) {
    report.changes.known += Int(count)
  }

  mutating func offer(_ offered: OfferedChange) throws {
    if !isLooked {
      isLooked = true
      tipsBefore = try view.tips().map(\.hash)
      if try view.disagreementCounts().toWord <= MergeNews.limit { news = try MergeNews(view) }
    }
    switch offered {
    case .invalid(let change): refuse(change)
    case .change(let checked, let packed):
      let sealed = checked.sealed
      if let proven, !proven.holds(sealed.hash),
        try view.isApplied(sealed.hash) == nil
      {
        let isBroken = proven.isBroken(sealed.hash)
        let change = LeftOutChange(
          hash: sealed.hash, name: sealed.name,
          sentence: isBroken
            ? "An earlier change of its laptop is not valid." : notSigned(sealed.name.device))
        if isBroken { refuse(change) } else { report.leaveOut(change) }
        return
      }
      do {
        switch try acceptor.accept(checked, packed: packed) {
        case .applied: break
        case .known: report.changes.known += 1
        case .held: wereHeld.append(sealed.hash)
        }
      } catch let error as ChangeError {
        refuse(LeftOutChange(hash: sealed.hash, name: sealed.name, sentence: "\(error)"))
      }
    }
  }

  /// Leaves out a change that is not valid, whoever signed it.
  private mutating func refuse(_ change: LeftOutChange) {
    invalid.insert(change.hash)
    report.leaveOut(change)
  }

  private func notSigned(_ device: DeviceID) -> String {
    guard let laptop = trust.book.certificate(of: device)?.laptop else {
      return "Nobody has vouched for the laptop that wrote it."
    }
    return "\(laptop), which should have written it, did not sign it."
  }

  /// That every change taken in was signed for by its device.
  ///
  /// No store holds a change beyond a signed head: the end of each chain that grew is one, or comes right
  /// before changes that wait and lead up to one.
  ///
  /// - Throws: ``UnprovenChanges``, or a ``SyncError`` where looking at each change did not help.
  private func checkSignatures() throws {
    if !step.isCareful, report.leftOutCount > 0 || !acceptor.leftOut.isEmpty {
      throw UnprovenChanges()
    }
    let signed = try Sync.signedNames(trust.heads + view.heads(), view)
    let isSigned = acceptor.grownEnds.allSatisfy {
      signed.contains($0) || $0.hash == acceptor.ownTip
    }
    let held = try wereHeld.filter { try view.isApplied($0) == false }
    if isSigned {
      let waiting = Set(signed.map(\.hash))
      if held.allSatisfy(waiting.contains) { return }
    }
    guard step.isCareful else { throw UnprovenChanges() }
    throw SyncError(
      .unsignedChanges,
      "\(step.path) has changes that nobody signed, mixed with others. Nothing was taken from it.",
      next: "ferrule sync export, again on the laptop it came from")
  }

  /// Keeps what the exporter said of itself, and counts what came of it all.
  mutating func finish(nowMS: Int64) throws {
    try acceptor.saveLog()
    try checkSignatures()
    var total = AppliedCounts()
    for counts in acceptor.applied.values { total.add(counts) }
    report.changes.applied = total.changes
    report.facts = total.facts
    report.records = total.records
    report.devices = try deviceLines()
    for left in acceptor.leftOut {
      refuse(LeftOutChange(hash: left.name.hash, name: left.name, sentence: left.sentence))
    }
    report.storeWasSetBack = try acceptor.partFromCopies()
    // What is told from here on is told of the state that stays.
    try acceptor.settle()
    try trust.checkExporter(view)
    try view.keep(trust.book.accepted, authority: trust.book.authority)
    try view.keep(trust.heads)
    try giveUpJunk()
    // Now that the log has entered them, finding each is one seek.
    report.changes.held = try wereHeld.count { try view.isApplied($0) == false }
    try keepNamed()
    try keepPeer(nowMS: nowMS)
    try StatementSelection.limit(view)
    if total.facts > 0 {
      try view.rememberWrongStatements()
      report.takenBack = try view.ownTakenBack(since: arrivedBefore, waited: waitedBefore)
    }
    try view.rememberRightStatements(store)
    if total.changes > 0 { try keepMerged(nowMS: nowMS) }
    report.copied = try Sync.copies(view, view.peers(), trust.book).filter {
      !copiedBefore.contains($0.copied)
    }
    if total.changes > 0 {
      report.clocks = try Sync.clocks(
        view, view.peers(), trust.book, nowMS: nowMS, since: arrivedBefore)
      if try view.isClockOdd(nowMS: nowMS) { report.oddClockMS = nowMS }
    }
    report.shutOut = try shutOut()
    let (forChange, forUpgrade) = try view.heldCounts()
    report.waiting = forChange + forUpgrade
    report.waitingForUpgrade = forUpgrade
    let open = try view.disagreementCounts()
    report.doubleBooked = open.doubleBooked
    report.conflicts = open.all - open.doubleBooked
    report.sameIDs = open.sameIDs
    if let news, open.toWord <= MergeNews.limit {
      news.report(try view.disagreements(), in: &report)
    }
  }

  /// Whose changes are without effect now that were not, and who was shut out.
  private func shutOut() throws -> [MergeReport.ShutOut] {
    let book = try view.trust()
    let counts = try view.voidCounts(besides: voidBefore)
    let new = Set(book.revokedDevices).subtracting(revokedBefore)
    return new.union(counts.keys).sorted().map { device in
      MergeReport.ShutOut(
        device: device, laptop: book.certificate(of: device)?.laptop,
        why: book.revocations(of: device).first?.why, isNew: new.contains(device),
        changes: counts[device]?.changes ?? 0, facts: counts[device]?.facts ?? 0)
    }
  }

  /// Gives up what waits for nothing that will come.
  private mutating func giveUpJunk() throws {
    let limit = try HeldLimit(view, trust.book)
    try acceptor.forget(limit.changes)
    try view.drop(limit.heads)
    for change in limit.changes {
      let device = change.name.device
      let laptop = trust.book.certificate(of: device)?.laptop ?? "Its laptop"
      report.leaveOut(
        LeftOutChange(
          hash: change.name.hash, name: change.name,
          sentence: trust.book.revocations(of: device).isEmpty
            ? "\(laptop) has more changes that wait for others than are kept."
            : "\(laptop) was shut out, and it waits for others that are not here."))
    }
  }

  /// What came of each device, with its laptop's name where that is known.
  private func deviceLines() throws -> [MergeReport.DeviceLine] {
    var laptops = [report.manifest.exporter: report.manifest.laptop]
    for peer in try view.peers() { laptops[peer.device] = peer.laptop }
    for certificate in trust.book.all { laptops[certificate.device] = certificate.laptop }
    laptops[own] = view.identity.laptop
    return acceptor.applied.sorted { $0.key < $1.key }.map { device, counts in
      MergeReport.DeviceLine(
        device: device, laptop: laptops[device], changes: counts.changes, facts: counts.facts,
        records: counts.records)
    }
  }

  /// Remembers what was there before and after, so that the merge can be undone.
  private func keepMerged(nowMS: Int64) throws {
    let manifest = report.manifest
    try view.keep(
      MergedBundle(
        mergedMS: nowMS, path: step.path, device: manifest.exporter,
        laptop: trust.book.certificate(of: manifest.exporter)?.laptop ?? manifest.laptop,
        changes: report.changes.applied, tipsBefore: tipsBefore,
        tipsAfter: try view.tips().map(\.hash)))
  }

  /// Remembers which changes were named that are not here: a later bundle may hide them.
  ///
  /// What is not valid nobody lacks.
  private mutating func keepNamed() throws {
    let manifest = report.manifest
    try view.forgetNamedHere()
    try view.forgetNamed(invalid)
    for head in trust.heads where !invalid.contains(head.name.hash) {
      try view.keep(named: [head.name], by: head.name.device)
    }
    if manifest.exporter != own {
      let named = (manifest.vector.tips + manifest.vector.held)
        .filter { !invalid.contains($0.hash) }
      try tellUnproven(named)
      try view.keep(named: named, by: manifest.exporter)
    }
    try view.forgetNamed(by: trust.book.revokedDevices)
  }

  /// Tells which change of this laptop the exporter says it holds without any proof, once: not again what it
  /// said before.
  private mutating func tellUnproven(_ named: [ChangeName]) throws {
    guard let last = try Sync.unproven(named, view).map(\.seq).max() else { return }
    let exporter = report.manifest.exporter
    let before = try view.namedChanges().first { $0.teller == exporter && $0.name.device == own }
    if last > before?.name.seq ?? 0 { report.unproven = last }
  }

  /// The last word of a store counts, also when it says less than the one before.
  private mutating func keepPeer(nowMS: Int64) throws {
    let manifest = report.manifest
    let certificate = trust.book.certificate(of: manifest.exporter)
    guard manifest.exporter != own else { return }
    let known = try view.peers().first { $0.device == manifest.exporter }
    // What is not as it was signed is no word to be kept.
    if let last = known.flatMap({ Sync.ownManifest(of: $0, view) }),
      !manifest.isNewer(than: last, nowMS: nowMS)
    {
      return
    }
    try view.keep(
      PeerRecord(
        device: manifest.exporter, laptop: certificate?.laptop ?? manifest.laptop,
        isCentral: certificate?.role == .central,
        counter: manifest.counter, heardMS: nowMS, vector: step.bundle.manifestBytes,
        proof: PeerProof(step.bundle).bytes))
    report.peerUpdated = true
  }
}
