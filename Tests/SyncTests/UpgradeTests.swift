import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// Laptops that know the newest schema beside some that know the one before, the central store among them.
struct UpgradeTests {
  /// The last schema before procedures travelled.
  private static let before = 3
  private let floor: Floor
  private let central: Store
  private let ana: Store
  private let raj: Store

  init() throws {
    floor = try Floor()
    central = try floor.laptop("central", isCentral: true, newestSchema: Self.before)
    ana = try floor.laptop("LT-04")
    raj = try floor.laptop("LT-09")
  }

  private func carry(_ from: Store, _ to: Store, _ name: String) throws {
    _ = try Sync.merge(to, path: floor.bundle(from, name))
  }

  @Test func `an older central store holds what it does not know, and hands it on`() throws {
    try ana.note("known", hall: 1)
    try ana.procedure("repair", 1)
    try ana.note("after it", hall: 2)
    try carry(ana, central, "1")
    #expect(try Sync.status(central).heldForUpgrade == 1)
    #expect(try central.read { try $0.held().count } == 2)
    #expect(try central.dump().contains("known"))
    #expect(try !central.dump().contains("after it"))
    // Raj hears it from the central store alone.
    try carry(central, raj, "2")
    #expect(try raj.dump() == ana.dump())
    // Ana learns that the central store has it and waits.
    try carry(central, ana, "3")
    let receipt = try Sync.receipt(ana)
    #expect(receipt.changes.notHome == 2 && receipt.changes.heldThere == 2)
    #expect(receipt.wipe == .notHome)
  }

  @Test func `what is held applies after the upgrade, and is home then`() throws {
    try ana.procedure("repair", 1)
    try ana.note("after it", hall: 2)
    try carry(ana, central, "1")
    try central.note("meanwhile", hall: 3)
    let upgraded = try floor.reopen(central)
    #expect(try upgraded.read { try $0.held().isEmpty })
    #expect(try upgraded.doctor().isWell)
    try carry(upgraded, ana, "2")
    #expect(try upgraded.dump() == ana.dump())
    #expect(try Sync.receipt(ana).wipe == .safe)
  }

  @Test(.enabled(if: Shell.path != nil))
  func `what is held applies after the upgrade, too, where a higher schema was entered by hand`()
    throws
  {
    try ana.procedure("repair", 1)
    try carry(ana, central, "1")
    let said = try Shell.run(
      central.folder.database, ".dbconfig enable_trigger off",
      "INSERT OR REPLACE INTO meta (name, value) VALUES ('applied_schema', 99)")
    #expect(said.status == 0, "\(said.text)")
    let upgraded = try floor.reopen(central)
    #expect(try upgraded.read { try $0.held().isEmpty })
    #expect(try upgraded.dump() == ana.dump())
  }

  @Test func `upgraded before a merge or after it, a store comes to the same`() throws {
    try ana.note("one", hall: 1)
    try ana.procedure("repair", 1)
    try ana.rename(hall: 1, "another")
    let bundle = try floor.bundle(ana, "1")
    let other = try floor.laptop("OTHER", newestSchema: Self.before)
    _ = try Sync.merge(other, path: bundle)
    let after = try floor.reopen(other)
    let first = try floor.reopen(central)
    _ = try Sync.merge(first, path: bundle)
    #expect(try first.dump() == after.dump())
    #expect(try first.digest() == after.digest())
  }

