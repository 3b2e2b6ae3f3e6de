import Foundation
import TestSupport
import Testing

/// The program killed by force at random moments, as often as a bad night would.
///
/// The moments are random by nature: the seed printed with a failure chooses the same delays again.
@Suite(.serialized) struct KillTests {
  private let port = "elm-leaf-1:25/1"

  private func expectWell(_ floor: WorkFixture, _ seed: UInt64) throws {
    let doctor = try floor.run(["doctor"])
    #expect(doctor.status == 0, "seed \(seed): \(doctor.out)")
  }

  private func facts(_ floor: WorkFixture, _ kind: String) throws -> Int {
    let log = try floor.run(["log", "--json", "--limit", "100000"]).list("facts")
    return log.count { $0["kind"] as? String == kind }
  }

  @Test(arguments: 0..<14 as Range<UInt64>)
  func `killed during work: what was called saved is there`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let floor = try WorkFixture()
    // Read out to the network operations centre, again and again: one fact an answer.
    let answers = ["1"] + Array(repeating: "3", count: 200)
    let printed = try floor.killed(
      ["work", port], answers: answers, afterMicroseconds: .random(in: 0...400_000, using: &random))
    let saved = printed.split(separator: "\n").count { $0.hasPrefix("saved ") }
    try expectWell(floor, seed)
    #expect(try facts(floor, "ask") >= saved, "seed \(seed)")
    #expect(try floor.run(["work", port]).out.contains("DARK"), "seed \(seed)")
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `killed during import: all of it or nothing`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: 100 + seed)
    let floor = try WorkFixture()
    let file = floor.folder.appendingPathComponent("wide.txt")
    try Data(WideFabric.text(switches: 24).utf8).write(to: file)
    let before = try floor.run(["dump", "--canonical"]).out
    _ = try floor.killed(
      ["import", "ibnetdiscover", "wide.txt", "--source", "wide"],
      afterMicroseconds: .random(in: 0...250_000, using: &random))
    try expectWell(floor, seed)
    let after = try floor.run(["dump", "--canonical"]).out
    let imported = after.contains("\"wide-24\"")
    #expect(imported || after == before, "seed \(seed)")
    let again = try floor.run(["import", "ibnetdiscover", "wide.txt", "--source", "wide"])
    #expect(again.status == 0, "seed \(seed): \(again.error)")
    #expect(again.out.contains("imported on") == imported, "seed \(seed)")
    try expectWell(floor, seed)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `killed during export: a whole bundle or none`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: 200 + seed)
    let floor = try WorkFixture()
    _ = try floor.killed(
      ["sync", "export", "-o", "one.bundle"],
      afterMicroseconds: .random(in: 0...120_000, using: &random))
    try expectWell(floor, seed)
    let target = floor.folder.appendingPathComponent("one.bundle").path
    if FileManager.default.fileExists(atPath: target) {
      #expect(try floor.run(["sync", "show", "one.bundle"]).status == 0, "seed \(seed)")
    }
    #expect(try floor.run(["sync", "export", "-o", "one.bundle"]).status == 0, "seed \(seed)")
    #expect(try floor.run(["sync", "show", "one.bundle"]).status == 0, "seed \(seed)")
  }

  @Test(arguments: 0..<14 as Range<UInt64>)
  func `killed during merge: merging again brings all of it`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: 300 + seed)
    let floor = try WorkFixture()
    try floor.join("ana.ferrule")
    let file = floor.folder.appendingPathComponent("wide.txt")
    try Data(WideFabric.text(switches: 24).utf8).write(to: file)
    _ = try floor.run(["import", "ibnetdiscover", "wide.txt"], store: "ana.ferrule")
    _ = try floor.run(["sync", "export", "-o", "ana.bundle"], store: "ana.ferrule")
    _ = try floor.killed(
      ["sync", "merge", "ana.bundle"],
      afterMicroseconds: .random(in: 0...250_000, using: &random))
    try expectWell(floor, seed)
    let merged = try floor.run(["sync", "merge", "ana.bundle"])
    #expect(merged.status == 0, "seed \(seed): \(merged.error)")
    let here = try floor.run(["dump", "--canonical"]).out
    #expect(
      try floor.run(["dump", "--canonical"], store: "ana.ferrule").out == here, "seed \(seed)")
  }

  @Test(arguments: [
    "before-commit", "after-commit", "export-recorded", "bundle-half-written",
    "bundle-before-rename", "bundle-renamed", "merge-half-applied",
  ])
  func `killed at a named point: doctor is content and the same command succeeds`(point: String)
    throws
  {
    let floor = try WorkFixture()
    try floor.join("ana.ferrule")
    for number in 1...4 {
      _ = try floor.run(["record", "note", port, "note \(number)"], store: "ana.ferrule")
    }
    _ = try floor.run(["sync", "export", "-o", "ana.bundle"], store: "ana.ferrule")
    for command in [
      ["record", "note", port, "kept"], ["sync", "export", "-o", "one.bundle"],
      ["sync", "merge", "ana.bundle"],
    ] {
      _ = try floor.run(command, killAt: point)
      #expect(try floor.run(["doctor"]).status == 0)
      #expect(try floor.run(command).status == 0, "\(command)")
    }
    #expect(try facts(floor, "note") >= 5)
  }
}
