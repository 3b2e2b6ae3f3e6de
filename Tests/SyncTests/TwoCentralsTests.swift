import Change
import Store
import Sync
import TestSupport
import Testing

/// A site with two central stores: what any of them has is home, and both come to the same.
struct TwoCentralsTests {
  private let floor: Floor
  private let east: Store
  private let west: Store
  private let ana: Store
  private let raj: Store

  init() throws {
    floor = try Floor()
    east = try floor.laptop("EAST", isCentral: true)
    west = try floor.laptop("WEST", isCentral: true)
    ana = try floor.laptop("LT-04")
    raj = try floor.laptop("LT-09")
  }

  private func carry(_ from: Store, _ to: Store, _ name: String) throws {
    _ = try Sync.merge(to, path: floor.bundle(from, name))
  }

  @Test func `what one of them has is home, whichever was heard last`() throws {
    try ana.note("one", hall: 1)
    try ana.picture(noise(200, seed: 1))
    try carry(ana, east, "1")
    try carry(east, ana, "2")
    #expect(try Sync.receipt(ana).wipe == .safe)
    // The other one has nothing of it, and says so.
    try carry(west, ana, "3")
    let receipt = try Sync.receipt(ana)
    #expect(receipt.wipe == .safe)
    #expect(Set(receipt.sources.map(\.laptop)) == ["EAST", "WEST"])
    #expect(try Sync.status(ana).home.notHome == 0)
    // What neither has is not home; then the other one takes it.
    try ana.note("two", hall: 2)
    #expect(try Sync.receipt(ana).changes.notHome == 1)
    try carry(ana, west, "4")
    try carry(west, ana, "5")
    #expect(try Sync.receipt(ana).wipe == .safe)
  }

  @Test func `a picture is home where either has it, and each knows of its own`() throws {
    try ana.picture(noise(200, seed: 1))
    try carry(ana, east, "1")
    try carry(east, ana, "2")
    let second = try ana.picture(noise(200, seed: 2))
    try carry(ana, west, "3")
    try carry(west, ana, "4")
    let receipt = try Sync.receipt(ana)
    #expect(receipt.images.own == 2)
    #expect(receipt.images.notHome == 0)
    #expect(try west.holds(second))
    #expect(receipt.wipe == .safe)
  }

  @Test func `each half of the hall goes to its own, a stick between them makes them equal`() throws
  {
    try ana.note("east", hall: 1)
    try raj.note("west", hall: 2)
    try ana.rename(hall: 1, "as Ana says")
    try carry(ana, east, "1")
    try carry(raj, west, "2")
    try carry(east, west, "3")
    try carry(west, east, "4")
    #expect(try east.dump() == west.dump())
    // A disagreement is shown at both, and settled at either for both.
    try carry(east, ana, "5")
    try carry(west, raj, "6")
    try ana.rename(hall: 2, "said in the east")
    try raj.rename(hall: 2, "said in the west")
    try carry(ana, east, "7")
    try carry(raj, west, "8")
    try carry(east, west, "9")
    try carry(west, east, "10")
    for store in [east, west] {
      #expect(try store.read { try $0.disagreementCounts().all } == 1)
    }
    try west.rename(hall: 2, "settled")
    try carry(west, east, "11")
    #expect(try east.read { try $0.disagreementCounts().all } == 0)
    #expect(try east.dump() == west.dump())
  }

  @Test func `the word of one that was shut out proves nothing, that of the other does`() throws {
    try ana.note("one", hall: 1)
    try carry(ana, west, "1")
    try carry(west, ana, "2")
    #expect(try Sync.receipt(ana).wipe == .safe)
    _ = try Sync.revoke(east, west.identity.device, why: "sold", author: "Dana")
    try carry(east, ana, "3")
    #expect(try Sync.receipt(ana).wipe == .notHome)
    try carry(ana, east, "4")
    try carry(east, ana, "5")
    #expect(try Sync.receipt(ana).wipe == .safe)
  }
}
