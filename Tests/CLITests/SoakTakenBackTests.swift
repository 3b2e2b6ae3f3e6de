import Testing

/// A soak that a hand at the link took back is no more: not for the job, and not for what is due.
struct SoakTakenBackTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let late = "2026-11-23T01:00:00Z"
  private let second = "ana.ferrule"

  private static let soaking =
    WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking

  private func due(
    _ floor: WorkFixture, at now: String = "2026-11-22T22:00:00Z", store: String? = nil
  )
    throws -> [String]
  {
    try floor.run(["next", "--json"], at: now, store: store ?? "elm.ferrule").list("items")
      .compactMap { $0["what"] as? String }
  }

  private func soaks(_ floor: WorkFixture, at now: String) throws -> Int {
    try floor.run(["handover", "--json"], at: now).list("soaks").count
  }

  @Test func `a cord that comes out at the far end takes the soak off the lists`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", near], answers: Self.soaking)
    #expect(try due(floor) == ["soaking"])
    #expect(try due(floor, at: late) == ["soak-due"])
    #expect(try soaks(floor, at: late) == 1)
    let out = try floor.run(["record", "unplug", far])
    try #require(out.status == 0, "\(out.error)")
    for now in ["2026-11-22T22:00:00Z", late] {
      let what = try due(floor, at: now)
      #expect(what.first == "cord-out", "\(what)")
      #expect(what.contains("not-accepted"), "\(what)")
      #expect(!what.contains { $0.hasPrefix("soak") }, "\(what)")
      #expect(try soaks(floor, at: now) == 0)
    }
    let next = try floor.run(["next"], at: late)
    #expect(!next.out.contains("SOAK"), "\(next.out)")
    #expect(try floor.run(["show", near], at: late).out.contains("soak not started"))
  }

  @Test func `a cord out on another laptop takes the soak back once both logs are one`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    try floor.join(second)
    _ = try floor.run(["work", near], answers: Self.soaking)
    let opened = try floor.run(
      ["work", far], answers: WorkWalk.opened + ["q"], at: "2026-11-22T22:30:00Z", as: "Ana",
      store: second)
    try #require(opened.status == 0, "\(opened.error)")
    #expect(try due(floor, at: late).contains("soak-due"))
    let exported = try floor.run(
      ["sync", "export", "-o", "one.bundle"], at: "2026-11-22T22:40:00Z", store: second)
    try #require(exported.status == 0, "\(exported.error)")
    let merged = try floor.run(["sync", "merge", "one.bundle"], at: "2026-11-22T22:41:00Z")
    try #require(merged.status == 0, "\(merged.error)")
    let what = try due(floor, at: late)
    #expect(what.contains("cord-out"), "\(what)")
    #expect(!what.contains { $0.hasPrefix("soak") }, "\(what)")
    #expect(try soaks(floor, at: late) == 0)
  }

  @Test func `whoever opens the joint again after a failed soak has the repair in hand`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", near], answers: Self.soaking)
    let again = ["1", "2", "dana", "crc 12", "2", "1", "1", "dana", "1", "q"]
    let opened = try floor.run(["work", "--resume"], answers: again, at: late)
    try #require(opened.out.contains("LOOK: PORT FACE"), "\(opened.out)")
    let what = try due(floor, at: late)
    #expect(what.contains("running-repair"), "\(what)")
    #expect(!what.contains("not-accepted"), "\(what)")
  }
}
