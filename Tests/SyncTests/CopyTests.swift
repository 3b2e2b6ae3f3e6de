import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// A store that was copied, moved or set back parts from its copies before it writes, and says so.
struct CopyTests {
  private let floor: Floor
  private let told = Told()

  init() throws {
    floor = try Floor()
  }

  /// A store that wrote once and is closed.
  private func written(_ name: String = "a", times: Int = 1) throws {
    let store = try floor.laptop(name)
    for number in 0..<times { try store.note("before \(number)", hall: 1) }
  }

  @Test func `a copied folder begins with a restart, once, and says so once`() throws {
    try written()
    try floor.copy("a", to: "b")
    let copy = try floor.open("b", told, seed: 1)
    try copy.note("second", hall: 2)
    let notice = try #require(told.take().first)
    #expect(notice.sign == .otherFile)
    #expect(notice.seq == 2)
    #expect(notice.laptop == "a")
    try copy.note("third", hall: 3)
    try floor.open("b", told, seed: 2).note("fourth", hall: 4)
    #expect(told.take().isEmpty)
    #expect(try copy.ownSeqs() == [1, -2, 3, 4, 5])
    let original = try floor.open("a", told, seed: 3)
    try original.note("own", hall: 5)
    #expect(told.take().isEmpty)
    #expect(try original.ownSeqs() == [1, 2])
    _ = try Sync.merge(copy, path: floor.bundle(original, "one"))
    _ = try Sync.merge(original, path: floor.bundle(copy, "two"))
    #expect(told.take().isEmpty)
    #expect(try copy.dump() == original.dump())
    let copied = try #require(Sync.status(original).copies.first)
    #expect(copied.copied.chains == 2)
    #expect(copied.copied.fromSeq == 2)
    #expect(copied.laptop == "a")
  }

  @Test func `a moved folder is no copy`() throws {
    try written()
    try FileManager.default.moveItem(
      atPath: floor.folder("a").path, toPath: floor.folder("b").path)
    let moved = try floor.open("b", told, seed: 1)
    try moved.note("second", hall: 2)
    _ = try floor.bundle(moved, "one")
    #expect(told.take().isEmpty)
    #expect(try moved.ownSeqs() == [1, 2])
    #expect(try Sync.status(moved).copies.isEmpty)
  }

  @Test(arguments: ["write", "export", "merge"])
  func `the restart comes before whatever is done first`(first: String) throws {
    try written()
    let other = try floor.laptop("other")
    try other.note("other", hall: 7)
    let bundle = try floor.bundle(other, "other")
    try floor.copy("a", to: "b")
    let copy = try floor.open("b", told, seed: 1)
    switch first {
    case "write": try copy.note("second", hall: 2)
    case "export": _ = try floor.bundle(copy, "one")
    default: _ = try Sync.merge(copy, path: bundle)
    }
    #expect(told.take().map(\.seq) == [2])
    #expect(try copy.ownSeqs().prefix(2) == [1, -2])
  }

  @Test(arguments: [true, false])
  func `a store put back in place is betrayed by its witness`(keepingInodes: Bool) throws {
    try written(times: 2)
    let old = try floor.database("a")
    do {
      let store = try floor.open("a", told, seed: 1)
      try store.note("let out", hall: 3)
      _ = try floor.bundle(store, "one")
    }
    try floor.putBack(old, "a", keepingInodes: keepingInodes)
    let back = try floor.open("a", told, seed: 2)
    try back.note("after", hall: 4)
    #expect(told.take().map(\.sign) == [.letOut(3)])
    #expect(try back.ownSeqs() == [1, 2, -3, 4])
    try floor.open("a", told, seed: 3).note("later", hall: 5)
    _ = try floor.bundle(back, "two")
    #expect(told.take().isEmpty)
    let home = try floor.laptop("home")
    for bundle in ["two", "one"] {
      _ = try Sync.merge(home, path: floor.file(bundle))
    }
    let copied = try #require(Sync.status(home).copies.first?.copied)
    #expect(copied.chains == 2)
    #expect(copied.fromSeq == 3)
    #expect(try home.dump().contains("\"let out\""))
  }

