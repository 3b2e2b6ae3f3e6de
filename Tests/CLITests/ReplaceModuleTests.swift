import Foundation
import Testing

/// What may go in as the new module: the real binary in the demo hall, answers piped in.
struct ReplaceModuleTests {
  private let start = ["work", "S1-L6:7/1", "--procedure", "replace-module", "--yes"]
  /// Both ports of the cage are shut, both cords are out; then the new module is to be scanned.
  private let open = ["2", "dana", "2", "dana", "1", "1", "1"]

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func moves(_ demo: DemoFixture) throws -> Int {
    try demo.run(["dump", "--canonical"]).lines.count { $0.hasPrefix("part_move ") }
  }

  @Test func `a module in service elsewhere goes in by a yes only`() throws {
    let demo = try DemoFixture()
    let before = try moves(demo)
    let refused = try demo.run(start, answers: open + ["MT2417VS00334", "", "q", "q"])
    #expect(
      words(refused).contains("MT2417VS00334 is in S1-P2:11/1 by record. Is it in your hand"),
      "\(refused.out)")
    #expect(try moves(demo) == before)
    let taken = try demo.run(
      ["work", "--resume"], answers: ["1", "MT2417VS00334", "yes", "BAG-9", "q"])
    #expect(taken.out.contains("saved 22:10: new one is in"), "\(taken.out)")
    #expect(words(taken).contains("FITS: MMA4Z00-NS"), "\(taken.out)")
    #expect(try moves(demo) == before + 2)
    #expect(try demo.run(["history", "S1-L6:7/1"]).out.contains("MT2417VS00334"))
  }

  @Test func `a module that has no record goes into the note by its code`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(start, answers: open + ["MODX", "BAG-9", "q"])
    try #require(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    let note = words(try demo.run(["closeout", "S1-L6:7/1"]))
    #expect(note.contains("MODX in"), "\(note)")
    #expect(words(try demo.run(["history", "S1-L6:7/1"])).contains("module MODX into"))
  }

  @Test func `the module that came out going in again is no change, and that is said`() throws {
    let demo = try DemoFixture()
    let before = try moves(demo)
    let run = try demo.run(
      ["work", "S1-P2:11/2", "--procedure", "replace-module", "--yes"],
      answers: open + ["MT2417VS00334", "yes", "q"])
    #expect(words(run).contains("MT2417VS00334 is the one that was in here"), "\(run.out)")
    let parts = words(run).components(separatedBy: "the old one is back in: nothing was changed")
    try #require(parts.count == 2, "\(run.out)")
    // Its face is looked at, which was bare, and no other module is asked for.
    #expect(parts[1].contains("LOOK: PORT FACE"), "\(run.out)")
    #expect(!parts[1].contains("NEW MODULE") && !parts[1].contains("FORM"), "\(run.out)")
    #expect(!words(run).contains("bag of the old"), "\(run.out)")
    #expect(try moves(demo) == before + 2)
    let life = words(try demo.run(["show", "MT2417VS00334"]))
    #expect(!life.contains("bag"), "\(life)")
    let undone = try demo.run(["work", "--resume"], answers: ["u", "q"])
    #expect(undone.out.contains("NEW MODULE"), "\(undone.out)")
  }

  @Test func `the history of the cage's other port has what was asked and told about it`() throws {
    let demo = try DemoFixture()
    _ = try demo.run(
      start, answers: ["2", "dana", "1", "2", "erik", "ask again at ten", "2", "carl", "q"])
    for other in ["S1-L6:7/2", try link(demo, of: "S1-L6:7/2")] {
      let history = try demo.run(["history", other, "--json"])
      let said = try history.list("facts").compactMap { $0["what"] as? String }
        .filter { !$0.hasPrefix("record ") }
      #expect(
        said == [
          "asked the NOC: Please shut port S1-L6 7/2 too, ONLY for changing the module it shares "
            + "with S1-L6 7/1. Tell me when it is shut.",
          "answer erik: they say no, ask again at ten", "answer carl: it is shut",
          "port S1-L6:7/2 shut by carl",
        ], "\(history.out)")
    }
  }

  /// The other end of a port's link is named by it.
  private func link(_ demo: DemoFixture, of port: String) throws -> String {
    let shown = try demo.run(["show", port, "--json"])
    let far = try #require(try shown.list("links").first?["far"] as? String)
    return "\(port)>\(far)"
  }

  @Test(arguments: [("C-0017", "C-0017 is a cable"), ("S1-L1", "S1-L1 is a device")])
  func `only a module goes in as a module`(code: String, words said: String) throws {
    let demo = try DemoFixture()
    let before = try moves(demo)
    let run = try demo.run(start, answers: open + [code, "q", "q"])
    #expect(words(run).contains("\(said): scan the part"), "\(run.out)")
    #expect(!run.out.contains("new one is in\n"), "\(run.out)")
    #expect(try moves(demo) == before)
  }

  @Test func `the code of an open job goes on no module, and a code goes with the module`() throws {
    let demo = try DemoFixture()
    let code = try #require(
      try demo.run(["work", "--list", "--json"]).list("jobs").first?["code"] as? String)
    let run = try demo.run(
      start, answers: open + [code, "MT-NEW-1", "C-0205", "BAG-9", "u", "1", "MT-NEW-1", "", "q"])
    let said = words(run)
    #expect(said.contains("\(code) is the code of a job: scan the part"), "\(run.out)")
    #expect(said.contains("C-0205 is a cable: type the bag's number"), "\(run.out)")
    #expect(said.components(separatedBy: "MT-NEW-1 is new here").count == 3, "\(run.out)")
  }

  @Test func `a key hit twice is no name of a bag`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(start, answers: open + ["MT-NEW-1", "p", "u", "RMA-9", "q"])
    for key in ["p", "u"] {
      #expect(words(run).contains("\(key) alone is too short; q goes back"), "\(run.out)")
    }
    #expect(try demo.run(["history", "S1-L6:7/1"]).out.contains("bag RMA-9"))
  }

  @Test func `a module of the wrong form comes out again`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(
      start, answers: open + ["MT-WRONG", "BAG-9", "2", "flat top in a finned cage", "q"])
    #expect(run.out.contains("saved 22:10: it does NOT fit"), "\(run.out)")
    let screen = run.out.components(separatedBy: "saved 22:10: it does NOT fit").last ?? ""
    #expect(screen.contains("CHANGE the module of 7/1"), "\(run.out)")
    #expect(!screen.contains("LOOK"), "\(run.out)")
    #expect(try demo.run(["history", "S1-L6:7/1"]).out.contains("flat top"))
    let again = try demo.run(
      ["work", "--resume"], answers: ["1", "MT-RIGHT", "BAG-10", "1", "q"])
    #expect(words(again).contains("LOOK: PORT FACE"), "\(again.out)")
  }
}
