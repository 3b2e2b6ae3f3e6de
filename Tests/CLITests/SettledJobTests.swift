import Foundation
import Testing

/// What others did of a link while a job was open on it, or while it was to be accepted: the real binary.
struct SettledJobTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let accepted = "2026-11-23T01:00:00Z"
  private let later = "2026-11-23T01:30:00Z"

  private static let soaking =
    WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking

  private func due(_ floor: WorkFixture) throws -> [String] {
    try floor.run(["next", "--json"], at: later).list("items").compactMap {
      $0["what"] as? String
    }
  }

  /// Both ends in hand, nothing opened at the far one; the link accepted by the job at the near one.
  private func meanwhile() throws -> WorkFixture {
    var floor = try WorkFixture()
    floor.isSure = false
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    _ = try floor.run(["work", near], answers: Self.soaking)
    let parked = try floor.run(
      ["work", far], answers: ["1", "p", "coffee", ""], at: "2026-11-22T22:30:00Z", as: "Ana")
    try #require(parked.out.contains("parked"), "\(parked.out)")
    let done = try floor.run(["work", near], answers: WorkWalk.accepted, at: accepted)
    try #require(done.out.contains("ACCEPTED carla"), "\(done.out)")
    return floor
  }

  @Test func `an open job leads nobody onto a link that was accepted, and is ended`() throws {
    let floor = try meanwhile()
    #expect(try due(floor) == ["settled"])
    let next = try floor.run(["next"], at: later)
    #expect(next.out.contains("NOTHING TO DO"), "\(next.out)")
    #expect(next.words.contains("DO NOT TOUCH"), "\(next.out)")
    #expect(try floor.run(["loose", "--json"], at: later).list("loose").isEmpty)
    // Nor is another one begun beside it.
    let other = try floor.run(["work", near], at: later)
    #expect(other.status == 65, "\(other.out)")
    #expect(other.error.contains("DO NOT TOUCH"), "\(other.error)")
    let work = try floor.run(["work", far], answers: ["1"], at: later, as: "Ana")
    #expect(work.words.contains("ACCEPTED carla 01:00: DO NOT TOUCH"), "\(work.out)")
    #expect(!work.out.contains("SAY: Please shut"), "\(work.out)")
    #expect(work.out.contains("ENDED: job "), "\(work.out)")
    #expect(try due(floor) == [])
    #expect(try floor.run(["work", "--list", "--json"], at: later).list("jobs").isEmpty)
  }

  @Test func `opened all the same it is open again`() throws {
    let floor = try meanwhile()
    let work = try floor.run(["work", far], answers: ["2", "q"], at: later, as: "Ana")
    #expect(work.out.contains("DARK 1/"), "\(work.out)")
    #expect(try due(floor) == ["running-repair"])
  }

  @Test func `a fault in the middle of the soak is on the screen, and not closed unread`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    _ = try floor.run(["work", near], answers: Self.soaking)
    _ = try floor.run(
      ["fault", "add", near, "flaps again", "--ticket", "INC9"], at: "2026-11-22T23:00:00Z")
    let due = try due(floor)
    #expect(due.first == "open-fault", "\(due)")
    #expect(!due.contains("soak-due"), "\(due)")
    for ref in [near, "INC9"] {
      let work = try floor.run(["work", ref], answers: ["?", "q"], at: later)
      #expect(work.words.contains("FAULT INC9 Sun 22 Nov 23:00: flaps again"), "\(work.out)")
      #expect(!work.out.contains("counters of"), "\(work.out)")
    }
    let again = try floor.run(["work", near], answers: ["1", "q"], at: later)
    #expect(again.out.contains("LOOK NEXT"), "\(again.out)")
    #expect(again.out.contains("soak FAILED"), "\(again.out)")
    #expect(try floor.run(["fault", "list", "--json"], at: later).list("faults").count == 2)
  }

  @Test func `who accepts a row reads of its open faults, and closes none of them unread`() throws {
    let hall = try DemoFixture()
    let port = "S1-L7:13/2"
    let list = try hall.run(["work", "R03", "--procedure", "acceptance"])
    let line = try #require(list.lines.first { $0.contains(port) })
    #expect(line.contains("INC48201"), "\(line)")
    #expect(list.lines.allSatisfy { $0.count <= 80 })
    let work = try hall.run(["work", port, "--procedure", "acceptance"], answers: ["?", "q"])
    #expect(work.out.contains("FAULT INC48201 "), "\(work.out)")
    let repair = try hall.run(["work", port, "--procedure", "acceptance"], answers: ["1", "q"])
    #expect(repair.out.contains("NEW JOB "), "\(repair.out)")
    #expect(repair.out.contains("DARK 1/"), "\(repair.out)")
  }
}