  @Test func `an older ferrule refuses a newer store and leaves it as it is`() throws {
    try ana.procedure("repair", 1)
    let dump = try ana.dump()
    try ana.close()
    var environment = Floor.environment(seed: 77, witness: floor.witness)
    environment.newestSchema = Self.before
    #expect(throws: StoreError.self) { _ = try Store(ana.folder, environment: environment) }
    #expect(
      try Store(ana.folder, environment: Floor.environment(seed: 78, witness: floor.witness)).dump()
        == dump)
  }

  @Test func `a snapshot goes to newer laptops, not to older ones`() throws {
    try central.note("old", hall: 1)
    let old = try Sync.exportSnapshot(central, to: floor.file("old")).path
    let new = try Sync.join(
      from: old, folder: floor.folder("new"), laptop: "NEW",
      environment: Floor.environment(seed: 900, witness: floor.witness)
    ).0
    #expect(try new.dump() == central.dump())
    let lead = try floor.laptop("WEST", isCentral: true)
    try lead.procedure("repair", 1)
    let newer = try Sync.exportSnapshot(lead, to: floor.file("newer")).path
    var environment = Floor.environment(seed: 901, witness: floor.witness)
    environment.newestSchema = Self.before
    do {
      _ = try Sync.join(
        from: newer, folder: floor.folder("older"), laptop: "OLDER", environment: environment)
      Issue.record("an older laptop took a newer snapshot")
    } catch let error as StoreError {
      #expect(error.code == .newerStore)
    }
    #expect(!FileManager.default.fileExists(atPath: floor.folder("older").path))
  }

  @Test(arguments: [5, 6, 7])
  func `a schema of indexes parts no fleet: what its laptops write is understood without it`(
    schema: Int
  ) throws {
    let old = try floor.laptop("LT-12", newestSchema: schema)
    let module = RecordKey.module(maker: "NVIDIA", serial: "MT1").id
    let port = RecordKey.port(device: RecordKey.device(name: "LEAF-01").id, name: "25/1").id
    let link = RecordKey.link(port, RecordKey.device(name: "HOST-A").id).id
    try ana.write(author: "Ana") { _, draft in
      try draft.insert(.module, module, ["maker": .text("NVIDIA"), "serial": .text("MT1")])
      try draft.record(
        .partMove(
          PartMove(
            kind: .module, part: module, direction: .outOf,
            place: Subject(kind: .port, id: port), bag: "RMA-09")))
      try draft.record(
        .job(Job(link: link, joint: port, procedure: "repair", version: 1, code: "ABC234")))
    }
    try carry(ana, old, "bag")
    #expect(try old.read { try $0.held().isEmpty })
    #expect(try old.read { try $0.find("rma-09", limit: 5).map(\.id) } == [module])
    #expect(try old.read { try $0.jobs(everNamed: "abc234").count } == 1)
    #expect(try old.read { try $0.isPerson("ANA") })
    try old.note("back", hall: 1)
    try carry(old, ana, "back")
    #expect(try ana.dump() == old.dump())
    let upgraded = try floor.reopen(old)
    #expect(try upgraded.read { try $0.jobs(everNamed: "abc234").count } == 1)
    #expect(try upgraded.read { try $0.isPerson("ANA") && !$0.isPerson("Raj") })
    #expect(try upgraded.doctor().isWell)
  }

  @Test(arguments: Seeds.named("FERRULE_UPGRADE_SEEDS", else: 0...9))
  func `whoever upgrades when, all come to the same`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var stores = [central, ana, raj, try floor.laptop("LT-11", newestSchema: Self.before)]
    var isOld = [true, false, false, true]
    for step in 0..<40 {
      let one = Int.random(in: stores.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<3:
        try stores[one].note("note \(step)", hall: UInt8.random(in: 1...5, using: &random))
      case 3..<5:
        try stores[one].renameIfThere(hall: UInt8.random(in: 1...5, using: &random), "name \(step)")
      case 5: if !isOld[one] { try stores[one].procedure("procedure \(step)", 1) }
      case 6 where isOld[one] && step > 20:
        stores[one] = try floor.reopen(stores[one])
        isOld[one] = false
      default:
        let other = Int.random(in: stores.indices, using: &random)
        if other != one { try carry(stores[one], stores[other], "\(seed) \(step)") }
      }
    }
    for place in stores.indices where isOld[place] {
      stores[place] = try floor.reopen(stores[place])
    }
    for round in 0..<2 {
      for one in stores.indices {
        for other in stores.indices where one != other {
          try carry(stores[one], stores[other], "\(seed) end \(round) \(one) \(other)")
        }
      }
    }
    let dump = try stores[0].dump()
    for store in stores {
      #expect(try store.dump() == dump, "seed \(seed)")
      #expect(try store.read { try $0.held().isEmpty }, "seed \(seed)")
      #expect(try store.doctor().isWell, "seed \(seed)")
    }
  }
}

extension Store {
  /// One change of the newest schema: the text of a procedure.
  func procedure(_ name: String, _ version: Int64) throws {
    let bytes = Array("\(name) \(version)".utf8)
    let id = try #require(ThingID(bytes: (bytes + [UInt8](repeating: 0, count: 16)).prefix(16)))
    try write(author: identity.laptop) { _, draft in
      try draft.insert(
        .procedure, id,
        ["name": .text(name), "version": .integer(version), "text": .text(name)])
    }
  }

  /// Another name for a hall, if it is here.
  func renameIfThere(hall: UInt8, _ name: String) throws {
    let id = try #require(ThingID(bytes: Array(repeating: hall, count: 16)))
    guard try read({ try $0.thing(.hall, id) }) != nil else { return }
    try rename(hall: hall, name)
  }
}
