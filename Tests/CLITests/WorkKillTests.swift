import Foundation
import Testing

/// Ended by force at every prompt of a repair at a real terminal, then gone on with.
struct WorkKillTests {
  private let port = "elm-leaf-1:25/1"

  /// Each answer of a repair that meets dirt, with what it is asked besides.
  private let walk: [(key: String, told: [String])] = [
    ("1", []), ("1", ["dana"]), ("1", []), ("1", []), ("2", ["2 10"]), ("1", []), ("1", []),
    ("2", ["2"]), ("1", []), ("1", []), ("1", []), ("1", []), ("1", ["dana"]),
    ("1", ["1:-2.1:-3.4 2:-:-2.9"]), ("1", []), ("1", []), ("1", ["dana"]), ("2", []),
  ]

  @Test func `nothing that was called saved is lost at any prompt`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port])
    func desk() throws -> Desk {
      let desk = try Desk(
        floor.process(
          ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
          killAt: nil))
      try desk.waits("? why")
      return desk
    }
    func screen(_ desk: Desk) -> String {
      desk.text.components(separatedBy: "\n\n").last ?? ""
    }
    for (place, answer) in walk.enumerated() {
      // Killed with a key typed and no Enter, and at every question with an answer half typed.
      let before = try desk()
      let shown = screen(before)
      try before.type(answer.key)
      if !answer.told.isEmpty {
        try before.send("\r")
        try before.waits()
        try before.type("1")
      }
      try before.kills()
      let again = try desk()
      #expect(screen(again) == shown, "answer \(place)")
      try again.answer(answer.key)
      for word in answer.told {
        try again.waits()
        try again.answer(word)
      }
      try again.shows("saved 22:00")
      try again.waits("? why")
      let after = screen(again)
      try again.kills()
      let next = try desk()
      #expect(screen(next) == after, "answer \(place)")
      try next.kills()
    }
    #expect(try floor.run(["doctor"]).status == 0)
    #expect(try floor.run(["work", "--resume"]).out.contains("SOAKING"))
  }
}
