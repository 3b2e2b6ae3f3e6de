import Foundation
import TestSupport
import Testing

/// An add of many pictures that dies: what was added stays, the rest comes when it is typed again.
@Suite(.serialized) struct ImageCrashTests {
  private let floor: WorkFixture
  private let names = (0..<300).map { "IMG_\($0).BMP" }
  private var add: [String] { ["image", "add"] + names + ["--face", "elm-leaf-1:25/1/port"] }

  init() throws {
    floor = try WorkFixture()
    for (seed, name) in names.enumerated() {
      let bytes = PictureFile.bmp(width: 20, height: 10, seed: UInt64(seed))
      try Data(bytes).write(to: floor.folder.appendingPathComponent(name))
    }
  }

  private func state() throws -> (facts: Int, orphans: Int) {
    let verified = try floor.run(["image", "verify", "--json"])
    #expect(verified.status == 0, "\(verified.out)")
    #expect(try verified.list("wanted").isEmpty)
    let orphans = try #require(try verified.json()["orphans"] as? [String])
    let images = try floor.run(["image", "list", "--json", "--limit", "1000"]).list("images")
    #expect(images.allSatisfy { $0["here"] as? Bool == true })
    return (images.count, orphans.count)
  }

  private func expectRestIsAdded(after facts: Int, _ what: String = "") throws {
    let again = try floor.run(add + ["--json"], at: "2026-11-23T04:00:00Z")
    #expect(again.status == 0, "\(what): \(again.error)")
    #expect(try again.json()["added"] as? Int == 300 - facts, "\(what)")
    #expect(try again.json()["same"] as? Int == facts, "\(what)")
    #expect(try state() == (300, 0), "\(what)")
    #expect(try floor.run(["doctor"]).status == 0, "\(what)")
  }

  @Test(arguments: [
    ("image-bytes-stored", 0, 256), ("before-commit", 0, 256), ("after-commit", 256, 0),
    ("image-fact-written", 256, 0),
  ])
  func `killed at a named point`(point: String, facts: Int, orphans: Int) throws {
    let dead = try floor.run(add, killAt: point)
    #expect(dead.status == 9)
    #expect(try state() == (facts, orphans))
    #expect(try floor.run(["doctor"]).status == 0)
    try expectRestIsAdded(after: facts)
  }

  @Test func `a look killed with its pictures kept is not there`() throws {
    let look =
      [
        "record", "inspect", "elm-leaf-1:25/1/port", "--verdict", "clean", "--image",
      ] + names.prefix(3)
    #expect(try floor.run(look, killAt: "image-bytes-stored").status == 9)
    #expect(try state() == (0, 3))
    #expect(try floor.run(look).status == 0)
    #expect(try state() == (3, 0))
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `killed at a random moment`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    _ = try floor.killed(add, afterMicroseconds: .random(in: 0...500_000, using: &random))
    let left = try state()
    #expect(left.orphans == 0 || left.orphans == 256 || left.orphans == 44, "seed \(seed)")
    try expectRestIsAdded(after: left.facts, "seed \(seed)")
  }
}
