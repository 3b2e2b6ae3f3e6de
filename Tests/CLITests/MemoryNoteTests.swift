import Foundation
import Testing

/// What is answered in a repair that was gone on with from memory, and what its close-out says of it.
struct MemoryNoteTests {
  private let port = "elm-leaf-1:25/1"
  private let second = "ana.ferrule"

  /// A repair of that code is gone on with from memory, with so many steps said to be done.
  private func resumed(
    _ floor: WorkFixture, _ code: String, steps: Int, store: String = "elm.ferrule"
  ) throws -> Desk {
    let desk = try Desk(
      floor.process(
        ["work", "--resume", code, "--yes"], at: "2026-11-22T23:41:00Z", as: "Raj", store: store,
        killAt: nil))
    try desk.answer("elm-leaf-1 25/1", after: "scan or type its port")
    try desk.answer("1", after: "what is the cord?")
    try desk.answer("\(steps)", after: "last step DONE?")
    try desk.waits("? why")
    return desk
  }

  @Test func `who answers is asked for, and is never from memory`() throws {
    let floor = try WorkFixture()
    let desk = try resumed(floor, "ABC234", steps: 6)
    #expect(
      desk.words.contains("steps of repair. Another procedure: q, and --procedure NAME"),
      "\(desk.text)")
    try desk.answer("1")
    try desk.answer("1", after: "? why")
    try desk.answer("", after: "who at the NOC?")
    try desk.answer("noor", after: "needed; q goes back")
    try desk.answer("q", after: "? why")
    #expect(try desk.ends() == 0)
    #expect(!desk.words.contains("Enter: from memory"), "\(desk.text)")
    let note = try floor.run(["closeout", port])
    #expect(note.out.contains("up 23:41 (NOC noor)"), "\(note.out)")
    let history = try floor.run(["history", port])
    #expect(history.out.contains("answer noor: link is up"), "\(history.out)")
  }

  @Test func `a link only remembered to be up has no name of the NOC`() throws {
    let floor = try WorkFixture()
    let desk = try resumed(floor, "ABC234", steps: 7)
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let note = try floor.run(["closeout", port])
    #expect(note.out.contains("up 23:41 (from memory)"), "\(note.out)")
  }

  @Test func `a plug went in when that was recorded, not when it was said from memory`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(
      ["work", port], answers: WorkWalk.opened + WorkWalk.cleaned + ["1", "q"], as: "Ana")
    let code = try floor.code(at: port)
    let desk = try resumed(floor, code, steps: 7, store: second)
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let alone = try floor.run(["closeout", code], store: second)
    #expect(alone.out.contains("IN 23:41, up 23:41 (from memory)"), "\(alone.out)")
    try #require(try floor.run(["sync", "export", "-o", "one.bundle"]).status == 0)
    try #require(try floor.run(["sync", "merge", "one.bundle"], store: second).status == 0)
    let note = try floor.run(["closeout", code], store: second)
    #expect(note.out.contains("IN 22:00, up 23:41 (from memory)"), "\(note.out)")
  }

  @Test func `a plug that is unseen only since two logs met comes first in the glance`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["2", "2 10"], as: "Ana")
    let code = try floor.code(at: port)
    let desk = try resumed(floor, code, steps: 6, store: second)
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      try #require(try floor.run(["sync", "export", "-o", name], store: store).status == 0)
      try #require(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
    for store in ["elm.ferrule", second] {
      let glance = try floor.run(["closeout", code, "--glance"], store: store)
      #expect(
        glance.lines.contains { $0.hasPrefix("plugged in DIRTY (port face fibres 2") },
        "\(glance.out)")
    }
  }
}
