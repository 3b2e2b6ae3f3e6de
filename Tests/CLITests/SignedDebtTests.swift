import Testing

/// A link that somebody accepted although something is owed: it is accepted by that name, and the debt stays.
struct SignedDebtTests {
  private let port = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let later = "2026-11-23T01:00:00Z"

  private func owed(_ floor: WorkFixture) throws -> [String] {
    try floor.run(["next", "--json"], at: later).list("items")
      .filter { $0["what"] as? String == "part-untested" && $0["debt"] as? Bool == true }
      .compactMap { $0["why"] as? String }
  }

  /// An acceptance with both tests owed, soaked and its hands signed, to whose code somebody signs.
  private func signed() throws -> (WorkFixture, code: String, WorkFixture.Run) {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port, "--procedure", "acceptance"],
      answers: ["3", "3", "1", "1", "dana", "1", "1", "dana", "2", "q"])
    let code = try floor.code(at: port)
    let read = try floor.run(["work", "--resume"], answers: ["1", "1", "dana", "q"], at: later)
    try #require(read.words.contains("NOT TO BE ACCEPTED YET"), "\(read.out)")
    let run = try floor.run(
      ["record", "sign", code, "--accepted", "--by", "carla"], at: later)
    try #require(run.status == 0, "\(run.error)")
    return (floor, code, run)
  }

  @Test func `a test stays owed after somebody accepted the link without it, until it is made`()
    throws
  {
    let (floor, _, run) = try signed()
    #expect(
      (run.words + run.errorWords).contains("no polarity and loss test passed: owed until one has"),
      "\(run.out)\(run.error)")
    let why = "not tested: in service, not opened for it (Raj); accepted all the same by carla"
    #expect(try owed(floor) == ["polarity and loss \(why)"])
    let next = try floor.run(["next"], at: later)
    #expect(next.out.hasPrefix("NEXT 1/1  NOT TESTED\n"), "\(next.out)")
    #expect(
      next.words.contains("do: ferrule record polarity \(port) --map NEAR:FAR"), "\(next.out)")
    let page = try floor.run(["handover", "--json"], at: later)
    let ends = try page.list("loose").flatMap { $0["ends"] as? [[String: Any]] ?? [] }
    #expect(ends.map { $0["kind"] as? String } == ["untested"], "\(page.out)")
    #expect(try page.list("owed").isEmpty)
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.out.contains("ACCEPTED carla"), "\(note.out)")
    #expect(note.words.contains("OWED polarity test, not made: in service"), "\(note.out)")
    // It makes nobody open a link in service.
    let repair = try floor.run(["work", port, "--procedure", "repair"], at: later)
    #expect(repair.error.contains("DO NOT TOUCH"), "\(repair.error)")
    let made = try floor.run(["record", "polarity", port, "--map", "1:12 2:11"], at: later)
    try #require(made.status == 0, "\(made.error)")
    #expect(try owed(floor) == ["loss \(why)"])
    #expect(
      try floor.run(["next"], at: later).words.contains("do: ferrule record loss \(port)"))
    let loss = ["record", "loss", port, "--reading", "1:850:0.35", "--verdict", "pass"]
    try #require(try floor.run(loss, at: later).status == 0)
    #expect(try floor.run(["next"], at: later).out == "Nothing is due.\n")
  }

  @Test func `a test stays owed when the joint is opened for it and the test is not made`() throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["edit", "\(port)>\(far)", "service=planned"]).status == 0)
    let faces = ["1", "1", "1"]
    let tests = ["1", "3", "tester dead", "1", "42.5"]
    let link = ["1", "1", "dana", "2", "dana", "2", "dana"]
    _ = try floor.run(
      ["work", port, "--procedure", "new-link", "--yes"],
      answers: tests + faces + faces + link + WorkWalk.soaking)
    let read = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "dana", "1", "p", "no tester in the hall", ""],
      at: later)
    try #require(read.words.contains("open it and test"), "\(read.out)")
    #expect(read.words.contains("DARK"), "\(read.out)")
    #expect(try owed(floor) == ["polarity not tested: tester dead (Raj)"])
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.words.contains("OWED polarity test, not made: tester dead"), "\(note.out)")
    let page = try floor.run(["loose"], at: later)
    #expect(page.words.contains("UNTESTED"), "\(page.out)")
  }

  @Test func `what is accepted with something owed is not begun with again, and says what`() throws
  {
    let (floor, _, _) = try signed()
    func refused(_ ref: String) throws -> String {
      for more in [[], ["--yes"]] {
        let run = try floor.run(["work", ref, "--procedure", "acceptance"] + more, at: later)
        #expect(run.status == 65, "\(run.out)")
        #expect(run.errorWords.contains("is accepted by carla"), "\(run.error)")
      }
      #expect(try floor.run(["work", "--list", "--json"], at: later).list("jobs").isEmpty)
      return try floor.run(["work", ref, "--procedure", "acceptance"], at: later).errorWords
    }
    for ref in [port, far] {
      let said = try refused(ref)
      #expect(said.contains("Owed all the same: "), "\(said)")
      #expect(said.contains("ferrule record polarity \(ref) --map NEAR:FAR"), "\(said)")
      #expect(said.contains("ferrule fault add \(ref) SYMPTOM"), "\(said)")
    }
    // The list of the row neither counts it as done nor leads to it.
    let list = try floor.run(["work", "R09", "--procedure", "acceptance"], at: later)
    #expect(list.out.contains("ACCEPTANCE  R09: 0 of 2"), "\(list.out)")
    #expect(list.out.contains("next: ferrule work elm-spine-2:4/1 "), "\(list.out)")
    _ = try floor.run(["record", "polarity", port, "--map", "1:12 2:11"], at: later)
    _ = try floor.run(
      ["record", "loss", port, "--reading", "1:850:0.35", "--verdict", "pass"], at: later)
    #expect(try !refused(port).contains("Owed all the same"))
    // What is reported bad is nobody's acceptance any more.
    _ = try floor.run(["fault", "add", port, "flaps"], at: later)
    let again = try floor.run(["work", port, "--procedure", "acceptance"], at: later)
    #expect(again.status == 0, "\(again.error)")
    #expect(try floor.run(["closeout", port], at: later).out.contains("NOT ACCEPTED"))
  }

  @Test func `a link that was accepted after a repair is still tested by an acceptance`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    let done = try floor.run(["work", "--resume"], answers: WorkWalk.accepted, at: later)
    try #require(done.out.contains("ACCEPTED carla"), "\(done.out)")
    // No part was changed, so nobody asked for a test.
    #expect(try floor.run(["next"], at: later).out == "Nothing is due.\n")
    let begun = try floor.run(["work", port, "--procedure", "acceptance"], at: later)
    #expect(begun.status == 0, "\(begun.error)")
    #expect(begun.out.contains("NO POLARITY TEST on record"), "\(begun.out)")
  }

  @Test func `hands that nobody signed are named with what signs them`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port, "--procedure", "acceptance"],
      answers: ["1", "1", "42.5", "1", "1", "dana", "1", "1", "dana", "q"])
    let code = try floor.code(at: port)
    _ = try floor.run(["work", "--resume"], answers: ["1", "1", "dana", "q"], at: later)
    let sign = try floor.run(["record", "sign", code, "--accepted", "--by", "carla"], at: later)
    try #require(sign.status == 0, "\(sign.error)")
    #expect(!(sign.out + sign.error).contains("owed"), "\(sign.out)\(sign.error)")
    let again = try floor.run(["work", port, "--procedure", "acceptance"], at: later)
    #expect(again.status == 65, "\(again.out)")
    #expect(again.errorWords.contains("Owed all the same: hands not signed."), "\(again.error)")
    let hands = "ferrule record sign \(port) --hands"
    #expect(again.errorWords.contains(hands), "\(again.error)")
    _ = try floor.run(["record", "sign", port, "--hands"], at: later)
    let paid = try floor.run(["work", port, "--procedure", "acceptance"], at: later)
    #expect(paid.status == 65 && !paid.errorWords.contains("Owed"), "\(paid.error)")
  }

  @Test func `a test nobody said a word of is owed from the signature on, by that name`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port, "--procedure", "acceptance"], at: later)
    let code = try floor.code(at: port)
    let sign = ["record", "sign", code, "--accepted", "--by", "carla", "--json"]
    let run = try floor.run(sign, at: later)
    let recorded = try #require(try run.json()["recorded"] as? [String: Any])
    #expect((recorded["told"] as? [String])?.count == 2, "\(run.out)")
    #expect(
      try owed(floor) == ["polarity and loss not tested: accepted by carla all the same (Raj)"])
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.words.contains("OWED polarity test, not made: accepted by carla"), "\(note.out)")
  }

  @Test func `a test that found something wrong is owed by whoever accepted the link with it`()
    throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port, "--procedure", "acceptance"], answers: ["1", "2", "over 3 dB", "q"], at: later)
    let code = try floor.code(at: port)
    _ = try floor.run(["record", "sign", code, "--accepted", "--by", "carla"], at: later)
    #expect(
      try owed(floor) == ["loss WRONG: over 3 dB; accepted by carla all the same (Raj)"])
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.words.contains("OWED loss test WRONG: over 3 dB"), "\(note.out)")
  }

  @Test func `a test that failed pays for none that is owed`() throws {
    let (floor, _, _) = try signed()
    let failed = ["record", "loss", port, "--reading", "1:850:3.35", "--verdict", "fail"]
    try #require(try floor.run(failed, at: later).status == 0)
    #expect(
      try owed(floor) == [
        "polarity not tested: in service, not opened for it; loss WRONG: over the limit (Raj); "
          + "accepted all the same by carla"
      ])
    let passed = ["record", "loss", port, "--reading", "1:850:0.35", "--verdict", "pass"]
    try #require(try floor.run(passed, at: later).status == 0)
    #expect(
      try owed(floor) == [
        "polarity not tested: in service, not opened for it (Raj); accepted all the same by carla"
      ])
  }

  @Test func `a link with a failed test is accepted only by whoever reads that it failed`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    // No part was changed, so nobody asks for a test; this one was made all the same.
    let failed = ["record", "loss", port, "--reading", "1:850:3.35", "--verdict", "fail"]
    try #require(try floor.run(failed).status == 0)
    let read = try floor.run(["work", "--resume"], answers: ["1", "1", "dana", "q"], at: later)
    #expect(read.words.contains("Who accepts the link?"), "\(read.out)")
    #expect(read.words.contains("last loss test WRONG: over the limit"), "\(read.out)")
  }
}
