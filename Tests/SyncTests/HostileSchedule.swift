import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A random history of honest stores among which somebody forges.
///
/// A thief has keys that the site vouched for, until it finds out; a stranger has keys that nobody vouched
/// for. They write changes of their own and in others' names, fork their chains, leave out what they
/// like of what they carry, and bring it all in bundles whose hashes are right.
struct HostileSchedule {
  let seed: UInt64
  private(set) var random: RepeatableRandom
  let central: Store
  let honest: [Store]
  /// What honest laptops recorded.
  private(set) var said: Set<String> = []
  /// How often what happened.
  private(set) var happened: [String: Int] = [:]

  private let floor: Floor
  private let thief: DeviceByHand
  private let stranger: DeviceByHand
  private var isThiefKnown = false
  private var written = 0
  private var bundles: [String] = []
  private var forged: [SealedChange] = []

  init(seed: UInt64, floor: Floor) throws {
    self.seed = seed
    self.floor = floor
    random = RepeatableRandom(seed: seed)
    central = try floor.laptop("central", isCentral: true)
    honest = [central] + (try ["LT-04", "LT-09"].map { try floor.laptop($0) })
    thief = try DeviceByHand(seed &* 2 &+ 1)
    stranger = try DeviceByHand(seed &* 2 &+ 2)
    let certificate = try floor.signer.says(
      .certificate(Certificate(keys: thief.keys, laptop: "LT-66", role: .technician)), site: site)
    for store in honest { try store.keep([certificate]) }
  }

  private var site: SiteID { central.identity.site }

