import Foundation
import Testing

/// What two people said differently, shown and decided with the real binary.
struct ConflictTests {
  private let port = "elm-node-1:mlx5_0"
  private let leaf = "elm-leaf-1:25/1"

  /// Two answers about the cage's side.
  private func twoSides() throws -> ConflictFixture {
    let site = try ConflictFixture()
    try site.ana("edit \(port) cage_side=left")
    try site.raj("edit \(port) cage_side=right")
    try site.merge()
    return site
  }

  @Test func `the answers stand side by side in forty columns`() throws {
    let site = try twoSides()
    let shown = try site.run("conflicts show \(port)")
    #expect(shown.status == 0)
    let lines = shown.lines.filter { !$0.hasPrefix("do: ") && !$0.isEmpty }
    #expect(lines.allSatisfy { $0.count <= 40 }, "\(shown.out)")
    #expect(lines.count <= 6, "\(shown.out)")
    #expect(lines.first?.contains("TWO ANSWERS") ?? false)
    #expect(shown.out.contains("1 right Raj LT-09 22:31"))
    #expect(shown.out.contains("2 left Ana LT-04 22:10"))
    #expect(shown.out.contains("neither had seen the other's"))
    #expect(shown.out.contains("3 other   4 SEND SOMEONE TO LOOK"))
  }

