import Foundation
import Testing

/// A repair that is put down, and taken up by somebody else or somewhere else.
struct WorkMemoryTests {
  private let port = "elm-leaf-1:25/1"
  private let second = "ana.ferrule"

  private func exchange(_ floor: WorkFixture) throws {
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      try #require(try floor.run(["sync", "export", "-o", name], store: store).status == 0)
      try #require(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
  }

  private func desk(_ floor: WorkFixture, _ arguments: [String], _ store: String = "elm.ferrule")
    throws -> Desk
  {
    try Desk(
      floor.process(
        arguments, at: "2026-11-22T23:41:00Z", as: "Ana", store: store, killAt: nil))
  }

  @Test func `parked on one laptop, merged, gone on with on another by somebody else`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(
      ["work", port], answers: WorkWalk.opened + ["1", "p", "the NOC calls back", "30"])
    let code = floor.printed(try floor.code(at: port))
    try exchange(floor)
    let desk = try desk(floor, ["work", "--resume", code.lowercased()], second)
    try desk.waits("? why")
    #expect(desk.words.contains("going on with \(code), elm-leaf-1 25/1"))
    #expect(desk.words.contains("it is at step 5 of 12 PARKED, 22:00, Raj"))
    try desk.answer("1")
    try desk.waits("saved 23:41")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    #expect(desk.words.contains("LOOK: CORD PLUG"))
  }

  @Test func `an open repair says where it was left`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let again = try floor.run(["work", "--resume"])
    #expect(again.words.contains("you were at step 4 of 12 INSPECT, 22:00, Raj"))
    let here = try floor.run(["work", port], at: "2026-11-24T22:00:00Z", as: "Ana")
    #expect(here.words.contains("it is at step 4 of 12 INSPECT, 2 d ago, 22:00, Raj"))
  }

  @Test func `whoever goes on is told that the link, the module or the cord was retired`() throws {
    let demo = try DemoFixture()
    let begun = try demo.run(["work", "S1-P2:11/2", "--yes"], answers: ["q"])
    try #require(begun.status == 0, "\(begun.error)")
    let jobs = try demo.run(["work", "--list", "--json"]).list("jobs")
    let code = try #require(
      jobs.first { $0["ref"] as? String == "S1-P2:11/2" }?["code"] as? String)
    #expect(!(try demo.run(["work", "--resume", code]).out.contains("RETIRED")))
    for thing in ["C-0668", "MT2417VS00334"] {
      let run = try demo.run(["retire", thing, "--why", "gone", "--yes"])
      try #require(run.status == 0, "\(run.error)")
    }
    let parts = try demo.run(["work", "S1-P2:11/2"], answers: ["q"])
    let link = try demo.run(["retire", "S1-P2:11/2>S1-L3:23/2", "--why", "gone", "--yes"])
    try #require(link.status == 0, "\(link.error)")
    let all = try demo.run(["work", "--resume", code], answers: ["q"])
    let said = [parts, all].map {
      $0.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    for words in said {
      #expect(words.contains(": cable C-0668"), "\(words)")
      #expect(words.contains(": module MT2417VS00334"), "\(words)")
    }
    #expect(!said[0].contains(": link"), "\(said[0])")
    #expect(said[1].contains(": link S1-P2:11/2 > S1-L3:23/2"), "\(said[1])")
  }

  @Test func `a new repair is not where an earlier one at its joint was left`() throws {
    let floor = try WorkFixture()
    let answers =
      WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking
    _ = try floor.run(["work", port], answers: answers)
    _ = try floor.run(["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    let now = "2026-11-24T22:00:00Z"
    _ = try floor.run(["work", port], at: now, as: "Ana")
    let again = try floor.run(["work", "--resume"], at: now, as: "Ana")
    #expect(again.words.contains("you were at step 1 of"))
    #expect(again.words.contains("DARK, 22:00, Ana"))
  }

  @Test func `each end tells of the repair at the other`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    _ = try floor.run(["work", "elm-spine-2:3/1"], as: "Ana")
    let near = floor.printed(try floor.code(at: port))
    let far = floor.printed(try floor.code(at: "elm-spine-2:3/1"))
    let here = try floor.run(["work", "--resume", near])
    #expect(here.words.contains("far end elm-spine-2 3/1: job \(far), Ana"))
    let there = try floor.run(["work", "--resume", far], as: "Ana")
    #expect(there.words.contains("far end elm-leaf-1 25/1: job \(near), Raj"))
  }

  @Test func `a code from a dead laptop goes on from memory, and joins the real repair`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened + WorkWalk.cleaned)
    let code = try floor.code(at: port)
    let desk = try desk(floor, ["work", "--resume", floor.printed(code)], second)
    try desk.waits("Begun on another laptop? scan or type its port")
    try desk.answer("elm-leaf-1 25/1")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("yes", after: "all the same? yes; Enter: no")
    try desk.answer("1", after: "what is the cord?")
    try desk.waits("last step DONE?")
    #expect(desk.words.contains("4 INSPECT port face: seen CLEAN"))
    try desk.send("elm-leaf-1\r")
    try desk.waits("scanned: not taken here")
    try desk.answer("12")
    try desk.answer("5", after: "0 to 9")
    try desk.waits("? why")
    #expect(desk.words.contains("resumed from memory: 5 steps done"))
    #expect(desk.words.contains("PLUG IN 6/12"))
    try desk.answer("1")
    try desk.waits("saved 23:41: plugged in")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    let steps = try floor.run(["dump", "--canonical"], store: second).lines
      .filter { $0.hasPrefix("step ") && $0.contains("resumed from memory, \(code)") }
    #expect(steps.count == 5)

    try exchange(floor)
    for store in ["elm.ferrule", second] {
      let jobs = try floor.run(["work", "--list", "--json"], store: store).list("jobs")
      #expect(jobs.map { $0["code"] as? String } == [code])
      let run = try floor.run(["work", "--resume", code], store: store)
      #expect(run.out.contains("LINK UP 7/12"), "\(run.out)")
      #expect(!run.out.contains("UNSEEN"))
    }
    try bothGoOn(floor, floor.printed(code))
  }

  /// Whoever began a repair, here or from memory elsewhere, goes on with it without its code.
  private func bothGoOn(_ floor: WorkFixture, _ code: String) throws {
    for store in ["elm.ferrule", second] {
      for person in ["Raj", "ana"] {
        let own = try floor.run(["work", "--resume"], as: person, store: store)
        #expect(own.words.contains("going on with \(code)"), "\(person): \(own.error)")
      }
      let other = try floor.run(["work", "--resume"], as: "Zoe", store: store)
      #expect(other.error.contains("Zoe has no open repair"), "\(other.error)")
      #expect(try floor.run(["work", "--list"], store: store).out.contains("  Raj, Ana  "))
      let jobs = try floor.run(["work", "--list", "--json"], store: store).list("jobs")
      #expect(jobs.map { $0["technicians"] as? [String] } == [["Raj", "Ana"]])
    }
  }

  @Test func `who shut the port and unplugged the cord is told, not who said so from memory`()
    throws
  {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 3)
    let before = try floor.run(["loose"], at: "2026-11-23T00:00:00Z", store: second)
    #expect(before.words.contains("still shut for us since 23:41, from memory"), "\(before.out)")

    try exchange(floor)
    for store in ["elm.ferrule", second] {
      let loose = try floor.run(["loose"], at: "2026-11-23T00:00:00Z", store: store)
      #expect(loose.words.contains("still shut for us since 22:00, by dana"), "\(loose.out)")
      #expect(loose.words.contains("cord out since 22:00, unplugged by Raj"), "\(loose.out)")
      #expect(!loose.words.contains("from memory"), "\(loose.out)")
      let next = try floor.run(["next", "--json"], at: "2026-11-23T00:00:00Z", store: store)
      #expect(next.out.contains("cord out since 22:00, unplugged by Raj"), "\(next.out)")
      let handover = try floor.run(["handover"], at: "2026-11-23T00:00:00Z", store: store)
      #expect(!handover.words.contains("from memory"), "\(handover.out)")
    }
  }

  @Test func `the port is not unplugged under the word of who said from memory that it is shut`()
    throws
  {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: Array(WorkWalk.opened.dropLast()))
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 2)
    try exchange(floor)
    for store in ["elm.ferrule", second] {
      let run = try floor.run(["work", "--resume", code], store: store)
      #expect(run.out.contains("UNPLUG 3/12"), "\(run.out)")
      #expect(run.out.contains("25/1 shut: dana 22:00"), "\(run.out)")
    }
  }

  @Test func `one code at two ports: each command names what to type for each`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["2", "2 10"])
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 3, at: "elm-leaf-1 25/2")
    try exchange(floor)
    let (here, there) = ("elm-leaf-1:25/1", "elm-leaf-1:25/2")
    for (arguments, command) in [
      (["work", "--resume", code], "work"), (["park", code], "park"),
      (["closeout", code], "closeout"),
    ] {
      let run = try floor.run(arguments)
      let error = run.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(run.status == 65, "\(error)")
      #expect(
        error.contains(
          "\(floor.printed(code)) is the code of 2 repairs: at \(here) and at \(there)."),
        "\(error)")
      #expect(
        error.contains("ferrule \(command) \(here); or ferrule \(command) \(there)"), "\(error)")
    }
    let work = try floor.run(["work", there])
    #expect(work.words.contains("going on with \(floor.printed(code)), Ana"), "\(work.error)")
    #expect(work.words.contains("nothing is lost; go on with ferrule work \(there)"), "\(work.out)")
    let beside = try floor.run(["work", here, "--procedure", "bad-link"])
    #expect(
      beside.errorWords.contains("next: ferrule work \(here); or begin beside it with --yes"),
      "\(beside.error)")
    let next = try floor.run(["next"])
    #expect(next.words.contains("do: ferrule work \(here)"), "\(next.out)")
    let loose = try floor.run(["loose"])
    for ref in [here, there] {
      #expect(loose.words.contains("next: ferrule work \(ref)"), "\(loose.out)")
    }
    #expect(!(next.out + loose.out).contains("--resume"), "\(next.out)\(loose.out)")
    let ask = ["Please clear the counters."]
    let refused = try floor.run(["record", "ask", code] + ask)
    #expect(refused.status == 65, "\(refused.out)")
    let places = "is the code of 2 repairs: at \(here) and at \(there)."
    #expect(refused.errorWords.contains(places), "\(refused.error)")
    let told = "type \(here) or \(there) instead of the code"
    #expect(refused.errorWords.contains(told), "\(refused.error)")
    #expect(try floor.run(["record", "ask", there] + ask).status == 0)
    let shown = try floor.run(["show", code])
    #expect(shown.words.contains("another repair has this code, at \(here)"), "\(shown.out)")
    #expect(try floor.run(["closeout", here]).words.contains("CAUSE dirt port face fibre 2 10"))
    #expect(try floor.run(["closeout", there]).words.contains("CAUSE not seen"))
  }

  @Test func `one code at two ports: who parks one, or takes its oops back, is told its port`()
    throws
  {
    let floor = try WorkFixture()
    try floor.join(second)
    try #require(try floor.run(["oops", port]).status == 0)
    _ = try floor.run(["work", port, "--yes"], answers: ["p", "waits for a ladder", "", "q"])
    try goOn(floor, try floor.code(at: port), steps: 1, at: "elm-leaf-1 25/2")
    try exchange(floor)
    let there = "elm-leaf-1:25/2"
    let parked = try floor.run(["park", there])
    #expect(parked.words.hasSuffix("ferrule work \(there)"), "\(parked.out)")
    let undo = try floor.run(["oops", port, "--undo"])
    #expect(undo.words.contains("OPEN there: ferrule work \(port)"), "\(undo.out)")
    #expect(!(parked.out + undo.out).contains("--resume"), "\(parked.out)\(undo.out)")
  }

  @Test func `one code at two ports is scanned, and the one that is meant is picked by its number`()
    throws
  {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 3, at: "elm-leaf-1 25/2")
    try exchange(floor)
    let desk = try desk(floor, ["work"])
    try desk.answer(floor.printed(code), after: "scan or type a port, link or code")
    try desk.answer("2", after: "go on with which?")
    try desk.waits("? why")
    let words = desk.words
    #expect(words.contains("\(floor.printed(code)) is the code of 2 repairs"), "\(words)")
    #expect(words.contains("1 elm-leaf-1 25/1 INSPECT, Raj"), "\(words)")
    #expect(words.contains("going on with \(floor.printed(code)), elm-leaf-1 25/2"), "\(words)")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
  }

  @Test func `from memory on another laptop, a repair has one place to ask at`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 3)
    try exchange(floor)
    let ask = ["record", "ask", code, "Please clear the counters."]
    let run = try floor.run(ask)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `a repair gone on with from memory has one close-out, with what was found before`()
    throws
  {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened + WorkWalk.cleaned)
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 5)
    try exchange(floor)
    for store in ["elm.ferrule", second] {
      for name in [code, port, "elm-leaf-1:25/1>elm-spine-2:3/1"] {
        let note = try floor.run(["closeout", name], store: store)
        #expect(note.words.contains("CAUSE dirt port face fibre 2 10"), "\(name): \(note.out)")
        #expect(note.words.contains("DID dry x2 port face"), "\(name): \(note.out)")
      }
    }
  }

  @Test func `a close-out has no PASS for faces that were only remembered to be clean`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    _ = try floor.run(["work", port], answers: WorkWalk.opened + WorkWalk.cleaned)
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 5)
    let alone = try floor.run(["closeout", code], store: second)
    #expect(
      alone.words.contains("DID opened, nothing cleaned, seen clean from memory IN no"),
      "\(alone.out)")
    #expect(!alone.out.contains("PASS"), "\(alone.out)")
    try exchange(floor)
    // Who looked has recorded it.
    let both = try floor.run(["closeout", code], store: second)
    #expect(both.words.contains("DID dry x2 port face, PASS 22:00"), "\(both.out)")
  }

  @Test func `cleanings stay counted where a repair was gone on with from memory`() throws {
    let floor = try WorkFixture()
    try floor.join(second)
    let stuck = ["2", "2", "1", "1", "2", "2", "1", "2", "2", "1", "1", "2", "2"]
    let run = try floor.run(["work", port], answers: WorkWalk.opened + stuck)
    try #require(run.words.contains("STUCK"), "\(run.out)")
    let code = try floor.code(at: port)
    try goOn(floor, code, steps: 3)
    try exchange(floor)
    for store in ["elm.ferrule", second] {
      let now = try floor.run(["work", "--resume", code], store: store)
      #expect(now.words.contains("STUCK"), "\(now.out)")
      #expect(!now.words.contains("clean DRY"), "\(now.out)")
    }
  }

  /// Goes on with a repair on the second laptop, at 23:41, with so many steps said to be done.
  private func goOn(
    _ floor: WorkFixture, _ code: String, steps: Int, at port: String = "elm-leaf-1 25/1"
  ) throws {
    let desk = try desk(floor, ["work", "--resume", floor.printed(code)], second)
    try desk.answer(port, after: "scan or type its port")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.answer("yes", after: "all the same? yes; Enter: no")
    try desk.answer("1", after: "what is the cord?")
    try desk.answer("\(steps)", after: "last step DONE?")
    try desk.waits("? why")
    #expect(desk.words.contains("resumed from memory: \(steps) steps done"))
    try desk.answer("q")
    #expect(try desk.ends() == 0)
  }
}
