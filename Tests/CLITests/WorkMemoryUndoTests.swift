import Foundation
import Testing

/// A repair that was taken up from memory at a wrong place, and is taken back.
struct WorkMemoryUndoTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let wrong = "elm-leaf-1:25/2"
  private let second = "ana.ferrule"
  private let code: String

  init() throws {
    floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    code = try floor.code(at: port)
  }

  /// Takes the repair up on the second laptop, with so many steps said to be done, and answers the first prompt.
  private func takeUp(at port: String, steps: Int, then key: String) throws -> Desk {
    let desk = try takeUp()
    try desk.answer(port, after: "scan or type its port or panel position; q: leave it")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("yes", after: "all the same? yes; Enter: no")
    try desk.answer("1", after: "what is the cord?")
    try desk.answer("\(steps)", after: "last step DONE?")
    try desk.answer(key, after: "? why")
    #expect(try desk.ends() == 0)
    return desk
  }

  private func takeUp() throws -> Desk {
    try Desk(
      floor.process(
        ["work", "--resume", floor.printed(code)], at: "2026-11-22T23:41:00Z", as: "Ana",
        store: second, killAt: nil))
  }

  private func codes(in store: String) throws -> [String] {
    try floor.run(["work", "--list", "--json"], store: store).list("jobs")
      .compactMap { $0["code"] as? String }
  }

  private func isNothingLeft() throws {
    let later = "2026-11-23T00:00:00Z"
    for (command, list) in [("next", "items"), ("loose", "loose")] {
      let run = try floor.run([command, "--json"], at: later, store: second)
      #expect(try run.list(list).isEmpty, "\(command): \(run.out)")
    }
    let handover = try floor.run(["handover"], at: later, store: second)
    #expect(!handover.out.contains("25/2"), "\(handover.out)")
    try isToldAsTakenBack(in: second)
  }

  private func isToldAsTakenBack(in store: String) throws {
    let history = try floor.run(["history", wrong], store: store)
    #expect(
      history.words.contains("taken back: repair \(floor.printed(code)) begun at \(wrong)"),
      "\(history.out)")
  }

  /// Answers a job of the second laptop that is gone on with later.
  private func goOn(_ ref: [String], _ answers: [String]) throws -> WorkFixture.Run {
    try floor.run(
      ["work"] + ref, answers: answers, at: "2026-11-22T23:50:00Z", as: "Ana", store: second)
  }

  @Test(arguments: [0, 3, 5])
  func `undo at the first prompt takes it back, and the code is taken up at the right port`(
    steps: Int
  ) throws {
    let taken = try takeUp(at: "elm-leaf-1 25/2", steps: steps, then: "u")
    #expect(taken.words.contains("wrong place or step? u takes it back"))
    #expect(
      taken.words.hasSuffix(
        "TAKEN BACK: job \(floor.printed(code)) at elm-leaf-1 25/2 take it up where it was begun with "
          + "ferrule work --resume \(floor.printed(code))"), "\(taken.words)")
    #expect(try codes(in: second).isEmpty)
    try isNothingLeft()

    let again = try takeUp(at: "elm-leaf-1 25/1", steps: 3, then: "q")
    #expect(again.words.contains("resumed from memory: 3 steps done"))
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      try #require(try floor.run(["sync", "export", "-o", name], store: store).status == 0)
      try #require(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
    for store in ["elm.ferrule", second] {
      #expect(try codes(in: store) == [code])
      let run = try floor.run(["work", "--resume", code], store: store)
      #expect(run.words.contains("going on with \(floor.printed(code)), elm-leaf-1 25/1"))
      try isToldAsTakenBack(in: store)
    }
  }

  @Test(arguments: [0, 2]) func `it is taken back by its code or port later, too`(steps: Int) throws
  {
    _ = try takeUp(at: "elm-leaf-1 25/2", steps: steps, then: "q")
    let ref = steps == 0 ? ["--resume", code] : [wrong]
    // Who only looks leaves it as it is.
    _ = try goOn(ref, ["?", "q"])
    #expect(try codes(in: second) == [code])
    let run = try goOn(ref, ["u"])
    #expect(run.status == 0)
    #expect(run.words.contains("TAKEN BACK: job \(floor.printed(code)) at"), "\(run.out)")
    #expect(try codes(in: second).isEmpty)
    try isNothingLeft()
  }

  @Test func `what was answered in it is taken back first`() throws {
    _ = try takeUp(at: "elm-leaf-1 25/2", steps: 3, then: "q")
    let once = try goOn(["--resume", code], ["1", "u", "q"])
    #expect(once.words.contains("TAKEN BACK: looked at elm-leaf-1:25/2/"), "\(once.out)")
    #expect(!once.words.contains("TAKEN BACK: job"), "\(once.out)")
    #expect(try codes(in: second) == [code])
    let twice = try goOn(["--resume", code], ["1", "u", "u"])
    #expect(twice.words.contains("TAKEN BACK: job"), "\(twice.out)")
    #expect(try codes(in: second).isEmpty)
  }

  @Test func `a link that soaks is not told as that of a repair taken back`() throws {
    let soaking = try floor.run(
      ["work", wrong],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes
        + WorkWalk.soaking, store: second)
    try #require(soaking.status == 0, "\(soaking.error)")
    let before = try codes(in: second)
    try #require(before.count == 1 && before != [code])
    let desk = try takeUp()
    try desk.answer("elm-leaf-1 25/2", after: "scan or type its port")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("0", after: "last step DONE?")
    try desk.answer("u", after: "? why")
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("TAKEN BACK: job \(floor.printed(code))"), "\(desk.words)")
    #expect(try codes(in: second) == before)
  }
}
