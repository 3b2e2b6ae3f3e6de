import Foundation
import Testing

/// A store on a disk without a free byte: all there is can be looked at and carried away.
@Suite(.enabled(if: FullDisk.canBeMade, "a small disk can only be mounted by root"))
struct FullDiskTests {
  private var floor: WorkFixture
  private let port = "elm-leaf-1:25/1"

  init() throws {
    floor = try WorkFixture()
    _ = try floor.run(["record", "note", port, "cord bent"])
    try FileManager.default.createDirectory(
      at: floor.folder.appendingPathComponent("full"), withIntermediateDirectories: false)
    floor.launcher =
      FullDisk.launcher(with: "elm.ferrule", in: "full")
  }

  private func run(_ arguments: String...) throws -> WorkFixture.Run {
    try floor.run(arguments, store: "full/elm.ferrule")
  }

  @Test func `everything can be looked at`() throws {
    #expect(try run("history", port).out.contains("cord bent"))
    for run in try [run("show", port), run("next"), run("trace", port), run("sync", "status")] {
      #expect(run.status == 0, "\(run.error)")
    }
  }

  @Test mutating func `what is there can be carried away`() throws {
    let export = try run("sync", "export", "-o", "out.bundle")
    #expect(export.status == 0, "\(export.error)")
    let backup = try run("backup", "out.backup")
    #expect(backup.status == 0, "\(backup.error)")
    floor.launcher = []
    #expect(try floor.run(["init", "new.ferrule", "--from", "out.bundle"]).status == 0)
    #expect(try floor.run(["history", port], store: "new.ferrule").out.contains("cord bent"))
    #expect(try floor.run(["restore", "out.backup", "old.ferrule"]).status == 0)
  }

  @Test func `what cannot be written is said`() throws {
    let note = try run("record", "note", port, "more", "--json")
    #expect(note.status == 73)
    #expect(try (note.json()["error"] as? [String: Any])?["code"] as? String == "disk-full")
    #expect(try run("history", port).out.contains("cord bent"))
  }
}
