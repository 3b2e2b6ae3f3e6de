import Change
import Foundation
import Plant
import Store
import TestSupport
import Testing

@Suite(.enabled(if: Shell.path != nil, "the sqlite3 command line is not installed"))
struct `Other programs at the store's file` {
  private let fixture: StoreFixture
  private let store: Store
  private let database: String

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("store", seed: 1)
    database = fixture.path("store/ferrule.db")
    try store.draft { _, draft in
      try draft.insert(.hall, StorePool.hall, ["name": .text("Hall 1")])
      try draft.insert(.device, StorePool.leaf, ["name": .text("leaf-1")])
      try draft.record(
        .inspection(Inspection(face: StorePool.face(0), verdict: .dirt, fibres: [1: .dirt])))
    }
  }

  private static let refused = [
    "INSERT INTO hall (id) VALUES (x'00')", "UPDATE hall SET name = 'other'", "DELETE FROM hall",
    "INSERT INTO note (id, at_ms, technician, subject_kind, subject, text)"
      + " VALUES (x'01', 1, 'a', 'hall', x'01', 'a')",
    "UPDATE inspection SET verdict = 'clean'", "DELETE FROM inspection",
    "UPDATE inspection_fibre SET verdict = 'ok'", "DELETE FROM inspection_fibre",
    "INSERT INTO due VALUES ('a', x'01', 1, x'01', 'a')", "UPDATE due SET value = 'clean'",
    "DELETE FROM due", "DELETE FROM log_by_hash",
    "UPDATE change_log SET applied = 0", "DELETE FROM change_log",
    "INSERT INTO meta VALUES ('tip', 1)", "UPDATE meta SET value = 1", "DELETE FROM meta",
    "INSERT OR REPLACE INTO hall (id) VALUES (x'00')", "REPLACE INTO meta VALUES ('central', 1)",
  ]

  @Test(arguments: refused)
  func `a write is refused with the sentence, and changes nothing`(sql: String) throws {
    let before = try store.digest()
    let (status, text) = try Shell.run(database, sql)
    #expect(status != 0)
    #expect(text.contains("only ferrule writes here"), "\(text)")
    #expect(try store.digest() == before)
  }

  @Test func `reading is allowed, and ferrule goes on writing`() throws {
    let (status, text) = try Shell.run(database, "SELECT name FROM hall")
    #expect(status == 0)
    #expect(text == "Hall 1\n")
    try store.draft { _, draft in
      try draft.update(.hall, StorePool.hall, ["name": .text("Hall A")])
    }
    #expect(try Shell.run(database, "SELECT name FROM hall").text == "Hall A\n")
    #expect(try store.doctor().isWell)
  }

  private func findings() throws -> [String] {
    try fixture.open("store").doctor().findings.filter { !$0.isWell }.map(\.check)
  }

  @Test func `doctor sees a guard that was dropped`() throws {
    #expect(try Shell.run(database, "DROP TRIGGER guard_hall_update").status == 0)
    #expect(try findings() == ["guards"])
  }

  @Test(arguments: [
    "UPDATE hall SET name = 'other'", "UPDATE inspection SET verdict = 'clean'",
    "DELETE FROM inspection_fibre", "UPDATE due SET value = 'clean'", "DELETE FROM lookup",
    "UPDATE hall SET born = NULL", "UPDATE device SET born = 2", "UPDATE inspection SET born = 99",
    "UPDATE inspection_fibre SET born = 0",
    "INSERT INTO hall (id, born, name) VALUES (x'000102030405060708090a0b0c0d0e0f', 1, 'ghost')",
  ])
  func `doctor sees a row that was changed past the guards`(sql: String) throws {
    #expect(try Shell.run(database, ".dbconfig enable_trigger off", sql).status == 0)
    #expect(try findings() == ["state"])
    try fixture.open("store").refold()
    #expect(try findings() == [])
  }

  @Test(arguments: [20, 100, 230, -3])
  func `doctor sees a byte of the log that was changed`(place: Int) throws {
    let bytes = try #require(try store.changes().first).bytes
    let index = place < 0 ? bytes.count + place : place
    var damaged = bytes
    damaged[index] ^= 0x55
    let hex = damaged.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let sql = "UPDATE change_log SET bytes = x'\(hex)' WHERE n = 1"
    #expect(try Shell.run(database, ".dbconfig enable_trigger off", sql).status == 0)
    #expect(try findings().contains("log"))
  }

  @Test func `doctor sees that the key is gone, and writing says so`() throws {
    try FileManager.default.removeItem(atPath: fixture.path("store/device.key"))
    #expect(try findings() == ["key"])
    let error = #expect(throws: StoreError.self) {
      try store.fact(.note(Note(subject: Subject(kind: .hall, id: StorePool.hall), text: "x")))
    }
    #expect(error?.code == .keyMissing)
  }

  @Test func `doctor sees the key of another device`() throws {
    _ = try fixture.store("other", seed: 2)
    try FileManager.default.removeItem(atPath: fixture.path("store/device.key"))
    try FileManager.default.copyItem(
      atPath: fixture.path("other/device.key"), toPath: fixture.path("store/device.key"))
    #expect(try findings() == ["key"])
  }

  @Test(arguments: [
    ("CREATE VIEW halls AS SELECT name FROM hall", "view halls is not ferrule's"),
    ("CREATE INDEX hall_name ON hall (name)", "index hall_name is not ferrule's"),
    (
      "CREATE TRIGGER silent AFTER INSERT ON hall BEGIN SELECT 1; END",
      "trigger silent is not ferrule's"
    ),
    ("DROP INDEX change_log_held", "index change_log_held is missing"),
    (
      "DROP TRIGGER guard_hall_update; "
        + "CREATE TRIGGER guard_hall_update BEFORE UPDATE ON hall BEGIN SELECT 1; END",
      "trigger guard_hall_update is not as ferrule made it"
    ),
    ("ALTER TABLE hall ADD COLUMN mine TEXT", "table hall is not as ferrule made it"),
  ])
  func `doctor sees a table, an index, a view or a trigger that is not as it was made`(
    sql: String, words: String
  ) throws {
    #expect(try findings() == [])
    #expect(try Shell.run(database, sql).status == 0)
    let found = try fixture.open("store").doctor().findings.filter { !$0.isWell }
    #expect(found.contains { $0.check == "schema" && $0.sentence.contains(words) }, "\(found)")
    #expect(found.first { $0.check == "schema" }?.next?.hasPrefix("ferrule ") == true)
  }

  @Test func `pictures are read by any program and written by none`() throws {
    let original = ImageOriginal(bytes: PictureFile.png())
    try store.keepImages([original])
    let images = fixture.path("store/images.db")
    for sql in [
      "DELETE FROM image_bytes", "UPDATE image_bytes SET bytes = x'00'",
      "INSERT INTO image_bytes (sha256, bytes) VALUES (x'01', x'02')",
    ] {
      let (status, text) = try Shell.run(images, sql)
      #expect(status != 0)
      #expect(text.contains("only ferrule writes here"), "\(text)")
    }
    let (_, text) = try Shell.run(images, "SELECT hex(sha256), length(bytes) FROM image_bytes")
    #expect(text.lowercased() == "\(Hexadecimal.text(original.sha256))|\(original.bytes.count)\n")
    #expect(try Shell.run(images, "DROP TRIGGER guard_image_bytes_delete").status == 0)
    #expect(try findings() == ["images"])
  }

  @Test func `the scope's clock is as it was last checked in this shift, by this person`() throws {
    let nowMS = StoreMoment.nowMS
    var number = 0
    func check(hours: Int64, _ technician: String, _ name: String, _ offset: String) throws {
      number += 1
      let time = String(nowMS - hours * 3_600_000, radix: 16)
      let digits = String(repeating: "0", count: 12 - time.count) + time
      let sql = """
        INSERT INTO kit_check (id, at_ms, technician, check_name, outcome, clock_offset_ms)
        VALUES (x'\(digits)\(String(repeating: "0", count: 18))0\(number)', 1, '\(technician)',
          '\(name)', 'ok', \(offset))
        """
      #expect(try Shell.run(database, ".dbconfig enable_trigger off", sql).status == 0)
    }
    func offset(_ technician: String = "Ana") throws -> Int64? {
      try store.read { try $0.scopeClockOffsetMS(of: technician, atMS: nowMS) }
    }
    try check(hours: 20, "Ana", "clock", "1")
    try check(hours: 1, "Raj", "clock", "2")
    try check(hours: 2, "Ana", "view", "3")
    try check(hours: 2, "Ana", "clock", "NULL")
    #expect(try offset() == nil)
    try check(hours: 9, "Ana", "clock", "120000")
    #expect(try offset() == 120_000)
    try check(hours: 3, "Ana", "clock", "-5000")
    #expect(try offset() == -5_000)
    #expect(try offset("Raj") == 2)
    for atMS in [Int64.min, .max] {
      #expect(try store.read { try $0.scopeClockOffsetMS(of: "Ana", atMS: atMS) } == nil)
    }
  }

  // MARK: Files that are no store

  @Test func `another program's database is refused and left as it is`() throws {
    try FileManager.default.createDirectory(
      atPath: fixture.path("foreign"), withIntermediateDirectories: false)
    let sql = "CREATE TABLE t (a); INSERT INTO t VALUES (1)"
    #expect(try Shell.run(fixture.path("foreign/ferrule.db"), sql).status == 0)
    let before = fixture.bytes("foreign/ferrule.db")
    let error = #expect(throws: StoreError.self) { try fixture.open("foreign") }
    #expect(error?.code == .notAStore)
    #expect(fixture.bytes("foreign/ferrule.db") == before)
    #expect(fixture.names(in: "foreign") == ["ferrule.db"])
  }

  @Test func `a store of a newer ferrule is refused`() throws {
    #expect(try Shell.run(database, "PRAGMA user_version = 99").status == 0)
    let error = #expect(throws: StoreError.self) { try fixture.open("store") }
    #expect(error?.code == .newerStore)
    #expect(error?.message.contains("99") == true)
  }

  @Test(arguments: [-1, 0, 1, 2, 3, 4, 5, 6, 7])
  func `a version that its tables are not of is told, with what puts it right`(version: Int) throws
  {
    let before = try store.digest()
    let newest = try store.texts("PRAGMA user_version")[0][0]
    try store.close()
    #expect(try Shell.run(database, "PRAGMA user_version = \(version)").status == 0)
    let error = #expect(throws: StoreError.self) { try fixture.open("store") }
    #expect(error?.code == .damaged)
    #expect(error?.exit == .missing)
    #expect(error?.message.contains("schema \(version). They are of schema \(newest).") == true)
    let right = "PRAGMA user_version = \(newest)"
    #expect(error?.next?.hasPrefix("sqlite3 ") == true)
    #expect(error?.next?.hasSuffix("'\(right)'") == true)
    #expect(try Shell.run(database, right).status == 0)
    let again = try fixture.open("store")
    #expect(try again.digest() == before)
    #expect(try again.doctor().isWell)
  }

  @Test func `tables of no version are told, with where to go on`() throws {
    try store.close()
    #expect(
      try Shell.run(database, "CREATE TABLE mine (a)", "PRAGMA user_version = 1").status == 0)
    let error = #expect(throws: StoreError.self) { try fixture.open("store") }
    #expect(error?.code == .damaged)
    #expect(error?.next?.hasPrefix("ferrule restore ") == true)
  }

  @Test func `a file of pictures that says it is of a version before the first is damaged`() throws
  {
    let images = fixture.path("store/images.db")
    try store.keepImages([ImageOriginal(bytes: PictureFile.png())])
    #expect(try Shell.run(images, "PRAGMA user_version = -1").status == 0)
    #expect(try findings() == ["images"])
  }
}
