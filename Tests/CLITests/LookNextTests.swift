import Foundation
import Testing

/// Where to look when a link does not come up, and what was left alone: the real binary in the demo hall.
struct LookNextTests {
  @Test func `the joints on panels are on the screen, nearest first, and the rest behind ?`() throws
  {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", "S1-P2:11/2", "--yes"],
      answers: ["2", "dana", "1", "1", "1", "1", "1", "2", "dana", "dark on both ends", "?", "q"])
    let screens = run.out.components(separatedBy: "saved 22:10: open, NOT up\n").last ?? ""
    let lines = screens.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(6) == [
        "LOOK NEXT 7/12  S1-P2 11/2", "link NOT up. Where to look:",
        "WAY P03B:14 R03-01 u28 REAR +1 more: ?", "1 P03B:14  2 P03F:14  3 11/2 again",
        "4 ask NOC again  5 set aside", "? why  u undo  p park  q leave",
      ], "\(screens)")
    let why = lines.dropFirst(6).drop { $0 == "> ?" }.prefix { !$0.hasPrefix("LOOK NEXT") }
    #expect(
      why.prefix(3) == [
        "WAY P03B:14 R03-01 u28 REAR, P03F:14", " R03-02 u26 REAR",
        "Look first where a hand was last, then",
      ], "\(screens)")
    #expect(why.count <= 6, "\(screens)")
  }

  @Test func `a close-out names the joints of the link nobody opened`() throws {
    let demo = try DemoFixture.shared.get()
    let note = try demo.run(["closeout", "S1-L1:17/2"])
    #expect(note.status == 0, "\(note.error)")
    #expect(note.out.contains("UNTOUCHED S1-P1 1/2   SOAK to 23:18"), "\(note.out)")
  }

  @Test func `a joint that was opened too is not untouched`() throws {
    let demo = try DemoFixture()
    let before = try demo.run(["closeout", "S1-L1:17/2"])
    try #require(before.out.contains("UNTOUCHED"), "\(before.out)")
    _ = try demo.run(["record", "unplug", "S1-P1:1/2"])
    let after = try demo.run(["closeout", "S1-L1:17/2"])
    #expect(!after.out.contains("UNTOUCHED"), "\(after.out)")
  }
}
