import Foundation
import TestSupport
import Testing

/// A new laptop that begins with a snapshot, with the real binary.
struct SnapshotCommandTests {
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture(isCentral: true)
    let note = try floor.run(["record", "note", "elm-leaf-1:25/1", "seen by Raj"])
    try #require(note.status == 0, "\(note.error)")
  }

  @Test func `a laptop made from a snapshot joins as every other`() throws {
    let written = try floor.run(["sync", "export", "--snapshot", "-o", "snap"])
    #expect(written.status == 0, "\(written.error)")
    #expect(written.words.contains("a snapshot,"))
    #expect(try floor.run(["sync", "show", "snap"]).out.contains("a SNAPSHOT"))
    let made = try floor.run(["init", "new.ferrule", "--from", "snap", "--laptop", "LT-12"])
    #expect(made.status == 0, "\(made.error)")
    #expect(made.out.contains("compare it with the central store's"))
    let (here, there) = (
      try floor.run(["dump", "--canonical"]).out,
      try floor.run(["dump", "--canonical"], store: "new.ferrule").out
    )
    #expect(here == there)
    #expect(try floor.run(["doctor"], store: "new.ferrule").status == 0)
    _ = try floor.run(["join", "request", "-o", "request"], store: "new.ferrule")
    #expect(try floor.run(["join", "grant", "request"]).status == 0)
    _ = try floor.run(["record", "note", "elm-leaf-1:25/1", "from LT-12"], store: "new.ferrule")
    _ = try floor.run(["sync", "export", "-o", "b"], store: "new.ferrule")
    let merged = try floor.run(["sync", "merge", "b", "--json"])
    #expect(merged.status == 0, "\(merged.error)")
    #expect(try (merged.json()["changes"] as? [String: Int])?["applied"] == 1)
  }

  @Test func `a store that is there refuses it and changes nothing`() throws {
    try floor.join("ana.ferrule", laptop: "LT-ANA")
    _ = try floor.run(["sync", "export", "--snapshot", "-o", "snap"])
    let before = try floor.run(["dump", "--canonical"], store: "ana.ferrule").out
    let run = try floor.run(["sync", "merge", "snap", "--json"], store: "ana.ferrule")
    #expect(run.status == 65)
    #expect(try (run.json()["error"] as? [String: Any])?["code"] as? String == "snapshot-bundle")
    #expect(try floor.run(["dump", "--canonical"], store: "ana.ferrule").out == before)
    let own = try floor.run(["sync", "export", "--snapshot", "-o", "mine"], store: "ana.ferrule")
    #expect(own.status == 65)
    #expect(own.error.contains("of a central store only"))
  }

  /// Whom the store made from the snapshot has heard of, and that nothing else is unwell.
  private func heard() throws -> [String] {
    #expect(try floor.run(["doctor"], store: "new.ferrule").status == 0)
    return try floor.run(["sync", "status", "--json"], store: "new.ferrule").list("peers")
      .compactMap { $0["device"] as? String }
  }

  @Test func `killed while a store is made from it, there is all of the store or none`() throws {
    // Ana was heard: what she said she holds is not the new laptop's to know.
    try floor.join("ana.ferrule", laptop: "LT-ANA")
    _ = try floor.run(["sync", "export", "-o", "ana.bundle"], store: "ana.ferrule")
    try #require(try floor.run(["sync", "merge", "ana.bundle"]).status == 0)
    try #require(try floor.run(["sync", "export", "--snapshot", "-o", "snap"]).status == 0)
    let maker = try #require(try floor.run(["sync", "show", "snap", "--json"]).json()["device"])
    let make = ["init", "new.ferrule", "--from", "snap"]
    let points = try floor.run(
      ["init", "other.ferrule", "--from", "snap"], killAt: "?"
    ).error.split(separator: "\n").filter { $0.hasPrefix("reached ") }.map { $0.dropFirst(8) }
    try #require(points.contains("store-before-rename") && points.last == "store-renamed")
    for (place, point) in points.enumerated() {
      let time = points[...place].count { $0 == point }
      #expect(try floor.run(make, killAt: "\(point):\(time)").status == 9, "\(point):\(time)")
      let folder = floor.folder.appendingPathComponent("new.ferrule").path
      let isThere = FileManager.default.fileExists(atPath: folder)
      #expect(isThere == (place == points.count - 1), "\(point):\(time)")
      if isThere {
        #expect(try floor.run(make).error.contains("new.ferrule exists already"))
      } else {
        #expect(try floor.run(make).status == 0, "\(point):\(time)")
      }
      #expect(try heard() == [maker as? String], "\(point):\(time)")
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  @Test func `it is for nobody in particular, and has all pictures or none`() throws {
    for more in [["--for", "x"], ["--limit", "1MB"], ["--images", "failed"]] {
      #expect(try floor.run(["sync", "export", "--snapshot"] + more).status == 64)
    }
  }
}
