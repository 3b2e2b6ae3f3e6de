import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// What one store writes the others come to have, in whatever order it reaches them.
struct RoundTripTests {
  @Test
  func `a bundle brings everything to another laptop`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    try ana.note("second", hall: 2, times: 3)
    let written = try Sync.export(ana, to: floor.file("a"))
    #expect(written.changes == 2)
    #expect(written.counter == 1)
    #expect(written.isComplete)
    #expect(written.isWitnessed)
    let merged = try Sync.merge(raj, path: written.path)
    #expect(merged.changes == MergeReport.Changes(applied: 2, known: 0, held: 0))
    #expect(merged.facts == 4)
    #expect(merged.records == 2)
    #expect(merged.conflicts == 0)
    #expect(!merged.changedNothing)
    #expect(try raj.dump() == ana.dump())
  }

  @Test
  func `a bundle merged again changes nothing and says so`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "a")
    _ = try Sync.merge(raj, path: path)
    let before = try (raj.dump(), raj.read { try $0.peers() })
    let again = try Sync.merge(raj, path: path)
    #expect(again.changedNothing)
    #expect(again.changes == MergeReport.Changes(applied: 0, known: 1, held: 0))
    #expect(try raj.dump() == before.0)
    #expect(try raj.read { try $0.peers() } == before.1)
  }

  @Test
  func `a store may merge its own bundle`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    let merged = try Sync.merge(ana, path: floor.bundle(ana, "a"))
    #expect(merged.isOwnBundle)
    #expect(merged.changedNothing)
    #expect(!merged.storeWasSetBack)
    #expect(try ana.read { try $0.peers() }.isEmpty)
  }

  @Test
  func `a dry run says the same and writes nothing`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    try raj.note("other", hall: 1, name: "Nave")
    let path = try floor.bundle(ana, "a")
    let before = try raj.dump()
    var rehearsed = try Sync.rehearse(raj, path: path)
    #expect(rehearsed.isDryRun)
    #expect(rehearsed.conflicts == 1)
    #expect(try raj.dump() == before)
    #expect(try raj.sealedChanges().count == 1)
    #expect(try raj.read { try $0.peers() }.isEmpty)
    let merged = try Sync.merge(raj, path: path)
    rehearsed.isDryRun = false
    #expect(rehearsed == merged)
  }

  @Test
  func `three bundles in all orders, twice, give one state`() throws {
    let floor = try Floor()
    let laptops = try ["LT-04", "LT-09", "LT-11"].map { try floor.laptop($0) }
    try laptops[0].note("shared", hall: 1)
    let first = try floor.bundle(laptops[0], "first")
    for laptop in laptops { _ = try Sync.merge(laptop, path: first) }
    for (index, laptop) in laptops.enumerated() {
      try laptop.rename(hall: 1, "name \(index)")
      try laptop.note("own \(index)", hall: UInt8(10 + index))
      try laptop.rename(hall: UInt8(10 + index), "again \(index)")
    }
    let bundles = try laptops.enumerated().map { try floor.bundle($1, "b\($0)") }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var dumps: Set<String> = []
    for (number, order) in orders.enumerated() {
      let store = try floor.laptop("central \(number)", isCentral: true)
      var reports: [MergeReport] = []
      for index in order + order { reports.append(try Sync.merge(store, path: bundles[index])) }
      #expect(reports.map(\.changedNothing).suffix(3) == [true, true, true])
      #expect(reports.reduce(0) { $0 + $1.changes.applied } == 10)
      #expect(reports.last?.conflicts == 1)
      #expect(try store.tips().count == 3)
      dumps.insert(try store.dump())
    }
    #expect(dumps.count == 1)
    for (index, laptop) in laptops.enumerated() {
      for other in bundles.indices where other != index {
        _ = try Sync.merge(laptop, path: bundles[other])
      }
      dumps.insert(try laptop.dump())
    }
    #expect(dumps.count == 1)
  }

  @Test
  func `random schedules end in equal stores`() throws {
    var heldSeen = 0
    for seed in UInt64(1)...12 { heldSeen += try runSchedule(seed: seed) }
    // Schedules in which nothing ever came too early would prove little.
    #expect(heldSeen > 0)
  }

  /// Writes, exports and merges at random, then lets all hear from all; gives how often changes waited.
  private func runSchedule(seed: UInt64) throws -> Int {
    var random = RepeatableRandom(seed: seed)
    let floor = try Floor()
    let count = Int.random(in: 2...4, using: &random)
    let stores = try (0..<count).map { try floor.laptop("LT-\($0)") }
    var bundles: [String] = []
    var heldSeen = 0
    for step in 0..<60 {
      let store = stores[Int.random(in: 0..<count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try store.note("step \(step)", hall: UInt8.random(in: 1...5, using: &random))
      case 1:
        let peer = try store.read { try $0.peers() }.randomElement(using: &random)
        let written = try Sync.export(
          store, to: floor.file("step \(step)"), for: peer?.device)
        bundles.append(written.path)
      default:
        if let path = bundles.randomElement(using: &random) {
          heldSeen += try Sync.merge(store, path: path).changes.held
        }
      }
    }
    for _ in 0..<2 {
      for from in stores.indices {
        for to in stores.indices where to != from {
          let path = try floor.bundle(stores[from], "round \(from) \(to)")
          _ = try Sync.merge(stores[to], path: path)
        }
      }
    }
    let dumps = Set(try stores.map { try $0.dump() })
    #expect(dumps.count == 1, "seed \(seed)")
    for store in stores {
      let status = try Sync.status(store)
      #expect(status.held.isEmpty, "seed \(seed)")
      #expect(status.peers.flatMap(\.missingHere).isEmpty, "seed \(seed)")
    }
    return heldSeen
  }

  @Test
  func `many sections read as one`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    for number in 1...64 { try ana.note("note \(number)", hall: UInt8(number)) }
    let manifest = try BundleManifest(
      site: ana.identity.site, siteName: "Hall 7", keys: ana.deviceKeys(),
      laptop: "LT-04", isCentral: false, recipient: nil, counter: 1, writtenMS: 0,
      vector: StoreVector(tips: try ana.tips()))
    let path = floor.file("sections")
    let writer = try BundleWriter(
      OutputFile(path), manifest: manifest, sectionBytes: 300, sign: ana.signature)
    for statement in try ana.read({ try $0.trust().accepted }) { try writer.add(statement) }
    for head in try ana.read({ try ana.signedHeads(in: $0) }).all { try writer.add(head) }
    for change in try ana.sealedChanges() { try writer.add(change) }
    try writer.finish()
    #expect(writer.sectionCount == 66)
    #expect(try Sync.show(path: path).sections == 66)
    #expect(try Sync.merge(raj, path: path).changes.applied == 64)
    #expect(try raj.dump() == ana.dump())
  }

  @Test
  func `the file is written as the document says`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "a")
    let written = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    var byHand = try floor.byHand(like: path, ana.sealedChanges())
    let reader = try BundleReader.whole(path)
    #expect(byHand.heads.map(\.name) == reader.heads.map(\.name))
    byHand.heads = reader.heads
    #expect(byHand.statements.count == 1)
    #expect(byHand.heads.count == 1)
    // Some libraries sign the same bytes differently each time: what follows from that is left out.
    let signature = 17 + 4 + byHand.manifest.count
    func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
      [bytes[..<signature], bytes[(signature + 64)..<(bytes.count - 96)]]
    }
    #expect(try parts(written) == parts(byHand.bytes()))
  }
}