  @Test func `a glance has every choice and what to type, and a mark where something is left out`()
    throws
  {
    let site = try twoSides()
    let glance = try site.run("conflicts show \(port) cage --glance")
    let shown = glance.lines.filter { !$0.isEmpty }
    #expect(shown.count <= 6 && shown.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    for words in [
      "1 right Raj", "2 left Ana", "3 other   4 SEND SOMEONE TO LOOK", "do: ferrule conf",
    ] {
      #expect(shown.contains { $0.hasPrefix(words) }, "\(words): \(glance.out)")
    }
    // What there is no room for is marked.
    #expect(shown.last == "do: ferrule conflicts resolve..", "\(glance.out)")
    let three = try ConflictFixture()
    try three.ana("edit elm-spine-2 owner=red")
    try three.raj("edit elm-spine-2 owner=blue")
    #expect(try three.run("edit elm-spine-2 owner=green").status == 0)
    try three.merge()
    let many = try three.run("conflicts show elm-spine-2 --glance")
    #expect(many.lines.filter { !$0.isEmpty }.count <= 6, "\(many.out)")
    #expect(many.lines.contains { $0.hasPrefix("3 ") }, "\(many.out)")
    #expect(many.words.contains("5 SEND SOMEONE TO LOOK do: ferrule"), "\(many.out)")
    // Where answers have many words, their ends go.
    let demo = try DemoFixture()
    for typed in ["K-1012", "C-0023 same-alias"] {
      let words = ["conflicts", "show"] + typed.split(separator: " ").map(String.init)
      let run = try demo.run(words + ["--glance"])
      let lines = run.out.split(separator: "\n").map(String.init)
      #expect(lines.count <= 6 && lines.allSatisfy { $0.count <= 40 }, "\(run.out)")
      #expect(lines.contains { $0.hasPrefix("1 C-0023") && $0.hasSuffix("..") }, "\(run.out)")
      #expect(lines.contains("4 SEND SOMEONE TO LOOK"), "\(run.out)")
      let said = run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(said.hasSuffix("do: ferrule conflicts resolve \(words[2])"), "\(run.out)")
      #expect(try !demo.run(words).out.contains(".."), "\(run.out)")
    }
  }

  @Test func `a glance says how many answers there is no room for, and keeps every choice`() throws
  {
    let site = try ConflictFixture()
    try site.floor.join("LT-10.ferrule", laptop: "LT-10")
    try site.ana("edit elm-spine-2 owner=red")
    try site.raj("edit elm-spine-2 owner=blue")
    let pink = try site.run("edit elm-spine-2 owner=pink", in: "LT-10.ferrule", as: "Mia")
    try #require(pink.status == 0, "\(pink.error)")
    #expect(try site.run("edit elm-spine-2 owner=green").status == 0)
    try site.merge()
    let three = try site.run("conflicts show elm-spine-2 --glance")
    #expect(!three.out.contains("answers"), "\(three.out)")
    #expect(
      try site.run("sync export -o LT-10.bundle", in: "LT-10.ferrule").status == 0)
    #expect(try site.run("sync merge LT-10.bundle").status == 0)
    let glance = try site.run("conflicts show elm-spine-2 --glance")
    let shown = glance.lines.filter { !$0.isEmpty }
    #expect(shown.count == 6 && shown.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    #expect(shown[1].hasPrefix("1 ") && shown[2].hasPrefix("2 "), "\(glance.out)")
    #expect(
      shown[3...] == [
        "+2 answers: leave out --glance", "5 other   6 SEND SOMEONE TO LOOK",
        "do: ferrule conflicts resolve..",
      ], "\(glance.out)")
    // Without it all four are there, and none is counted instead.
    let whole = try site.run("conflicts show elm-spine-2")
    for words in ["1 ", "2 ", "3 ", "4 "] {
      #expect(whole.lines.contains { $0.hasPrefix(words) }, "\(whole.out)")
    }
    #expect(!whole.out.contains("answers:"), "\(whole.out)")
  }

  @Test func `a program gets everything`() throws {
    let site = try twoSides()
    let item = try #require(
      try site.run("conflicts show \(port) cage --json").list("conflicts").first)
    #expect(item["kind"] as? String == "two-answers")
    #expect(item["word"] as? String == "cage")
    #expect(item["place"] as? String == "R07-01 u2 FRONT")
    let answers = try #require(item["answers"] as? [[String: Any]])
    #expect(answers.map { $0["technician"] as? String } == ["Raj", "Ana"])
    #expect(answers.map { $0["laptop"] as? String } == ["LT-09", "LT-04"])
    #expect(answers.map { $0["shown"] as? Bool } == [true, false])
    #expect(answers.map { $0["number"] as? Int } == [1, 2])
    #expect(answers.allSatisfy { ($0["had_seen"] as? [Int])?.isEmpty ?? false })
  }

  @Test(arguments: [1, 2])
  func `an answer is kept for every store, also the one that is shown`(number: Int) throws {
    let site = try twoSides()
    #expect(try site.list().count == 1)
    let decided = try site.run("conflicts resolve \(port) cage --keep \(number)")
    #expect(decided.status == 0, "\(decided.error)")
    #expect(decided.out.contains(number == 1 ? "cage_side right" : "cage_side left"))
    #expect(try site.run("conflicts").status == 0)
    try site.run("sync export -o home.bundle")
    for laptop in ["LT-04", "LT-09"] {
      try site.run("sync merge home.bundle", in: "\(laptop).ferrule")
      #expect(try site.list(in: "\(laptop).ferrule").isEmpty)
    }
  }

  @Test func `another value can be given, bare where the group has one column`() throws {
    let site = try ConflictFixture()
    try site.ana("edit elm-leaf-1 owner=blue")
    try site.raj("edit elm-leaf-1 owner=red")
    try site.merge()
    _ = try site.list()
    #expect(try site.run("conflicts resolve elm-leaf-1 owner --value green").status == 0)
    #expect(try site.run("show elm-leaf-1").out.contains("owner: green"))
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `a value of a wider group says which column it is for`() throws {
    let site = try twoSides()
    _ = try site.list()
    try site.refuses("conflicts resolve \(port) cage --value owner=blue", 65, "not asked here")
    #expect(try site.run("conflicts resolve \(port) cage --keep 1 --shown bogus").status == 64)
    #expect(try site.run("conflicts resolve \(port) cage --value cage_side=left").status == 0)
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `a bare value is of the one column that the answers differ in`() throws {
    let site = try twoSides()
    _ = try site.list()
    #expect(try site.run("conflicts resolve \(port) cage --value left").status == 0)
    #expect(try site.run("show \(port)").out.contains("cage_side: left"))
    try site.ana("edit \(port) cage=5 cage_side=left")
    try site.raj("edit \(port) cage=6 cage_side=right")
    try site.merge()
    _ = try site.list()
    try site.refuses("conflicts resolve \(port) cage --value left", 65, "which column")
  }

  @Test func `nobody decides about answers that were not shown`() throws {
    let site = try twoSides()
    try site.refuses("conflicts resolve \(port) --keep 1", 65, "had not been shown")
    // The refusal showed them.
    try site.ana("edit \(port) cage_side=")
    try site.merge()
    try site.refuses("conflicts resolve \(port) --keep 1", 65, "changed since they were shown")
    #expect(try site.run("conflicts resolve \(port) --keep 1").status == 0)
  }

  @Test func `a program names the state it decides about`() throws {
    let site = try twoSides()
    let state = try #require(try site.list().first?["state"] as? String)
    try site.ana("edit \(port) cage_side=")
    try site.merge()
    _ = try site.list()
    try site.refuses("conflicts resolve \(port) --keep 1 --shown \(state)", 65, "changed since")
  }

  @Test func `somebody is sent, finds it on the list, and is done when it is decided`() throws {
    let site = try twoSides()
    _ = try site.list()
    let sent = try site.run("conflicts resolve \(port) cage --look --for Zoe")
    #expect(sent.status == 0, "\(sent.error)")
    #expect(sent.out.contains("cage_side right or left?"))
    #expect(try site.run("conflicts").out.contains("somebody was sent: Zoe"))
    let next = try site.run("next", as: "Zoe")
    #expect(next.out.contains("TASK"), "\(next.out)")
    #expect(next.lines.allSatisfy { $0.count <= 40 }, "\(next.out)")
    let sheet = try site.run("checklist --row R07")
    #expect(sheet.words.contains("cage_side right or left?"), "\(sheet.out)")
    #expect(try site.run("task list").out.contains("Zoe"))
    #expect(try site.run("conflicts resolve \(port) cage --keep 2").status == 0)
    #expect(try site.run("task list").out.contains("No task is open"))
    #expect(try site.run("task list --all").words.contains("DONE"))
    #expect(!(try site.run("next", as: "Zoe").out.contains("TASK")))
  }

  @Test func `a task is closed by its number or its place`() throws {
    let site = try twoSides()
    _ = try site.list()
    _ = try site.run("conflicts resolve \(port) cage --look")
    try site.refuses("task close elm-leaf-1", 69, "No task is open")
    let closed = try site.run("task close \(port) --found 'it is left'")
    #expect(closed.status == 0, "\(closed.error)")
    #expect(try site.run("task list --all").words.contains("it is left"))
    #expect(try site.run("conflicts").status == 1, "a look decides nothing")
  }

  @Test func `what two people saw a link to be`() throws {
    let site = try ConflictFixture()
    try site.ana("record seen \(leaf) --medium fibre")
    try site.raj("record seen \(leaf) --medium aoc")
    try site.merge()
    let shown = try site.run("conflicts show \(leaf)")
    #expect(shown.words.contains("2 fibre Ana LT-04 22:10"), "\(shown.out)")
    #expect(try site.run("conflicts resolve \(leaf) seen --value dac").status == 0)
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `retired here and edited there`() throws {
    let site = try ConflictFixture()
    try site.ana("retire elm-node-1 --yes --why 'to the lab'")
    try site.raj("edit elm-node-1 note=hot")
    try site.merge()
    let shown = try site.run("conflicts show elm-node-1")
    #expect(shown.words.contains("1 retired: to the lab Ana LT-04 22:10"), "\(shown.out)")
    #expect(shown.words.contains("2 note hot Raj LT-09 22:31"))
    #expect(try site.run("conflicts resolve elm-node-1 --keep 2").out.contains("in use again"))
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `what was retired with it comes back with it, and what was not stays`() throws {
    let site = try ConflictFixture()
    let link = "elm-leaf-1:1/1 > \(port)"
    try site.ana("fault add elm-spine-2:3/1 'no light'")
    try site.ana("retire \(leaf) --yes --why 'bad cage'")
    try site.ana("retire elm-leaf-1 --yes --why 'to the lab'")
    try site.raj("edit elm-leaf-1 note=hot")
    try site.merge()
    #expect(!(try site.run("next").out.contains("no light")), "the link is out of use")
    #expect(try site.run("show '\(link)'").out.contains("RETIRED"))
    #expect(try site.run("history '\(link)'").out.contains("to the lab"))
    _ = try site.list()
    let decided = try site.run("conflicts resolve elm-leaf-1 --keep 2")
    #expect(
      decided.words.contains("Link \(port) > elm-leaf-1:1/1, retired with it, is in use again too.")
    )
    #expect(decided.words.contains("Link elm-spine-2:3/1 > elm-leaf-1:25/1 stays retired"))
    #expect(!(try site.run("show '\(link)'").out.contains("RETIRED")))
    #expect(try site.run("show \(port)").out.contains("elm-leaf-1:1/1"))
    let other = "'\(leaf) > elm-spine-2:3/1'"
    #expect(try site.run("show \(other)").out.contains("RETIRED"))
    #expect(try site.run("edit \(other) retired_at=").status == 0)
    #expect(try site.run("next").out.contains("no light"))
  }

  @Test func `retired and taken into use again, its links too`() throws {
    let site = try ConflictFixture()
    try site.run("retire elm-node-1 --yes")
    let back = try site.run("edit elm-node-1 retired_at=")
    #expect(back.words.contains("in use again with it: \(port) > elm-leaf-1:1/1"), "\(back)")
    #expect(try site.run("show \(port)").out.contains("elm-leaf-1:1/1"))
  }

  @Test func `double bookings of port, unit, serial and label`() throws {
    let site = try ConflictFixture()
    try site.ana("add device name=N-8 kind=host rack=R07-06 lowest_u=32 port_side=rear serial=SN1")
    try site.ana("add port device=N-8 name=1")
    try site.ana("add link port_a=\(leaf) port_b=N-8:1")
    try site.ana("alias L-7 \(leaf)")
    try site.raj("add device name=N-9 kind=host serial=sn1")
    try site.raj("alias L-7 elm-leaf-1:25/2")
    try site.merge()
    let words = Set(try site.list().compactMap { $0["word"] as? String })
    #expect(words == ["links", "u32", "same-serial", "same-alias"])
    let links = try site.run("conflicts resolve \(leaf) links --keep 1")
    #expect(links.out.contains("Link N-8:1 > \(leaf) is retired"), "\(links.out)\(links.error)")
    let unit = try site.run("conflicts resolve R07-06 u32 --keep 1 --value lowest_u=14")
    #expect(unit.out.contains("lowest_u 14"), "\(unit.out)\(unit.error)")
    #expect(try site.run("conflicts resolve SN1 --same").out.contains("two records of one thing"))
    #expect(try site.run("conflicts resolve L-7 --keep 2").out.contains("no longer names"))
    #expect(try site.run("conflicts").status == 0)
  }

  @Test func `a REF that is unknown, not disputed, or of several things is refused`() throws {
    let site = try twoSides()
    try site.ana("edit \(port) note=hot")
    try site.raj("edit \(port) note=cold")
    try site.merge()
    try site.refuses("conflicts show nowhere", 69, "Nothing here is called nowhere")
    try site.refuses("conflicts show elm-node-1", 69, "Nobody disagrees about elm-node-1")
    try site.refuses("conflicts show \(port) owner", 69, "Nobody disagrees")
    try site.refuses("conflicts resolve \(port) --keep 1", 65, "has 2 disagreements")
    #expect(try site.run("conflicts show \(port)").out.contains("note is:"))
    try site.refuses("conflicts resolve \(port) note --keep 3", 65, "answers 1 to 2")
    #expect(try site.run("conflicts resolve \(port) note").status == 64)
  }
}
