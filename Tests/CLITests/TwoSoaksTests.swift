import Foundation
import Testing

/// One soak with two answers, and a soak that another laptop took back: what the logs say once they are one.
struct TwoSoaksTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let second = "ana.ferrule"
  private static let soaking =
    WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking

  /// Two laptops that both have the repair at the near end, soaking since 22:00.
  private func shared() throws -> (floor: WorkFixture, code: String) {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    try floor.join(second)
    let run = try floor.run(["work", near], answers: Self.soaking)
    try #require(run.out.contains("SOAKING"), "\(run.out)")
    let code = try floor.code(at: near)
    try bring(floor, from: "elm.ferrule", to: second, at: "2026-11-22T22:20:00Z")
    return (floor, code)
  }

  /// What the merge says.
  @discardableResult
  private func bring(_ floor: WorkFixture, from: String, to: String, at now: String) throws
    -> String
  {
    let out = try floor.run(["sync", "export", "-o", "\(from).bundle"], at: now, store: from)
    try #require(out.status == 0, "\(out.error)")
    let merged = try floor.run(["sync", "merge", "\(from).bundle"], at: now, store: to)
    try #require(merged.status == 0, "\(merged.error)")
    return merged.out
  }

  private func due(_ floor: WorkFixture, at now: String) throws -> [String] {
    try floor.run(["next", "--json"], at: now).list("items").compactMap { $0["what"] as? String }
  }

  @Test(arguments: ["2026-11-23T00:20:00Z", "2026-11-23T00:40:00Z"])
  func `a soak that failed on one laptop is on every list, though the other had it accepted`(
    failedAt: String
  ) throws {
    let (floor, code) = try shared()
    let failed = try floor.run(
      ["work", "--resume", code], answers: ["1", "2", "noor", "errors on Rx2", "q"], at: failedAt,
      as: "Ana", store: second)
    try #require(failed.out.contains("soak FAILED"), "\(failed.out)\(failed.error)")
    let accepted = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: "2026-11-23T00:25:00Z")
    try #require(accepted.out.contains("ACCEPTED carla"), "\(accepted.out)")
    let now = "2026-11-23T01:00:00Z"
    #expect(try due(floor, at: now).isEmpty)
    let said = try bring(floor, from: second, to: "elm.ferrule", at: now)
    #expect(
      said.contains("OPEN AGAIN \(near): accepted by carla, its soak counts no more"), "\(said)")
    #expect(said.contains("next: ferrule work --resume \(floor.printed(code))"), "\(said)")
    #expect(try !bring(floor, from: second, to: "elm.ferrule", at: now).contains("OPEN AGAIN"))
    #expect(try due(floor, at: now).contains("running-repair"))
    let loose = try floor.run(["loose"], at: now)
    #expect(loose.out.contains("REPAIR"), "\(loose.out)")
    let home = try floor.run(["handover", "--yes"], at: now)
    #expect(home.words.contains("counts no more"), "\(home.out)")
    let note = try floor.run(["closeout", near], at: now)
    #expect(note.words.contains("SOAK FAILED"), "\(note.out)")
    #expect(note.words.contains("(NOC noor): errors on Rx2"), "\(note.out)")
    #expect(note.words.contains("NOT ACCEPTED"), "\(note.out)")
    #expect(!note.words.contains("SOAK passed"), "\(note.out)")
    #expect(try floor.run(["work", "--list"], at: now).out.contains(near))
    let work = try floor.run(["work", "--resume", code], answers: ["q"], at: now)
    #expect(work.out.contains("soak FAILED"), "\(work.out)\(work.error)")
    // Both laptops say the same.
    try bring(floor, from: "elm.ferrule", to: second, at: now)
    let there = try floor.run(["closeout", near], at: now, store: second)
    #expect(there.words.contains("SOAK FAILED"), "\(there.out)")
    #expect(there.words.contains("NOT ACCEPTED"), "\(there.out)")
  }

  @Test func `a soak that was read for counters of before goes on, and is not accepted`() throws {
    let (floor, code) = try shared()
    let other = try floor.run(
      ["work", far],
      answers: ["2", "dana", "1", "1", "1"] + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking,
      at: "2026-11-23T00:30:00Z", as: "Ana", store: second)
    try #require(other.out.contains("SOAKING until"), "\(other.out)\(other.error)")
    let accepted = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: "2026-11-23T00:45:00Z")
    try #require(accepted.out.contains("ACCEPTED carla"), "\(accepted.out)")
    let now = "2026-11-23T01:00:00Z"
    try bring(floor, from: second, to: "elm.ferrule", at: now)
    #expect(try due(floor, at: now).contains("soaking"))
    #expect(try due(floor, at: "2026-11-23T02:36:00Z").contains("soak-due"))
    for port in [near, far] {
      let note = try floor.run(["closeout", port], at: now)
      #expect(note.words.contains("SOAK to"), "\(note.out)")
      #expect(note.words.contains("NOT ACCEPTED"), "\(note.out)")
    }
  }

  @Test func `a port that is shut while the link soaks takes the soak off the lists`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", near], answers: Self.soaking)
    try #require(try due(floor, at: "2026-11-22T22:05:00Z") == ["soaking"])
    let shut = try floor.run(
      ["record", "port", far, "--shut", "--by", "Noor", "--ticket", "CHG99"],
      at: "2026-11-22T22:10:00Z", as: "Dana")
    try #require(shut.status == 0, "\(shut.error)")
    let late = "2026-11-23T01:00:00Z"
    #expect(try !due(floor, at: late).contains { $0.hasPrefix("soak") })
    let work = try floor.run(["work", near], at: late)
    #expect(work.out.contains("far elm-spine-2 3/1 is still shut"), "\(work.out)")
    let note = try floor.run(["closeout", near], at: late)
    #expect(note.words.contains("SOAK not started"), "\(note.out)")
  }

  @Test func `the note keeps a soak that failed, and when the link came up first`() throws {
    let demo = try DemoFixture()
    let ref = "S1-P2:11/2"
    let up = ["2", "dana", "1", "1", "1", "1", "1", "1", "dana", "2", "dana"]
    _ = try demo.run(["work", ref, "--yes"], answers: up + ["1", "1", "dana", "2", "q"])
    let failed = try demo.run(
      ["work", ref],
      answers: ["1", "2", "noor", "sym errors 40", "4", "1", "1", "noor", "2", "noor"]
        + ["1", "1", "noor", "q"], at: "2026-11-22T00:20:00Z")
    try #require(failed.out.contains("SOAKING until"), "\(failed.out)")
    let later = "2026-11-22T02:50:00Z"
    let done = try demo.run(
      ["work", ref], answers: ["1", "1", "noor", "1", "Dana", "q"], at: later)
    try #require(done.out.contains("ACCEPTED Dana"), "\(done.out)")
    let note = try demo.run(["closeout", ref], at: later)
    let words = note.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("up 22:10 (NOC dana)"), "\(note.out)")
    #expect(words.contains("BEFORE: SOAK FAILED"), "\(note.out)")
    #expect(words.contains("(NOC noor): sym errors 40"), "\(note.out)")
    #expect(words.contains("SOAK passed"), "\(note.out)")
    #expect(words.contains("ACCEPTED Dana"), "\(note.out)")
    #expect(note.lines.dropLast().count <= 8, "\(note.out)")
    #expect(note.lines.allSatisfy { $0.count <= 80 }, "\(note.out)")
  }
}
