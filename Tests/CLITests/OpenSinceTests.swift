import Testing

/// Faces that were seen clean and stood open over a weekend: the screen, the lists and the note say so.
struct OpenSinceTests {
  private let port = "elm-leaf-1:25/1"
  private let later = "2026-11-24T09:00:00Z"

  /// Both faces were seen clean on Sunday at 22:00, and nobody plugged in.
  private func open() throws -> WorkFixture {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port], answers: WorkWalk.opened + ["1", "1", "q"])
    try #require(run.out.contains("both faces seen clean"), "\(run.out)")
    return floor
  }

  @Test func `whoever plugs them in unseen owes a look, and the note has the days`() throws {
    let floor = try open()
    let run = try floor.run(
      ["work", "--resume"], answers: ["?", "2", "window over", "q"], at: later)
    #expect(
      run.words.contains("seen clean Sun 22 Nov 22:00, open since: look again"), "\(run.out)")
    #expect(!run.out.contains("both faces seen clean"), "\(run.out)")
    #expect(run.words.contains("after 12 hours without a cap"), "\(run.out)")
    #expect(run.lines.filter { $0.count > 40 } == [])
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.words.contains("IN Tue 24 Nov 09:00"), "\(note.out)")
    #expect(!note.out.contains("PASS 22:00"), "\(note.out)")
    #expect(note.words.contains("UNSEEN: window over"), "\(note.out)")
    let loose = try floor.run(["loose"], at: later)
    #expect(loose.out.contains("UNSEEN"), "\(loose.out)")
  }

  @Test func `looked at again they are as clean as ever`() throws {
    let floor = try open()
    let answers = ["1", "1", "1", "1", "1", "1", "dana", "q"]
    let run = try floor.run(["work", "--resume"], answers: answers, at: later)
    #expect(run.out.contains("saved 09:00: plugged in"), "\(run.out)")
    let note = try floor.run(["closeout", port], at: later)
    #expect(note.words.contains("PASS Tue 24 Nov 09:00"), "\(note.out)")
    #expect(
      note.words.contains("IN Tue 24 Nov 09:00, up 09:00 (NOC dana)"), "\(note.out)")
    let glance = try floor.run(["closeout", port, "--glance"], at: later)
    #expect(glance.words.contains("IN Tue 24 Nov 09:00, up 09:00"), "\(glance.out)")
    #expect(try !floor.run(["loose"], at: later).out.contains("UNSEEN"))
  }

  @Test func `the site says for how long, and only what can be read`() throws {
    let floor = try open()
    let rule = ["add", "policy", "name=clean-hours"]
    let refused = try floor.run(rule + ["value=soon"])
    #expect(refused.status == 65 && refused.errorWords.contains("clean-hours"), "\(refused.error)")
    try #require(try floor.run(rule + ["value=100"]).status == 0)
    let run = try floor.run(["work", "--resume"], answers: ["q"], at: later)
    #expect(run.out.contains("both faces seen clean"), "\(run.out)")
  }

  @Test func `a plug recorded by hand is unseen, too`() throws {
    let floor = try open()
    let plugged = try floor.run(["record", "plug", port], at: later)
    #expect(
      plugged.words.contains("UNSEEN (open since a look Sun 22 Nov 22:00)"), "\(plugged.out)")
    #expect(plugged.errorWords.contains("this is now a debt"), "\(plugged.error)")
    #expect(try floor.run(["loose"], at: later).out.contains("UNSEEN"))
    let soon = try open()
    let fresh = try soon.run(["record", "plug", port], at: "2026-11-23T09:00:00Z")
    #expect(!fresh.out.contains("UNSEEN"), "\(fresh.out)")
  }
}
