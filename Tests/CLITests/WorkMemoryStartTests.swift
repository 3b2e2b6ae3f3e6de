import Foundation
import Testing

/// A repair that is taken up from memory: which code, which port, and whether it is begun at all.
struct WorkMemoryStartTests {
  private let port = "elm-leaf-1:25/1"

  private func desk(_ floor: WorkFixture, _ arguments: [String]) throws -> Desk {
    try Desk(
      floor.process(
        arguments, at: "2026-11-22T23:41:00Z", as: "Ana", store: "elm.ferrule", killAt: nil))
  }

  @Test(arguments: ["", "q"])
  func `from memory nothing begins without a port`(answer: String) throws {
    let floor = try WorkFixture()
    let code = floor.printed("ABC234")
    let desk = try desk(floor, ["work", "--resume", code])
    try desk.answer("nosuch", after: "scan or type its port")
    try desk.answer(answer, after: "Nothing here is called nosuch. scan or type its port")
    #expect(try desk.ends() == 0)
    #expect(desk.isAsFound)
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test(arguments: ["ABC234", "checked"])
  func `a code typed where a port is asked for is taken up from memory too`(typed: String) throws {
    var floor = try WorkFixture()
    // With --yes a code is taken as it was typed.
    floor.isSure = false
    let desk = try desk(floor, ["work"])
    let code = floor.printed("ABC234")
    try desk.answer(
      typed == "checked" ? code : typed, after: "scan or type a port, link or code")
    if typed != "checked" {
      try desk.answer(code, after: "type it again with its check character; q: leave it")
    }
    try desk.waits("Begun on another laptop? scan or type its port")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("\(floor.printed("ABC234")) is not known here"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test func `from memory a link that works is begun only after a yes`() throws {
    let floor = try WorkFixture()
    let desk = try desk(floor, ["work", "--resume", floor.printed("ABC234")])
    try desk.answer("elm-leaf-1 25/1", after: "scan or type its port")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.waits("begun there all the same? yes; Enter: no")
    #expect(desk.words.contains("25/1 works as far as is known here: DO NOT TOUCH."))
    try desk.answer("1")
    try desk.answer("q", after: "scan or type its port")
    #expect(try desk.ends() == 0)
    #expect(desk.words.hasSuffix("nothing was begun"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test func `from memory a link with a fault, or whoever says yes before, is not asked for it`()
    throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps"])
    let known = try desk(floor, ["work", "--resume", floor.printed("ABC234")])
    try known.answer("elm-leaf-1 25/1", after: "scan or type its port")
    try known.answer("", after: "this one? Enter; q: no")
    try known.answer("q", after: "what is the cord?")
    #expect(try known.ends() == 0)
    let sure = try desk(floor, ["work", "--resume", "ABC234", "--yes"])
    try sure.answer("elm-leaf-1 25/2", after: "scan or type its port")
    try sure.answer("q", after: "what is the cord?")
    #expect(try sure.ends() == 0)
    for desk in [known, sure] { #expect(!desk.words.contains("DO NOT TOUCH")) }
  }

  @Test
  func `a code without its check character is asked for again before it is taken up from memory`()
    throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = floor.printed(try floor.code(at: port))
    let desk = try desk(floor, ["work", "--resume", "abc234"])
    let again = "type it again with its check character; q: leave it"
    try desk.waits("ABC234 is not known here: is a character of it wrong? \(again)")
    let wrong = floor.printed("ABC234").hasSuffix("A") ? "ABC234-B" : "ABC234-A"
    try desk.answer(wrong)
    try desk.answer("elm", after: "its check character does not fit. \(again)")
    try desk.answer(code, after: "elm is no code of a job.")
    try desk.waits("? why")
    #expect(desk.words.contains("going on with \(code)"))
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let twice = try self.desk(floor, ["work", "--resume", "ABC234"])
    try twice.answer("ABC234", after: again)
    try twice.answer("q", after: "Begun on another laptop? scan or type its port")
    #expect(try twice.ends() == 0)
  }

  @Test func `what is piped in remembers nothing`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", "--resume", "ABC234"], answers: [port, "0"])
    #expect(run.status == 69)
    #expect(run.out.isEmpty)
    #expect(run.error.contains("No open repair is called ABC234 here."))
  }

  @Test func `without a REF a terminal asks for it`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", port, "flaps"])
    let desk = try desk(floor, ["work"])
    try desk.waits("scan or type a port, link or code")
    try desk.send("]d2elm-leaf-1:25/1")
    try desk.waits("write it down")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let code = floor.printed(try floor.code(at: port))
    let again = try self.desk(floor, ["work"])
    try again.waits("scan or type a port, link or code")
    try again.send("P-\(code)\r")
    try again.waits("going on with \(code)")
    try again.answer("q")
    #expect(try again.ends() == 0)
  }
}
