import Foundation
import Testing

/// The keys of a terminal, and how it is given back.
struct WorkKeysTests {
  private let port = "elm-leaf-1:25/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
  }

  private func desk() throws -> Desk {
    let desk = try Desk(
      floor.process(
        ["work", port], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule", killAt: nil))
    try desk.waits("? why")
    return desk
  }

  @Test func `backspace and ctrl-U take back what was typed`() throws {
    let desk = try desk()
    try desk.answer("2")
    try desk.waits("who at the NOC?")
    try desk.type("Özğ")
    try desk.send("\u{7F}\u{7F}")
    try desk.shows("\u{8}")
    try desk.type("zil")
    try desk.send("\r")
    try desk.waits("saved 22:00: it is shut")
    try desk.type("7777")
    try desk.send("\u{15}")
    try desk.shows("\u{8}")
    try desk.answer("1")
    try desk.waits("saved 22:00: fibre")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.contains { $0.contains("\"Özil\"") }, "\(gates)")
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func `ctrl-C and ctrl-D leave, and nothing is lost`(key: String) throws {
    let desk = try desk()
    try desk.answer("2")
    try desk.answer("dana", after: "who at the NOC?")
    try desk.waits("saved 22:00: it is shut")
    try desk.answer("1")
    try desk.waits("saved 22:00: fibre")
    #expect(!desk.isAsFound)
    try desk.send(key)
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("nothing is lost; go on with ferrule work --resume"))
    #expect(desk.isAsFound)
    #expect(try floor.run(["work", "--resume"]).out.contains("UNPLUG ONLY"))
  }

  @Test func `ctrl-C leaves at a question too, and records nothing of it`() throws {
    let desk = try desk()
    try desk.answer("2")
    try desk.waits("who at the NOC?")
    try desk.type("dana")
    try desk.send("\u{3}")
    #expect(try desk.ends() == 0)
    #expect(desk.isAsFound)
    #expect(try floor.run(["work", "--resume"]).out.contains("DARK 1/12"))
  }

  @Test func `ctrl-C leaves at a question within a question too`() throws {
    let added = try floor.run(["add", "cable", "maker=Elm", "serial=C-88", "kind=cord"])
    try #require(added.status == 0, "\(added.error)")
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["1", "3", "", "1"])
    let desk = try desk()
    try desk.answer("1")
    try desk.answer("C-88", after: "scan the new cord")
    try desk.waits("which end is here, a or b?")
    try desk.send("\u{3}")
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("nothing is lost; go on with ferrule work --resume"))
    #expect(desk.isAsFound)
    #expect(try floor.run(["work", "--resume"]).out.contains("CHANGE the cord"))
  }

  @Test func `a code of thousands of characters does not push the screen away`() throws {
    let desk = try desk()
    try desk.send(String(repeating: "X", count: 3_000) + "\r")
    try desk.waits("Enter: to nothing")
    #expect(desk.text.count { $0 == "X" } < 400)
    try desk.answer("")
    try desk.waits("is not kept")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func `a signal ends it, and the terminal is as it was found`(number: Int32) throws {
    let desk = try desk()
    #expect(!desk.isAsFound)
    desk.signal(number)
    #expect(try desk.ends() == number)
    #expect(desk.isAsFound)
  }

  @Test func `another size of the window changes nothing`() throws {
    let desk = try desk()
    try desk.type("2")
    desk.signal(SIGWINCH)
    try desk.send("\r")
    try desk.waits("who at the NOC?")
    try desk.send("\u{3}")
    #expect(try desk.ends() == 0)
  }

  @Test func `keys that mean nothing here are passed over`() throws {
    let desk = try desk()
    try desk.send("\u{1B}[A\u{1B}[B\u{1B}OP\u{1B}[15;5~")
    try desk.answer("2")
    try desk.waits("who at the NOC?")
    try desk.send("\u{3}")
    #expect(try desk.ends() == 0)
  }

  @Test func `stopped and gone on with, the prompt is there again with what was typed`() throws {
    let desk = try desk()
    try desk.type("2")
    desk.signal(SIGSTOP)
    desk.signal(SIGCONT)
    try desk.shows("> 2")
    #expect(!desk.isAsFound)
    try desk.send("\r")
    try desk.waits("who at the NOC?")
    try desk.send("\u{3}")
    #expect(try desk.ends() == 0)
  }
}
