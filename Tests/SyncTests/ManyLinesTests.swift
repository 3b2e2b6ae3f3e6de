import Change
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A laptop of the site that signed more lines beside each other than a change may name.
struct ManyLinesTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store
  private let eve: DeviceByHand

  init() throws {
    (floor, central, ana) = try Floor.home()
    eve = try DeviceByHand(99)
  }

  private var site: SiteID { central.identity.site }

  /// The first change of a line: it says nothing.
  private func first(_ number: Int) throws -> SealedChange {
    try SealedChange(
      sealing: .restart(
        site: site, device: eve.device, seq: 1,
        prev: .genesis(site: site, device: eve.device), hlc: 1 << 20, author: "Eve",
        nonce: ChangeNonce(storage: Bytes16(1, UInt64(number)))))
  }

  /// The second: another name for the first hall.
  private func second(after first: SealedChange, _ name: String) throws -> SealedChange {
    let tables = try TableCatalogue.ofSchema()
    var writer = ChangesetWriter(tables: tables)
    let column = try #require(tables.table("hall")?.columns.firstIndex { $0.name == "name" })
    try writer.append(
      .update(
        "hall", key: [.blob(Array(repeating: 1, count: 16))],
        [UpdatedCell(column: column, old: .null, new: .text(name))]))
    return try SealedChange(
      sealing: Change(
        site: site, device: eve.device, seq: 2, prev: first.hash, hlc: 1 << 20, schema: 1,
        author: "Eve", body: writer.bytes))
  }

  /// A bundle of hers with the lines `numbers`; of the first `longer` of them a second change as well, an
  /// honest edit.
  private func lines(
    _ numbers: Range<Int>, longer: Int = 0, _ name: String
  ) throws -> (path: String, ends: [SealedChange]) {
    var changes: [SealedChange] = []
    var ends: [SealedChange] = []
    for number in numbers {
      var end = try first(number)
      changes.append(end)
      if number < numbers.lowerBound + longer {
        end = try second(after: end, "edit \(number)")
        changes.append(end)
      }
      ends.append(end)
    }
    var bundle = try floor.byHand(of: site, counter: Int64(1 + numbers.lowerBound))
    bundle.heads = try ends.map(\.name).sorted().map { try eve.head($0, site: site) }
    bundle.sections = [RawBundle.Section(changes.map(\.bytes))]
    try bundle.write(to: floor.file(name))
    return (floor.file(name), ends)
  }

  private func name(ofHall number: UInt8, _ store: Store) throws -> String? {
    let id = try #require(ThingID(bytes: Array(repeating: number, count: 16)))
    return try store.read { try $0.thing(.hall, id)?.label }
  }

  @Test func `whoever takes them goes on writing, and so does whoever hears of it`() throws {
    try ana.note("before", hall: 1, name: "DH1")
    _ = try Sync.merge(central, path: floor.bundle(ana, "before"))
    let report = try Sync.merge(central, path: lines(0..<4_200, "lines").path)
    #expect(report.changes.applied == 4_200)
    #expect(report.leftOutCount == 0)
    try ana.rename(hall: 1, "North")
    _ = try Sync.merge(central, path: floor.bundle(ana, "renamed"))
    #expect(try name(ofHall: 1, central) == "North")

    let number = try #require(try central.read { try $0.mergedBundles() }.last?.number)
    _ = try Sync.undo(central, number, author: "Dana")
    #expect(try name(ofHall: 1, central) == "DH1")
    try central.note("after", hall: 2)

    let raj = try floor.laptop("LT-09")
    let passed = try Sync.merge(raj, path: floor.bundle(central, "all"))
    #expect(passed.leftOutCount == 0)
    #expect(passed.changes.held == 0)
    #expect(try raj.dump() == central.dump())
    try raj.note("raj", hall: 3)
    _ = try Sync.merge(central, path: floor.bundle(raj, "raj"))
    #expect(try raj.dump() == central.dump())
    // Nobody else is said to have been copied, and each store can be built anew.
    #expect(try Sync.status(raj).copies.map(\.copied.device) == [eve.device])
    #expect(try Sync.doctor(central).isWell)
    #expect(try central.refold().held == 0)
    #expect(try raj.dump() == central.dump())
  }

  @Test func `all that is here counts when their laptop is shut out, and nothing later`() throws {
    try ana.note("before", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "before"))
    let here = try lines(0..<4_100, longer: 3, "lines")
    _ = try Sync.merge(central, path: here.path)
    _ = try Sync.merge(ana, path: here.path)
    let before = try ana.tips()
    #expect(throws: StoreError.self) {
      try Sync.revoke(ana, eve.device, why: "lost", author: "Ana")
    }
    #expect(try ana.tips() == before, "who may not shut out writes nothing")
    let report = try Sync.revoke(central, eve.device, why: "lost", author: "Dana")
    #expect(report.notNamed == 0)
    #expect(report.revocation.tips.count == 1)
    #expect(try central.read { try $0.voidChanges() }.isEmpty)
    #expect(try Sync.revoke(central, eve.device, why: "lost", author: "Dana").isNew == false)

    // An honest laptop has them from herself, and more that came later.
    let later = try lines(5_000..<5_002, longer: 1, "later")
    _ = try Sync.merge(ana, path: later.path)
    _ = try Sync.merge(ana, path: floor.bundle(central, "word"))
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    let void = try central.read { try $0.voidChanges() }
    #expect(Set(void.map(\.hash)).isSuperset(of: later.ends.map(\.hash)))
    #expect(void.count == 3)
    #expect(try ana.dump() == central.dump())
    #expect(try central.doctor().isWell)
  }

  @Test func `the longest count up to a time, and what does not fit is said`() throws {
    try ana.note("before", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "before"))
    let here = try lines(0..<4_100, longer: 3, "lines")
    _ = try Sync.merge(central, path: here.path)
    let report = try Sync.revoke(
      central, eve.device, untilMS: 1_000, why: "lost", author: "Dana")
    #expect(report.revocation.tips.count == Revocation.mostTips)
    #expect(Set(report.revocation.tips).isSuperset(of: here.ends.prefix(3).map(\.hash)))
    #expect(report.notNamed == 4)
    let void = try central.read { try $0.voidChanges() }
    #expect(void.map(\.seq) == [1, 1, 1, 1])
    #expect(
      try !Sync.revoke(central, eve.device, untilMS: 1_000, why: "lost", author: "Dana").isNew)
  }
}
