import Foundation
import Testing

/// Deciding at a terminal: the screen is shown, a digit is asked for, and Enter writes.
struct ConflictDialogueTests {
  private let port = "elm-node-1:mlx5_0"
  private let site: ConflictFixture
  private static let digit = "1-4, Enter; q leaves it open"

  init() throws {
    site = try ConflictFixture()
    try site.ana("edit \(port) cage_side=left")
    try site.raj("edit \(port) cage_side=right")
    try site.merge()
  }

  private func resolve(
    _ dialogue: [(after: String, type: String)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Terminal.Screen {
    let process = site.floor.process(
      ["conflicts", "resolve", port, "cage"], at: "2026-11-22T23:00:00Z", as: "Lead",
      store: "elm.ferrule", killAt: nil)
    let screen = try Terminal.run(process, dialogue, sourceLocation: sourceLocation)
    #expect(screen.status == 0, "\(screen.text)", sourceLocation: sourceLocation)
    #expect(
      screen.lines.allSatisfy { $0.count <= 40 }, "\(screen.text)", sourceLocation: sourceLocation)
    return screen
  }

  private func side() throws -> String? {
    let fields = try site.run("show \(port) --json").json()["fields"] as? [String: Any]
    return fields?["cage_side"] as? String
  }

  @Test func `a digit and Enter decide, what is no digit is asked again`() throws {
    let screen = try resolve([(Self.digit, "9"), (Self.digit, "")])
    #expect(screen.words.contains("not understood: 9"))
    #expect(screen.words.contains("Nothing was written."))
    #expect(try site.run("conflicts").status == 1)
    let decided = try resolve([(Self.digit, "2"), ("Enter writes it, q goes back", "")])
    #expect(decided.words.contains("TWO ANSWERS \(port) cage_side is:"), "\(decided.text)")
    #expect(decided.words.contains("as Ana said"))
    #expect(try side() == "left")
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `a label of several short lines decides nothing`() throws {
    let desk = try Desk(
      site.floor.process(
        ["conflicts", "resolve", port, "cage"], at: "2026-11-22T23:00:00Z", as: "Lead",
        store: "elm.ferrule", killAt: nil))
    try desk.waits(Self.digit)
    try desk.send("1\r\n\r\n1\r\n")
    try desk.waits("scanned or pasted: not taken, type it")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(try site.run("conflicts").status == 1)
  }

  @Test func `it asks below at most five lines, whatever there is to tell`() throws {
    let demo = try DemoFixture()
    let desk = try demo.desk(["conflicts", "resolve", "K-1012"])
    try desk.waits(Self.digit)
    let asked = try #require(desk.lines.firstIndex { $0.contains(Self.digit) })
    #expect(asked <= 5, "\(desk.text)")
    #expect(desk.lines.contains { $0.hasPrefix("2 C-0025") }, "\(desk.text)")
    #expect(desk.lines.contains("4 SEND SOMEONE TO LOOK"), "\(desk.text)")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("Nothing was written."), "\(desk.text)")
  }

  @Test func `q goes back to the answers, and leaves it open`() throws {
    let screen = try resolve([
      (Self.digit, "1"), ("Enter writes it, q goes back", "q"), (Self.digit, "q"),
    ])
    #expect(screen.words.contains("Nothing was written."))
    #expect(try site.run("conflicts").status == 1)
    #expect(try side() == "right")
  }

  @Test func `another value is typed, a wrong one is asked for again`() throws {
    let screen = try resolve([
      (Self.digit, "3"), ("value, or KEY=VALUE", "owner=blue"),
      (Self.digit, "3"), ("value, or KEY=VALUE", "left"), ("Enter writes it, q goes back", ""),
    ])
    #expect(screen.words.contains("owner is not asked here"))
    #expect(screen.words.contains("cage_side left"))
    #expect(try side() == "left")
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `somebody is sent, and only once`() throws {
    let screen = try resolve([(Self.digit, "4"), ("Who? Enter: whoever comes by", "Zoe")])
    #expect(screen.words.contains("Zoe is sent to look"))
    #expect(try site.run("conflicts").status == 1)
    #expect(try site.run("task list --json").list("tasks").count == 1)
    try site.refuses("conflicts resolve \(port) cage --look --for Zoe", 65, "Zoe is sent to look")
    try site.refuses("conflicts resolve \(port) cage --look", 65, "already")
  }
}
