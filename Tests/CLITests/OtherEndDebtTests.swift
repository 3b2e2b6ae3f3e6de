import Testing

/// What is owed at the end of a link where whoever accepts it is not: two people, two laptops.
struct OtherEndDebtTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let second = "ana.ferrule"
  private let later = "2026-11-23T01:00:00Z"
  private let owed = "elm-spine-2 3/1: plugged in UNSEEN, no scope"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    try floor.join(second)
  }

  /// Ana plugs in at the far end without a look.
  private func plug(in store: String) throws {
    for arguments in [["unplug", far], ["plug", far, "--unseen", "no scope"]] {
      let run = try floor.run(
        ["record"] + arguments, at: "2026-11-22T21:50:00Z", as: "Ana", store: store)
      try #require(run.status == 0, "\(run.error)")
    }
  }

  private func exchange() throws {
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      let out = try floor.run(["sync", "export", "-o", name], at: later, store: store)
      try #require(out.status == 0, "\(out.error)")
      let merged = try floor.run(["sync", "merge", name], at: later, store: other)
      try #require(merged.status == 0, "\(merged.error)")
    }
  }

  /// Carla accepts the link on this laptop, which knows nothing of the other end yet.
  private func accept(_ arguments: [String], _ answers: [String]) throws {
    _ = try floor.run(["work", near] + arguments, answers: answers)
    let done = try floor.run(["work", "--resume"], answers: WorkWalk.accepted, at: later)
    try #require(done.out.contains("ACCEPTED carla"), "\(done.out)")
    #expect(!done.out.contains("OWED"), "\(done.out)")
    #expect(try floor.run(["next"], at: later).out == "Nothing is due.\n")
  }

  private func expectOwed() throws {
    for store in ["elm.ferrule", second] {
      let next = try floor.run(["next", "--json"], at: later, store: store).list("items")
      #expect(next.map { $0["what"] as? String } == ["unseen-plug"], "\(next)")
      #expect(next.first?["ref"] as? String == far)
      #expect(next.first?["debt"] as? Bool == true)
      let note = try floor.run(["closeout", near], at: later, store: store)
      #expect(note.words.contains("ACCEPTED carla"), "\(note.out)")
      #expect(note.words.contains("OWED \(owed)"), "\(note.out)")
      #expect(note.lines.filter { $0.count > 80 } == [], "\(note.out)")
    }
  }

  private let tested = ["1", "1", "42.5"]

  @Test func `a debt that a merge brings stands beside an acceptance, and its row is not done`()
    throws
  {
    try plug(in: second)
    let link = ["1", "1", "dana", "1", "1", "dana", "2", "q"]
    try accept(["--procedure", "acceptance"], tested + link)
    try exchange()
    try expectOwed()
    for store in ["elm.ferrule", second] {
      let again = try floor.run(
        ["work", near, "--procedure", "acceptance"], at: later, store: store)
      #expect(again.status == 65, "\(again.out)")
      #expect(again.errorWords.contains("Owed all the same: \(owed)"), "\(again.error)")
      let row = try floor.run(
        ["work", "R07", "--procedure", "acceptance"], at: later, store: store)
      #expect(row.out.contains("R07: 0 of 3 links done"), "\(row.out)")
      #expect(row.lines.contains { $0.contains(near) && $0.contains("UNSEEN") }, "\(row.out)")
    }
  }

  @Test func `a debt that a merge brings stands beside a repair that was accepted`() throws {
    try plug(in: second)
    try accept(
      ["--yes"],
      WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    try exchange()
    try expectOwed()
  }

  @Test func `what is known to be owed at the far end is paid before the link is accepted`() throws
  {
    try plug(in: "elm.ferrule")
    let run = try floor.run(["work", near, "--procedure", "acceptance"], answers: tested + ["q"])
    #expect(run.words.contains("NOT TO BE ACCEPTED YET"), "\(run.out)")
    #expect(run.words.contains("OWED \(owed)"), "\(run.out)")
    #expect(!run.words.contains("is elm-leaf-1 25/1 up?"), "\(run.out)")
    let why = try floor.run(["work", "--resume"], answers: ["?", "q"])
    #expect(
      why.words.contains("LOOK there: q, ferrule work \(far) --procedure repair."), "\(why.out)")
    // It is paid at that end, in a repair.
    let there = WorkWalk.opened + ["1", "1"] + WorkWalk.up + WorkWalk.lanes + ["q"]
    let paid = try floor.run(["work", far], answers: there)
    #expect(paid.out.contains("write it down"), "\(paid.out)")
    let on = try floor.run(["work", near, "--procedure", "acceptance"], answers: ["q"])
    #expect(!on.words.contains("UNSEEN"), "\(on.out)")
  }
}
