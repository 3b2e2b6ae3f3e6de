import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A merge that is undone: as far as nobody wrote over it since, things are as they were.
struct UndoTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
    try central.note("first", hall: 1, name: "DH1")
    _ = try Sync.merge(ana, path: floor.bundle(central, "to ana"))
  }

  private func undo(_ number: Int64, _ store: Store? = nil) throws -> MergeUndo {
    try (store ?? central).write(author: "Dana", note: MergeUndo.note(number)) { view, draft in
      let undo = try MergeUndo(view.mergedBundle(number), view)
      try undo.write(to: draft, view)
      return undo
    }
  }

  private func merge(_ from: Store, _ name: String, into store: Store? = nil) throws {
    _ = try Sync.merge(store ?? central, path: floor.bundle(from, name))
  }

  /// What is shown of a hall: its name, and whether it is in use.
  private func hall(_ number: UInt8, _ store: Store? = nil) throws -> String? {
    let id = try #require(ThingID(bytes: Array(repeating: number, count: 16)))
    return try (store ?? central).read { view in
      try view.thing(.hall, id).map { "\($0.label)\($0.retiredAtMS == nil ? "" : ", retired")" }
    }
  }

  private func storeError(_ work: () throws -> Void) -> StoreError? {
    do {
      try work()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  @Test func `what came is taken back, put back and out of use`() throws {
    try ana.rename(hall: 1, "North")
    try ana.note("wrong", hall: 2, name: "DH2", times: 3)
    try merge(ana, "ana")
    #expect(try hall(1) == "North")
    let all = try central.read { try $0.mergedBundles() }
    #expect(all.map(\.changes) == [2])
    #expect(all.map(\.laptop) == ["LT-04"])

    let done = try undo(1)
    #expect(done.factCount == 3)
    #expect(done.putBack.map(\.label) == ["DH1"] || done.putBack.map(\.label) == ["North"])
    #expect(done.retired.map(\.label) == ["DH2"])
    #expect(done.kept.isEmpty)
    #expect(try hall(1) == "DH1")
    #expect(try hall(2) == "DH2, retired")
    #expect(try central.doctor().isWell)
    // The same bundle brings nothing back, and others hear of it.
    try merge(ana, "ana again")
    #expect(try hall(1) == "DH1")
    try merge(central, "word", into: ana)
    #expect(try ana.dump() == central.dump())

    let again = storeError { _ = try undo(1) }
    #expect(again?.code == .changedMeanwhile)
    #expect(storeError { _ = try undo(7) }?.code == .noSuchThing)
  }

  @Test func `what somebody wrote since stays and is named`() throws {
    try ana.rename(hall: 1, "North")
    try ana.note("wrong", hall: 2, name: "DH2")
    try ana.note("wrong too", hall: 3, name: "DH3")
    try merge(ana, "ana")
    try central.rename(hall: 1, "East")
    try central.rename(hall: 2, "West")
    let done = try undo(1)
    #expect(Set(done.kept.map(\.thing.label)) == ["East", "West"])
    #expect(done.putBack.isEmpty)
    #expect(done.retired.map(\.label) == ["DH3"])
    #expect(try hall(1) == "East")
    #expect(try hall(2) == "West")
  }

  @Test func `two answers that a merge brought are one again`() throws {
    try ana.rename(hall: 1, "North")
    try central.rename(hall: 1, "South")
    try merge(ana, "ana")
    #expect(try central.read { try $0.disagreementCounts().all } == 1)
    _ = try undo(1)
    #expect(try hall(1) == "South")
    #expect(try central.read { try $0.disagreementCounts().all } == 0)
    try merge(central, "word", into: ana)
    #expect(try ana.dump() == central.dump())
  }

  @Test func `a merge that let what waited be applied is undone with it`() throws {
    let first = try floor.bundle(ana, "nothing yet")
    _ = try Sync.merge(central, path: first)
    try ana.note("one", hall: 2)
    let one = try ana.sealedChanges()
    try ana.rename(hall: 2, "two")
    let both = try ana.sealedChanges()
    let last = both.filter { !one.contains($0) }
    var late = try floor.byHand(like: floor.bundle(ana, "both"), last)
    late.heads = try floor.signer.heads(both, site: central.identity.site)
    try late.write(to: floor.file("late"))
    #expect(try Sync.merge(central, path: floor.file("late")).changes.held == 1)
    try merge(ana, "all")
    let number = try #require(try central.read { try $0.mergedBundles() }.last?.number)
    #expect(try undo(number).retired.map(\.label) == ["two"])
    #expect(try hall(2) == "two, retired")
  }

  @Test func `merges undone one after the other, the newest first, leave nothing of any`() throws {
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(central, "to raj"))
    for name in ["North", "Far north", "Pole"] {
      try (name == "Far north" ? raj : ana).rename(hall: 1, name)
      try ana.rename(hall: 2, name)
      try merge(raj, name + " raj", into: ana)
      try merge(ana, name)
      try merge(ana, name + " back", into: raj)
    }
    for (number, shown) in [(Int64(3), "Far north"), (2, "North"), (1, "DH1")] {
      #expect(try hall(1) != shown)
      let done = try undo(number)
      #expect(done.kept.isEmpty, "merge \(number)")
      #expect(try hall(1) == shown)
    }
    #expect(try central.doctor().isWell)
  }

  @Test func `an undo that has nothing to write is not remembered, and hides no other`() throws {
    let raj = try floor.laptop("LT-09")
    try central.note("first", hall: 2, name: "DH2")
    _ = try Sync.merge(raj, path: floor.bundle(central, "to raj"))
    for (number, name) in [(1, "A1"), (2, "A2")] {
      try ana.rename(hall: 1, name)
      try merge(ana, "a\(number)")
    }
    try raj.rename(hall: 2, "r")
    try merge(raj, "r")
    try central.rename(hall: 2, "mine")
    #expect(try undo(3).isEmpty)
    #expect(try central.read { try $0.mergedBundle(3) }.undoneMS == nil)
    for number in [Int64(2), 1] {
      #expect(try undo(number).kept.isEmpty, "merge \(number)")
    }
    #expect(try hall(1) == "DH1")
    #expect(try hall(2) == "mine")
  }

  @Test func `what the undo of an older merge had to leave is undone when the newer is`() throws {
    for (number, name) in [(1, "A1"), (2, "A2"), (3, "A3")] {
      try ana.rename(hall: 1, name)
      try merge(ana, "a\(number)")
    }
    #expect(try undo(1).isEmpty)
    _ = try undo(3)
    _ = try undo(2)
    #expect(try hall(1) == "A1")
    #expect(try undo(1).kept.isEmpty)
    #expect(try hall(1) == "DH1")
    #expect(storeError { _ = try undo(1) }?.code == .changedMeanwhile)
    #expect(try central.doctor().isWell)
  }

  @Test func `a record that somebody wrote of since stays in use`() throws {
    try ana.note("new", hall: 2, name: "DH2")
    try ana.note("new", hall: 3, name: "DH3")
    try merge(ana, "ana")
    let new = try #require(ThingID(bytes: Array(repeating: 2, count: 16)))
    try central.write(author: "Dana") { _, draft in
      _ = try draft.record(
        .note(Note(subject: Subject(kind: .hall, id: new), text: "here too")))
    }
    let done = try undo(1)
    #expect(done.inUse.map(\.label) == ["DH2"])
    #expect(done.retired.map(\.label) == ["DH3"])
    #expect(try hall(2) == "DH2")
  }

  @Test func `where people disagreed before it is said whose answer is put back`() throws {
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(central, "to raj"))
    try ana.rename(hall: 1, "A1")
    try merge(ana, "a1")
    try raj.rename(hall: 1, "R1")
    try merge(raj, "r1")
    let shown = try hall(1)
    try ana.rename(hall: 1, "A2")
    try merge(ana, "a2")
    let done = try undo(3)
    #expect(done.decided.map(\.group) == ["name"])
    #expect(try hall(1) == shown)
  }

  @Test func `what was written between two merges stays when both are undone`() throws {
    try ana.rename(hall: 1, "North")
    try merge(ana, "one")
    try central.rename(hall: 1, "East")
    try merge(central, "word", into: ana)
    try ana.rename(hall: 1, "Far north")
    try merge(ana, "two")
    #expect(try undo(2).kept.isEmpty)
    #expect(try hall(1) == "East")
    #expect(try undo(1).kept.map(\.thing.label) == ["East"])
    #expect(try hall(1) == "East")
  }

  @Test func `what was written after the newer was undone stays when the older is`() throws {
    try ana.rename(hall: 1, "North")
    try merge(ana, "one")
    try ana.rename(hall: 1, "Far north")
    try merge(ana, "two")
    #expect(try undo(2).kept.isEmpty)
    try central.rename(hall: 1, "South")
    #expect(try undo(1).kept.map(\.thing.label) == ["South"])
    #expect(try hall(1) == "South")
  }

  @Test(arguments: UInt64(1)...16)
  func `whatever several merges brought, undone newest first, what was shown before is shown again`(
    seed: UInt64
  ) throws {
    var random = RepeatableRandom(seed: seed)
    let raj = try floor.laptop("LT-09")
    try merge(central, "to raj", into: raj)
    let shown = try (1...4).map { try hall(UInt8($0)) }
    let rounds = Int.random(in: 2...4, using: &random)
    for round in 0..<rounds {
      for step in 0..<Int.random(in: 1...4, using: &random) {
        let store = Bool.random(using: &random) ? ana : raj
        let number = UInt8.random(in: 1...4, using: &random)
        if Bool.random(using: &random) {
          try store.note("\(round).\(step)", hall: number, name: "DH\(number)")
        } else {
          try store.rename(hall: number, "\(store.identity.laptop) \(round).\(step)")
        }
      }
      if Bool.random(using: &random) { try merge(raj, "raj \(round)", into: ana) }
      try merge(Bool.random(using: &random) ? raj : ana, "round \(round)")
    }
    for merge in try central.read({ try $0.mergedBundles() }).reversed() where merge.changes > 0 {
      #expect(try undo(merge.number).kept.isEmpty, "seed \(seed), merge \(merge.number)")
    }
    let after = try (1...4).map { try hall(UInt8($0)) }
    for (before, after) in zip(shown, after) {
      #expect(
        before == after || before == nil && after?.hasSuffix(", retired") == true, "seed \(seed)")
    }
    #expect(try central.doctor().isWell, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...32) func `whatever came, what was shown before is shown again`(
    seed: UInt64
  ) throws {
    var random = RepeatableRandom(seed: seed)
    var bundles = 0
    func merge(_ from: Store, into store: Store? = nil) throws {
      bundles += 1
      try self.merge(from, "bundle \(bundles)", into: store)
    }
    let raj = try floor.laptop("LT-09")
    let stores = [central, ana, raj]
    func life(_ steps: Int) throws {
      for step in 0..<steps {
        let store = try #require(stores.randomElement(using: &random))
        let number = UInt8.random(in: 1...4, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try store.note("\(step)", hall: number, name: "DH\(number)")
        case 1, 2: try store.rename(hall: number, "\(store.identity.laptop) \(step)")
        default:
          let other = try #require(stores.randomElement(using: &random))
          try merge(other, into: store)
        }
      }
    }
    try life(14)
    let shown = try (1...4).map { try hall(UInt8($0)) }
    let last = try central.read { try $0.mergedBundles() }.last?.number ?? 0
    try ana.note("more", hall: 4, name: "other")
    try ana.rename(hall: .random(in: 1...4, using: &random), "ana's")
    try raj.rename(hall: .random(in: 1...4, using: &random), "raj's")
    try merge(raj, into: ana)
    try merge(ana)
    let number = try #require(try central.read { try $0.mergedBundles() }.last?.number)
    #expect(number > last, "seed \(seed)")
    let done = try undo(number)
    #expect(done.kept.isEmpty, "seed \(seed)")
    let after = try (1...4).map { try hall(UInt8($0)) }
    for (before, after) in zip(shown, after) {
      #expect(
        before == after || before == nil && after?.hasSuffix(", retired") == true, "seed \(seed)")
    }
    #expect(try central.doctor().isWell, "seed \(seed)")
    // Nobody has two answers about what was undone, unless there were two before or are elsewhere.
    for store in [ana, raj] { try merge(central, into: store) }
    try merge(ana)
    try merge(raj)
    for store in [ana, raj] { try merge(central, into: store) }
    #expect(try ana.dump() == central.dump(), "seed \(seed)")
    #expect(try raj.dump() == central.dump(), "seed \(seed)")
  }

  @Test func `an undo tells how far it is, and the command does what its plan said`() throws {
    try ana.rename(hall: 1, "North")
    try ana.note("wrong", hall: 2, name: "DH2")
    try merge(ana, "ana")
    var steps: [SyncProgress] = []
    let plan = try Sync.undo(central, 1, author: nil) { steps.append($0) }
    #expect(try hall(1) == "North")
    #expect(steps.map(\.step) == [.changes, .records])
    #expect(steps.compactMap(\.total) == [3, 2])
    let done = try Sync.undo(central, 1, author: "Dana")
    #expect(done.retired == plan.retired)
    #expect(done.factCount == plan.factCount)
    #expect(try hall(1) == "DH1")
  }
}
