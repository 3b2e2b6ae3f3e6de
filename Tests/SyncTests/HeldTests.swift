import Change
import Plant
import Store
import Sync
import TestSupport
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

/// Changes that wait for what may never come.
struct HeldLimitTests {
  private let floor: Floor
  private let ana: Store
  private let kim: Store

  /// Ana's laptop wrote six changes, and Kim's has each second of them.
  init() throws {
    floor = try Floor()
    ana = try floor.laptop("LT-04")
    kim = try floor.laptop("LT-11")
    for hall in 1...6 { try ana.note("\(hall)", hall: UInt8(hall)) }
    _ = try Sync.merge(kim, path: some([1, 3, 5], "odd places"))
  }

  private func some(_ places: [Int], _ name: String) throws -> String {
    let changes = try ana.sealedChanges()
    try floor.byHand(like: floor.bundle(ana, "whole of \(name)"), places.map { changes[$0] })
      .write(to: floor.file(name))
    return floor.file(name)
  }

  private func held(_ store: Store) throws -> [Int64] {
    try store.read { try $0.held() }.map(\.seq).sorted()
  }

  private func heads(_ store: Store) throws -> [Int64] {
    try store.read { try $0.heads() }.map(\.name.seq).sorted()
  }

  private func limit(_ store: Store, mostLines: Int) throws {
    try store.merge { acceptor, view in
      let limit = try HeldLimit(view, view.trust(), mostLines: mostLines)
      try acceptor.forget(limit.changes)
      try view.drop(limit.heads)
    }
  }

  @Test
  func `of one laptop the newest lines that wait are kept, and nothing is lost for good`() throws {
    #expect(try held(kim) == [2, 4, 6])
    try limit(kim, mostLines: 3)
    #expect(try held(kim) == [2, 4, 6])
    try limit(kim, mostLines: 2)
    #expect(try held(kim) == [4, 6])
    #expect(try heads(kim) == [4, 6])
    // The next one to hear of it is left nothing that nobody stands for.
    let raj = try floor.laptop("LT-09")
    let passed = try Sync.merge(raj, path: floor.bundle(kim, "passed on"))
    #expect(passed.changes.held == 2)
    #expect(passed.leftOutCount == 0)
    let whole = try floor.bundle(ana, "whole")
    #expect(try Sync.merge(kim, path: whole).changes.applied == 6)
    #expect(try kim.dump() == ana.dump())
    #expect(try held(kim).isEmpty)
  }

  @Test
  func `a head that another one stands for as well makes no line of its own`() throws {
    _ = try Sync.merge(kim, path: some([2, 4], "even places"))
    #expect(try heads(kim) == [2, 3, 4, 5, 6])
    try limit(kim, mostLines: 1)
    #expect(try held(kim) == [2, 3, 4, 5, 6])
    #expect(try heads(kim) == [6])
  }

