import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A snapshot is a bundle with a whole store: a new laptop begins with it and replays nothing.
struct SnapshotTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
    try ana.note("ana", hall: 1)
    try ana.picture(PictureFile.png(width: 40, height: 30, seed: 1), verdict: .dirt)
    try central.note("central", hall: 2)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
  }

  private func join(_ path: String, _ name: String = "LT-12", seed: UInt64 = 900) throws -> Store {
    try Sync.join(
      from: path, folder: floor.folder(name), laptop: name,
      environment: Floor.environment(seed: seed, witness: floor.witness)
    ).0
  }

  private func snapshot(_ store: Store, _ name: String = "snapshot", hasImages: Bool = true) throws
    -> String
  {
    try Sync.exportSnapshot(store, to: floor.file(name), hasImages: hasImages).path
  }

  /// That no store was made, whole or in part.
  private func refusal(_ path: String) throws -> (any DescribedError)? {
    do {
      _ = try join(path, "bad")
      return nil
    } catch {
      let left = try FileManager.default.contentsOfDirectory(atPath: floor.path)
      #expect(left.filter { $0.contains("bad") } == [])
      return error as? any DescribedError
    }
  }

  // MARK: Joining

  @Test func `a new laptop has everything, wrote nothing, and is a stranger`() throws {
    let path = try snapshot(central)
    let new = try join(path)
    #expect(try new.dump() == central.dump())
    #expect(new.identity.device != central.identity.device)
    #expect(new.identity.authority == central.identity.authority)
    #expect(!new.identity.isCentral)
    #expect(try new.doctor().isWell)
    #expect(try new.ownSeqs().isEmpty)
    #expect(try new.missing().isEmpty)
    #expect(try new.read { try $0.mergedBundles() }.isEmpty)
    try new.note("new", hall: 3)
    #expect(
      syncError { _ = try Sync.merge(central, path: floor.bundle(new, "new")) }?.code
        == .unknownLaptop)
    try floor.enrol(new)
    #expect(
      try Sync.merge(central, path: floor.bundle(new, "new")).changes.applied == 1)
    #expect(try new.dump() == central.dump())
  }

  @Test func `what the new laptop takes home is only its own`() throws {
    let new = try join(try snapshot(central))
    try floor.enrol(new)
    try new.note("new", hall: 3)
    let report = try Sync.export(new, to: floor.file("home"), for: central.identity.device)
    #expect(report.changes == 1)
    #expect(report.images == 0)
    let peers = try new.read { try $0.peers() }
    #expect(peers.contains { $0.laptop == "central" && $0.isCentral })
  }

  @Test func `a snapshot without pictures leaves them wanted`() throws {
    let new = try join(try snapshot(central, hasImages: false))
    #expect(try new.dump() == central.dump())
    #expect(try new.missing().count == 1)
    try floor.enrol(new)
    _ = try Sync.merge(central, path: floor.bundle(new, "new"))
    _ = try Sync.merge(new, path: floor.bundle(central, "pictures", for: new))
    #expect(try new.missing().isEmpty)
  }

  @Test func `changes that wait come along`() throws {
    // Raj's second change without his first: what it names is not there.
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 4)
    try raj.note("second", hall: 5)
    var changes: [[UInt8]] = []
    let reader = try BundleReader(floor.bundle(raj, "raj"))
    while let section = try reader.next() { section.visit { changes.append(Array($0)) } }
    let late = try floor.byHand(like: floor.file("raj"), [changes[1]])
    try Data(late.bytes()).write(to: URL(fileURLWithPath: floor.file("late")))
    _ = try Sync.merge(central, path: floor.file("late"))
    let new = try join(try snapshot(central))
    #expect(try new.read { try $0.held() } == central.read { try $0.held() })
    #expect(try new.read { try $0.held().count } == 1)
    _ = try Sync.merge(new, path: floor.file("raj"))
    #expect(try new.read { try $0.held().isEmpty })
  }

  // MARK: Refusing

  @Test func `a store that is there takes nothing of a snapshot`() throws {
    let path = try snapshot(central)
    let before = try ana.dump()
    let error = syncError { _ = try Sync.merge(ana, path: path) }
    #expect(error?.code == .snapshotBundle)
    #expect(error?.exit == .badInput)
    #expect(try ana.dump() == before)
    #expect(try ana.read { try $0.peers() }.isEmpty)
  }

  @Test func `only a central store makes snapshots`() throws {
    #expect(syncError { _ = try self.snapshot(self.ana) }?.code == .snapshotNotOurs)
    let lead = try floor.laptop("LEAD")
    try floor.enrol(lead, role: .lead)
    _ = try Sync.merge(lead, path: floor.bundle(central, "for the lead"))
    #expect(syncError { _ = try self.snapshot(lead) }?.code == .snapshotNotOurs)
    #expect((try refusal(forged(by: lead, from: lead)) as? SyncError)?.code == .snapshotNotOurs)
    let other = try floor.laptop("WEST", isCentral: true)
    _ = try Sync.merge(other, path: floor.bundle(central, "for the west"))
    #expect(try join(try snapshot(other, "west")).dump() == central.dump())
  }

  @Test func `receipts are heard from who gave them, not from a snapshot`() throws {
    let west = try floor.laptop("WEST", isCentral: true)
    _ = try Sync.merge(central, path: floor.bundle(west, "word"))
    #expect(try central.read { try $0.peers().map(\.laptop) }.contains("WEST"))
    let new = try join(try snapshot(central))
    #expect(try new.read { try $0.peers().map(\.laptop) } == ["central"])
    // As it was written before: with what others said, which is forgotten.
    let old = try forged(by: central, from: central)
    #expect(try database(in: old).range(of: wordOfWest().proof) != nil)
    #expect(try join(old, "old", seed: 902).read { try $0.peers().map(\.laptop) } == ["central"])
  }

  @Test func `what others said they hold, and their signatures, are not in a snapshot`() throws {
    let west = try floor.laptop("WEST", isCentral: true)
    _ = try Sync.merge(central, path: floor.bundle(west, "word"))
    let inside = try database(in: try snapshot(central))
    let word = try wordOfWest()
    try #require(!word.proof.isEmpty && !word.vector.isEmpty)
    #expect(inside.range(of: word.proof) == nil)
    #expect(inside.range(of: word.vector) == nil)
    // They are still in the store itself.
    #expect(try central.read { try $0.peers().map(\.laptop) }.sorted() == ["LT-04", "WEST"])
  }

  @Test func `changes that should not count, and some that should, are counted anew`() throws {
    for sql in [
      "INSERT INTO void (hash) SELECT hash FROM change_log WHERE n = 1;",
      "UPDATE change_log SET seq = -9223372036854775808 WHERE n = 2;",
      "INSERT OR REPLACE INTO meta (name, value) VALUES ('log_indexed', 9223372036854775807);",
      "UPDATE chain SET last_seq = last_seq + 1000000;",
      "UPDATE change_log SET hlc = hlc + 65536 WHERE n = 1;",
    ] {
      let path = try forged(by: central, from: central, changing: sql)
      #expect(try refusal(path) != nil, "\(sql)")
    }
  }

  @Test func `a technician's snapshot is not believed, whatever the laptop says of itself`() throws
  {
    _ = try Sync.merge(ana, path: floor.bundle(central, "c"))
    let path = try forged(by: ana, from: ana)
    #expect((try refusal(path) as? SyncError)?.code == .snapshotNotOurs)
  }

  @Test func `a stranger's snapshot, and one of a laptop that was shut out, make nothing`() throws {
    let foreign = try Store.create(
      floor.folder("stranger"), site: (central.identity.site, central.identity.siteName),
      authority: central.identity.authority, siteName: central.identity.siteName,
      laptop: "stranger", isCentral: false, environment: Floor.environment(seed: 700))
    #expect((try refusal(forged(by: foreign, from: central)) as? SyncError)?.code == .unknownLaptop)
    let lead = try floor.laptop("WEST", isCentral: true)
    try lead.note("before", hall: 6)
    _ = try Sync.merge(lead, path: floor.bundle(central, "c"))
    let good = try snapshot(lead, "wests")
    #expect(try join(good, "fine").dump() == lead.dump())
    _ = try Sync.revoke(central, lead.identity.device, why: "stolen", author: "Dana")
    _ = try Sync.merge(lead, path: floor.bundle(central, "word"))
    #expect(syncError { _ = try self.snapshot(lead, "after") }?.code == .snapshotNotOurs)
  }

  @Test func `a log with a change nobody signed is refused`() throws {
    // A thief has the other central store: its key signs the snapshot, not other people's changes.
    let lead = try floor.laptop("WEST", isCentral: true)
    _ = try Sync.merge(lead, path: floor.bundle(central, "c"))
    let forger = try floor.laptop("forger")
    try forger.note("made up", hall: 7)
    let path = try forged(
      by: lead, from: lead,
      changing: """
        ATTACH '\(forger.folder.database)' AS other;
        INSERT INTO change_log (n, hash, bytes, applied)
        SELECT n + 1000, hash, bytes, 0 FROM other.change_log;
        """)
    let error = try refusal(path) as? SyncError
    #expect(error?.code == .bundleDamaged, "\(error?.message ?? "taken")")
  }

  @Test func `a log with a byte changed is refused`() throws {
    let path = try forged(
      by: central, from: central,
      changing: "UPDATE change_log SET hash = zeroblob(32) WHERE n = 1;")
    #expect((try refusal(path) as? SyncError)?.code == .bundleDamaged)
  }

  @Test func `a snapshot with a picture that was edited makes nothing`() throws {
    let path = try forged(
      by: central, from: central, pictures: "UPDATE image_bytes SET bytes = zeroblob(9)")
    let error = try refusal(path) as? SyncError
    #expect(error?.code == .bundleDamaged)
    #expect(error?.message.contains("picture") == true)
  }

  @Test func `a snapshot that would grow beyond measure is refused before it grows`() throws {
    let path = try forged(
      by: central, from: central,
      changing: "CREATE TABLE large (b); INSERT INTO large VALUES (zeroblob(80000000))")
    let error = try refusal(path) as? SyncError
    #expect(error?.code == .bundleDamaged)
    #expect(error?.message.contains("grow") == true)
  }

  @Test func `a snapshot that holds less than it says is refused`() throws {
    let early = try snapshot(central, "early")
    try central.note("later", hall: 8)
    let path = try forged(by: central, from: central, inside: early)
    let error = try refusal(path) as? SyncError
    #expect(error?.code == .bundleDamaged)
    #expect(error?.message.contains("other changes") == true, "\(error?.message ?? "taken")")
  }

  @Test func `tables of its own are refused`() throws {
    let path = try forged(by: central, from: central, changing: "CREATE TABLE mine (a);")
    #expect((try refusal(path) as? SyncError)?.code == .bundleDamaged)
  }

  @Test func `what is no backup at all is refused`() throws {
    for bytes in [[], Array("ferrule backup 9\n".utf8), [UInt8](repeating: 7, count: 3_000_000)]
      as [[UInt8]]
    {
      var bundle = try rawBundle(central)
      bundle.sections = stride(from: 0, to: bytes.count, by: 1 << 20).map {
        RawBundle.Section([Array(bytes[$0..<min(bytes.count, $0 + 1 << 20)])], kind: 5)
      }
      try Data(bundle.bytes()).write(to: URL(fileURLWithPath: floor.file("raw")))
      guard !bytes.isEmpty else {
        // Without a piece it is a bundle without changes.
        #expect(try refusal(floor.file("raw")) == nil)
        try FileManager.default.removeItem(atPath: floor.folder("bad").path)
        continue
      }
      #expect((try refusal(floor.file("raw")) as? SyncError)?.code == .bundleDamaged)
    }
  }

  @Test func `a snapshot beside changes is refused`() throws {
    var bundle = try rawBundle(central)
    bundle.sections = [
      RawBundle.Section([[1, 2, 3]]), RawBundle.Section([[1, 2, 3]], kind: 5),
    ]
    try Data(bundle.bytes()).write(to: URL(fileURLWithPath: floor.file("raw")))
    #expect((try refusal(floor.file("raw")) as? SyncError)?.code == .bundleDamaged)
  }

  @Test func `cut anywhere and changed anywhere, it makes nothing`() throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: try snapshot(central))))
    let path = floor.file("hurt")
    var random = RepeatableRandom(seed: 5)
    for _ in 0..<24 {
      var hurt = bytes
      let place = Int.random(in: hurt.indices, using: &random)
      if Bool.random(using: &random) {
        hurt.removeLast(hurt.count - place)
      } else {
        hurt[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      try Data(hurt).write(to: URL(fileURLWithPath: path))
      #expect(try refusal(path) != nil, "place \(place) of seed 5")
    }
  }

  @Test func `sealing is not for a laptop without a key`() throws {
    try central.write(author: "Dana") { _, draft in
      try draft.insert(
        .policy, RecordKey.policy(name: "seal-bundles").id,
        ["name": .text("seal-bundles"), "value": .text("yes")])
    }
    #expect(syncError { _ = try self.snapshot(self.central) }?.code == .noRecipient)
    let path = try Sync.exportSnapshot(central, to: floor.file("plain"), isPlain: true).path
    #expect(try join(path).dump() == central.dump())
  }

  // MARK: Looking inside

  /// What the central store keeps of the other central store's word.
  private func wordOfWest() throws -> (vector: Data, proof: Data) {
    let west = try central.read { try $0.peers().first { $0.laptop == "WEST" } }
    return (Data(west?.vector ?? []), Data(west?.proof ?? []))
  }

  /// The bytes of the database in a snapshot.
  private func database(in path: String) throws -> Data {
    var backup = Data()
    let bundle = try BundleReader(path)
    while let section = try bundle.next(only: .snapshot) { section.visit { backup += $0 } }
    let file = floor.file("inside.backup")
    try backup.write(to: URL(fileURLWithPath: file))
    var database = Data()
    try BackupReader(file).readFiles { kind, piece in
      if kind == BackupFormat.databaseKind { database += piece }
    }
    return database
  }

  // MARK: Forging

  private func rawBundle(_ store: Store) throws -> RawBundle {
    try floor.byHand(like: floor.bundle(store, "like"), [])
  }

  /// A bundle that a store signs, with a snapshot of a store whose database was changed.
  private func forged(
    by signer: Store, from store: Store, inside: String? = nil,
    changing sql: String = "", pictures: String? = nil
  ) throws -> String {
    let copy = floor.file("copy.db")
    try? FileManager.default.removeItem(atPath: copy)
    var changes = sql
    if let inside {
      try join(inside, "inside", seed: 901).copyDatabase(to: copy, for: copy)
      // It says it is the signer's.
      let device = signer.identity.device.description
      changes = "UPDATE meta SET value = x'\(device)' WHERE name = 'device_id';"
    } else {
      try store.copyDatabase(to: copy, for: copy)
    }
    if !changes.isEmpty {
      let (status, text) = try Shell.run(copy, ".dbconfig enable_trigger off", changes)
      try #require(status == 0, "\(text)")
    }
    let last = try BundleReader.whole(floor.bundle(signer, "last"))
    let file = try OutputFile(floor.file("forged"))
    let writer = try BundleWriter(file, manifest: last.manifest, sign: signer.signature)
    for statement in last.statements { try writer.add(statement) }
    for head in last.heads { try writer.add(head) }
    let identity = signer.identity
    let backup = try BackupWriter(
      SnapshotTarget(writer),
      card: BackupCard(
        site: identity.site, siteName: identity.siteName, device: identity.device,
        laptop: identity.laptop, isCentral: identity.isCentral, writtenMS: 1_800_000_000_000))
    try backup.add(copy, kind: BackupFormat.databaseKind) {}
    if let pictures {
      let images = floor.file("images.db")
      for (file, sql) in [(store.folder.images, "VACUUM INTO '\(images)'"), (images, pictures)] {
        let (status, text) = try Shell.run(file, ".dbconfig enable_trigger off", sql)
        try #require(status == 0, "\(text)")
      }
      try backup.add(images, kind: BackupFormat.imagesKind) {}
    }
    try backup.finish()
    try writer.finish()
    return floor.file("forged")
  }
}
