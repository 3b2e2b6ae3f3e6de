import Foundation
import Testing

/// Procedures as a lead and a technician use them: the real binary, files and answers piped in.
struct ProcedureTests {
  private let port = "elm-leaf-1:25/1"

  /// A site's own repair: the shipped one with the next version and another word on its first screen.
  private func ownRepair(_ floor: WorkFixture, _ change: (String) -> String = { $0 }) throws {
    let shown = try floor.run(["procedure", "show", "repair"])
    try #require(shown.status == 0, "\(shown.error)")
    let text = shown.out.replacingOccurrences(of: "version: 3", with: "version: 4")
      .replacingOccurrences(of: "screen: DARK", with: "screen: SHUT IT")
    try Data(change(text).utf8).write(to: floor.folder.appendingPathComponent("own.yaml"))
  }

  @Test func `nine come with the program, and check finds nothing in what show prints`() throws {
    let floor = try WorkFixture()
    let names = try floor.run(["procedure", "list", "--json"]).list("procedures")
      .compactMap { $0["name"] as? String }
    #expect(
      names == [
        "repair", "new-link", "replace-cord", "spare-leg", "panel-joint", "replace-module",
        "bad-link", "other-link", "acceptance",
      ])
    for name in names {
      let shown = try floor.run(["procedure", "show", name])
      try Data(shown.out.utf8).write(to: floor.folder.appendingPathComponent("\(name).yaml"))
      let checked = try floor.run(["procedure", "check", "\(name).yaml"])
      #expect(checked.status == 0, "\(checked.out)")
      #expect(checked.out.hasPrefix("OK  \(name).yaml: \(name) version "))
    }
    let list = try floor.run(["procedure", "list"])
    #expect(list.lines.allSatisfy { $0.count <= 80 })
    #expect(try floor.run(["procedure", "show", "nosuch"]).status == 69)
  }

  @Test func `what is unsafe is found with its line, and not added`() throws {
    let floor = try WorkFixture()
    try ownRepair(floor) { $0.replacingOccurrences(of: "do: shut", with: "do: medium") }
    let checked = try floor.run(["procedure", "check", "own.yaml"])
    #expect(checked.status == 1)
    #expect(checked.out.contains("unsafe  own.yaml:"))
    #expect(checked.out.contains("open: unplug without shut before it"))
    let added = try floor.run(["procedure", "add", "own.yaml"])
    #expect(added.status == 65)
    let list = try floor.run(["procedure", "list", "--json"]).list("procedures")
    #expect(list.first?["origin"] as? String == "shipped")
    try Data("procedure: x\nsteps: [\n".utf8)
      .write(to: floor.folder.appendingPathComponent("bad.yaml"))
    let bad = try floor.run(["procedure", "check", "bad.yaml", "--json"])
    #expect(bad.status == 65)
    #expect(bad.out.contains("too-deep"))
  }

  @Test func `a screen that says another step's word is found, and not added`() throws {
    let floor = try WorkFixture()
    try ownRepair(floor) { $0.replacingOccurrences(of: "screen: UNPLUG", with: "screen: PLUG IN") }
    let checked = try floor.run(["procedure", "check", "own.yaml"])
    #expect(checked.status == 1)
    #expect(checked.words.contains("open: screen says PLUG IN, which is plug-in"), "\(checked.out)")
    #expect(checked.words.contains("begin it with UNPLUG"), "\(checked.out)")
    #expect(try floor.run(["procedure", "add", "own.yaml"]).status == 65)
  }

  @Test func `a site's own goes before the shipped one, and open jobs go on by their text`() throws
  {
    let floor = try WorkFixture()
    let before = try floor.run(["work", port])
    #expect(before.out.contains("DARK 1/12"))
    try ownRepair(floor)
    let added = try floor.run(["procedure", "add", "own.yaml"])
    try #require(added.status == 0, "\(added.error)")
    #expect(try floor.run(["procedure", "add", "own.yaml"]).status == 65)
    let other = try floor.run(["work", "elm-leaf-1:25/2"])
    #expect(other.out.contains("SHUT IT 1/12"))
    let old = try floor.run(["work", "--resume", try floor.code(at: port)])
    #expect(old.out.contains("DARK 1/12"))
    let rows = try floor.run(["work", "--list", "--json"]).list("jobs")
    #expect(rows.compactMap { $0["version"] as? Int }.sorted() == [3, 4])
  }

  @Test func `an open job is gone on with, whatever its procedure`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port, "--procedure", "replace-cord", "--yes"])
    let again = try floor.run(["work", port])
    #expect(again.out.contains("going on with"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 1)
  }

  @Test func `nothing is plugged in anew on a link that is in service`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(["work", port, "--procedure", "new-link", "--yes"])
    #expect(run.status == 65)
    #expect(run.error.contains("is in service"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test func `a new link is in service once somebody accepted it`() throws {
    let floor = try WorkFixture()
    let link = "\(port)>elm-spine-2:3/1"
    let planned = try floor.run(["edit", link, "service=planned"])
    try #require(planned.status == 0, "\(planned.error)")
    let faces = ["1", "1", "1"]
    let begun = try floor.run(
      ["work", port, "--procedure", "new-link", "--yes"],
      answers: ["1", "1", "1", "42.5"] + faces + faces + ["1", "1", "dana", "2", "dana", "2"]
        + ["dana"] + WorkWalk.soaking)
    #expect(begun.out.contains("SOAKING"), "\(begun.out)")
    #expect(!begun.out.contains("NOT SHUT"), "\(begun.out)")
    #expect(try floor.run(["show", link]).out.contains("service: planned"))
    let done = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    let history = try floor.run(["history", link])
    #expect(history.words.contains(": as it should be"))
    let measured = "passed, 42.5 m measured, numbers not written down"
    #expect(history.words.contains(measured), "\(history.out)")
    // A hand was at both its ends, and the note names them.
    let note = try floor.run(["closeout", port], at: "2026-11-23T01:00:00Z")
    let ends = "elm-leaf-1 25/1 + elm-spine-2 3/1"
    #expect(
      note.words.contains("DID plugged in \(ends), nothing cleaned, PASS 22:00"), "\(note.out)")
    #expect(
      note.words.contains("IN elm-leaf-1 25/1 22:00, elm-spine-2 3/1 22:00, up"), "\(note.out)")
    #expect(!note.out.contains("UNTOUCHED"), "\(note.out)")
    #expect(note.lines.count <= 9 && note.lines.allSatisfy { $0.count <= 80 }, "\(note.out)")
    let glance = try floor.run(["closeout", port, "--glance"], at: "2026-11-23T01:00:00Z")
    #expect(glance.lines.count <= 7 && glance.lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    #expect(try floor.run(["show", link]).out.contains("service: in-service"))
    let again = try floor.run(["work", port, "--procedure", "new-link", "--yes"])
    #expect(again.error.contains("is in service"), "\(again.error)")
  }

  @Test func `a measured length stands in the note beside what the records add up to`() throws {
    let demo = try DemoFixture()
    let planned = try demo.run(["edit", "dgx-01:mlx5_0 > S1-L1:1/1", "service=planned"])
    try #require(planned.status == 0, "\(planned.error)")
    let run = try demo.run(
      ["work", "dgx-01:mlx5_0", "--procedure", "new-link", "--yes"],
      answers: ["1", "1", "12.5", "q"])
    try #require(run.status == 0, "\(run.error)")
    let note = try demo.run(["closeout", "dgx-01:mlx5_0"]).out
    let words = note.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("loss tested (12.5 m measured, 29 m by record)"), "\(note)")
  }

  @Test func `a new link set aside for a wrong polarity says so wherever it is told of`() throws {
    let floor = try WorkFixture()
    try #require(
      try floor.run(["edit", "\(port)>elm-spine-2:3/1", "service=planned"]).status == 0)
    let new = ["work", port, "--procedure", "new-link", "--yes"]
    let wrong = "POLARITY WRONG: crossed 1-12"
    _ = try floor.run(new, answers: ["1", "2", "crossed 1-12", "q"])
    #expect(try floor.run(["closeout", port]).lines[1] == wrong)
    let aside = try floor.run(["work", "--resume"], answers: ["3", "planner decides", "q"])
    #expect(aside.out.contains("SET ASIDE"), "\(aside.out)")
    let note = try floor.run(["closeout", port])
    #expect(note.lines[1] == "SET ASIDE: \(wrong); planner decides", "\(note.out)")
    #expect(
      try floor.run(["closeout", port, "--glance"]).words.contains("SET ASIDE: POLARITY WRONG"))
    for command in [["show", port], ["handover"]] {
      let run = try floor.run(command)
      #expect(run.words.contains(wrong), "\(command): \(run.out)")
    }
  }

  @Test func `a check tells of a polarity that was only said to be wrong, until a test is right`()
    throws
  {
    let demo = try DemoFixture()
    let edited = try demo.run(["edit", "dgx-12:mlx5_0>S1-L1:6/2", "service=planned"])
    try #require(edited.status == 0, "\(edited.error)")
    let run = try demo.run(
      ["work", "dgx-12:mlx5_0", "--procedure", "new-link", "--yes"],
      answers: ["2", "crossed 1-12", "3", "planner decides", "q"])
    try #require(run.out.contains("LINK SET ASIDE"), "\(run.out)")
    func check() throws -> String {
      try demo.run(["check", "dgx-12:mlx5_0"]).out.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let told = try check()
    #expect(told.contains("tested WRONG: crossed 1-12 (Raj, 2026-11-21 22:10 UTC)"), "\(told)")
    let code = try #require(
      try demo.run(["work", "--list", "--json"]).list("jobs").last?["code"] as? String)
    _ = try demo.run(["work", "--resume", code], answers: ["1", "1", "q"])
    #expect(try !check().contains("tested WRONG"))
  }

  @Test func `an acceptance that is taken back takes the new link out of service again`() throws {
    let floor = try WorkFixture()
    let link = "\(port)>elm-spine-2:3/1"
    try #require(try floor.run(["edit", link, "service=planned"]).status == 0)
    let faces = ["1", "1", "1"]
    _ = try floor.run(
      ["work", port, "--procedure", "new-link", "--yes"],
      answers: ["1", "1", "1", "42.5"] + faces + faces + ["1", "1", "dana", "2", "dana", "2"]
        + ["dana"] + WorkWalk.soaking)
    let later = "2026-11-23T01:00:00Z"
    let code = try floor.code(at: port)
    let undone = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted.dropLast() + ["u", "q"], at: later)
    #expect(undone.words.contains("TAKEN BACK: accepted by carla"), "\(undone.out)")
    #expect(try floor.run(["show", link]).out.contains("service: planned"))
    let again = try floor.run(
      ["work", "--resume", code], answers: ["1", "carla", "q"], at: later)
    #expect(again.out.contains("ACCEPTED carla"), "\(again.out)")
    #expect(try floor.run(["show", link]).out.contains("service: in-service"))
  }

  @Test func `a module is changed with both its links, to the end`() throws {
    let floor = try WorkFixture()
    let gates = ["2", "dana", "2", "dana"]
    let faces = ["1", "1", "1"]
    let answers =
      gates + ["1", "1", "1"]  // medium, both unplugged
      + ["1", "MT2440X1", "BAG-4", "1"] + faces  // new one in, old one to the bag, form, plugged in
      + ["1"] + faces  // the other link is fibre too
      + ["1", "1", "dana", "1", "1", "dana"] + ["2", "dana", "2", "dana"]
    let run = try floor.run(
      ["work", port, "--procedure", "replace-module", "--yes"], answers: answers + WorkWalk.soaking)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.contains("SOAKING"), "\(run.out)")
    #expect(run.out.contains("elm-leaf-1 25/2"))
    let dialogue = run.lines.prefix { $0 != "NOTE for the ticket:" }
    #expect(dialogue.filter { $0.count > 40 } == [])
    let done = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    #expect(done.out.contains("ACCEPTED carla"))
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
    #expect(done.lines.contains("OWED 25/2, same module, not accepted"), "\(done.out)")
    let note = try floor.run(["closeout", port], at: "2026-11-23T01:00:00Z")
    #expect(note.lines.contains("OWED 25/2, same module, not accepted"), "\(note.out)")
    #expect(note.words.contains("DID module changed elm-leaf-1 25/1, PASS"), "\(note.out)")
    #expect(
      note.words.contains("IN elm-leaf-1 25/1 22:00, elm-leaf-1 25/2 22:00"), "\(note.out)")

    // The other link got another module too: its own acceptance is owed.
    let later = "2026-11-23T01:10:00Z"
    let owed = try floor.run(["next", "--json"], at: later).list("items")
    #expect(owed.map { $0["what"] as? String } == ["module-changed"])
    #expect(owed.first?["ref"] as? String == "elm-leaf-1:25/2")
    #expect(
      try floor.run(["next"], at: later).words.contains(
        "do: ferrule work elm-leaf-1:25/2 --procedure other-link"))
    let other = try floor.run(
      ["work", "elm-leaf-1:25/2", "--procedure", "other-link"],
      answers: ["1", "1", "dana", "2", "dana", "1", "1", "dana", "1", "q"], at: later)
    #expect(other.out.contains("SOAKING"), "\(other.out)")
    let end = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "dana", "1", "1", "carla", "q"],
      at: "2026-11-23T04:00:00Z")
    #expect(end.out.contains("ACCEPTED carla"), "\(end.out)")
    #expect(try floor.run(["next"], at: "2026-11-23T04:00:00Z").out == "Nothing is due.\n")
    // The module was changed in the other job; in this one nobody touched anything.
    let second = try floor.run(["closeout", "elm-leaf-1:25/2"], at: "2026-11-23T04:00:00Z")
    #expect(second.lines.contains("DID nothing opened"), "\(second.out)")
    #expect(second.out.contains("IN as it was, up"), "\(second.out)")
    #expect(!second.out.contains("UNTOUCHED"), "\(second.out)")
    let paid = try floor.run(["closeout", port], at: "2026-11-23T04:00:00Z")
    #expect(!paid.out.contains("same module"), "\(paid.out)")
  }

  @Test func `what a job has out and shut at its other joint is that job's`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port, "--procedure", "replace-module", "--yes"],
      answers: ["2", "dana", "2", "dana", "1", "1", "1", "q"])
    let code = try floor.code(at: port)
    let items = try floor.run(["next", "--json"]).list("items")
    let kinds = items.compactMap { $0["what"] as? String }
    #expect(kinds.first == "running-repair")
    #expect(kinds.count { $0 == "cord-out" } == 2, "\(kinds)")
    #expect(!kinds.contains("port-shut"), "\(kinds)")
    #expect(items.allSatisfy { $0["code"] as? String == code }, "\(items)")
    // Somebody else has nothing free to do there.
    let ana = try floor.run(["next", "--json"], as: "Ana").list("items")
    #expect(ana.allSatisfy { $0["technician"] as? String == "Raj" }, "\(ana)")
  }

  @Test func `a row is listed link by link, and one of them is accepted by name`() throws {
    let floor = try WorkFixture()
    let list = try floor.run(["work", "R07", "--procedure", "acceptance"])
    #expect(list.status == 0, "\(list.error)")
    #expect(list.out.contains("ACCEPTANCE  R07: 0 of"))
    #expect(list.out.contains("POLARITY"))
    #expect(list.lines.allSatisfy { $0.count <= 80 })
    let run = try floor.run(
      ["work", port, "--procedure", "acceptance"],
      answers: ["1", "1", "42.5", "1", "1", "dana", "1", "1", "dana", "1", "q"])
    #expect(run.out.contains("SOAKING"), "\(run.out)")
    let done = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "dana", "1", "1", "carla", "q"],
      at: "2026-11-23T01:00:00Z")
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    let note = try floor.run(["closeout", port], at: "2026-11-23T01:00:00Z")
    #expect(
      note.lines.contains("DID nothing opened, polarity tested, loss tested (42.5 m measured)"),
      "\(note.out)")
    #expect(note.out.contains("IN as it was, up 22:00 (NOC dana)"), "\(note.out)")
    let after = try floor.run(["work", "R07", "--procedure", "acceptance", "--json"]).json()
    #expect(after["accepted"] as? Int == 1)
  }

  @Test
  func `an acceptance whose link is down begins a repair at its own port, and goes on with it`()
    throws
  {
    let floor = try WorkFixture()
    let down = ["1", "2", "dana", "no light"]
    let run = try floor.run(
      ["work", port, "--procedure", "acceptance"],
      answers: ["1", "1", "42.5"] + down + ["1", "q"])
    #expect(run.out.contains("1 elm-leaf-1 25/1: never seen"), "\(run.out)")
    #expect(run.words.contains("NEW JOB"), "\(run.out)")
    let jobs = try floor.run(["work", "--list", "--json"]).list("jobs")
    #expect(jobs.map { $0["ref"] as? String } == [port, port])
    #expect(jobs.map { $0["procedure"] as? String } == ["acceptance", "repair"])
    let codes = jobs.compactMap { $0["code"] as? String }
    try #require(codes.count == 2)
    #expect(run.words.contains("NEW JOB \(floor.printed(codes[1])) at elm-leaf-1 25/1"))

    let back = try floor.run(
      ["work", "--resume", codes[0]], answers: ["1"] + down + ["1", "q"])
    #expect(
      back.words.contains("LOOKING AT elm-leaf-1 25/1, job \(codes[1])"), "\(back.out)")
    #expect(
      back.words.contains("GOING ON WITH \(floor.printed(codes[1])) at"), "\(back.out)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").count == 2)
  }
}
