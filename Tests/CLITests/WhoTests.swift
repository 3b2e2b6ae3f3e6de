import Foundation
import Testing

/// Who is asked at a terminal, where nothing else says it: keys, and a scanner that reads badges.
struct WhoTests {
  private let port = "elm-leaf-1:25/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
  }

  private func desk(_ arguments: [String]) throws -> Desk {
    let process = floor.process(
      arguments, at: "2026-11-22T22:00:00Z", as: "", store: "elm.ferrule", killAt: nil)
    process.environment?["FERRULE_TECHNICIAN"] = nil
    process.environment?["USER"] = "ops"
    let desk = try Desk(process)
    try desk.waits("Who are you? Enter: ops")
    return desk
  }

  @Test func `a badge stands in the line, Enter takes it, and it is asked once`() throws {
    let asked = try desk(["record", "note", port, "looked"])
    try asked.send("]C1Dana Okafor\r")
    try asked.shows("> Dana Okafor")
    try asked.send("\r")
    #expect(try asked.ends() == 0, "\(asked.text)")
    #expect(asked.isAsFound)
    #expect(try floor.run(["history", port]).out.contains("Dana Okafor"))
    let process = floor.process(
      ["record", "note", port, "again"], at: "2026-11-22T22:05:00Z", as: "", store: "elm.ferrule",
      killAt: nil)
    process.environment?["FERRULE_TECHNICIAN"] = nil
    let again = try Desk(process)
    #expect(try again.ends() == 0, "\(again.text)")
    #expect(!again.text.contains("Who are you?"), "\(again.text)")
  }

  @Test func `a label of a thing and a single key are no names`() throws {
    let desk = try desk(["record", "note", port, "looked"])
    try desk.send("elm-spine-2\r")
    try desk.waits("elm-spine-2 is a device")
    try desk.answer("1")
    try desk.waits("1 alone is too short")
    try desk.answer("Zoe")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(try floor.run(["history", port]).out.contains("Zoe"))
  }

  @Test func `Enter alone is the login name`() throws {
    let desk = try desk(["record", "note", port, "looked"])
    try desk.send("\r")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(try floor.run(["history", port]).out.contains("ops"))
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func `ctrl-C and the end of input leave, and nobody is remembered`(key: String) throws {
    let before = try floor.run(["dump", "--canonical"]).out
    for _ in 1...2 {
      let desk = try desk(["record", "note", port, "looked"])
      try desk.send(key)
      #expect(try desk.ends() == 64, "\(desk.text)")
      #expect(desk.words.contains("Nobody said who it is. Nothing was recorded."), "\(desk.text)")
      #expect(desk.isAsFound)
    }
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  @Test func `a dialogue after it takes the terminal again`() throws {
    try #require(try floor.run(["oops", port]).status == 0)
    let desk = try desk(["handover", "--to", "Ana"])
    try desk.answer("Zoe")
    try desk.waits("LOOSE 1/")
    #expect(!desk.isAsFound)
    try desk.send("\u{3}")
    try desk.ends()
    #expect(desk.isAsFound)
  }

  @Test func `what was typed ahead of the first screen answers it`() throws {
    let desk = try desk(["work", port, "--yes"])
    // Once Enter is on the screen, and before the first screen is.
    try desk.type("Zoe\r")
    try desk.send("q\r")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("nothing is lost"), "\(desk.text)")
  }

  @Test func `a name and an answer in one burst, as a paste is, are neither`() throws {
    let desk = try desk(["work", port, "--yes"])
    try desk.send("Zoe\rq\r")
    try desk.waits("scanned or pasted: not taken, type it")
    try desk.answer("Ilse")
    try desk.answer("q", after: "? why")
    #expect(try desk.ends() == 0, "\(desk.text)")
    let dump = try floor.run(["dump", "--canonical"]).out
    #expect(dump.contains("\"Ilse\"") && !dump.contains("Zoe"))
  }
}
