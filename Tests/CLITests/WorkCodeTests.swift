import Testing

/// The code of a repair where the place of one is wanted.
struct WorkCodeTests {
  private let port = "elm-leaf-1:25/1"

  @Test func `work takes the code of a repair, as it does where it asks`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: ["q"])
    let code = floor.printed(try floor.code(at: port))
    let run = try floor.run(["work", code], answers: ["q"], as: "Ana")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.words.contains("going on with \(code.prefix(6))"), "\(run.out)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
  }

  @Test func `of a code that has ended or that nobody has here it says what to type`() throws {
    let floor = try WorkFixture()
    let unknown = floor.printed("7K3Q9X")
    let run = try floor.run(["work", unknown])
    #expect(run.status == 69, "\(run.out)")
    #expect(run.errorWords.contains("next: ferrule work --resume \(unknown)"), "\(run.error)")
    // What is no code is looked for as before.
    #expect(try floor.run(["work", "elm-laef-1:25/1"]).errorWords.contains("ferrule find"))
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes
        + WorkWalk.soaking)
    let code = floor.printed(try floor.code(at: port))
    _ = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    let ended = try floor.run(["work", code])
    #expect(ended.errorWords.contains("\(code) is the code of an ended job"), "\(ended.error)")
    #expect(ended.errorWords.contains("ferrule closeout \(code)"), "\(ended.error)")
  }
}
