import Foundation
import TestSupport
import Testing

/// What was only said from memory is told as that; a look of that kind is nobody's, and was made with no tool.
struct MemoryLookTests {
  private let port = "elm-leaf-1:25/1"
  private let second = "ana.ferrule"

  /// A repair that Ana goes on with from memory, whose checked tip is in the record; the plug she looks at herself.
  private func repaired() throws -> WorkFixture {
    let floor = try WorkFixture()
    try floor.join(second)
    for arguments in [
      ["add", "tool", "kind=tip", "label=tip A"],
      ["kit", "check", "tip A", "--dot", "right", "--key", "top"],
    ] {
      let run = try floor.run(arguments, as: "Ana", store: second)
      try #require(run.status == 0, "\(arguments): \(run.error)")
    }
    let desk = try Desk(
      floor.process(
        ["work", "--resume", floor.printed("ABC234")], at: "2026-11-22T23:41:00Z", as: "Ana",
        store: second, killAt: nil))
    try desk.answer("elm-leaf-1 25/1", after: "scan or type its port")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("yes", after: "all the same? yes; Enter: no")
    try desk.answer("1", after: "what is the cord?")
    try desk.answer("4", after: "last step DONE?")
    try desk.waits("LOOK: CORD PLUG")
    try desk.answer("1")
    try desk.waits("saved 23:41")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    return floor
  }

  @Test func `history tells it as said from memory, with no tool`() throws {
    let floor = try repaired()
    let now = "2026-11-22T23:45:00Z"
    let history = try floor.run(["history", port], at: now, as: "Ana", store: second)
    let stated = try #require(
      history.lines.first { $0.contains("said from memory: ") && $0.contains(" seen ") },
      "\(history.out)")
    #expect(stated.contains(" seen clean") && !stated.contains("tip A"), "\(stated)")
    // That she took the plug out is not said of her either: it was out when she came.
    let plug = try #require(history.lines.first { $0.contains("unplugged ") }, "\(history.out)")
    #expect(plug.contains("said from memory: unplugged "), "\(plug)")
    // Her own look has its tip.
    let own = try #require(history.lines.first { $0.contains("looked at ") }, "\(history.out)")
    #expect(own.contains("tip A, checked 101"), "\(own)")
    let facts = try floor.run(
      ["history", port, "--json"], at: now, as: "Ana", store: second
    ).list("facts").filter { $0["kind"] as? String == "inspection" }
    #expect(facts.map { $0["kit"] is NSNull } == [true, false])
  }

  @Test func `a picture is not tied to it`() throws {
    let floor = try repaired()
    let name = "IMG_0001.png"
    try Data(PictureFile.png()).write(to: floor.folder.appendingPathComponent(name))
    let now = "2026-11-22T23:45:00Z"
    let added = try floor.run(
      ["image", "add", name, "--face", "\(port)/port"], at: now, as: "Ana", store: second)
    try #require(added.status == 0, "\(added.error)")
    #expect(added.words.contains("It belongs to no look."), "\(added.out)")
  }
}
