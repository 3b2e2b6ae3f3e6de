internal import Change
public import Store

extension Sync {
  /// What this store holds, what waits, and what the others had when they were last heard.
  ///
  /// A change counts as being somewhere only if a bundle from there says so.
  public static func status(_ store: Store) throws -> SyncStatus {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let records = try view.peers()
      let book = try view.trust()
      let own = try StoreVector(of: view, images: [])
      let replaced = replacedCentrals(book)
      return SyncStatus(
        peers: try records.map { try peer($0, replaced, view) },
        devices: try devices(view, records, book, replaced),
        copies: try copies(view, records, book),
        clocks: try clocks(view, records, book, nowMS: nowMS),
        oddClockMS: try view.isClockOdd(nowMS: nowMS) ? nowMS : nil, held: own.held,
        heldForUpgrade: try view.heldCounts().forUpgrade, wants: own.wants,
        void: try view.voidChanges(),
        shutOut: book.revocations(of: view.identity.device).first?.why,
        role: book.isTrusted(view.identity.device)
          ? book.certificate(of: view.identity.device)?.role : nil,
        home: try home(view, records, book))
    }
  }

  private static func peer(
    _ record: PeerRecord, _ replaced: Set<DeviceID>, _ view: StoreView
  ) throws -> SyncStatus.Peer {
    let manifest = manifest(of: record)
    let vector = manifest?.vector ?? StoreVector()
    let named = vector.tips + vector.held
    let missing = try Set(named.filter { try view.isApplied($0.hash) == nil })
      .subtracting(unproven(named, view))
    return SyncStatus.Peer(
      device: record.device, laptop: record.laptop, isCentral: record.isCentral,
      isReplaced: replaced.contains(record.device), counter: record.counter,
      heardMS: record.heardMS, writtenMS: manifest?.writtenMS,
      lacked: try lacked(vector, view) { _ in true }.lacked, held: vector.held.count,
      missingHere: missing.sorted(), sentCounter: record.sentCounter,
      sentMS: record.sentMS)
  }

  private static func devices(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook, _ replaced: Set<DeviceID>
  ) throws -> [SyncStatus.Device] {
    let copied = Set(try view.copiedDevices().map(\.device))
    func line(_ device: DeviceID, _ lastSeq: Int64) -> SyncStatus.Device {
      SyncStatus.Device(
        device: device,
        laptop: laptop(device, view, peers) ?? book.certificate(of: device)?.laptop,
        lastSeq: lastSeq, role: book.certificate(of: device)?.role,
        shutOut: book.revocations(of: device).first?.why,
        isOwn: device == view.identity.device, isForked: copied.contains(device),
        isReplaced: replaced.contains(device))
    }
    let ends = try view.chainEnds()
    let writers = Set(ends.map(\.device))
    let silent = book.all.map(\.device).filter { !writers.contains($0) }
    return (ends.sorted().map { line($0.device, $0.seq) } + silent.map { line($0, 0) })
      .sorted { ($0.device, $0.lastSeq) < ($1.device, $1.lastSeq) }
  }

  /// The devices that were copied or set back, with their names.
  static func copies(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook
  ) throws -> [SyncStatus.Copy] {
    try view.copiedDevices().map {
      SyncStatus.Copy(
        copied: $0,
        laptop: laptop($0.device, view, peers) ?? book.certificate(of: $0.device)?.laptop)
    }
  }

  /// The laptops whose clock was far ahead of `nowMS`, with their names, by what arrived after `number`.
  static func clocks(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook, nowMS: Int64,
    since number: Int64 = 0
  ) throws -> [SyncStatus.Clock] {
    try view.clocksAhead(nowMS: nowMS, since: number).map {
      SyncStatus.Clock(
        ahead: $0,
        laptop: book.certificate(of: $0.device)?.laptop ?? laptop($0.device, view, peers))
    }
  }

  private static func laptop(
    _ device: DeviceID, _ view: StoreView, _ peers: [PeerRecord]
  ) -> String? {
    device == view.identity.device
      ? view.identity.laptop : peers.first { $0.device == device }?.laptop
  }

  private static func home(
    _ view: StoreView, _ peers: [PeerRecord], _ book: TrustBook
  ) throws -> SyncStatus.Home {
    let own = view.identity.device
    guard try !isCentral(view, book) else { return .isCentral }
    let words = try centralWords(view, peers, book)
    guard let word = words.first else {
      return .neverHeard(own: try lacked(StoreVector(), view) { $0.device == own }.lacked)
    }
    let all = StoreVector(
      tips: words.flatMap(\.vector.tips), held: words.flatMap(\.vector.held))
    let found = try lacked(all, view) { $0.device == own }
    return .heard(
      laptop: word.peer.laptop, counter: word.peer.counter, heardMS: word.peer.heardMS,
      notHome: found.lacked + found.held, heldThere: found.held)
  }

  /// Whether a device was set back since it said what it holds: it began anew, or goes on as if it had not
  /// had that.
  static func isBehind(
    _ device: DeviceID, _ vector: StoreVector, _ view: StoreView
  ) throws -> Bool {
    try hasRestarted(device, since: vector, view) || hasForgotten(device, vector, view)
  }

  /// Whether a later change of a device does not come after what it said it holds.
  ///
  /// Each change comes after all that its store has. A store that was set back and does not know it goes on
  /// without a restart, and what it took in from others meanwhile is gone from it.
  private static func hasForgotten(
    _ device: DeviceID, _ vector: StoreVector, _ view: StoreView
  ) throws -> Bool {
    let tips = Set(vector.tips.map(\.hash))
    // Where not all of them are here, or listed, nobody can say which change is later.
    guard tips.count < BundleFormat.vectorElements,
      try tips.allSatisfy({ try view.isApplied($0) == true })
    else { return false }
    let ends = try view.chainEnds().filter { $0.device == device }.map(\.hash)
    let later = Set(ends).subtracting(try view.seen(ends, by: tips))
    return try later.contains { end in
      // Of more tips than a change may name the next one takes the rest.
      guard let change = try view.sealed(end)?.change, change.deps.count < ChangeLimits.deps else {
        return false
      }
      return try view.seen(tips, by: [end]).count < tips.count
    }
  }

  /// Whether a device began a chain anew that its own vector does not know of.
  private static func hasRestarted(
    _ device: DeviceID, since vector: StoreVector, _ view: StoreView
  ) throws -> Bool {
    guard try view.copiedDevices().contains(where: { $0.device == device }) else { return false }
    var found = false
    try view.changes(notSeenBy: vector.tips.map(\.hash)) { bytes in
      let change = try SealedChange(decoding: bytes).change
      if change.device == device, change.isRestart { found = true }
    }
    return found
  }

  /// How many changes here a store had neither applied nor held, and how many it held, as its
  /// vector says.
  private static func lacked(
    _ vector: StoreVector, _ view: StoreView, of isMeant: (ChangeName) -> Bool
  ) throws -> (lacked: Int, held: Int) {
    let held = Set(vector.held.map(\.hash))
    var counts = (lacked: 0, held: 0)
    try view.changes(notSeenBy: vector.tips.map(\.hash)) { bytes in
      let name = try SealedChange(decoding: bytes).name
      guard isMeant(name) else { return }
      if held.contains(name.hash) { counts.held += 1 } else { counts.lacked += 1 }
    }
    return counts
  }
}
