import Testing

/// An answer to a screen that was made before somebody else, at another terminal, did something to its link.
struct StaleScreenTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let late = "2026-11-23T01:00:00Z"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    let added = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    try #require(added.status == 0, "\(added.error)")
  }

  private func desk(at now: String) throws -> Desk {
    let desk = try Desk(
      floor.process(
        ["work", "--resume"], at: now, as: "Raj", store: "elm.ferrule", killAt: nil))
    try desk.waits("? why")
    return desk
  }

  private func leaves(_ desk: Desk) throws {
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
  }

  /// A link that soaked, and whose counters nobody has read.
  private func soaked() throws {
    let run = try floor.run(
      ["work", near],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    try #require(run.out.contains("SOAKING until"), "\(run.out)\(run.error)")
  }

  private func openFar() throws {
    let out = try floor.run(["record", "unplug", far], at: late, as: "Ana")
    try #require(out.status == 0, "\(out.error)")
  }

  @Test func `no link is accepted whose far end was opened meanwhile`() throws {
    try soaked()
    let read = try floor.run(["work", "--resume"], answers: ["1", "1", "dana", "q"], at: late)
    try #require(read.out.contains("ACCEPT"), "\(read.out)")
    let desk = try desk(at: late)
    try openFar()
    try desk.answer("1")
    try desk.answer("carla", after: "who accepts it?")
    try desk.waits("NOT SAVED: answered since by Ana: look again")
    try leaves(desk)
    let faults = try floor.run(["fault", "list", "--json"], at: late).list("faults")
    #expect(faults.count == 1)
    #expect(try floor.run(["work", "--list", "--json"], at: late).list("jobs").count == 1)
    #expect(try floor.run(["closeout", near], at: late).words.contains("NOT ACCEPTED"))
  }

  @Test func `no soak is read of a link that was opened meanwhile`() throws {
    try soaked()
    let asked = try floor.run(["work", "--resume"], answers: ["1", "q"], at: late)
    try #require(asked.out.contains("ASKED"), "\(asked.out)")
    let desk = try desk(at: late)
    try openFar()
    try desk.answer("1")
    try desk.answer("dana", after: "who")
    try desk.waits("NOT SAVED: answered since by Ana: look again")
    try leaves(desk)
    #expect(try !floor.run(["closeout", near], at: late).out.contains("SOAK passed"))
  }

  @Test func `a face that was looked at is seen, whatever is done at the other end meanwhile`()
    throws
  {
    _ = try floor.run(["work", near], answers: WorkWalk.opened)
    let desk = try desk(at: "2026-11-22T22:00:00Z")
    let there = try floor.run(["work", far], answers: WorkWalk.opened + ["1", "q"], as: "Ana")
    try #require(there.out.contains("LOOK: CORD PLUG"), "\(there.out)\(there.error)")
    try desk.answer("1")
    try desk.waits("saved 22:00")
    try leaves(desk)
  }
}
