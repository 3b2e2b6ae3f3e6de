import Testing

/// A job that is asked for where one is open on the same link: it is gone on with, or named.
struct SecondJobTests {
  private let port = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"

  private func jobs(_ floor: WorkFixture) throws -> [[String: Any]] {
    try floor.run(["work", "--list", "--json"]).list("jobs")
  }

  @Test func `an acceptance is gone on with from the other end of its link too`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port, "--procedure", "acceptance"], answers: ["1", "q"])
    let code = floor.printed(try floor.code(at: port))
    for ref in [port, far, "\(port)>\(far)"] {
      let again = try floor.run(["work", ref, "--procedure", "acceptance", "--yes"], as: "Ana")
      #expect(again.status == 0, "\(again.error)")
      #expect(again.words.contains("going on with \(code), Raj"), "\(again.out)")
      // What was answered there is not asked once more.
      #expect(again.out.contains("LOSS 2/8"), "\(again.out)")
    }
    let there = try floor.run(["work", far, "--procedure", "acceptance"], as: "Ana")
    #expect(there.words.contains("\(code), Raj, at elm-leaf-1 25/1"), "\(there.out)")
    #expect(try jobs(floor).count == 1)
  }

  @Test func `no acceptance is begun beside an open repair of its link, which is named`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["q"])
    let code = floor.printed(try floor.code(at: port))
    func expectNamed(_ words: [String]) throws {
      let run = try floor.run(words, as: "Ana")
      #expect(run.status == 65, "\(words): \(run.out)")
      #expect(
        run.errorWords.contains("\(code) is open at \(port) (repair, Raj)"), "\(run.error)")
      #expect(run.error.contains("next: ferrule work --resume \(code)\n"), "\(run.error)")
    }
    for ref in [port, far] {
      try expectNamed(["work", ref, "--procedure", "acceptance"])
      try expectNamed(["work", ref, "--procedure", "acceptance", "--yes"])
      try expectNamed(["work", ref, "--procedure", "other-link"])
    }
    // Whoever has put it down has not finished it.
    try #require(try floor.run(["park", code]).status == 0)
    try expectNamed(["work", far, "--procedure", "acceptance"])
    #expect(try jobs(floor).count == 1)
  }

  @Test func `a joint that is in hand is worked on by a second procedure only if that is said`()
    throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["q"])
    let code = floor.printed(try floor.code(at: port))
    let refused = try floor.run(["work", port, "--procedure", "bad-link"])
    #expect(refused.status == 65, "\(refused.out)")
    #expect(refused.errorWords.contains("no bad-link is begun beside it"), "\(refused.error)")
    #expect(
      refused.errorWords.contains("ferrule work --resume \(code); or begin beside it with --yes"),
      "\(refused.error)")
    #expect(try jobs(floor).count == 1)
    // Who has it in hand does not hinder the other end.
    let there = try floor.run(["work", far, "--procedure", "repair"])
    #expect(there.words.contains("far end elm-leaf-1 25/1: job \(code), Raj"), "\(there.out)")
    #expect(try jobs(floor).count == 2)
    let begun = try floor.run(["work", port, "--procedure", "bad-link", "--yes"])
    #expect(begun.status == 0, "\(begun.error)")
    #expect(begun.words.contains("also at elm-leaf-1 25/1: job \(code), Raj"), "\(begun.out)")
    #expect(try jobs(floor).count == 3)
  }

  @Test func `by its code a job is gone on with as by its port: who else is there is said`() throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["q"])
    let first = floor.printed(try floor.code(at: port))
    let begun = try floor.run(["work", port, "--procedure", "bad-link", "--yes"])
    try #require(begun.status == 0, "\(begun.error)")
    for words in [["work", "--resume", first], ["work", first]] {
      let run = try floor.run(words)
      #expect(run.words.contains("going on with \(first)"), "\(run.out)")
      #expect(run.words.contains("also at elm-leaf-1 25/1: job "), "\(run.out)")
    }
  }

  @Test func `what is parked or signed hinders no other procedure`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port])
    try #require(try floor.run(["park", port]).status == 0)
    let begun = try floor.run(["work", port, "--procedure", "bad-link"])
    #expect(begun.status == 0, "\(begun.error)")
    #expect(begun.words.contains("also at elm-leaf-1 25/1: job"), "\(begun.out)")
    #expect(try jobs(floor).compactMap { $0["procedure"] as? String } == ["repair", "bad-link"])
  }
}