  @Test func `set back after the restart, too, is seen`() throws {
    try written()
    let old = try floor.database("a")
    func round(_ seed: UInt64) throws {
      let store = try floor.open("a", told, seed: seed)
      try store.note("round \(seed)", hall: 2)
      _ = try floor.bundle(store, "round \(seed)")
    }
    for seed in UInt64(1)...3 {
      try round(seed)
      try floor.putBack(old, "a", keepingInodes: true)
    }
    #expect(told.take().count == 2)
    let home = try floor.laptop("home")
    for seed in [2, 3, 1] { _ = try Sync.merge(home, path: floor.file("round \(seed)")) }
    #expect(try Sync.status(home).copies.first?.copied.chains == 3)
    for seed in 1...3 { #expect(try home.dump().contains("\"round \(seed)\"")) }
  }

  @Test func `a lost witness is made anew, and what is none is no evidence`() throws {
    try written()
    let store = try floor.open("a", told, seed: 1)
    let path = floor.witness.path + "/\(store.identity.storeID).witness"
    for junk: Data? in [
      nil, Data(), Data("ferrule witness 1\n9 \(String(repeating: "0", count: 64))".utf8),
      Data(repeating: 0x39, count: 100_000),
    ] {
      _ = try floor.bundle(store, "one")
      let good = try #require(FileManager.default.contents(atPath: path))
      try FileManager.default.removeItem(atPath: path)
      if let junk { try junk.write(to: URL(fileURLWithPath: path)) }
      try floor.open("a", told, seed: 2).note("more", hall: 2)
      _ = try floor.bundle(store, "one")
      #expect(FileManager.default.contents(atPath: path) != good)
      #expect(FileManager.default.contents(atPath: path)?.count == good.count)
    }
    #expect(told.take().isEmpty)
  }

  @Test func `without a witness others show that it was set back`() throws {
    let nowhere = WitnessFolder(floor.file("nowhere"))
    try written(times: 2)
    let home = try floor.laptop("home")
    let old = try floor.database("a")
    do {
      let store = try floor.open("a", told, seed: 1, witness: nowhere)
      try store.note("let out", hall: 3)
      _ = try Sync.merge(home, path: floor.bundle(store, "one"))
    }
    try floor.putBack(old, "a", keepingInodes: true)
    try FileManager.default.removeItem(atPath: nowhere.path)
    let back = try floor.open("a", told, seed: 2, witness: nowhere)
    let answer = try floor.bundle(home, "answer")
    let rehearsal = try Sync.rehearse(back, path: answer)
    #expect(rehearsal.storeWasSetBack)
    #expect(told.take().isEmpty)
    let report = try Sync.merge(back, path: answer)
    #expect(report.storeWasSetBack)
    guard case .named(let name)? = told.take().first?.sign else {
      Issue.record("nothing was told")
      return
    }
    #expect(name.seq == 3)
    #expect(try back.ownSeqs() == [1, 2, 3, -3])
    // The restart did not come with the bundle.
    let bundles = try Sync.doctor(back).findings.filter { $0.check == "bundles" }
    #expect(bundles.map(\.isWell) == [true])
    try back.note("after", hall: 4)
    #expect(try Sync.merge(back, path: answer).changedNothing)
    #expect(told.take().isEmpty)
    _ = try Sync.merge(home, path: floor.bundle(back, "two"))
    #expect(try home.dump() == back.dump())
    #expect(try Sync.status(home).copies.first?.copied.chains == 2)
  }

  @Test func `a copy that parted first leaves the original in peace`() throws {
    try written()
    try floor.copy("a", to: "b")
    try floor.copy("a", to: "c")
    let (b, c) = (try floor.open("b", told, seed: 1), try floor.open("c", told, seed: 2))
    try b.note("of b", hall: 2)
    try c.note("of c", hall: 3)
    #expect(told.take().count == 2)
    let original = try floor.open("a", told, seed: 3)
    for (number, copy) in [b, c].enumerated() {
      let report = try Sync.merge(original, path: floor.bundle(copy, "\(number)"))
      #expect(!report.storeWasSetBack)
      #expect(report.copied.count == 1)
    }
    try original.note("own", hall: 4)
    #expect(told.take().isEmpty)
    #expect(try original.ownSeqs().filter { $0 < 0 } == [-2, -2])
    #expect(try Sync.status(original).copies.first?.copied.chains == 3)
  }

  @Test(arguments: [true, false])
  func `a lost future is seen beside a copy's, whichever comes first`(lostFirst: Bool) throws {
    let nowhere = WitnessFolder(floor.file("nowhere"))
    try written()
    try floor.copy("a", to: "b")
    let old = try floor.database("a")
    func letOut() throws -> String {
      let store = try floor.open("a", told, seed: 1, witness: nowhere)
      try store.note("lost", hall: 2)
      return try floor.bundle(store, "lost")
    }
    let lost = try letOut()
    try floor.putBack(old, "a", keepingInodes: true)
    try FileManager.default.removeItem(atPath: nowhere.path)
    let copy = try floor.open("b", told, seed: 2)
    try copy.note("of b", hall: 3)
    let other = try floor.bundle(copy, "other")
    #expect(told.take().count == 1)
    let back = try floor.open("a", told, seed: 3, witness: nowhere)
    for bundle in lostFirst ? [lost, other] : [other, lost] {
      #expect(try Sync.merge(back, path: bundle).storeWasSetBack == (bundle == lost))
    }
    #expect(told.take().count == 1)
    #expect(try back.dump().contains("\"lost\""))
  }

  @Test(arguments: [true, false])
  func `its own signature alone is enough, and is answered once`(isNamed: Bool) throws {
    try written()
    let store = try floor.open("a", told, seed: 1)
    let identity = store.identity
    let lost = try lost(of: identity.device)
    let signature = try floor.signer.signature(
      of: SignedHead.message(lost, site: identity.site), by: identity.device)
    // The signature stands for the changes before it as well.
    let before = try self.lost(of: identity.device, 8)
    for (counter, vector) in [
      StoreVector(tips: [lost]), StoreVector(held: [before, lost]), StoreVector(tips: [lost]),
    ].enumerated() {
      let path = floor.file("names")
      var bundle = try floor.byHand(
        of: identity.site, counter: Int64(counter + 1), vector: isNamed ? vector : StoreVector())
      bundle.heads = [SignedHead(name: lost, signature: signature)]
      try bundle.write(to: path)
      let report = try Sync.merge(store, path: path)
      #expect(report.storeWasSetBack == (counter == 0))
      #expect(report.unproven == nil)
    }
    #expect(told.take().map(\.sign) == [.named(lost)])
    #expect(try store.ownSeqs() == [1, -2])
    #expect(try Sync.receipt(store).lacked.map(\.namedSeq) == [9])
  }

  @Test func `what another only says it holds is told once, and changes nothing`() throws {
    try written()
    let store = try floor.open("a", told, seed: 1)
    let identity = store.identity
    let named = try (9...11).map { try lost(of: identity.device, $0) }
    let path = floor.file("names")
    var said: [Int64?] = []
    for (counter, vector) in [
      StoreVector(tips: [named[0]]), StoreVector(held: [named[0]]), StoreVector(),
      StoreVector(tips: named), StoreVector(tips: named),
    ].enumerated() {
      // Another's signature under this laptop's name is none.
      var bundle = try floor.byHand(
        of: identity.site, counter: Int64(counter + 1), vector: vector)
      bundle.heads = try vector.tips.map { try DeviceByHand(99).head($0, site: identity.site) }
      try bundle.write(to: path)
      #expect(try Sync.rehearse(store, path: path).storeWasSetBack == false)
      let report = try Sync.merge(store, path: path)
      #expect(!report.storeWasSetBack)
      #expect(report.copied.isEmpty)
      said.append(report.unproven)
    }
    #expect(said == [9, nil, nil, 11, nil])
    #expect(told.take().isEmpty)
    #expect(try store.ownSeqs() == [1])
    let status = try Sync.status(store)
    #expect(status.copies.isEmpty)
    #expect(status.peers.map(\.missingHere) == [[]])
    #expect(try Sync.receipt(store).lacked.isEmpty)
    try store.note("second", hall: 2)
    #expect(try store.ownSeqs() == [1, 2])
  }

  @Test func `set back, it learns so from a laptop whose bundle for it has its signature only`()
    throws
  {
    let nowhere = WitnessFolder(floor.file("nowhere"))
    try written(times: 2)
    let home = try floor.laptop("home")
    let old = try floor.database("a")
    do {
      let store = try floor.open("a", told, seed: 1, witness: nowhere)
      try store.note("let out", hall: 3)
      _ = try Sync.merge(home, path: floor.bundle(store, "one"))
    }
    // Its tip is home's own change, which follows the lost one.
    try home.note("after it", hall: 4)
    let whole = try floor.bundle(home, "whole")
    try floor.putBack(old, "a", keepingInodes: true)
    try FileManager.default.removeItem(atPath: nowhere.path)
    let back = try floor.open("a", told, seed: 2, witness: nowhere)
    let path = try floor.bundle(home, "for a", for: back)
    #expect(try Sync.show(path: path).changes == 1)
    #expect(try Sync.merge(back, path: path).storeWasSetBack)
    #expect(told.take().count == 1)
    #expect(try back.ownSeqs() == [1, 2, -3])
    #expect(try !Sync.merge(back, path: whole).storeWasSetBack)
    try back.note("more", hall: 5)
    #expect(told.take().isEmpty)
    #expect(try back.dump().contains("\"let out\""))
  }

  /// A change of a device that is nowhere.
  private func lost(of device: DeviceID, _ seq: Int64 = 9) throws -> ChangeName {
    ChangeName(
      device: device, seq: seq, hash: ChangeHash(storage: Bytes32(1, 2, 3, UInt64(seq))))
  }

  @Test func `copies of a store that never wrote part at their first change`() throws {
    let first = try floor.laptop("a")
    let device = first.identity.device
    try floor.copy("a", to: "b")
    try floor.copy("a", to: "c")
    for (seed, name) in ["b", "c"].enumerated() {
      try floor.open(name, told, seed: UInt64(seed)).note("own \(name)", hall: 1)
    }
    try first.note("own a", hall: 1)
    #expect(told.take().map(\.seq) == [1, 1])
    let home = try floor.laptop("home")
    for (seed, name) in ["c", "a", "b"].enumerated() {
      let store = try floor.open(name, told, seed: 10 + UInt64(seed))
      _ = try Sync.merge(home, path: floor.bundle(store, name))
    }
    let copied = try #require(Sync.status(home).copies.first?.copied)
    #expect(copied.device == device)
    #expect(copied.chains == 3)
    #expect(copied.fromSeq == 1)
    for name in ["a", "b", "c"] { #expect(try home.dump().contains("\"own \(name)\"")) }
  }

  @Test func `reading a copy writes nothing`() throws {
    try written()
    try floor.copy("a", to: "b")
    func state() throws -> [[CellValue]] {
      let copy = try floor.open("b", told, seed: 1)
      return try copy.select("SELECT name, value FROM meta")
        + copy.select("SELECT hash, n FROM change_log")
    }
    let before = try state()
    do {
      let copy = try floor.open("b", told, seed: 1)
      _ = try copy.dump()
      _ = try Sync.status(copy)
      _ = try copy.doctor()
    }
    #expect(try state() == before)
    #expect(told.take().isEmpty)
  }

  @Test func `without its key a copy can be read and merged into, not written, and signs nothing`()
    throws
  {
    try written()
    let other = try floor.laptop("other")
    try other.note("other", hall: 7)
    try floor.copy("a", to: "b")
    try FileManager.default.removeItem(atPath: floor.folder("b").key)
    let copy = try floor.open("b", told, seed: 1)
    _ = try Sync.merge(copy, path: floor.bundle(other, "other"))
    #expect(try copy.dump().contains("\"other\""))
    let error = #expect(throws: StoreError.self) { try copy.note("no", hall: 2) }
    #expect(error?.code == .keyMissing)
    let unsigned = #expect(throws: StoreError.self) { try floor.bundle(copy, "copy") }
    #expect(unsigned?.code == .keyMissing)
    #expect(told.take().isEmpty)
    #expect(try copy.ownSeqs() == [1])
  }

  @Test func `a write that is refused leaves no restart and tells nothing`() throws {
    try written()
    try floor.copy("a", to: "b")
    let copy = try floor.open("b", told, seed: 1)
    #expect(throws: StoreError.self) {
      try copy.write(author: "Ana") { _, _ in throw StoreError(.badValue, "no") }
    }
    #expect(try copy.ownSeqs() == [1])
    #expect(told.take().isEmpty)
    try copy.note("yes", hall: 2)
    #expect(told.take().count == 1)
  }
}
