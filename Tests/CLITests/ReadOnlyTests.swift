import Foundation
import Testing

/// Stores that may be read and not written: rights taken away, or somebody else's folder.
struct ReadOnlyTests {
  private var floor: WorkFixture
  private var store: URL { floor.folder.appendingPathComponent("elm.ferrule") }

  /// Rights mean nothing to root: then the binary runs as nobody.
  private static let stranger: [String]? = {
    guard geteuid() == 0 else { return [] }
    let program = ["/usr/bin/setpriv", "/bin/setpriv"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    return program.map { [$0, "--reuid=65534", "--regid=65534", "--clear-groups"] }
  }()

  init() throws {
    floor = try WorkFixture()
    _ = try floor.run(["record", "note", "elm-leaf-1:25/1", "first"])
  }

  /// Takes every right to write away, and gives the folder around it to everybody.
  private mutating func lock() throws {
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: floor.folder.path)
    for name in try manager.contentsOfDirectory(atPath: store.path) {
      try manager.setAttributes(
        [.posixPermissions: name == "device.key" ? 0o400 : 0o444],
        ofItemAtPath: store.appendingPathComponent(name).path)
    }
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: store.path)
    floor.launcher = Self.stranger ?? []
  }

  private func unlock() {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: store.path)
  }

  private func state() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: store.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: store.appendingPathComponent($0)))
      })
  }

  private func changed() throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: store.path + "/ferrule.db")[.modificationDate]
      as? Date
  }

  @Test func `looking at a store writes nothing to it`() throws {
    let before = (try state(), try changed())
    for command in [["show", "elm-leaf-1"], ["next"], ["log"], ["conflicts"], ["sync", "status"]] {
      #expect(try floor.run(command).status == 0)
    }
    #expect(try state() == before.0)
    #expect(try changed() == before.1)
  }

  @Test(.enabled(if: ReadOnlyTests.stranger != nil))
  mutating func
    `a store without rights to write is read, checked and backed up, and signs nothing`()
    throws
  {
    try lock()
    defer { unlock() }
    let before = try state()
    for command in [
      ["show", "elm-leaf-1:25/1"], ["next"], ["conflicts"], ["find", "elm"],
      ["dump", "--canonical"],
      ["sync", "status"], ["image", "list"], ["checklist", "--row", "R07"], ["backup", "b.backup"],
    ] {
      let run = try floor.run(command)
      #expect(run.status == 0, "\(command): \(run.error)")
    }
    // Who may not read the key cannot say that it is this laptop's word.
    let export = try floor.run(["sync", "export", "-o", "b.bundle"])
    #expect(export.status == 69)
    #expect(export.error.contains("may not be read by you"), "\(export.error)")
    let checked = try floor.run(["doctor", "--json"]).list("findings")
    #expect(checked.allSatisfy { $0["well"] as? Bool == true || $0["check"] as? String == "key" })
    let written = try floor.run(["record", "note", "elm-leaf-1:25/1", "second"])
    #expect(
      written.error.contains("may not be read by you") || written.error.contains("only be read"))
    #expect([69, 73].contains(written.status))
    #expect(try state() == before)
    floor.launcher = []
    #expect(try floor.run(["restore", "b.backup", "back.ferrule"]).status == 0)
  }

  @Test(.enabled(if: ReadOnlyTests.stranger != nil), arguments: [true, false])
  mutating func `what is only in the log is read too, or said not to be`(hasIndex: Bool) throws {
    _ = try floor.run(["record", "note", "elm-leaf-1:25/1", "second"], killAt: "after-commit")
    if !hasIndex { try FileManager.default.removeItem(atPath: store.path + "/ferrule.db-shm") }
    try lock()
    defer { unlock() }
    let before = try state()
    #expect(before["ferrule.db-wal"]?.isEmpty == false)
    let run = try floor.run(["history", "elm-leaf-1:25/1"])
    if hasIndex {
      #expect(run.out.contains("second"), "\(run.error)")
    } else {
      #expect(run.status == 73)
      #expect(run.error.contains("cp -r"), "\(run.error)")
    }
    #expect(try state() == before)
  }
}
