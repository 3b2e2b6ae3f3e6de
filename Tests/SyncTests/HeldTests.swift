import Change
import Plant
import Store
import Sync
import Testing

/// Changes that come before what they name wait, are passed on, and are set free.
struct HeldTests {
  /// A floor with a laptop that wrote twice, and a bundle that carries only what it wrote the second time.
  private func secondOnly(_ floor: Floor) throws -> (Store, later: String) {
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    _ = try Sync.merge(raj, path: floor.bundle(ana, "to raj"))
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj heard"))
    try ana.note("second", hall: 2)
    try ana.note("third", hall: 3)
    let later = try Sync.export(
      ana, to: floor.file("later"), for: raj.identity.device)
    #expect(later.changes == 2)
    #expect(!later.isComplete)
    return (ana, later.path)
  }

  @Test
  func `a peer gets only what it lacks`() throws {
    let floor = try Floor()
    let (_, later) = try secondOnly(floor)
    let raj = try Store(floor.folder("LT-09"), environment: Floor.environment(seed: 50))
    #expect(try Sync.merge(raj, path: later).changes.applied == 2)
  }

  @Test
  func `what comes too early waits and is set free`() throws {
    let floor = try Floor()
    let (ana, later) = try secondOnly(floor)
    let kim = try floor.laptop("LT-11")
    let early = try Sync.merge(kim, path: later)
    #expect(early.changes == MergeReport.Changes(applied: 0, known: 0, held: 2))
    #expect(early.waiting == 2)
    #expect(early.facts == 0)
    let status = try Sync.status(kim)
    #expect(status.held.count == 2)
    #expect(status.wants.count == 1)
    let again = try Sync.merge(kim, path: later)
    #expect(again.changedNothing)
    #expect(again.changes.known == 2)
    let whole = try Sync.merge(kim, path: floor.bundle(ana, "whole"))
    #expect(whole.changes == MergeReport.Changes(applied: 3, known: 2, held: 0))
    #expect(whole.facts == 3)
    #expect(whole.records == 3)
    #expect(try kim.dump() == ana.dump())
    #expect(try Sync.status(kim).held.isEmpty)
  }

  @Test
  func `a relay passes on what it could not apply`() throws {
    let floor = try Floor()
    let (ana, later) = try secondOnly(floor)
    let relay = try floor.laptop("relay")
    let last = try floor.laptop("last")
    _ = try Sync.merge(relay, path: later)
    let passed = try Sync.merge(last, path: floor.bundle(relay, "passed on"))
    #expect(passed.changes.held == 2)
    #expect(passed.manifest.vector.held.count == 2)
    let first = try floor.first(of: ana, "first")
    let freed = try Sync.merge(last, path: first)
    #expect(freed.changes == MergeReport.Changes(applied: 3, known: 0, held: 0))
    #expect(try last.dump() == ana.dump())
  }

  @Test
  func `a want is sent with its ancestors`() throws {
    let floor = try Floor()
    let (ana, later) = try secondOnly(floor)
    let kim = try floor.laptop("LT-11")
    _ = try Sync.merge(kim, path: later)
    _ = try Sync.merge(ana, path: floor.bundle(kim, "kim wants"))
    let answer = try floor.bundle(ana, "for kim", for: kim)
    #expect(try Sync.merge(kim, path: answer).changes.applied == 3)
    #expect(try kim.dump() == ana.dump())
  }

  @Test
  func `a vector that contradicts itself is not believed`() throws {
    let floor = try Floor()
    let (ana, _) = try secondOnly(floor)
    let first = try SealedChange(decoding: ana.sealedChanges()[0])
    let vector = StoreVector(tips: try ana.tips(), wants: [first.hash])
    let odd = try floor.byHand(of: ana.identity.site, vector: vector)
    try odd.write(to: floor.file("odd"))
    let heard = try Sync.merge(ana, path: floor.file("odd"))
    let written = try Sync.export(
      ana, to: floor.file("all"), for: heard.manifest.exporter)
    #expect(written.isComplete)
    #expect(written.changes == 3)
  }
}

extension Floor {
  /// A bundle with only the first change of a store.
  func first(of store: Store, _ name: String) throws -> String {
    let own = try bundle(store, "whole of \(name)")
    try byHand(like: own, [store.sealedChanges()[0]]).write(to: file(name))
    return file(name)
  }
}
