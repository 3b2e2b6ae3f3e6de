import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// A bundle in which anything is wrong is refused whole, and the store stays as it was.
struct DamageTests {
  /// A store that has taken nothing in yet, and the bytes of a small bundle for it.
  private func small(_ floor: Floor) throws -> (store: Store, bytes: [UInt8]) {
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try raj.note("own", hall: 9)
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "good")
    return (raj, try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }

  /// Merges the bytes as a file and gives the error; nil if they were taken.
  private func refusal(_ bytes: [UInt8], _ store: Store, _ floor: Floor) throws -> SyncError? {
    let path = floor.file("bad")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return syncError { _ = try Sync.merge(store, path: path) }
  }

  /// All that merging could change.
  private func state(_ store: Store, _ floor: Floor) throws -> [String] {
    let files = try ["", "-wal"].map { suffix in
      try Data(contentsOf: URL(fileURLWithPath: store.folder.database + suffix))
        .base64EncodedString()
    }
    return files + [try store.dump(), "\(try store.read { try $0.peers() })"]
  }

  @Test
  func `a bundle cut at any byte is refused`() throws {
    let floor = try Floor()
    let (store, bytes) = try small(floor)
    let before = try state(store, floor)
    for count in bytes.indices {
      let error = try refusal(Array(bytes[..<count]), store, floor)
      #expect(error?.exit == .badInput, "cut at \(count)")
      if count > 0 { #expect(error?.code == .bundleCutShort, "cut at \(count)") }
    }
    #expect(try state(store, floor) == before)
    #expect(try refusal(bytes, store, floor) == nil)
  }

  @Test
  func `a bundle with any bit flipped is refused`() throws {
    let floor = try Floor()
    let (store, bytes) = try small(floor)
    let before = try state(store, floor)
    for position in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[position] ^= 1 << UInt8(bit)
        #expect(try refusal(flipped, store, floor) != nil, "byte \(position), bit \(bit)")
      }
    }
    #expect(try state(store, floor) == before)
  }

  @Test
  func `a byte more at the end is refused`() throws {
    let floor = try Floor()
    let (store, bytes) = try small(floor)
    #expect(try refusal(bytes + [0], store, floor)?.code == .bundleDamaged)
    #expect(try refusal(bytes + bytes, store, floor)?.code == .bundleDamaged)
  }

  @Test
  func `what is no bundle is refused by name`() throws {
    let floor = try Floor()
    let store = try floor.laptop("LT-04")
    #expect(try refusal([], store, floor)?.code == .notABundle)
    #expect(
      try refusal(Array("PK zip or whatever it may be".utf8), store, floor)?.code == .notABundle)
    let missing = syncError { _ = try Sync.merge(store, path: floor.file("nowhere")) }
    #expect(missing?.code == .noSuchFile)
    #expect(missing?.exit == .missing)
    #expect(syncError { _ = try Sync.merge(store, path: floor.path) }?.code == .notABundle)
  }

  @Test
  func `a newer format asks for the newer ferrule`() throws {
    let floor = try Floor()
    let store = try floor.laptop("LT-04")
    for line in ["ferrule bundle 2\nand more", "ferrule bundle 9 of the year 2040\n"] {
      var bundle = try floor.byHand(of: store.identity.site)
      bundle.firstLine = line
      let error = try refusal(bundle.bytes(), store, floor)
      #expect(error?.code == .newerBundle)
      #expect(error?.exit == .missing)
    }
  }

  @Test
  func `a bundle of the format that was not signed is not trusted`() throws {
    let floor = try Floor()
    let store = try floor.laptop("LT-04")
    var bundle = try floor.byHand(of: store.identity.site)
    bundle.firstLine = "ferrule bundle 0 unsigned\n"
    let error = try refusal(bundle.bytes(), store, floor)
    #expect(error?.code == .unsignedBundle)
    #expect(error?.exit == .notTrusted)
  }

  @Test
  func `a bundle of another site names both sites`() throws {
    let floor = try Floor()
    let store = try floor.laptop("LT-04")
    let other = try Store.create(
      floor.folder("other"), site: nil, siteName: "Hall 8", laptop: "LT-77", isCentral: false,
      environment: Floor.environment(seed: 4_000))
    try other.note("elsewhere", hall: 1)
    let error = syncError { _ = try Sync.merge(store, path: floor.bundle(other, "other")) }
    #expect(error?.code == .otherSite)
    #expect(error?.exit == .badInput)
    #expect(error?.message.contains("Hall 7") == true)
    #expect(error?.message.contains("Hall 8") == true)
    #expect(try store.sealedChanges().isEmpty)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `random bytes are refused`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let floor = try Floor()
    let store = try floor.laptop("LT-04")
    let honest = try floor.byHand(of: store.identity.site)
    let heads: [[UInt8]] = [
      [], Array(honest.firstLine.utf8),
      Array(honest.firstLine.utf8) + RawBundle.number(UInt32(honest.manifest.count))
        + honest.manifest,
      Array(honest.firstLine.utf8) + RawBundle.number(UInt32(honest.manifest.count))
        + honest.manifest + [0x53, 1],
    ]
    for _ in 0..<200 {
      for head in heads {
        let noise = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        #expect(try refusal(head + noise, store, floor) != nil, "seed \(seed)")
      }
    }
    #expect(try store.sealedChanges().isEmpty)
  }
}