  @Test
  func `of a laptop that was shut out only what others go back to waits`() throws {
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(ana, "to raj"))
    try raj.note("after", hall: 8)
    let later = try raj.sealedChanges().filter {
      try SealedChange(decoding: $0).name.device == raj.identity.device
    }
    try floor.byHand(like: floor.bundle(raj, "whole of raj"), later).write(to: floor.file("after"))
    _ = try Sync.merge(kim, path: floor.file("after"))
    #expect(try held(kim) == [1, 2, 4, 6])
    try kim.keep([
      floor.signer.says(
        .revocation(Revocation(device: ana.identity.device, tips: [], why: "lost")),
        site: ana.identity.site)
    ])
    try limit(kim, mostLines: 10)
    #expect(try held(kim) == [1, 6])
    // What was given up comes again with what the others need it for.
    _ = try Sync.merge(kim, path: floor.bundle(raj, "everything"))
    #expect(try held(kim).isEmpty)
    #expect(try kim.tips() == raj.tips())
  }

  @Test
  func `waiting changes of a laptop that was shut out are left out with their sentence`() throws {
    let raj = try floor.laptop("LT-09")
    let second = try SealedChange(decoding: ana.sealedChanges()[1]).name
    try kim.keep([
      floor.signer.says(
        .revocation(Revocation(device: ana.identity.device, tips: [second.hash], why: "lost")),
        site: ana.identity.site)
    ])
    let report = try Sync.merge(kim, path: floor.bundle(raj, "anything"))
    #expect(report.leftOutCount == 2)
    #expect(report.leftOut.allSatisfy { $0.sentence.contains("was shut out") })
    #expect(try held(kim) == [2])
    #expect(try heads(kim) == [2])
  }

  @Test
  func `shutting a laptop out drops at once what of it waits and nobody needs`() throws {
    let (floor, central, ana) = try Floor.home()
    for hall in 1...6 { try ana.note("\(hall)", hall: UInt8(hall)) }
    func carry(_ changes: [[UInt8]], of store: Store, to other: Store, _ name: String) throws {
      try floor.byHand(like: floor.bundle(store, "whole of \(name)"), changes)
        .write(to: floor.file(name))
      _ = try Sync.merge(other, path: floor.file(name))
    }
    let own = try ana.sealedChanges()
    try carry([own[1], own[3], own[5]], of: ana, to: central, "even places")
    // Raj builds on the second, and only what he wrote is here.
    let raj = try floor.laptop("LT-09")
    try carry(Array(own[..<2]), of: ana, to: raj, "to raj")
    try raj.note("after", hall: 8)
    let later = try raj.sealedChanges().filter {
      try SealedChange(decoding: $0).name.device == raj.identity.device
    }
    try carry(later, of: raj, to: central, "after")
    #expect(try held(central) == [1, 2, 4, 6])

    let device = ana.identity.device
    let report = try Sync.revoke(central, device, why: "lost", author: "Dana")
    #expect(report.isNew)
    #expect(report.givenUp.map(\.seq) == [4, 6])
    #expect(report.givenUp.allSatisfy { $0.device == device })
    #expect(try held(central) == [1, 2])
    #expect(
      try central.read { try $0.heads() }.map(\.name).filter { $0.device == device }.map(\.seq)
        == [2])
    #expect(try Sync.doctor(central).isWell)
    // The next merge finds nothing left to give up, and what was kept comes free.
    let next = try Sync.merge(central, path: floor.bundle(raj, "everything"))
    #expect(next.leftOutCount == 0)
    #expect(try held(central).isEmpty)
  }

  @Test
  func `of a laptop that was shut out each change that waits is looked at once or twice`() throws {
    let eve = try DeviceByHand(66)
    let site = kim.identity.site
    // One line that begins with what nobody has, and a head at each of its changes.
    var prev = try #require(ChangeHash(bytes: Array(repeating: 1, count: 32)))
    var changes: [SealedChange] = []
    for seq: Int64 in 2...301 {
      let change = try SealedChange(
        sealing: .restart(
          site: site, device: eve.device, seq: seq, prev: prev, hlc: seq << 16, author: "Eve",
          nonce: ChangeNonce(storage: Bytes16(1, UInt64(seq)))))
      changes.append(change)
      prev = change.hash
    }
    try kim.keep([
      floor.signer.says(
        .revocation(Revocation(device: eve.device, tips: [], why: "lost")),
        site: site)
    ])
    let book = try kim.read { try $0.trust() }
    try kim.merge { acceptor, _ in
      for change in changes {
        let outcome = try acceptor.accept(change)
        #expect(outcome == .held)
      }
    }
    try kim.merge { acceptor, view in
      try view.keep(changes.map { try eve.head($0.name, site: site) })
      let limit = try HeldLimit(view, book)
      #expect(limit.changes.count == 300)
      #expect(limit.heads.count == 300)
      #expect(limit.looks <= 2 * changes.count)
      try acceptor.forget(limit.changes)
      try view.drop(limit.heads)
    }
    #expect(try kim.read { try $0.heads() }.allSatisfy { $0.name.device != eve.device })
  }

  @Test
  func `of too many heads the newest of each device go first, those of one shut out last`() throws {
    let all = try (1...3 as ClosedRange<UInt64>).flatMap { number in
      let device = try DeviceByHand(number)
      return try (1...3 as ClosedRange<Int64>).map { seq in
        let hash = try #require(
          ChangeHash(bytes: Array(repeating: UInt8(number) * 16 + UInt8(seq), count: 32)))
        return try device.head(
          ChangeName(device: device.device, seq: seq, hash: hash), site: ana.identity.site)
      }
    }.sorted { $0.name < $1.name }
    let lost = try DeviceByHand(2).device
    let book = TrustBook(
      site: ana.identity.site, authority: ana.identity.authority,
      [
        TrustBook.Entry(
          try floor.signer.says(
            .revocation(Revocation(device: lost, tips: [], why: "lost")), site: ana.identity.site),
          isInEffect: false)
      ])
    func seqs(_ most: Int) -> [DeviceID: [Int64]] {
      Dictionary(grouping: HeadSelection(all, book, most: most).taken, by: \.name.device)
        .mapValues { $0.map(\.name.seq) }
    }
    #expect(HeadSelection(all, book, most: 9).taken == all)
    #expect(seqs(8)[lost] == [2, 3])
    #expect(seqs(6)[lost] == nil)
    #expect(seqs(4).values.allSatisfy { $0 == [2, 3] })
    #expect(HeadSelection(all, book, most: 4).left == 5)
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
