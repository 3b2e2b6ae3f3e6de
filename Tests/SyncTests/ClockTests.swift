import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A laptop whose clock is decades ahead: everybody else's edits come after it, and are told as what they are.
struct ClockTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store
  private let ahead: Store
  private static let nowMS: Int64 = 1_800_000_000_000

  init() throws {
    (floor, central, ana) = try Floor.home()
    ahead = try floor.laptop("LT-66", nowMS: Self.nowMS + 70 * 366 * 86_400_000)
  }

  @Test func `a clock that is far ahead is told when it comes, in the status and by the doctor`()
    throws
  {
    try ana.note("before", hall: 1)
    #expect(try Sync.merge(central, path: floor.bundle(ana, "ana")).clocks.isEmpty)
    #expect(try Sync.status(central).clocks.isEmpty)
    try ahead.note("first", hall: 2)
    try ahead.note("second", hall: 2)
    let merged = try Sync.merge(ana, path: floor.bundle(ahead, "ahead"))
    #expect(merged.clocks.map(\.laptop) == ["LT-66"])
    #expect(merged.clocks.map(\.ahead.seq) == [1])
    // What ana writes after it is no fault of hers, and is not said again.
    try ana.note("after", hall: 1)
    try ana.rename(hall: 1, "North")
    #expect(try Sync.status(ana).clocks == merged.clocks)
    let home = try Sync.merge(central, path: floor.bundle(ana, "ana 2"))
    #expect(home.clocks.map(\.laptop) == ["LT-66"])
    try ana.note("later", hall: 1)
    #expect(try Sync.merge(central, path: floor.bundle(ana, "ana 3")).clocks.isEmpty)
    let report = try central.doctor()
    #expect(report.isWell)
    let sentence = try #require(report.findings.first { $0.check == "clocks" }?.sentence)
    #expect(sentence.contains(String(ahead.identity.device.description.prefix(8))))
  }

  @Test func `what was written tonight is not told as of another century`() throws {
    try ahead.note("first", hall: 2)
    _ = try Sync.merge(ana, path: floor.bundle(ahead, "ahead"))
    let hall = try ana.note("tonight", hall: 1)
    try ana.rename(hall: 1, "North")
    _ = try Sync.merge(ana, path: floor.bundle(central, "central"))
    #expect(try Sync.receipt(ana).changes.sinceMS == Self.nowMS)
    let edits = try ana.read { view in
      try view.edits(of: Thing(kind: .hall, id: hall, label: "North"))
    }
    #expect(edits.map(\.atMS).first == Self.nowMS)
    // Nothing says when the name was given: no date is shown for it.
    let last = try #require(edits.last?.atMS)
    #expect(HybridTime.isAhead(last, nowMS: Self.nowMS))
    #expect(!HybridTime.isAhead(Self.nowMS + HybridTime.doubtMS, nowMS: Self.nowMS))
    #expect(!HybridTime.isAhead(.min, nowMS: Self.nowMS))
  }

  @Test func `who goes on from another's full counter is not blamed, and its work is named`() throws
  {
    try ana.note("before", hall: 1)
    let eve = try DeviceByHand(99)
    let site = ana.identity.site
    let time = (Self.nowMS + 40 * 366 * 86_400_000) << 16 | 0xFFFF
    let evil = try SealedChange(
      sealing: .join(
        site: site, device: eve.device, seq: 1, prev: .genesis(site: site, device: eve.device),
        deps: ana.tips().map(\.hash), hlc: time, author: "Eve"))
    var bundle = try floor.byHand(of: site)
    bundle.heads = [try eve.head(evil.name, site: site)]
    bundle.sections = [RawBundle.Section([evil.bytes])]
    try bundle.write(to: floor.file("evil"))
    let merged = try Sync.merge(ana, path: floor.file("evil"))
    #expect(merged.changes.applied == 1)
    #expect(merged.clocks.map(\.laptop) == ["by hand"])

    try ana.rename(hall: 1, "North")
    let last = try #require(ana.sealedChanges().last)
    let honest = try SealedChange(decoding: last)
    #expect(honest.change.device == ana.identity.device)
    #expect(honest.change.hlc == time + 1 && honest.change.hlc & 0xFFFF == 0)
    #expect(try Sync.status(ana).clocks == merged.clocks)
    let home = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    #expect(home.clocks.map(\.laptop) == ["by hand"])
    // Its time says nothing of when it was written: it is taken away by name.
    let cut = try Sync.revoke(
      central, ana.identity.device, untilMS: Self.nowMS + 60_000, why: "lost", author: "Dana")
    #expect(cut.undated == [honest.name])
    #expect(try central.read { try $0.voidChanges() } == cut.undated)
  }
}
