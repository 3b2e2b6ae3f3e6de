import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// What the central store's word proves, and what nobody is proved to have.
struct ReceiptTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  /// A bundle of another central store that says it has Ana's changes, and lacks these pictures.
  private func word(lacking images: [ChangeHash], counter: Int64) throws -> String {
    let site = ana.identity.site
    var bundle = try floor.byHand(
      of: site, counter: counter, writtenMS: 1_800_000_000_000 + counter,
      vector: StoreVector(tips: ana.tips(), images: images))
    let certificate = Certificate(
      keys: try DeviceByHand(99).keys, laptop: "by hand", role: .central)
    bundle.statements = [try floor.signer.says(.certificate(certificate), site: site)]
    let path = floor.file("word \(counter)")
    try bundle.write(to: path)
    return path
  }

  @Test
  func `only the central store's own word makes a laptop safe to wipe`() throws {
    #expect(try Sync.receipt(central).wipe == .isCentral)
    #expect(try Sync.receipt(ana).wipe == .neverHeard)
    try ana.picture(noise(200, seed: 1))
    let raj = try floor.laptop("LT-09")
    // A technician's laptop that has it all proves nothing.
    _ = try Sync.merge(raj, path: floor.bundle(ana, "a"))
    _ = try Sync.merge(ana, path: floor.bundle(raj, "b"))
    #expect(try Sync.receipt(ana).wipe == .neverHeard)
    _ = try Sync.merge(central, path: floor.bundle(ana, "c"))
    #expect(try Sync.receipt(ana).images.notHome == 1)
    _ = try Sync.merge(ana, path: floor.bundle(central, "d"))
    let receipt = try Sync.receipt(ana)
    #expect(receipt.wipe == .safe)
    #expect(receipt.sources.map(\.counter) == [1])
    #expect(receipt.images.own == 1 && receipt.images.notHome == 0)
    #expect(receipt.changes.notHome == 0 && receipt.changes.sinceMS == nil)
    try ana.note("later", hall: 3)
    let later = try Sync.receipt(ana)
    #expect(later.wipe == .notHome)
    #expect(later.changes.notHome == 1)
    #expect(later.changes.sinceMS == 1_800_000_000_000)
  }

  @Test
  func `a list that was cut proves only what stands before its end`() throws {
    let image = try ana.picture(noise(200, seed: 1))
    let before = (1...10_001 as ClosedRange<UInt64>).map {
      ChangeHash(storage: Bytes32(0, 0, 0, $0))
    }
    _ = try Sync.merge(ana, path: word(lacking: before, counter: 1))
    #expect(try Sync.receipt(ana).images.notHome == 1)
    // All that are listed come after it, so that it would be there.
    let after = (1...10_001 as ClosedRange<UInt64>).map {
      ChangeHash(storage: Bytes32(.max, .max, .max, $0))
    }
    _ = try Sync.merge(ana, path: word(lacking: after, counter: 2))
    #expect(try Sync.receipt(ana).images.notHome == 0)
    _ = try Sync.merge(ana, path: word(lacking: [image], counter: 3))
    #expect(try Sync.receipt(ana).images.notHome == 1)
    _ = try Sync.merge(ana, path: word(lacking: [], counter: 4))
    #expect(try Sync.receipt(ana).wipe == .safe)
  }

  @Test
  func `a stick is not returned until a laptop it was for has what was new on it`() throws {
    #expect(try Sync.receipt(ana).notReturned.isEmpty)
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(ana, path: floor.bundle(raj, "hello"))
    // Nothing of Ana's is on it: nothing can be missed.
    _ = try floor.bundle(ana, "empty")
    #expect(try Sync.receipt(ana).notReturned.isEmpty)
    try ana.note("first", hall: 1)
    _ = try floor.bundle(ana, "blue")
    _ = try floor.bundle(ana, "red", for: raj)
    let out = try Sync.receipt(ana).notReturned
    #expect(out.map(\.bundle.path) == [floor.file("red"), floor.file("blue")])
    #expect(out.map(\.laptop) == ["LT-09", nil])
    #expect(out.map(\.bundle.counter) == [3, 2])
    // The central store has what was on both; the one for Raj is out all the same.
    _ = try Sync.merge(central, path: floor.file("blue"))
    _ = try Sync.merge(ana, path: floor.bundle(central, "c"))
    #expect(try Sync.receipt(ana).notReturned.map(\.laptop) == ["LT-09"])
    // A later bundle with more than that tells, too.
    try ana.note("second", hall: 2)
    _ = try Sync.merge(raj, path: floor.bundle(ana, "green", for: raj))
    _ = try Sync.merge(ana, path: floor.bundle(raj, "back"))
    #expect(try Sync.receipt(ana).notReturned.isEmpty)
  }

  @Test
  func `a restored store wrote no sticks`() throws {
    try ana.note("first", hall: 1)
    _ = try floor.bundle(ana, "blue")
    #expect(try ana.read { try $0.writtenBundles() }.count == 1)
    let backup = try Sync.backup(ana, to: floor.file("backup")).path
    let (store, _) = try Sync.restore(
      from: backup, folder: floor.folder("restored"), laptop: "LT-04b", staysCentral: false,
      environment: Floor.environment(seed: 500))
    #expect(try store.read { try $0.writtenBundles() }.isEmpty)
  }

  @Test
  func `what is named and not here is told with how far it is here`() throws {
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "a"))
    try raj.note("second", hall: 2)
    try floor.byHand(like: floor.bundle(raj, "b"), []).write(to: floor.file("told"))
    _ = try Sync.merge(ana, path: floor.file("told"))
    let lacked = try Sync.receipt(ana).lacked
    #expect(lacked.map(\.laptop) == ["LT-09"])
    #expect(lacked.map(\.namedSeq) == [2])
    #expect(lacked.map(\.hereSeq) == [1])
  }

  @Test func `what was named once stays known until it is here, whatever later bundles name`()
    throws
  {
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 1)
    let first = try floor.bundle(raj, "a")
    _ = try Sync.merge(ana, path: first)
    try raj.note("second", hall: 2)
    let second = try floor.bundle(raj, "b")
    let site = ana.identity.site
    var told = try floor.byHand(of: site, vector: StoreVector(tips: raj.tips()))
    try told.write(to: floor.file("told"))
    _ = try Sync.merge(ana, path: floor.file("told"))
    #expect(try Sync.receipt(ana).lacked.map(\.namedSeq) == [2])
    // The relay's next bundle does not name it any more.
    told = try floor.byHand(of: site, counter: 2, writtenMS: 1_800_000_000_001)
    try told.write(to: floor.file("shorter"))
    _ = try Sync.merge(ana, path: floor.file("shorter"))
    #expect(try Sync.receipt(ana).lacked.map(\.namedSeq) == [2])
    #expect(try ana.refold().held == 0)
    #expect(try Sync.receipt(ana).lacked.map(\.namedSeq) == [2])
    _ = try Sync.merge(ana, path: second)
    #expect(try Sync.receipt(ana).lacked.isEmpty)
  }

  @Test
  func `who names thousands of changes that nobody wrote takes the room of its own word only`()
    throws
  {
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 1)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "a"))
    try raj.note("second", hall: 2)
    let site = ana.identity.site
    let most = StoreView.mostNamedByOne
    let nobodys = try (0..<most + 200).map { number in
      let bytes = RawBundle.number(UInt64(number)) + Array(repeating: 7, count: 24)
      return ChangeName(
        device: try #require(DeviceID(bytes: bytes)), seq: 1 << 40,
        hash: try #require(ChangeHash(bytes: bytes)))
    }
    // Each names something, and in its next bundle nothing any more.
    for (exporter, tips) in [(99 as UInt64, nobodys), (98, try raj.tips())] {
      for (counter, tips) in [(1 as Int64, tips), (2, [])] {
        let file = floor.file("told \(exporter) \(counter)")
        try floor.byHand(
          of: site, exporter: exporter, counter: counter,
          writtenMS: 1_800_000_000_000 + counter, vector: StoreVector(tips: tips)
        ).write(to: file)
        _ = try Sync.merge(ana, path: file)
      }
    }
    let lacked = try Sync.receipt(ana).lacked
    #expect(lacked.count == most + 1)
    // The laptop somebody vouched for comes first, though far less of it is lacked.
    #expect(lacked.first?.laptop == "LT-09")
    #expect(lacked.first?.namedSeq == 2)

    let device = try DeviceByHand(99).device
    _ = try Sync.revoke(central, device, why: "names what nobody wrote", author: "Dana")
    _ = try Sync.merge(ana, path: floor.bundle(central, "word"))
    #expect(try ana.read { try $0.namedChanges() }.map(\.name) == raj.tips())
    #expect(try Sync.receipt(ana).lacked.map(\.laptop) == ["LT-09"])
  }

  @Test func `a signed head tells of a change that a relay took out`() throws {
    let raj = try floor.laptop("LT-09")
    try raj.note("first", hall: 1)
    let whole = try floor.bundle(raj, "a")
    var hollow = try floor.byHand(of: ana.identity.site)
    hollow.heads = try BundleReader.whole(whole).heads
    try hollow.write(to: floor.file("hollow"))
    _ = try Sync.merge(ana, path: floor.file("hollow"))
    // Nobody had vouched for raj then: whose head it is was not known.
    hollow.statements += try raj.read { try $0.trust().accepted }
    try hollow.write(to: floor.file("hollow 2"))
    _ = try Sync.merge(ana, path: floor.file("hollow 2"))
    let lacked = try Sync.receipt(ana).lacked
    #expect(lacked.map(\.namedSeq) == [1] && lacked.map(\.hereSeq) == [0])
    #expect(lacked.allSatisfy { !$0.isOtherLine })
    _ = try Sync.merge(ana, path: whole)
    #expect(try Sync.receipt(ana).lacked.isEmpty)
  }
}
