import Foundation
import Testing

/// A repair at a real terminal: keys, and a scanner that types.
struct WorkScanTests {
  private let port = "elm-leaf-1:25/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
  }

  private func desk(_ arguments: [String]) throws -> Desk {
    try Desk(
      floor.process(
        arguments, at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule", killAt: nil))
  }

  /// A repair with the cord out, at the face in the port.
  private func opened() throws -> Desk {
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let desk = try desk(["work", "--resume"])
    try desk.waits("? why")
    return desk
  }

  private func leaves(_ desk: Desk) throws {
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.isAsFound)
  }

  private func facts(_ kind: String) throws -> [String] {
    try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("\(kind) ") }
  }

  @Test(arguments: ["\r", "\n", "\r\n", "\t", ""])
  func `a scan at a prompt of keys answers nothing and says what it is`(suffix: String) throws {
    let desk = try opened()
    try desk.send("elm-leaf-1:25/1" + suffix)
    try desk.waits("yes, the port to work at")
    try desk.send("]C1elm-leaf-1" + suffix)
    try desk.waits("yes, the right device")
    try leaves(desk)
    #expect(!desk.text.contains("]C1"))
    #expect(try floor.run(["work", "--resume"]).out.contains("LOOK: PORT FACE"))
    let seen = try facts("seen").filter { $0.contains("\"scanned\"") }
    #expect(seen.count == 2)
    #expect(seen.allSatisfy { $0.contains("\"inspect-port\"") })
  }

  @Test(arguments: ["1\r\n1\r\n1\r\n", "PN7\r\nREV\r\n1\r\n", "5\rSN1\r"])
  func `a label of several short lines answers no prompt`(label: String) throws {
    let desk = try opened()
    try desk.send(label)
    try desk.waits("scanned or pasted: not taken, type it")
    try desk.answer("2")
    try desk.waits("which fibres?")
    try desk.send(label)
    try desk.waits("scanned or pasted: not taken, type it")
    try desk.answer("2 10")
    try desk.answer("p", after: "saved 22:00: dirt")
    try desk.waits("what does it wait for?")
    try desk.type("cart 4")
    try desk.send(label)
    try desk.waits("scanned or pasted: not taken, type it")
    try desk.answer("q")
    try desk.waits("? why")
    try leaves(desk)
    #expect(try facts("inspection").count == 1)
    #expect(try facts("pause").isEmpty)
    #expect(try facts("alias").isEmpty)
  }

  @Test func `such a label begins no repair, and passes nothing on`() throws {
    _ = try floor.run(["fault", "add", port, "flaps"])
    let start = try desk(["work", "--as", "Raj", port])
    try start.waits("this one? Enter; q: no")
    try start.send("\r\n1\r\n2\r")
    try start.waits("scanned or pasted: not taken, type it")
    try start.answer("q")
    #expect(try start.ends() == 0, "\(start.text)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    try #require(try floor.run(["oops", port]).status == 0)
    let passing = try desk(["handover", "--to", "Ana"])
    try passing.waits("LOOSE 1/")
    try passing.send("2\r\nok\r\n")
    try passing.waits("scanned or pasted: not taken, type it")
    try passing.send("\u{3}")
    try passing.ends()
    #expect(try facts("task").isEmpty)
  }

  @Test func `two framed scans of one burst are both heard, and the second is no end`() throws {
    let desk = try opened()
    try desk.send("\u{2}elm-leaf-1:25/1\u{3}\u{2}elm-leaf-1\u{3}")
    try desk.shows("yes, the port to work at")
    try desk.waits("yes, the right device")
    try leaves(desk)
    #expect(try facts("seen").filter { $0.contains("\"scanned\"") }.count == 2)
  }

  @Test func `the same characters typed slowly need Enter and are no scan`() throws {
    let desk = try opened()
    try desk.answer("elm-leaf-1:25/1")
    try desk.waits("yes, the port to work at not taken as an answer keys: 1 2 3 4 5")
    try leaves(desk)
    #expect(try facts("seen").allSatisfy { !$0.contains("\"scanned\"") })
  }

  @Test func `what was typed before a scan is dropped, and Enter alone answers nothing`() throws {
    let desk = try opened()
    try desk.type("1")
    try desk.send("elm-leaf-1:25/1\r")
    try desk.waits("yes, the port to work at")
    try desk.send("\r")
    try desk.waits()
    try leaves(desk)
    #expect(try facts("inspection").isEmpty)
  }

  @Test func `another port opens its task after one Enter`() throws {
    _ = try floor.run(["fault", "add", "elm-leaf-1:25/2", "flaps"])
    let desk = try opened()
    try desk.send("elm-leaf-1:25/2\r")
    try desk.waits("a NEIGHBOUR in the same cage")
    try desk.send("\r")
    try desk.waits("elm-leaf-1 25/1 waits: job")
    try leaves(desk)
    #expect(desk.words.contains("DARK 1/12 elm-leaf-1 25/2"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 2)
  }

  @Test func `another port stays closed without Enter, and where nothing is due`() throws {
    let desk = try opened()
    try desk.send("elm-leaf-1:25/2")
    try desk.answer("q", after: "open its task?")
    try desk.waits("still at elm-leaf-1 25/1")
    try desk.send("elm-leaf-1:25/2")
    try desk.answer("", after: "open its task?")
    try desk.waits("DO NOT TOUCH")
    try leaves(desk)
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
  }

  @Test func `an answer to a screen that somebody else has answered is not taken`() throws {
    let desk = try opened()
    // Meanwhile, at another terminal.
    let other = try floor.run(["work", "--resume"], answers: ["1", "q"])
    #expect(other.out.contains("LOOK: CORD PLUG"))
    try desk.answer("2")
    try desk.answer("", after: "which fibres?")
    try desk.waits("NOT SAVED: answered since by Raj: look again")
    #expect(desk.words.contains("LOOK: CORD PLUG"))
    // What is undone must have been seen, too.
    _ = try floor.run(["work", "--resume"], answers: ["u", "q"])
    try desk.answer("u")
    try desk.waits("NOT SAVED: answered since by Raj: look again")
    try desk.answer("1")
    try desk.waits("saved 22:00")
    try leaves(desk)
    #expect(try facts("inspection").allSatisfy { !$0.contains("\"dirt\"") })
  }

  @Test func `a foreign label is tied to what it is on`() throws {
    let desk = try opened()
    try desk.send("]Q3ACME/0042-B\r")
    try desk.waits("ACME/0042-B is new here. Tie it to:")
    try desk.send("MT2440X1\r")
    try desk.waits("MT2440X1 is new, too: first say where ACME/0042-B goes")
    // The same code once more, as of a trigger held too long, is the same question.
    try desk.send("ACME/0042-B\r")
    try desk.waits("1 the cord's plug")
    try desk.answer("1")
    try desk.waits("names the cord's plug")
    try desk.send("ACME/0042-B\r")
    try desk.waits("yes, in this joint")
    try leaves(desk)
    #expect(
      try facts("alias").contains { $0.contains("\"ACME/0042-B\"") && $0.contains("scanned") })
  }

  @Test(arguments: [
    "1111111", "P-7K3Q9X-4", "1-----------------------------111111-----------------------1",
    "ACME/0042-0042-0042-0042-0042-0042-0042-0042-0042-0042-0042",
    "ACME 0042 x x x x x x x x x x x x x x x x x x x x x x x x x",
  ])
  func `the question to what a code is tied is one screen`(code: String) throws {
    let desk = try opened()
    let before = desk.text.count
    try desk.send("\(code)\r")
    try desk.waits("Enter: to nothing")
    // The code stands behind the prompt before; the question is below it, down to its own prompt.
    let asked = desk.text.dropFirst(before)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst().dropLast()
    #expect(asked.last?.hasSuffix("Enter: to nothing") == true, "\(asked)")
    #expect(asked.count <= 6, "\(asked)")
    #expect(asked.allSatisfy { $0.count <= 40 }, "\(asked)")
    #expect(desk.words.contains("Tie it to: 1 the cord's plug"), "\(desk.words)")
    try desk.answer("")
    try desk.waits("is not kept")
    try leaves(desk)
  }

  @Test func `a wrong tie is taken back`() throws {
    let desk = try opened()
    try desk.send("ACME/0042-B\r")
    try desk.answer("2", after: "Enter: to nothing")
    try desk.answer("u", after: "u takes it back")
    try desk.waits("TAKEN BACK: ACME/0042-B names nothing here")
    try leaves(desk)
    // What was answered before stands.
    #expect(try floor.run(["work", "--resume"]).out.contains("LOOK: PORT FACE"))
    #expect(try facts("alias").contains { $0.contains("tied by mistake") })
  }

  @Test func `a code that is known answers the tie question by what it is`() throws {
    let desk = try opened()
    try desk.send("ACME/0042-B\r")
    try desk.waits("Enter: to nothing")
    try desk.send("elm-leaf-1:25/1\r")
    try desk.waits("ACME/0042-B is not kept")
    try leaves(desk)
    #expect(desk.words.contains("yes, the port to work at"))
    #expect(try facts("alias").isEmpty)
  }

  @Test func `at the start a scan of no port is said and asked again`() throws {
    _ = try floor.run(["fault", "add", port, "flaps"])
    let desk = try desk(["work", "--as", "Raj"])
    try desk.waits("scan or type a port")
    try desk.send("NOBODY-HAS-THIS\r")
    try desk.waits("tie it later; scan or type a port")
    // A device offers its ports, those with something open first.
    try desk.send("elm-leaf-1\r")
    try desk.shows("elm-leaf-1 (device):")
    try desk.waits("with something open 1 elm-leaf-1:25/1 fault open")
    try desk.answer("9999")
    try desk.waits("scan or type a port")
    try desk.answer("elm-leaf-1")
    try desk.answer("1", after: "work at which?")
    try desk.waits("write it down")
    try leaves(desk)
    #expect(try floor.run(["work", "--list"]).out.contains(port))
  }

  @Test func `a mistyped name of a procedure is told before anything is asked`() throws {
    let desk = try desk(["work", "--as", "Raj", "--procedure", "repiar"])
    #expect(try desk.ends() != 0)
    #expect(desk.words.contains("There is no procedure repiar."))
    #expect(!desk.words.contains("scan or type"))
  }

  @Test func `a foreign label is tied to nothing without a number`() throws {
    let desk = try opened()
    try desk.send("ACME/0042-B\r")
    try desk.answer("", after: "Enter: to nothing")
    try desk.waits("is not kept")
    try leaves(desk)
    #expect(try facts("alias").isEmpty)
  }

  @Test func `numbers are never scanned, names and reasons wait for Enter`() throws {
    let desk = try opened()
    try desk.answer("2")
    try desk.waits("which fibres?")
    try desk.send("2 10 11 12\r")
    try desk.waits("scanned: not taken here")
    try desk.answer("2 10")
    try desk.answer("p", after: "saved 22:00: dirt")
    try desk.waits("what does it wait for?")
    try desk.send("spare pen, cart 4\r")
    try desk.shows("> spare pen, cart 4")
    try desk.send("\r")
    try desk.waits("how many minutes?")
    try desk.send("300000\r")
    try desk.waits("scanned: not taken here")
    try desk.answer("30")
    #expect(try desk.ends() == 0)
    #expect(try facts("pause").contains { $0.contains("\"spare pen, cart 4\"") })
    #expect(try facts("inspection").count == 1)
  }

  @Test func `a name is no code of a thing, and a badge is a name`() throws {
    let desk = try desk(["work", port, "--yes"])
    try desk.answer("2", after: "? why")
    try desk.waits("who at the NOC?")
    try desk.send("elm-spine-2\r")
    try desk.waits("elm-spine-2 is a device")
    try desk.send("Dana Okafor\r")
    try desk.shows("> Dana Okafor")
    try desk.send("\r")
    try desk.waits("saved 22:00: it is shut")
    try leaves(desk)
    #expect(try facts("port_gate").contains { $0.contains("\"Dana Okafor\"") })
  }

  @Test func `a badge and the code of an ended job are no label of a part`() throws {
    let near = "elm-leaf-1:25/2"
    _ = try floor.run(
      ["work", near],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes
        + WorkWalk.soaking, as: "Priya Nair")
    let code = floor.printed(try floor.code(at: near))
    _ = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    let ended = "\(code) is the code of an ended job, at \(near)"
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let desk = try desk(["work", "--resume", floor.printed(try floor.code(at: port))])
    try desk.waits("? why")
    // One who is working here now, and one who has worked here before.
    for (scan, words) in [
      ("\u{2}Raj\u{3}", "Raj is the name of a person"),
      ("priya nair\r", "priya nair is the name of a person"), ("\(code)\r", ended),
    ] {
      try desk.send(scan)
      try desk.waits("\(words) not taken as an answer")
    }
    try leaves(desk)
    #expect(!desk.text.contains("Tie it to"), "\(desk.text)")
    let start = try self.desk(["work"])
    try start.waits("scan or type a port")
    try start.send("\(code)\r")
    try start.answer("q", after: ended)
    #expect(try start.ends() == 0, "\(start.text)")
    let resumed = try floor.run(["work", "--resume", code])
    #expect(resumed.errorWords.contains(ended), "\(resumed.error)")
    #expect(try facts("alias").isEmpty)
  }

  @Test func `the serial of a new part is its answer`() throws {
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + ["3", "", "1", "1", "1", "1", "1", "dana"])
    let desk = try desk(["work", "--resume"])
    try desk.answer("1", after: "? why")
    try desk.waits("scan the new module")
    try desk.send("elm-leaf-1\r")
    try desk.waits("is a device")
    try desk.send("\u{2}Raj\u{3}")
    try desk.waits("Raj is the name of a person: scan the part")
    try desk.send("]C1MT2440X1\r\n")
    try desk.waits("bag of the old module?")
    try desk.answer("BAG-4")
    try desk.waits("saved 22:00: new one is in")
    try leaves(desk)
    #expect(try facts("alias").contains { $0.contains("\"MT2440X1\"") && $0.contains("scanned") })
  }

  @Test func `what was typed is read back before a repair begins`() throws {
    _ = try floor.run(["fault", "add", port, "flaps"])
    let refused = try desk(["work", "--as", "Raj", port])
    try refused.waits("this one? Enter; q: no")
    #expect(refused.words.contains("elm-leaf-1:25/1 R07-06 u32 REAR"))
    #expect(refused.words.contains("cage 25 left"))
    try refused.send("NOBODY-HAS-THIS\r")
    try refused.waits("is not known here: tie it later")
    // Whatever is no yes begins nothing, and that is said.
    try refused.answer("1")
    #expect(try refused.ends() == 0)
    #expect(refused.words.hasSuffix("nothing was begun"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    // Whoever scans another port's label stands before that one.
    _ = try floor.run(["fault", "add", "elm-leaf-1:25/2", "flaps"])
    let moved = try desk(["work", "--as", "Raj", port, "--procedure", "replace-cord"])
    try moved.waits("this one?")
    try moved.send("elm-leaf-1:25/2\r")
    try moved.waits("write it down")
    #expect(moved.words.contains("elm-leaf-1 25/2"))
    try leaves(moved)
    let begun = try desk(["work", "--as", "Raj", port])
    try begun.answer("", after: "this one?")
    try begun.waits("write it down")
    try leaves(begun)
  }
}
