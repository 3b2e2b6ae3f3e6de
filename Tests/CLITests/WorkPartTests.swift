import Testing

/// Parts that are changed during a repair.
struct WorkPartTests {
  /// From an open joint: the face on that side is given up and its part is to be replaced; the
  /// neighbour in the cage is shut.
  private let replaceModule = ["3", "", "1", "1", "1", "1", "1", "dana"]

  @Test(arguments: ["elm-leaf-1:25/1", "elm-leaf-1:25/2"])
  func `a module nobody has identified brings a new face, whichever connector`(port: String) throws
  {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", port], answers: WorkWalk.opened + replaceModule + ["1", "", "BAG-4"])
    #expect(run.out.contains("CHANGE the module"))
    #expect(run.out.contains("saved 22:00: new one is in"))
    let again = try floor.run(["work", "--resume"], answers: ["1", "1", "1"])
    #expect(again.out.contains("FORM 4/12"), "\(again.out)")
    #expect(again.out.contains("LOOK: PORT FACE"))
    #expect(again.out.contains("PLUG IN"))
  }

  @Test func `an unknown code stays with the part`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", "elm-leaf-1:25/1"],
      answers: WorkWalk.opened + replaceModule + ["1", "MT2440X1", "", "MT2440X1"])
    #expect(run.out.contains("MT2440X1 is new here"))
    #expect(run.words.contains("yes, in this joint"))
  }

  @Test func `a known cord goes in with the end that is here`() throws {
    let floor = try WorkFixture()
    let added = try floor.run(["add", "cable", "maker=Elm", "serial=C-88", "kind=cord"])
    try #require(added.status == 0, "\(added.error)")
    // The port face is clean, the plug damaged; the cord is replaced by its end b.
    let run = try floor.run(
      ["work", "elm-leaf-1:25/1"],
      answers: WorkWalk.opened + [
        "1", "3", "", "1", "1", "elm-leaf-1", "C-88", "x", "b", "", "1", "1", "", "C-88",
      ])
    #expect(run.words.contains("elm-leaf-1 is a device: scan the part"))
    #expect(run.out.contains("LOOK: CORD PLUG, C-88:b"))
    #expect(run.words.contains("C-88 (cable): yes, in this joint"))
    let undone = try floor.run(["work", "--resume"], answers: ["u", "u", "u"])
    #expect(undone.words.contains("TAKEN BACK: plug C-88:b into elm-leaf-1:25/1"))
    #expect(undone.out.contains("1 new one is in  2 keep the old one"))
  }

  @Test func `a plug that is another than the recorded one, and is pulled, has not its name`()
    throws
  {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    for command in [
      ["add", "cable", "maker=Elm", "serial=C-88", "kind=cord"],
      ["record", "part", "C-88:b", "--in", port],
      ["record", "inspect", "\(port)/port", "--verdict", "clean"],
      ["record", "inspect", "\(port)/cord", "--verdict", "clean"], ["record", "plug", port],
    ] {
      let run = try floor.run(command)
      try #require(run.status == 0, "\(command): \(run.error)")
    }
    let run = try floor.run(
      ["work", port], answers: ["2", "dana", "1", "2", "a red boot", "3", "1", "1", "q"],
      at: "2026-11-22T22:10:00Z")
    #expect(run.words.contains("UNPLUG ONLY the cord C-88:b"), "\(run.out)")
    #expect(run.out.contains("saved 22:10: pull it all the same"), "\(run.out)\(run.error)")
    #expect(run.out.contains("LOOK: CORD PLUG\n"), "\(run.out)")
    #expect(!run.out.contains("CORD PLUG, C-88"), "\(run.out)")
    // What was seen is of the plug that was there, and not of the cord on record.
    let cord = try floor.run(["history", "C-88:b"])
    #expect(cord.out.ranges(of: "looked at").count == 1, "\(cord.out)")
    let there = try floor.run(["history", port])
    #expect(there.out.contains("looked at \(port)/cord: clean"), "\(there.out)")
    // Nor has it that name for whoever opens it next; said to be it, it has.
    _ = try floor.run(["work", "--resume"], answers: ["1", "q"], at: "2026-11-22T22:11:00Z")
    let look = try floor.run(
      ["record", "inspect", "\(port)/cord", "--verdict", "dirt", "--json"],
      at: "2026-11-22T22:12:00Z")
    #expect(!look.out.contains("C-88"), "\(look.out)")
    _ = try floor.run(["record", "part", "C-88:b", "--in", port], at: "2026-11-22T22:13:00Z")
    let named = try floor.run(
      ["record", "inspect", "\(port)/cord", "--verdict", "dirt", "--json"],
      at: "2026-11-22T22:14:00Z")
    #expect(named.out.contains("C-88:b"), "\(named.out)")
  }

  @Test func `the note tells of the face that went out`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", "elm-leaf-1:25/1"],
      answers: WorkWalk.opened + replaceModule + ["1", "", "", "1", "1", "1"] + WorkWalk.up
        + WorkWalk.lanes + WorkWalk.soaking)
    #expect(run.out.contains("CAUSE damage port face"))
    #expect(run.out.contains("DID module changed"))
    #expect(run.words.contains("25/2 came out with the module"))
  }

  @Test func `a module that came out before can go back in as itself`() throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/2"
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["3", ""])
    let out = try floor.run(["record", "part", "\(port)/port", "--out", port])
    try #require(out.status == 0, "\(out.error)")
    let run = try floor.run(["work", "--resume"], answers: ["2"])
    #expect(run.out.contains("2 old one is back in"))
    #expect(run.out.contains("saved 22:00: old one is back in"))
    let moves = try floor.run(["dump", "--canonical"]).lines
      .filter { $0.hasPrefix("part_move ") }.map { $0.split(separator: " ") }
    try #require(moves.count == 2 && moves.allSatisfy { $0.count > 7 })
    #expect(moves[0][7] == moves[1][7])
  }
}
