import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// A store whose database was put back, and which lost what it had taken in from others: what it said it has
/// counts no more, and what it lost is sent again.
struct SetBackTests {
  private let floor: Floor
  private let told = Told()

  init() throws {
    floor = try Floor()
  }

  /// A central store that wrote once, closed, with its database of that time, and then confirmed a change of
  /// Ana's without writing one of its own.
  private func confirmed(_ witness: WitnessFolder? = nil) throws -> (
    ana: Store, old: [String: Data]
  ) {
    do {
      let made = try floor.laptop("central", isCentral: true)
      try made.note("before", hall: 1)
    }
    let ana = try floor.laptop("LT-04")
    do {
      _ = try floor.bundle(floor.open("central", told, seed: 1, witness: witness), "z1")
    }
    let old = try floor.database("central")
    try ana.note("lost", hall: 2)
    do {
      let central = try floor.open("central", told, seed: 2, witness: witness)
      _ = try Sync.merge(central, path: floor.bundle(ana, "a"))
      _ = try Sync.merge(ana, path: floor.bundle(central, "z2"))
    }
    #expect(try Sync.receipt(ana).wipe == .safe)
    return (ana, old)
  }

  @Test(arguments: [true, false])
  func `a central store that only merged since is betrayed by the bundles it counted`(
    keepingInodes: Bool
  ) throws {
    let (ana, old) = try confirmed()
    try floor.putBack(old, "central", keepingInodes: keepingInodes)
    let back = try floor.open("central", told, seed: 3)
    #expect(try Sync.receipt(back).setBack == .wroteBundle(2))
    let doctor = try back.doctor()
    let sentence = try #require(doctor.findings.first { $0.check == "copies" }?.sentence)
    #expect(sentence.contains("It once wrote bundle 2, which it does not know"), "\(sentence)")
    #expect(told.take().isEmpty)
    try back.note("after", hall: 3)
    #expect(told.take().map(\.sign) == [.wroteBundle(2)])
    #expect(try back.ownSeqs() == [1, -2, 3])
    #expect(try Sync.receipt(back).setBack == nil)
    // Who hears of it does not believe the older word any more.
    _ = try Sync.merge(ana, path: floor.bundle(back, "z3"))
    let receipt = try Sync.receipt(ana)
    #expect(receipt.wipe == .notHome)
    #expect(receipt.sources.map(\.isVoid) == [true])
    _ = try Sync.merge(back, path: floor.bundle(ana, "again", for: back))
    #expect(try back.dump().contains("\"lost\""))
    #expect(told.take().isEmpty)
  }

  @Test func `without a witness its next change takes its receipt back, and all is sent again`()
    throws
  {
    let nowhere = WitnessFolder(floor.file("nowhere"))
    let (ana, old) = try confirmed(nowhere)
    try floor.putBack(old, "central", keepingInodes: true)
    try FileManager.default.removeItem(atPath: nowhere.path)
    let back = try floor.open("central", told, seed: 3, witness: nowhere)
    #expect(try Sync.receipt(back).setBack == nil)
    try back.note("after", hall: 3)
    #expect(told.take().isEmpty)
    #expect(try back.ownSeqs() == [1, 2])
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(back, "z3"))
    #expect(try Sync.receipt(ana).sources.map(\.isVoid) == [false])
    // The change comes by another laptop, without a new word of the central store.
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    let receipt = try Sync.receipt(ana)
    #expect(receipt.sources.map(\.counter) == [2])
    #expect(receipt.sources.map(\.isVoid) == [true])
    #expect(receipt.wipe == .notHome)
    #expect(receipt.changes.notHome == 1)
    #expect(receipt.notReturned.map(\.bundle.path) == [floor.file("a")])
    _ = try Sync.merge(back, path: floor.bundle(ana, "again", for: back))
    #expect(try back.dump().contains("\"lost\""))
    _ = try Sync.merge(ana, path: floor.bundle(back, "z4"))
    #expect(try Sync.receipt(ana).sources.map(\.isVoid) == [false])
    #expect(try Sync.receipt(ana).wipe == .safe)
  }

  @Test func `a central store that writes on, as it should, takes no receipt back`() throws {
    let (ana, _) = try confirmed()
    let central = try floor.open("central", told, seed: 3)
    let raj = try floor.laptop("LT-09")
    try central.note("later", hall: 3)
    try raj.note("beside it", hall: 4)
    _ = try Sync.merge(raj, path: floor.bundle(central, "z3"))
    _ = try Sync.merge(ana, path: floor.bundle(raj, "raj"))
    let receipt = try Sync.receipt(ana)
    #expect(receipt.sources.map(\.counter) == [2])
    #expect(receipt.sources.map(\.isVoid) == [false])
    #expect(receipt.changes.notHome == 0)
    #expect(told.take().isEmpty)
  }

  @Test func `until it writes again it is not safe to wipe, and says what it lacks`() throws {
    let central = try floor.laptop("central", isCentral: true)
    do {
      let ana = try floor.laptop("LT-04")
      try ana.note("first", hall: 1)
      _ = try Sync.merge(central, path: floor.bundle(ana, "1"))
      _ = try Sync.merge(ana, path: floor.bundle(central, "2"))
      #expect(try Sync.receipt(ana).wipe == .safe)
    }
    let old = try floor.database("LT-04")
    do {
      let ana = try floor.open("LT-04", told, seed: 1)
      try ana.note("let out", hall: 2)
      _ = try floor.bundle(ana, "3")
    }
    try floor.putBack(old, "LT-04", keepingInodes: true)
    let back = try floor.open("LT-04", told, seed: 2)
    let receipt = try Sync.receipt(back)
    #expect(receipt.setBack == .letOut(2))
    #expect(receipt.wipe == .notHome)
    #expect(told.take().isEmpty)
    _ = try Sync.merge(back, path: floor.bundle(central, "4"))
    #expect(told.take().map(\.sign) == [.letOut(2)])
    #expect(try Sync.receipt(back).setBack == nil)
  }

  @Test func `a witness that an older ferrule wrote still betrays a lost change`() throws {
    do {
      let made = try floor.laptop("LT-04")
      try made.note("first", hall: 1)
    }
    let old = try floor.database("LT-04")
    let path: String
    do {
      let store = try floor.open("LT-04", told, seed: 1)
      try store.note("let out", hall: 2)
      _ = try floor.bundle(store, "one")
      path = floor.witness.path + "/\(store.identity.storeID).witness"
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.prefix(2) == ["ferrule witness 2", "1"])
    try Data("ferrule witness 1\n\(lines.last ?? "")\n".utf8).write(to: URL(fileURLWithPath: path))
    do {
      let whole = try floor.open("LT-04", told, seed: 2)
      let sentence = try whole.doctor().findings.first { $0.check == "copies" }?.sentence
      #expect(sentence == "All that it let out is here, up to change 2.")
    }
    try floor.putBack(old, "LT-04", keepingInodes: true)
    let back = try floor.open("LT-04", told, seed: 3)
    #expect(try Sync.receipt(back).setBack == .letOut(2))
    try back.note("after", hall: 3)
    #expect(told.take().map(\.sign) == [.letOut(2)])
  }
}
