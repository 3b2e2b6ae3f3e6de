import Foundation
import Testing

/// The wrong cord out: that it is the one that is meant, and how it is taken back; with the real binary.
struct OopsTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let twin = "elm-leaf-1:25/2"

  init() throws {
    var floor = try WorkFixture()
    floor.isSure = false
    self.floor = floor
  }

  private func dump() throws -> String { try floor.run(["dump", "--canonical"]).out }

  /// What is due or loose there.
  private func open(_ ref: String) throws -> [String] {
    let due = try floor.run(["next", "--json"]).list("items")
    let loose = try floor.run(["loose", "--json"]).list("loose")
    return (due + loose).compactMap { $0["ref"] as? String }.filter { $0 == ref }
  }

  // MARK: taken back

  @Test func `an oops is taken back by anybody, with the job nothing was done in`() throws {
    let before = try open(twin)
    #expect(before.isEmpty)
    let page = try floor.run(["oops", twin])
    #expect(page.words.hasSuffix("never out: ferrule oops elm-leaf-1:25/2 --undo"), "\(page.out)")
    let begun = try floor.run(["work", twin, "--yes"], answers: ["q"])
    #expect(begun.status == 0, "\(begun.error)")
    let code = floor.printed(try floor.code(at: twin))
    #expect(try !open(twin).isEmpty)
    let undo = try floor.run(["oops", twin, "--undo"], at: "2026-11-22T22:05:00Z", as: "Ana")
    #expect(undo.status == 0, "\(undo.error)")
    #expect(undo.words.hasPrefix("TAKEN BACK 22:05 elm-leaf-1:25/2 came out by mistake"))
    #expect(undo.words.contains("repair \(code), nothing done in it"), "\(undo.out)")
    #expect(undo.words.contains("never came out"), "\(undo.out)")
    #expect(undo.lines.allSatisfy { $0.count <= 40 }, "\(undo.out)")
    #expect(try open(twin).isEmpty)
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    #expect(try floor.run(["work", twin]).error.contains("DO NOT TOUCH"))
    // Nothing is erased: it was said, and it was taken back.
    let history = try floor.run(["history", twin]).words
    #expect(history.contains("came out by mistake"), "\(history)")
    #expect(history.contains("taken back: came out by mistake"), "\(history)")
    let again = try floor.run(["oops", twin, "--undo"])
    #expect(again.status == 69)
    #expect(again.errorWords.contains("Nobody has said of elm-leaf-1:25/2"), "\(again.error)")
  }

  @Test func `a job somebody has answered in stays, and is named`() throws {
    try #require(try floor.run(["oops", twin]).status == 0)
    let begun = try floor.run(
      ["work", twin, "--yes"], answers: ["p", "waits for a ladder", "", "q"])
    #expect(begun.words.contains("parked"), "\(begun.out)")
    let code = floor.printed(try floor.code(at: twin))
    let undo = try floor.run(["oops", twin, "--undo"])
    #expect(undo.status == 0, "\(undo.error)")
    #expect(undo.words.contains("OPEN there: ferrule work --resume \(code)"), "\(undo.out)")
    #expect(!undo.words.contains("nothing done in it"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
  }

  @Test(arguments: [
    (["record", "inspect", "/cord", "--verdict", "dirt"], "looked at"),
    (["record", "clean", "/port", "--method", "dry"], "cleaned"),
    (["record", "plug", "", "--unseen", "in a hurry"], "plugged in"),
  ])
  func `where hands were since, nothing is taken back`(words: [String], told: String) throws {
    try #require(try floor.run(["oops", twin]).status == 0)
    var words = words
    words[2] = twin + words[2]
    let recorded = try floor.run(words, as: "Ana")
    try #require(recorded.status == 0, "\(recorded.error)")
    let before = try dump()
    let undo = try floor.run(["oops", twin, "--undo"])
    #expect(undo.status == 65, "\(undo.out)")
    #expect(
      undo.errorWords.contains("Hands were at elm-leaf-1:25/2 since it came out: \(told)"),
      "\(undo.error)")
    #expect(undo.errorWords.contains("Ana. Nothing is taken back."), "\(undo.error)")
    #expect(try dump() == before)
  }

  @Test func `what was out before is out still`() throws {
    try #require(try floor.run(["record", "unplug", twin], as: "Mina").status == 0)
    let later = "2026-11-22T23:10:00Z"
    try #require(try floor.run(["oops", twin, "--yes"], at: later).status == 0)
    let undo = try floor.run(["oops", twin, "--undo"], at: later)
    #expect(undo.words.contains("STILL OUT since 22:00, unplugged by Mina"), "\(undo.out)")
    #expect(!undo.words.contains("never came out"), "\(undo.out)")
    let due = try floor.run(["next", "--json"], at: later).list("items")
    let out = due.first { $0["what"] as? String == "cord-out" }
    #expect((out?["why"] as? String)?.contains("cord out since 22:00") == true, "\(due)")
  }

  @Test func `taking back says nothing new`() throws {
    #expect(try floor.run(["oops", twin, "--undo", "--told", "dana"]).status == 64)
  }

  // MARK: the joint that is meant

  @Test func `what is out already is told with since when and by whom, and not recorded`() throws {
    try #require(try floor.run(["record", "unplug", twin], as: "Mina").status == 0)
    let later = "2026-11-22T23:10:00Z"
    let before = try dump()
    let refused = try floor.run(["oops", twin], at: later)
    #expect(refused.status == 65, "\(refused.out)")
    #expect(
      refused.errorWords.contains(
        "elm-leaf-1:25/2 is out already, since 22:00, unplugged by Mina."), "\(refused.error)")
    #expect(try dump() == before)
    let sure = try floor.run(["oops", twin, "--yes"], at: later)
    #expect(sure.out.hasPrefix("OUT 23:10"), "\(sure.out)")
    let again = try floor.run(["oops", twin], at: "2026-11-22T23:20:00Z")
    #expect(again.errorWords.contains("since 23:10, by mistake, said by Raj"), "\(again.error)")
    // More is said of what came out then.
    let told = try floor.run(["oops", twin, "--told", "dana", "--yes"], at: "2026-11-22T23:20:00Z")
    #expect(told.out.hasPrefix("OUT 23:10"), "\(told.out)")
    #expect(told.words.contains("TOLD dana"), "\(told.out)")
  }

  @Test func `what was typed is read back before it is recorded, as work does`() throws {
    func desk(_ more: String...) throws -> Desk {
      try Desk(
        floor.process(
          ["oops"] + more, at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
          killAt: nil))
    }
    let before = try dump()
    let refused = try desk(port)
    try refused.waits("this one? Enter; q: no")
    #expect(refused.words.contains("elm-leaf-1:25/1 R07-06 u32 REAR"), "\(refused.text)")
    try refused.answer("q")
    #expect(try refused.ends() == 0)
    #expect(refused.words.hasSuffix("nothing was recorded"), "\(refused.text)")
    #expect(try dump() == before)
    // Whoever scans another port's label is asked about that one; no scan says that its cord is out.
    let scanned = try desk(port)
    try scanned.waits("this one?")
    try scanned.send("elm-leaf-1:25/2\r")
    try scanned.waits("this one? Enter; q: no")
    #expect(scanned.words.contains("elm-leaf-1:25/2 R07-06"), "\(scanned.text)")
    try scanned.send("elm-leaf-1:25/2\r")
    try scanned.waits("yes, elm-leaf-1:25/2 this one?")
    try scanned.answer("q")
    #expect(try scanned.ends() == 0)
    #expect(scanned.words.hasSuffix("nothing was recorded"), "\(scanned.text)")
    #expect(try dump() == before)
    let moved = try desk(port)
    try moved.waits("this one?")
    try moved.send("elm-leaf-1:25/2\r")
    try moved.answer("", after: "this one?")
    #expect(try moved.ends() == 0)
    #expect(moved.words.contains("OUT 22:00 elm-leaf-1:25/2"), "\(moved.text)")
    #expect(try open(port).isEmpty)
    let meant = try desk(port)
    try meant.answer("", after: "this one?")
    #expect(try meant.ends() == 0)
    #expect(meant.words.contains("OUT 22:00 elm-leaf-1:25/1"), "\(meant.text)")
    #expect(meant.isAsFound)
    let sure = try desk("elm-spine-2:3/1", "--yes")
    #expect(try sure.ends() == 0)
    #expect(!sure.words.contains("this one?"), "\(sure.text)")
  }

  // MARK: what is said

  @Test func `what somebody saw go dark is told as it was said`() throws {
    let hall = try PanelFloor()
    let bare = try hall.floor.run(["oops", "P07A:23", "--dropped", "job 77 died"])
    #expect(bare.words.contains("DROPPED job 77 died RING NOC"), "\(bare.out)")
    #expect(bare.words.contains("Dropped: job 77 died. It goes back in"), "\(bare.out)")
    let json = try floor.run(["oops", twin, "--dropped", "rank 12", "--json"]).json()
    #expect(json["dropped"] as? String == "rank 12")
    let say = try #require(json["say"] as? String)
    #expect(say.contains("Dropped: rank 12; elm-leaf-1:25/2 >"), "\(say)")
  }

  @Test func `a position whose cord nobody has recorded is loose at once`() throws {
    let hall = try PanelFloor()
    let ref = "P07A:24"
    for (panel, name) in [("P07A", "24"), ("P09A", "6")] {
      try hall.done(
        "add", "panel_position", "panel=\(panel)", "name=\(name)", "connector_kind=mpo12",
        "adapter=opposed")
    }
    try hall.cable("trunk", "T-9", from: ref, to: "P09A:6")
    func loose() throws -> [[String: Any]] {
      try hall.floor.run(["loose", "--json"]).list("loose").filter { $0["ref"] as? String == ref }
    }
    try hall.done("oops", ref)
    #expect(try loose().map { $0["next"] as? String } == ["ferrule record plug P07A:24"])
    #expect(try hall.floor.run(["next"]).words.contains("do: ferrule record plug P07A:24"))
    #expect(try hall.floor.run(["show", ref]).words.contains("cord out since 22:00"))
    try hall.done("oops", ref, "--undo")
    #expect(try loose().isEmpty)
    #expect(try !hall.floor.run(["show", ref]).words.contains("cord out"))
  }
}
