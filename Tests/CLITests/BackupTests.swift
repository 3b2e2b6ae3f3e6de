import Foundation
import Testing

/// `backup` and `restore` with the real binary.
struct BackupTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"

  init() throws {
    floor = try WorkFixture()
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: floor.folder.path)) ?? []).sorted()
      .filter { $0 != ".local" }
  }

  @Test func `a restored store is another laptop with the same records`() throws {
    _ = try floor.run(["record", "note", port, "before"])
    let backup = try floor.run(["backup", "elm.backup"])
    #expect(backup.status == 0, "\(backup.error)")
    #expect(backup.out.contains("Wrote elm.backup"))
    let restore = try floor.run(["restore", "elm.backup", "new.ferrule", "--laptop", "LT-12"])
    #expect(restore.status == 0, "\(restore.error)")
    #expect(restore.out.contains("laptop LT-12 of site elm"))
    #expect(
      try floor.run(["dump", "--canonical"], store: "new.ferrule").out
        == floor.run(["dump", "--canonical"]).out)
    let note = try floor.run(["record", "note", port, "after"], store: "new.ferrule")
    #expect(note.status == 0)
    #expect(note.error.isEmpty)
    _ = try floor.run(["record", "note", port, "meanwhile"])
    try floor.vouch(for: "new.ferrule")
    for (store, other, name) in [
      ("elm.ferrule", "new.ferrule", "a.bundle"), ("new.ferrule", "elm.ferrule", "b.bundle"),
    ] {
      _ = try floor.run(["sync", "export", "-o", name], store: store)
      #expect(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
    let dump = try floor.run(["dump", "--canonical"]).out
    #expect(try floor.run(["dump", "--canonical"], store: "new.ferrule").out == dump)
    #expect(dump.contains("\"after\"") && dump.contains("\"meanwhile\""))
    #expect(try floor.run(["sync", "status", "--json"]).list("copied").isEmpty)
    #expect(try floor.run(["doctor"], store: "new.ferrule").status == 0)
    #expect(
      names == [
        "a.bundle", "b.bundle", "elm.backup", "elm.ferrule", "fabric.txt",
        "new.ferrule", "new.ferrule.join", "places.csv", "vouched.bundle",
      ])
  }

  @Test func `what is wrong is refused with a sentence and leaves nothing`() throws {
    _ = try floor.run(["backup", "good.backup"])
    let good = try Data(contentsOf: floor.folder.appendingPathComponent("good.backup"))
    try good.dropLast(9_000).write(to: floor.folder.appendingPathComponent("cut.backup"))
    var changed = good
    changed[good.count / 2] ^= 1
    try changed.write(to: floor.folder.appendingPathComponent("changed.backup"))
    let before = names
    for (arguments, status, says) in [
      (["restore", "cut.backup", "n.ferrule"], Int32(65), "cut short"),
      (["restore", "changed.backup", "n.ferrule"], 65, "a byte of it was changed"),
      (["restore", "fabric.txt", "n.ferrule"], 65, "fabric.txt is not a ferrule backup"),
      (["restore", ".", "n.ferrule"], 65, "is not a file"),
      (["restore", "none.backup", "n.ferrule"], 69, "none.backup"),
      (["restore", "good.backup", "elm.ferrule"], 65, "elm.ferrule exists already"),
      (["restore", "good.backup", "n.ferrule", "--central"], 65, "not the central store"),
      (["restore", "good.backup", "none/n.ferrule", "--laptop", ""], 64, "1 to 80 letters"),
      (["backup", "good.backup"], 73, "good.backup is there already"),
      (["backup", "none/x.backup"], 73, "none/x.backup cannot be written"),
      (["backup", "/dev/full"], 73, "/dev/full"),
    ] {
      let run = try floor.run(arguments)
      #expect(run.status == status, "\(arguments): \(run.error)")
      #expect(run.error.contains(says), "\(arguments): \(run.error)")
      #expect(names == before, "\(arguments)")
    }
  }

  @Test(arguments: ["backup-half-written", "backup-before-rename"])
  func `killed during backup there is none, and the same command makes it`(point: String) throws {
    _ = try floor.run(["backup", "elm.backup"], killAt: point)
    #expect(!names.contains("elm.backup"))
    #expect(try floor.run(["doctor"]).status == 0)
    #expect(try floor.run(["backup", "elm.backup"]).status == 0)
    #expect(names == ["elm.backup", "elm.ferrule", "fabric.txt", "places.csv"])
    #expect(try floor.run(["restore", "elm.backup", "n.ferrule"]).status == 0)
  }

  @Test(arguments: ["restore-half-made", "before-commit", "after-commit", "store-before-rename"])
  func `killed during restore there is no store, and the same command makes it`(point: String)
    throws
  {
    _ = try floor.run(["backup", "elm.backup"])
    #expect(try floor.run(["restore", "elm.backup", "n.ferrule"], killAt: point).status == 9)
    #expect(!names.contains("n.ferrule"))
    #expect(try floor.run(["restore", "elm.backup", "n.ferrule"]).status == 0)
    #expect(try floor.run(["doctor"], store: "n.ferrule").status == 0)
  }

  @Test func `killed when the restored store has its name it has all`() throws {
    _ = try floor.run(["backup", "elm.backup"])
    let dead = try floor.run(["restore", "elm.backup", "n.ferrule"], killAt: "store-renamed")
    #expect(dead.status == 9)
    #expect(try floor.run(["doctor"], store: "n.ferrule").status == 0)
    let peers = try floor.run(["sync", "status", "--json"], store: "n.ferrule").list("peers")
    #expect(peers.count == 1)
  }
}
