import Testing

/// A job begun at the wrong port, whose port the NOC has shut: it is given back, or stays listed as shut.
struct WrongPortTests {
  private let port = "elm-leaf-1:25/1"

  /// A job whose port was shut by Dana, and in which nothing else was done.
  private func shut() throws -> WorkFixture {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: ["2", "dana", "q"])
    try #require(run.out.contains("MEDIUM"), "\(run.out)")
    return floor
  }

  private func isListed(_ floor: WorkFixture) throws -> Bool {
    try floor.run(["loose"]).out.contains("SHUT")
  }

  @Test func `whoever takes back that it was shut is told to ring, and leaves it shut`() throws {
    let floor = try shut()
    let run = try floor.run(["work", "--resume"], answers: ["u", "", "u", "x", "q"])
    #expect(
      run.words.contains("SAY: Port elm-leaf-1 25/1 was shut for us by mistake."), "\(run.out)")
    #expect(run.words.contains("Please open port elm-leaf-1 25/1 ONLY."), "\(run.out)")
    #expect(run.words.contains("elm-leaf-1 25/1 stays SHUT for us"), "\(run.out)")
    #expect(run.out.ranges(of: "nothing taken back").count == 2, "\(run.out)")
    #expect(!run.out.contains("TAKEN BACK"), "\(run.out)")
    #expect(run.lines.filter { $0.count > 40 } == [])
    #expect(try isListed(floor))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
  }

  @Test func `opened again it is open for everybody, and the job can be taken back`() throws {
    let floor = try shut()
    let run = try floor.run(["work", "--resume"], answers: ["u", "1", "", "erik", "u"])
    #expect(run.words.contains("TAKEN BACK: port \(port) shut by dana"), "\(run.out)")
    #expect(run.words.contains("TAKEN BACK: job"), "\(run.out)")
    #expect(try !isListed(floor))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    #expect(try floor.run(["next"]).out == "Nothing is due.\n")
    let history = try floor.run(["history", port])
    #expect(history.words.contains("opened by erik"), "\(history.out)")
    #expect(try floor.run(["doctor"]).status == 0)
  }

  @Test func `before anything is pulled it is said how a wrong port is given back`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: ["2", "dana", "1", "?", "q"])
    #expect(run.words.contains("Wrong port? u, and the NOC opens it again."), "\(run.out)")
  }

  @Test func `who went back at the name has taken nothing back`() throws {
    let floor = try shut()
    let run = try floor.run(["work", "--resume"], answers: ["u", "1", "q", "q"])
    #expect(!run.out.contains("TAKEN BACK"), "\(run.out)")
    #expect(try isListed(floor))
  }

  @Test func `a port that was never shut is taken back without a word to the NOC`() throws {
    let floor = try shut()
    let run = try floor.run(["work", "--resume"], answers: ["u", "2", "u"])
    #expect(run.words.contains("TAKEN BACK: job"), "\(run.out)")
    #expect(try !isListed(floor))
    let history = try floor.run(["history", port])
    #expect(!history.words.contains("opened by"), "\(history.out)")
  }

  @Test func `one that others have shut too stays shut for them, and nothing is opened`() throws {
    let floor = try WorkFixture()
    let held = try floor.run(["record", "port", port, "--shut", "--by", "kim", "--ticket", "CHG9"])
    try #require(held.status == 0, "\(held.error)")
    let run = try floor.run(["work", port], answers: ["2", "dana", "u", "1", "u"])
    #expect(run.words.contains("is to be shut for us no more"), "\(run.out)")
    #expect(run.words.contains("It stays shut for CHG9."), "\(run.out)")
    #expect(run.words.contains("TAKEN BACK: job"), "\(run.out)")
    let history = try floor.run(["history", port])
    #expect(!history.words.contains("opened by"), "\(history.out)")
  }
}
