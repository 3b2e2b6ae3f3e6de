import Foundation
import Testing

/// Pens and tips that are named while a repair is at hand.
struct WorkToolTests {
  private let port = "elm-leaf-1:25/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    for tool in [
      ["kind=pen", "label=pen 4"], ["kind=pen", "label=pen 7"], ["kind=pen", "label=PEN-0012"],
      ["kind=scope", "label=scope 1"],
    ] {
      try #require(try floor.run(["add", "tool"] + tool).status == 0)
    }
  }

  private func cleanings() throws -> [String] {
    try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("cleaning ") }
  }

  @Test func `a scanned pen is the one the dry cleanings name, and answers nothing`() throws {
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["2", "2 10", "1"])
    let desk = try Desk(
      floor.process(
        ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
    try desk.waits("clean DRY, 1 of")
    try desk.send("PEN-0012\r")
    try desk.shows("PEN-0012: your pen from now on")
    try desk.waits("with PEN-0012")
    #expect(try cleanings().isEmpty)
    try desk.answer("1")
    try desk.waits("LOOK again")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(try cleanings().count == 1)
    #expect(try cleanings().allSatisfy { $0.contains("PEN-0012") })
  }

  @Test func `an LC face is not cleaned with a pen for pins, nor looked at with its tip`() throws {
    let hall = try DemoFixture()
    let run = try hall.run(
      ["work", "svc-1:swp1", "--yes"], as: "Jo",
      answers: ["1", "1", "noor", "1", "2", "1", "1", "pen 4", "1", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.contains("CLEAN"), "\(run.out)")
    #expect(run.out.contains("judge both fibres"), "\(run.out)")
    for word in ["pins", "with pen 4", "2 10", "TIP "] {
      #expect(!run.out.contains(word), "\(word): \(run.out)")
    }
    let history = try hall.run(["history", "svc-1:swp1"]).out
    #expect(history.contains("looked at"), "\(history)")
    #expect(!history.contains("tip MPO") && !history.contains("pen 4"), "\(history)")
  }

  @Test func `a pen that somebody else has by record is taken with a word about that`() throws {
    try #require(try floor.run(["kit", "lend", "pen 4", "--to", "Jo"], as: "Jo2").status == 0)
    let run = try floor.run(
      ["work", port], answers: WorkWalk.opened + ["2", "2 10", "pen 4", "q"], as: "Ana")
    #expect(run.words.contains("pen 4: your pen from now on"), "\(run.out)")
    #expect(run.words.contains("pen 4 is away, 0 min: with Jo"), "\(run.out)")
    #expect(run.words.contains("ferrule kit return 'pen 4'"), "\(run.out)")
    // Who has it is told nothing.
    let code = try floor.code(at: port)
    let own = try floor.run(["work", "--resume", code], answers: ["pen 4", "q"], as: "Jo")
    #expect(own.words.contains("pen 4: your pen from now on"), "\(own.out)")
    #expect(!own.out.contains("is away"), "\(own.out)")
  }

  @Test func `a typed pen is taken too, another follows it, and no other tool is`() throws {
    let run = try floor.run(
      ["work", port],
      answers: WorkWalk.opened
        + ["2", "2 10", "1", "pen 4", "1", "2", "2 10", "scope 1", "1", "2", "2 10", "q"])
    #expect(run.words.contains("pen 4: your pen from now on"), "\(run.out)")
    #expect(run.words.contains("scope 1 (tool): no thing of this joint"), "\(run.out)")
    // After two dry cleanings that did not help the pen is to be changed.
    let change = try floor.run(
      ["work", "--resume"], answers: ["pen 7", "q"], at: "2026-11-22T22:10:00Z")
    #expect(change.words.contains("pen 7: your pen from now on"), "\(change.out)")
    #expect(try cleanings().count == 2, "\(run.out)")
    #expect(try cleanings().allSatisfy { $0.contains("pen 4") })
    let after = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "q"], at: "2026-11-22T22:20:00Z")
    #expect(after.words.contains("with pen 7"), "\(after.out)")
    #expect(try cleanings().filter { $0.contains("pen 7") }.count == 1, "\(after.out)")
  }
}