  mutating func play() throws {
    for _ in 0..<Int.random(in: 10..<30, using: &random) {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<6: try say()
      case 6..<8: try rename()
      case 8..<12: try carry()
      case 12..<13: try mergeOld()
      case 13..<19: try attack()
      default: try findOut()
      }
    }
  }

  /// Everybody honest carries everything to everybody, until nothing is new.
  mutating func settle() throws {
    for _ in 0..<2 {
      for from in honest {
        let path = try bundle(of: from)
        for to in honest where to !== from { _ = try Sync.merge(to, path: path) }
      }
    }
  }

  // MARK: Honest work

  private mutating func one() -> Store { honest[Int.random(in: honest.indices, using: &random)] }

  private mutating func count(_ what: String) { happened[what, default: 0] += 1 }

  private mutating func say() throws {
    let text = "said \(said.count)"
    try one().note(text, hall: UInt8.random(in: 1...3, using: &random))
    said.insert(text)
  }

  private mutating func rename() throws {
    let store = one()
    written += 1
    try store.rename(hall: UInt8.random(in: 1...3, using: &random), "name \(written)")
  }

  private mutating func bundle(of store: Store) throws -> String {
    written += 1
    let path = try floor.bundle(store, "b\(written)")
    bundles.append(path)
    return path
  }

  private mutating func carry() throws {
    let (from, to) = (one(), one())
    _ = try Sync.merge(to, path: bundle(of: from))
  }

  private mutating func mergeOld() throws {
    guard let path = bundles.randomElement(using: &random) else { return }
    try offer(path, to: one())
  }

  private mutating func findOut() throws {
    guard !isThiefKnown else { return }
    isThiefKnown = true
    count("found out")
    _ = try Sync.revoke(
      central, thief.device, untilMS: Bool.random(using: &random) ? 0 : nil, why: "stolen",
      author: "Dana")
  }

  // MARK: Attacks

  /// A bundle that somebody forged: taken in part or refused, and where it is refused nothing changes.
  private mutating func offer(_ path: String, to store: Store) throws {
    let before = try store.dump()
    do {
      let report = try Sync.merge(store, path: path)
      if report.leftOutCount > 0 { count("left out") }
      if report.changes.held > 0 { count("held") }
    } catch let trouble as SyncError {
      count("refused \(trouble.code.rawValue)")
      guard try store.dump() == before else { throw HostileFault("refused, and changed") }
    }
  }

  private mutating func attack() throws {
    let from = one()
    let path = try bundle(of: from)
    let real = try BundleReader.whole(path)
    var changes = try from.sealedChanges()
    var heads = real.heads
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<7, using: &random) {
      case 0: add(try own(thief, changes), to: &changes, &heads, by: thief)
      case 1: add(try own(stranger, changes), to: &changes, &heads, by: stranger)
      case 2: add(try inAnothersName(changes), to: &changes, &heads, by: thief)
      case 3: if !changes.isEmpty { changes.remove(at: place(changes)) }
      case 4: changes.removeLast(Int.random(in: 0...changes.count, using: &random))
      case 5: if !heads.isEmpty { heads.remove(at: place(heads)) }
      default: changes.shuffle(using: &random)
      }
    }
    written += 1
    var forged = RawBundle(
      manifest: try manifest(real.manifest, changes).bytes, sign: thief.signature)
    if Int.random(in: 0..<4, using: &random) == 0 {
      forged = RawBundle(manifest: real.manifestBytes) { [floor] in
        try floor.signer.signature(of: $0, by: from.identity.device)
      }
      count("in an honest bundle")
    }
    forged.statements = real.statements
    if Bool.random(using: &random) {
      forged.statements.append(
        try thief.says(
          .certificate(
            Certificate(keys: stranger.keys, laptop: "LT-13", role: .lead)),
          issuer: Bool.random(using: &random) ? .authority : .device(thief.device), site: site))
    }
    forged.heads = Set(heads).sorted { $0.name < $1.name }
    if !changes.isEmpty { forged.sections = [RawBundle.Section(changes)] }
    let target = floor.file("forged \(written)")
    try forged.write(to: target)
    bundles.append(target)
    count("forged")
    try offer(target, to: one())
  }

  private mutating func place(_ elements: [some Any]) -> Int {
    Int.random(in: elements.indices, using: &random)
  }

  /// The thief's own manifest: what it says it holds may be true.
  private mutating func manifest(
    _ real: BundleManifest, _ changes: [[UInt8]]
  ) throws -> BundleManifest {
    written += 1
    let names = changes.compactMap { try? SealedChange(decoding: $0).name }
    let claimed = Bool.random(using: &random) ? real.vector.tips : Array(names.suffix(1))
    return BundleManifest(
      site: site, siteName: "Hall 7", keys: thief.keys, laptop: "LT-66", isCentral: false,
      recipient: nil, counter: Int64(written), writtenMS: 1_800_000_000_000,
      vector: StoreVector(tips: claimed))
  }

  private mutating func add(
    _ change: SealedChange, to changes: inout [[UInt8]], _ heads: inout [SignedHead],
    by device: DeviceByHand
  ) {
    forged.append(change)
    changes.append(change.bytes)
    guard let head = try? device.head(change.name, site: site) else { return }
    heads.append(head)
  }

  /// A change of one's own: after the last, or beside it.
  private mutating func own(_ device: DeviceByHand, _ known: [[UInt8]]) throws -> SealedChange {
    let mine = forged.filter { $0.change.device == device.device }
    let before =
      Int.random(in: 0..<3, using: &random) == 0 ? nil : mine.randomElement(using: &random)
    let dep = Bool.random(using: &random) ? known.randomElement(using: &random) : nil
    return try sealed(
      device.device, seq: (before?.change.seq ?? 0) + 1, prev: before?.hash,
      deps: dep.flatMap { try? SealedChange(decoding: $0).hash }.map { [$0] } ?? [])
  }

  /// A change in the name of an honest laptop, behind one of its own or at the same place.
  private mutating func inAnothersName(_ known: [[UInt8]]) throws -> SealedChange {
    let device = one().identity.device
    let theirs = known.compactMap { try? SealedChange(decoding: $0) }
      .filter { $0.change.device == device }
    let before = theirs.randomElement(using: &random)
    return try sealed(
      device, seq: (before?.change.seq ?? 0) + 1, prev: before?.hash, deps: [])
  }

  private mutating func sealed(
    _ device: DeviceID, seq: Int64, prev: ChangeHash?, deps: [ChangeHash]
  ) throws -> SealedChange {
    written += 1
    let tables = try TableCatalogue.ofSchema()
    var writer = ChangesetWriter(tables: tables)
    let table = try #require(tables.table("hall"))
    let column = try #require(table.columns.firstIndex { $0.name == "name" })
    let hall = UInt8.random(in: 1...3, using: &random)
    try writer.append(
      .update(
        "hall", key: [.blob(Array(repeating: hall, count: 16))],
        [UpdatedCell(column: column, old: .null, new: .text("FORGED \(written)"))]))
    return try SealedChange(
      sealing: Change(
        site: site, device: device, seq: seq, prev: prev ?? .genesis(site: site, device: device),
        deps: deps.filter { $0 != prev },
        hlc: Int64.random(in: 1...(1 << 60), using: &random), schema: 1, author: "Eve",
        body: writer.bytes))
  }
}

/// What a schedule of hostile signers showed.
struct HostileFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
