import Testing

/// What is not begun at a port, and what to type instead: the real binary.
struct WorkRefusedTests {
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `the module of an AOC is not changed: its cable is`() throws {
    let demo = try DemoFixture()
    let start = ["work", "ufm-1:eth0", "--yes", "--procedure"]
    let refused = try demo.run(start + ["replace-module"], answers: ["q"])
    #expect(refused.status == 65, "\(refused.out)")
    #expect(words(refused.error).contains("one piece with its plugs"), "\(refused.error)")
    #expect(words(refused.error).contains("--procedure replace-cord"), "\(refused.error)")
    #expect(try !demo.run(["work", "--list"]).out.contains("ufm-1:eth0"))
    let begun = try demo.run(start + ["replace-cord"], answers: ["q"])
    #expect(begun.status == 0 && begun.out.contains("DARK"), "\(begun.error)")
  }

  @Test func `a planned link is not said to work, and leads to new-link`() throws {
    let floor = try WorkFixture()
    var asked = floor
    asked.isSure = false
    let (port, link) = ("elm-leaf-1:25/1", "elm-leaf-1:25/1>elm-spine-2:3/1")
    try #require(try floor.run(["edit", link, "service=planned"]).status == 0)
    let refused = try asked.run(["work", port])
    #expect(refused.status == 65, "\(refused.out)")
    #expect(!refused.errorWords.contains("works as far"), "\(refused.error)")
    #expect(refused.errorWords.contains("\(port) --procedure new-link"), "\(refused.error)")
  }

  @Test func `a job whose link is retired is gone on with by its port`() throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["q"])
    let code = try floor.code(at: port)
    try #require(
      try floor.run(["retire", "\(port)>elm-spine-2:3/1", "--why", "gone", "--yes"]).status == 0)
    let run = try floor.run(["work", port], answers: ["q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.words.contains("going on with \(floor.printed(code))"), "\(run.out)")
    #expect(run.words.contains("RETIRED"), "\(run.out)")
    #expect(run.out.contains("LOOK: PORT FACE"), "\(run.out)")
  }
}
