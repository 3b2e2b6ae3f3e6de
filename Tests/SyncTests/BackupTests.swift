import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A backup is one file that holds a whole store, and makes a new device of it.
struct BackupTests {
  private let floor: Floor
  private let told = Told()

  init() throws {
    floor = try Floor()
  }

  private func restore(
    _ path: String, _ name: String, central: Bool = false, seed: UInt64 = 1
  ) throws -> Store {
    // What takes a central store's place has its name.
    try Sync.restore(
      from: path, folder: floor.folder(name), laptop: central ? nil : name, staysCentral: central,
      environment: Floor.environment(seed: 500 + seed, witness: floor.witness, tell: told.add)
    ).0
  }

  /// A store with a peer, and its backup.
  private func backedUp() throws -> (Store, String) {
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try raj.note("raj", hall: 2)
    try ana.note("ana", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    _ = try floor.bundle(ana, "for raj", for: raj)
    try ana.remember(technician: "Ana")
    let report = try Sync.backup(ana, to: floor.file("ana.backup"))
    #expect(report.card.laptop == "LT-04")
    #expect(!report.hasImages)
    return (ana, report.path)
  }

  private func refusal(_ bytes: [UInt8]) throws -> (any DescribedError)? {
    let path = floor.file("bad.backup")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do {
      _ = try restore(path, "good")
      return nil
    } catch {
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: floor.path)
          .filter { $0.hasPrefix("good") } == [])
      return error as? any DescribedError
    }
  }

  @Test func `a restored store is a new device with everything and nothing of its own`() throws {
    let (ana, path) = try backedUp()
    let back = try restore(path, "LT-12")
    #expect(try back.dump() == ana.dump())
    #expect(back.identity.device != ana.identity.device)
    #expect(back.identity.storeID != ana.identity.storeID)
    #expect(back.identity.laptop == "LT-12")
    #expect(back.identity.site == ana.identity.site)
    #expect(try back.doctor().isWell)
    #expect(try back.ownSeqs().isEmpty)
    #expect(try back.read { try $0.rememberedTechnician(nowMS: 1_800_000_000_000) } == nil)
    let peers = try back.read { try $0.peers() }
    #expect(peers.map(\.laptop) == ["LT-04", "LT-09"], "the old laptop is known by its name")
    #expect(peers.map(\.sentCounter) == [nil, nil])
    try back.note("after", hall: 3)
    try ana.note("goes on", hall: 4)
    #expect(try back.ownSeqs() == [1])
    #expect(try Sync.export(back, to: floor.file("b")).counter == 1)
    #expect(
      syncError { _ = try Sync.merge(ana, path: floor.file("b")) }?.code == .unknownLaptop)
    try floor.enrol(back)
    #expect(try Sync.export(back, to: floor.file("b")).counter == 2)
    _ = try Sync.merge(ana, path: floor.file("b"))
    _ = try Sync.merge(back, path: floor.bundle(ana, "a"))
    #expect(try back.dump() == ana.dump())
    #expect(try Sync.status(ana).copies.isEmpty)
    #expect(told.take().isEmpty)
  }

  @Test func `no key and no witness is in a backup`() throws {
    let (ana, path) = try backedUp()
    let key = try String(contentsOfFile: ana.folder.key, encoding: .utf8)
      .split(separator: "\n")[1]
    let raw = stride(from: 0, to: key.count, by: 2).compactMap { place -> UInt8? in
      UInt8(key.dropFirst(place).prefix(2), radix: 16)
    }
    #expect(raw.count == 32)
    let backup = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(backup.range(of: Data(raw)) == nil)
    #expect(backup.range(of: Data(key.utf8)) == nil)
  }

  @Test func `pictures are in a backup, and stay what their hashes say`() throws {
    let ana = try floor.laptop("LT-04")
    let pictures = (1...3).map {
      ImageOriginal(bytes: PictureFile.png(width: 40 * $0, height: 30, seed: UInt64($0)))
    }
    _ = try ana.keepImages(pictures)
    let report = try Sync.backup(ana, to: floor.file("ana.backup"))
    #expect(report.hasImages)
    let back = try restore(report.path, "LT-12")
    for picture in pictures { #expect(try back.imageBytes(picture.sha256) == picture.bytes) }
    #expect(try back.verifyImages().isWell)
    #expect(try back.doctor().isWell)
  }

  /// The folder of a store with three pictures and their facts, closed again.
  private func withPictures() throws -> (StoreFolder, [ImageOriginal]) {
    let ana = try floor.laptop("LT-04")
    let pictures = (1...3).map {
      ImageOriginal(bytes: PictureFile.png(width: 400 * $0, height: 30, seed: UInt64($0)))
    }
    _ = try ana.keepImages(pictures)
    try ana.write(author: "Ana") { _, draft in
      for one in pictures {
        try draft.record(
          .image(
            FaceImage(
              sha256: one.sha256, byteCount: Int64(one.bytes.count), format: .png, takenMS: 7)))
      }
    }
    return (ana.folder, pictures)
  }

  @Test func `pictures that rotted are in the backup as they are, and said`() throws {
    let (folder, pictures) = try withPictures()
    let file = URL(fileURLWithPath: folder.images)
    var bytes = try Data(contentsOf: file)
    let place = try #require(bytes.range(of: Data(pictures[1].bytes.suffix(60).prefix(20))))
    bytes[place.lowerBound] ^= 0x10
    try bytes.write(to: file)
    let opened = try Store(folder, environment: Floor.environment(seed: 9))
    let report = try Sync.backup(opened, to: floor.file("ana.backup"))
    #expect(report.hasImages)
    #expect(report.images.damaged.map(\.sha256) == [pictures[1].sha256])
    #expect(try restore(report.path, "LT-12").imageBytes(pictures[0].sha256) == pictures[0].bytes)
  }

  @Test(arguments: [0, 50, 100, 5_000, 8_192, 20_000])
  func `a lost or cut file of pictures keeps no record back, and is said`(bytes: Int) throws {
    let (folder, pictures) = try withPictures()
    let file = URL(fileURLWithPath: folder.images)
    let whole = try Data(contentsOf: file)
    #expect(whole.count > 20_000)
    try FileManager.default.removeItem(at: file)
    if bytes > 0 { try whole.prefix(bytes).write(to: file) }
    let opened = try Store(folder, environment: Floor.environment(seed: 9))
    let report = try Sync.backup(opened, to: floor.file("ana.backup"))
    #expect(!report.hasImages)
    #expect(!report.images.isWell)
    #expect(bytes > 0 || report.images.lost.count == pictures.count)
    #expect(try restore(report.path, "LT-12").dump() == opened.dump())
    let left = try? Data(contentsOf: file)
    #expect((left ?? Data()) == whole.prefix(bytes), "left as it was")
  }

  @Test func `what is there already is refused, as backup and as folder`() throws {
    let (ana, path) = try backedUp()
    #expect(syncError { _ = try Sync.backup(ana, to: path) }?.code == .fileExists)
    let error = #expect(throws: StoreError.self) { try restore(path, "LT-09") }
    #expect(error?.code == .storeExists)
    let named = try Sync.backup(ana, to: floor.path)
    #expect(named.path == floor.path + "/LT-04-20270115-080000.ferrule-backup")
  }

  @Test func `a central store's backup is a laptop unless it is said to stay central`() throws {
    let central = try floor.laptop("central", isCentral: true)
    let path = try Sync.backup(central, to: floor.file("c.backup")).path
    #expect(try !restore(path, "copy").identity.isCentral)
    let new = try restore(path, "new central", central: true, seed: 2)
    #expect(new.identity.isCentral)
    #expect(new.identity.laptop == "central")
    let (_, laptop) = try backedUp()
    let error = syncError { _ = try restore(laptop, "no", central: true) }
    #expect(error?.code == .notCentral)
  }

  @Test func `a backup cut or changed anywhere is refused whole`() throws {
    let (_, path) = try backedUp()
    let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(good.count < 1_000_000)
    // Every byte of the head and of the end; of the database a few.
    let places =
      Array(0..<150) + stride(from: 150, to: good.count, by: good.count / 20)
      + (good.count - 45..<good.count)
    for place in places {
      #expect(try refusal(Array(good[..<place])) is SyncError, "cut at \(place)")
      var changed = good
      changed[place] ^= 0x10
      #expect(try refusal(changed) is SyncError, "changed at \(place)")
    }
    #expect(try (refusal(good + [0]) as? SyncError)?.code == .backupDamaged)
    #expect(try (refusal([]) as? SyncError)?.code == .notABackup)
    var newer = good
    newer[15] = UInt8(ascii: "2")
    #expect(try (refusal(newer) as? SyncError)?.code == .newerBackup)
  }

  @Test func `sizes beyond the file are refused before anything is written`() throws {
    let (_, path) = try backedUp()
    let reader = try BackupReader(path)
    let head = BackupFormat.firstLine.count + 4 + reader.card.bytes.count
    let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    for size in [UInt64(0), 1 << 40, 1 << 63, .max, UInt64(good.count)] {
      let bytes = good[..<(head + 2)] + RawBundle.number(size) + good[(head + 10)...]
      #expect(try refusal(Array(bytes)) is SyncError, "size \(size)")
    }
  }

  /// A backup that is right in all but what its database is.
  private func forged(_ database: Data, _ card: BackupCard) throws -> [UInt8] {
    let (content, forged) = (floor.file("content"), floor.file("forged.backup"))
    try database.write(to: URL(fileURLWithPath: content))
    let writer = try BackupWriter(OutputFile(forged, purpose: .backup), card: card)
    try writer.add(content, kind: BackupFormat.databaseKind) {}
    try writer.finish()
    return try [UInt8](Data(contentsOf: URL(fileURLWithPath: forged)))
  }

  @Test func `a sound backup of what is no store, or a damaged one, makes none`() throws {
    let (ana, path) = try backedUp()
    let card = try BackupReader(path).card
    let junk = try refusal(forged(Data(repeating: 7, count: 5_000), card))
    #expect((junk as? StoreError)?.code == .notAStore)
    try ana.copyDatabase(to: floor.file("copy.db"), for: "copy.db")
    var pages = try Data(contentsOf: URL(fileURLWithPath: floor.file("copy.db")))
    #expect(try refusal(forged(pages, card)) == nil)
    try FileManager.default.removeItem(atPath: floor.folder("good").path)
    for place in stride(from: 5_000, to: pages.count, by: 3) { pages[place] = 0xEE }
    let damaged = try refusal(forged(pages, card))
    #expect((damaged as? StoreError)?.code == .damaged)
  }

  @Test func `a backup made while another writes is one of the states there were`() throws {
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    let folder = ana.folder
    let writing = Thread {
      guard
        let store = try? Store(folder, environment: Floor.environment(seed: 77))
      else { return }
      for number in 0..<40 { _ = try? store.note("while \(number)", hall: 2) }
    }
    writing.start()
    var counts: [Int] = []
    for number in 0..<5 {
      let path = try Sync.backup(ana, to: floor.file("\(number).backup")).path
      let back = try restore(path, "back \(number)", seed: UInt64(number))
      #expect(try back.doctor().isWell)
      counts.append(try back.sealedChanges().count)
    }
    while !writing.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(counts == counts.sorted())
  }

  @Test func `the file is written as the document says`() throws {
    let (ana, path) = try backedUp()
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let identity = ana.identity
    func text(_ text: String) -> [UInt8] {
      RawBundle.number(UInt16(text.utf8.count)) + Array(text.utf8)
    }
    let card =
      identity.site.bytes + text("Hall 7") + identity.device.bytes + text("LT-04") + [0]
      + RawBundle.number(Int64(1_800_000_000_000))
    let head =
      Array("ferrule backup 1\n".utf8) + RawBundle.number(UInt32(card.count)) + card + [0x46, 1]
    let size = bytes.count - head.count - 8 - 37
    let database = Array("SQLite format 3".utf8)
    #expect(bytes.starts(with: head + RawBundle.number(Int64(size)) + database))
    #expect(bytes.suffix(37).prefix(5) == [0x45, 0, 0, 0, 1])
  }
}
