import Foundation
import TestSupport
import Testing

/// What comes from the terminal while the program works on a code: the rest of the label, and what a person
/// types ahead.
struct ScanRestTests {
  private let port = "elm-leaf-1:25/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
  }

  /// A repair with the cord out, at the face in the port.
  private func opened() throws -> Desk {
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let desk = try Desk(
      floor.process(
        ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
    try desk.waits("? why")
    return desk
  }

  private func facts(_ kind: String) throws -> [String] {
    try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("\(kind) ") }
  }

  @Test func `a code is worked on while the rest of its label still comes`() throws {
    let desk = try opened()
    try desk.send(port + "\r")
    // A scanner that never pauses; what it sends means nothing as keys either.
    try desk.shows("yes, the port to work at", whileSending: "\u{1}")
    try desk.waits("? why")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.isAsFound)
  }

  @Test func `the rest of a label is no answer to the prompt after it`() throws {
    let desk = try opened()
    // More than a terminal keeps at once, so that it comes in pieces; each line is too short for a scan.
    let rest = String(repeating: "LOT 7\r\n", count: 800)
    try desk.send(port + "\r" + rest + "1\r")
    try desk.shows("yes, the port to work at")
    try desk.waits("? why")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.isAsFound)
    #expect(!desk.text.contains("LOT"))
    #expect(try facts("inspection").isEmpty)
    #expect(try facts("seen").filter { $0.contains("\"scanned\"") }.count == 1)
  }

  @Test(.enabled(if: Shell.path != nil))
  func `keys typed ahead while the work on a code lasts are kept`() throws {
    let desk = try opened()
    let lock = try WriteLock(floor.folder.appendingPathComponent("elm.ferrule/ferrule.db"))
    try desk.send(port + "\r")
    try desk.shows("yes, the port to work at")
    // It waits to write that the port was seen; long after the scanner's pause the person types.
    Thread.sleep(forTimeInterval: 0.5)
    try desk.send("q\r")
    try lock.giveBack()
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("nothing is lost; go on with ferrule work --resume"))
    #expect(try facts("seen").contains { $0.contains("\"scanned\"") })
  }
}
