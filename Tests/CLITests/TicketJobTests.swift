import Foundation
import Testing

/// A ticket that comes while somebody is at its link already: it is that job's too.
struct TicketJobTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let other = "elm-leaf-1:25/2"
  private let ticket = "INC48213"
  private let floor: WorkFixture
  /// The code of the repair at the near port, whose cord is out.
  private let code: String

  init() throws {
    floor = try WorkFixture()
    _ = try floor.run(["work", near], answers: WorkWalk.opened)
    code = floor.printed(try floor.code(at: near))
  }

  @discardableResult
  private func report(
    _ ref: String, _ number: String? = nil, at now: String = "2026-11-22T22:00:00Z"
  ) throws -> WorkFixture.Run {
    let run = try floor.run(
      ["fault", "add", ref, "flaps", "--ticket", number ?? ticket], at: now, as: "Noor")
    try #require(run.status == 0, "\(run.error)")
    return run
  }

  private func openJobs() throws -> Int {
    try floor.run(["work", "--list", "--json"]).list("jobs").count
  }

  @Test func `it leads to the open job, is named by its note, and is closed with it`() throws {
    #expect(try report(near).words.hasSuffix("next: ferrule work \(near)"))
    let found = try floor.run(["find", ticket])
    #expect(found.words.contains("job \(code)"), "\(found.out)")
    let work = try floor.run(["work", ticket], answers: ["q"])
    #expect(work.words.contains("going on with \(code)"), "\(work.out)")
    #expect(try openJobs() == 1)
    let open = try floor.run(["closeout", ticket])
    #expect(open.out.hasPrefix("\(ticket) elm-leaf-1 25/1 - "), "\(open.out)\(open.error)")
    let due = try floor.run(["next", "--json"]).list("items")
    #expect(due.contains { $0["ticket"] as? String == ticket && $0["code"] is String }, "\(due)")
    let rest = WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking
    _ = try floor.run(["work", "--resume"], answers: rest)
    let done = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    #expect(done.out.contains("ACCEPTED"), "\(done.out)")
    #expect(done.out.contains("\(ticket) elm-leaf-1 25/1 - "), "\(done.out)")
    let show = try floor.run(["show", ticket], at: "2026-11-23T01:00:00Z")
    #expect(show.words.contains("CLOSED 2026-11-23 01:00 by Raj"), "\(show.out)")
    #expect(show.words.contains("job \(code): ferrule closeout \(code)"), "\(show.out)")
    // What is reported after the link was accepted is no matter of that job.
    try report(near, "INC48299", at: "2026-11-23T02:00:00Z")
    let note = try floor.run(["closeout", code])
    #expect(note.out.hasPrefix("\(ticket) elm-leaf-1"), "\(note.out)")
    #expect(try floor.run(["closeout", "INC48299"]).status == 69)
  }

  @Test func `reported at the far end it leads to the job, and to its own port`() throws {
    let added = try report(far)
    #expect(
      added.words.hasSuffix("next: ferrule work --resume \(code); or ferrule work \(far)"),
      "\(added.out)")
    let work = try floor.run(["work", ticket], answers: ["1", "q"])
    #expect(work.words.contains("1 \(near) job \(code), Raj"), "\(work.out)")
    #expect(work.words.contains("2 \(far) reported here"), "\(work.out)")
    #expect(work.words.contains("going on with \(code)"), "\(work.out)")
    #expect(try openJobs() == 1)
    let there = try floor.run(["work", ticket], answers: ["2", "q"])
    #expect(there.words.contains("write it down"), "\(there.out)")
    #expect(try openJobs() == 2)
    // With a job at its own port it leads there alone.
    let again = try floor.run(["work", ticket], answers: ["q"])
    #expect(again.words.contains("going on with"), "\(again.out)")
    #expect(!again.words.contains("work at which"), "\(again.out)")
    #expect(try floor.run(["closeout", code]).out.hasPrefix("\(ticket) "))
  }

  @Test func `reported of the link it leads straight to the one job of it`() throws {
    let added = try report("\(near)>\(far)")
    #expect(added.words.hasSuffix("next: ferrule work --resume \(code)"), "\(added.out)")
    let work = try floor.run(["work", ticket], answers: ["q"])
    #expect(work.words.contains("going on with \(code)"), "\(work.out)")
    #expect(try openJobs() == 1)
  }

  @Test func `two tickets of one link are both named by the note of its job`() throws {
    try report(near)
    try report(near, "INC48214")
    let note = try floor.run(["closeout", code])
    #expect(note.out.hasPrefix("\(ticket), INC48214 elm-leaf-1 25/1 - "), "\(note.out)")
    let glance = try floor.run(["closeout", code, "--glance"])
    #expect(glance.out.hasPrefix("\(ticket) +1 elm-leaf-1 25/1"), "\(glance.out)")
    #expect(glance.lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    for number in [ticket, "INC48214"] {
      let words = try floor.run(["closeout", number]).words
      #expect(words.contains(code), "\(words)")
    }
    // What somebody closed by hand may have been a mistake.
    _ = try floor.run(["fault", "close", "INC48214", "--why", "wrong port"])
    #expect(try floor.run(["closeout", code]).out.hasPrefix("\(ticket) elm-leaf-1"))
  }

  @Test func `scanned where the repair is open it is of this link, and no new label`() throws {
    try report(far)
    try report(other, "INC48299")
    let desk = try desk()
    try desk.waits("? why")
    try desk.send("\(ticket)\r")
    try desk.waits("not taken as an answer")
    try desk.send("INC48299\r")
    try desk.answer("q", after: "open its task? Enter; q stays here")
    try desk.answer("q", after: "still at")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("\(ticket) (ticket): flaps, yes, of this link"), "\(desk.text)")
    #expect(
      desk.words.contains("INC48299 (ticket): flaps, NOT of this repair: \(other)"),
      "\(desk.text)")
    #expect(!desk.words.contains("is new here"), "\(desk.text)")
    // Typed it is told the same, and where a part is wanted it is none.
    let typed = try floor.run(["work", "--resume"], answers: [ticket, "q"])
    #expect(typed.words.contains("flaps, yes, of this link not taken as an answer"), "\(typed.out)")
  }

  private func desk() throws -> Desk {
    try Desk(
      floor.process(
        ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
  }
}
