import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// Whose changes are taken: those that their device signed.
struct SignedChangesTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private var site: SiteID { central.identity.site }

  @Test func `changes their device did not sign are left out, and the rest merges`() throws {
    try ana.note("ana", hall: 1)
    let raj = try floor.laptop("LT-09")
    for number in 1...3 { try raj.note("raj \(number)", hall: 2) }
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    let path = try floor.bundle(ana, "both")
    var bundle = try floor.byHand(like: path, ana.sealedChanges())
    let theirs = bundle.heads.filter { $0.name.device == raj.identity.device }
    #expect(theirs.count == 3)
    // A head at the second of three: the third is nobody's word.
    bundle.heads.removeAll { $0 == theirs[2] || $0 == theirs[0] }
    try bundle.write(to: floor.file("unsigned tail"))
    let report = try Sync.merge(central, path: floor.file("unsigned tail"))
    #expect(report.changes.applied == 3)
    #expect(report.leftOutCount == 1)
    #expect(report.leftOut.first?.sentence.contains("did not sign") == true)
    #expect(try !central.dump().contains("\"raj 3\""))
    // Nothing waits for it: the next good bundle brings it.
    #expect(try Sync.status(central).held.isEmpty)
    #expect(try Sync.merge(central, path: path).changes.applied == 1)
    #expect(try central.dump() == ana.dump())
  }

  @Test func `a head under another's key, another site or another change proves nothing`() throws {
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "ana")
    let honest = try floor.byHand(like: path, ana.sealedChanges())
    let head = try #require(honest.heads.first)
    let mallory = try DeviceByHand(99)
    let forged = [
      try mallory.head(head.name, site: site),
      SignedHead(
        name: head.name,
        signature: try floor.signer.signature(
          of: SignedHead.message(head.name, site: SiteID(storage: Bytes16(6, 6))),
          by: ana.identity.device)),
      SignedHead(
        name: ChangeName(
          device: head.name.device, seq: head.name.seq + 1, hash: head.name.hash),
        signature: head.signature),
    ]
    for head in forged {
      var bundle = honest
      bundle.heads = [head]
      try bundle.write(to: floor.file("forged"))
      let report = try Sync.merge(central, path: floor.file("forged"))
      #expect(report.changes.applied == 0)
      #expect(report.leftOutCount == 1)
    }
    #expect(try central.sealedChanges().isEmpty)
    #expect(try central.read { try $0.heads() }.isEmpty)
  }

  /// A change that somebody else made up in the name of a laptop.
  private func forged(_ device: DeviceID, seq: Int64 = 1, prev: ChangeHash? = nil) throws
    -> SealedChange
  {
    var writer = ChangesetWriter(tables: try TableCatalogue.ofSchema())
    let table = try #require(TableCatalogue.ofSchema().table("hall"))
    let column = try #require(table.columns.firstIndex { $0.name == "name" })
    try writer.append(
      .update(
        "hall", key: [.blob(Array(repeating: 1, count: 16))],
        [UpdatedCell(column: column, old: .null, new: .text("FORGED"))]))
    return try SealedChange(
      sealing: Change(
        site: site, device: device, seq: seq,
        prev: prev ?? .genesis(site: site, device: device), hlc: 1 << 20, schema: 1,
        author: "Eve", body: writer.bytes))
  }

  @Test func `a laptop of the site stands for nobody's changes but its own`() throws {
    let eve = try DeviceByHand(99)
    let theirs = try forged(ana.identity.device)
    let own = try forged(eve.device, seq: 2, prev: theirs.hash)
    let first = try forged(eve.device)
    let cases: [(changes: [SealedChange], head: ChangeName)] = [
      // Her own place, another's change.
      ([theirs], ChangeName(device: eve.device, seq: 77, hash: theirs.hash)),
      ([theirs], ChangeName(device: eve.device, seq: 1, hash: theirs.hash)),
      // Her own change behind it.
      ([theirs, own], own.name), ([first, theirs, own], own.name),
    ]
    for (changes, head) in cases {
      var bundle = try floor.byHand(of: site)
      bundle.statements += try ana.read { try $0.trust().accepted }
      bundle.heads = [try eve.head(head, site: site)]
      bundle.sections = [RawBundle.Section(changes.map(\.bytes))]
      try bundle.write(to: floor.file("forged"))
      let merged = try Sync.merge(central, path: floor.file("forged"))
      #expect(merged.changes == MergeReport.Changes())
      #expect(merged.leftOutCount == changes.count)
    }
    #expect(try central.sealedChanges().isEmpty)
    #expect(try central.read { try $0.heads() }.isEmpty)
    // The laptop itself is none the worse for it.
    try ana.note("ana", hall: 1)
    #expect(try Sync.merge(central, path: floor.bundle(ana, "ana")).changes.applied == 1)
  }

  @Test func `nobody lacks a change that is not valid, though its laptop signed it`() throws {
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 1)
    let path = try floor.bundle(raj, "raj")
    let good = try raj.sealedChanges()
    let last = try #require(raj.tips().first)
    let jump = try forged(raj.identity.device, seq: 8, prev: last.hash)
    // A relay that takes it out: it may be one that somebody wants.
    var hollow = try floor.byHand(like: path, good + [jump.bytes])
    hollow.sections = [RawBundle.Section(good)]
    try hollow.write(to: floor.file("hollow"))
    #expect(try Sync.merge(central, path: floor.file("hollow")).leftOutCount == 0)
    #expect(try Sync.receipt(central).lacked.map(\.namedSeq) == [8])
    let whole = try floor.byHand(like: path, good + [jump.bytes])
    try whole.write(to: floor.file("whole"))
    for _ in 1...2 {
      let report = try Sync.merge(central, path: floor.file("whole"))
      #expect(report.leftOut.map(\.hash) == [jump.hash])
      #expect(try Sync.receipt(central).lacked.isEmpty)
      #expect(try central.read { try $0.namedChanges() }.isEmpty)
    }
    // At once, too.
    #expect(try Sync.merge(ana, path: floor.file("whole")).changes.applied == good.count)
    #expect(try Sync.receipt(ana).lacked.isEmpty)
    try raj.note("second", hall: 1)
    #expect(try Sync.merge(central, path: floor.bundle(raj, "raj")).changes.applied == 1)
    #expect(try Sync.receipt(central).lacked.isEmpty)
  }

  @Test func `a key for which anybody can sign is nobody's`() throws {
    let zero = SigningKey(storage: Bytes32(1 << 56, 0, 0, 0))
    let signature = try #require(
      KeySignature(bytes: [1] + [UInt8](repeating: 0, count: 63)))
    #expect(!zero.verifies(signature, of: [1, 2, 3]))
  }

  @Test func `a relay passes heads on as they are, and needs no key of theirs`() throws {
    let raj = try floor.laptop("LT-09")
    try raj.note("raj", hall: 2)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    try raj.note("raj later", hall: 2)
    try FileManager.default.removeItem(atPath: raj.folder.path)
    let passed = try Sync.merge(central, path: floor.bundle(ana, "passed on"))
    #expect(passed.changes.applied == 1)
    #expect(try central.read { try $0.heads() }.map(\.name) == ana.tips())
  }

  @Test func `what a backup holds can be passed on without its laptop's key`() throws {
    try ana.note("before", hall: 1)
    let path = try Sync.backup(ana, to: floor.file("backup")).path
    try FileManager.default.removeItem(atPath: ana.folder.path)
    let (restored, _) = try Sync.restore(
      from: path, folder: floor.folder("restored"), laptop: "LT-05", staysCentral: false,
      environment: Floor.environment(seed: 901, witness: floor.witness))
    try restored.note("after", hall: 1)
    try floor.enrol(restored)
    let merged = try Sync.merge(central, path: floor.bundle(restored, "restored"))
    #expect(merged.changes.applied == 2)
    #expect(merged.leftOutCount == 0)
  }
}
