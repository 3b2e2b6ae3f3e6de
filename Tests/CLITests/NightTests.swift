import Foundation
import Testing

/// One night with sticks only: two technicians, a lead, and the central store nobody reaches till morning.
///
/// A spare laptop is taken at ten, and works because the lead vouches for it on the floor.
struct NightTests {
  private let floor: WorkFixture
  private let cage = "elm-node-1:mlx5_0"

  init() throws {
    floor = try WorkFixture(isCentral: true)
  }

  /// Types a command on a laptop; the words between single quotes are one.
  @discardableResult
  private func type(
    _ line: String, on laptop: String, as who: String, at clock: String = "22:00", exit: Int32 = 0
  ) throws -> WorkFixture.Run {
    let words = line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      $0 % 2 == 1 ? [String($1)] : $1.split(separator: " ").map(String.init)
    }
    let run = try floor.run(
      words, at: "2026-11-22T\(clock):00Z", as: who, store: "\(laptop).ferrule")
    try #require(run.status == exit, "\(laptop): \(line): \(run.out)\(run.error)")
    return run
  }

  private func home() throws {
    for (laptop, role) in [("lead", "lead"), ("LT-04", "technician")] {
      try type("sync export -o start-\(laptop).bundle", on: "elm", as: "Dana", at: "18:00")
      try type(
        "init \(laptop).ferrule --from start-\(laptop).bundle --laptop \(laptop)", on: "elm",
        as: "Dana", at: "18:00")
      try type("join request -o \(laptop).join", on: laptop, as: "Dana", at: "18:01")
      try type("join grant \(laptop).join --role \(role)", on: "elm", as: "Dana", at: "18:02")
    }
    try type("sync export -o evening.bundle", on: "elm", as: "Dana", at: "18:05")
    for laptop in ["lead", "LT-04"] {
      try type("join finish evening.bundle", on: laptop, as: "Dana", at: "18:06")
    }
  }

  /// A spare laptop from the cupboard: what the lead types for it is counted.
  private func spare(_ typed: inout [String]) throws {
    let start = "sync export -o spare.bundle"
    typed.append(start)
    try type(start, on: "lead", as: "Zoe", at: "22:01")
    try type("init LT-12.ferrule --from spare.bundle --laptop LT-12", on: "lead", as: "Raj")
    // Its first stick is refused, and says what the lead has to type.
    try type("sync export -o first.bundle", on: "LT-12", as: "Raj", at: "22:05")
    let refused = try type("sync merge first.bundle", on: "lead", as: "Zoe", at: "22:06", exit: 77)
    #expect(refused.error.contains("ferrule join grant first.bundle"), "\(refused.error)")
    typed.append("sync merge first.bundle")
    for line in [
      "join grant first.bundle", "sync merge first.bundle", "sync export -o back.bundle",
    ] {
      typed.append(line)
      try type(line, on: "lead", as: "Zoe", at: "22:07")
    }
    try type("join finish back.bundle", on: "LT-12", as: "Raj", at: "22:08")
  }

  private func work() throws -> [String] {
    try type("edit \(cage) cage_side=left", on: "LT-04", as: "Ana", at: "22:30")
    try type("edit elm-node-1 'note=warm, fan tray loud'", on: "LT-04", as: "Ana", at: "22:31")
    try type("alias L-77 elm-leaf-1:25/1", on: "LT-04", as: "Ana", at: "22:35")
    try type(
      "record inspect elm-leaf-1:25/1/port --verdict dirt --fibres '3:dirt'", on: "LT-04",
      as: "Ana", at: "22:40")
    try type("record clean elm-leaf-1:25/1/port --method dry", on: "LT-04", as: "Ana", at: "22:41")
    try type("fault add elm-leaf-1:25/2 'flaps, ticket INC1'", on: "LT-04", as: "Ana", at: "22:50")
    try type("edit \(cage) cage_side=right", on: "LT-12", as: "Raj", at: "23:10")
    try type("edit elm-node-1 'note=door sticks'", on: "LT-12", as: "Raj", at: "23:11")
    try type("alias L-78 elm-leaf-1:25/2", on: "LT-12", as: "Raj", at: "23:12")
    try type("fault add elm-leaf-1:25/1 'dark since 23'", on: "LT-12", as: "Raj", at: "23:20")
    return [
      "L-77", "L-78", "flaps, ticket INC1", "dark since 23", "warm, fan tray loud", "door sticks",
    ]
  }

  @Test func `nothing is lost, two real disagreements are shown, and the lead types little`() throws
  {
    var typed: [String] = []
    func lead(_ line: String, exit: Int32 = 0) throws -> WorkFixture.Run {
      typed.append(line)
      return try type(line, on: "lead", as: "Zoe", at: "05:00", exit: exit)
    }
    try home()
    try spare(&typed)
    let said = try work()

    // Five in the morning: two sticks, and a third that somebody found.
    for (laptop, who) in [("LT-04", "Ana"), ("LT-12", "Raj")] {
      try type("sync export -o \(laptop).bundle", on: laptop, as: who, at: "04:50")
    }
    try Data("ferrule bundle 1\nnot really".utf8)
      .write(to: floor.folder.appending(path: "found.bundle"))
    let merged = try lead("sync merge LT-04.bundle LT-12.bundle found.bundle", exit: 65)
    #expect(merged.error.contains("not taken: found.bundle"), "\(merged.error)")
    let open = try lead("conflicts --json", exit: 1).list("conflicts")
    #expect(Set(open.compactMap { $0["word"] as? String }) == ["cage", "note"])
    #expect(try lead("conflicts", exit: 1).out.contains("TWO ANSWERS"))
    _ = try lead("conflicts resolve \(cage) cage --keep 2")
    _ = try lead("conflicts resolve elm-node-1 note --value 'warm, fan tray loud; door sticks'")
    _ = try lead("conflicts")
    _ = try lead("sync export -o morning.bundle")

    // Home at last: the central store had not heard of the spare laptop, and believes the lead.
    try type("sync merge morning.bundle", on: "elm", as: "Dana", at: "06:00")
    #expect(
      try type("conflicts", on: "elm", as: "Dana", at: "06:01").out.contains("Nobody disagrees"))
    try type("sync export -o home.bundle", on: "elm", as: "Dana", at: "06:02")
    let dump = try type("dump --canonical", on: "elm", as: "Dana", at: "06:03").out
    for text in said { #expect(dump.contains(text), "\(text) is missing") }
    for laptop in ["lead", "LT-04", "LT-12"] {
      try type("sync merge home.bundle", on: laptop, as: "Dana", at: "06:10")
      #expect(try type("dump --canonical", on: laptop, as: "Dana", at: "06:11").out == dump)
      #expect(try type("doctor", on: laptop, as: "Dana", at: "06:12").status == 0)
    }
    let status = try type("sync status", on: "LT-12", as: "Raj", at: "06:15").out
    #expect(status.hasPrefix("SAFE to wipe"), "\(status)")

    // Forty keys a minute in gloves: ten minutes are four hundred, without the eight of `ferrule `.
    let keys = typed.reduce(0) { $0 + $1.count }
    #expect(keys < 500, "\(keys) keys: \(typed)")
    // And everything a merge brought can be taken back: it is known by its number.
    #expect(try type("sync merges", on: "lead", as: "Zoe").out.contains("LT-12.bundle"))
  }
}
