import Foundation
import Testing

/// A joint on a panel is repaired: the real binary, at a terminal or with answers piped in.
struct PanelJointTests {
  private let hall: PanelFloor
  private let position = PanelFloor.position
  private var floor: WorkFixture { hall.floor }

  init() throws {
    hall = try PanelFloor()
  }

  private func reported() throws {
    try hall.done("fault", "add", PanelFloor.port, "flaps", "--ticket", "INC7")
  }

  @Test func `from the scan of a panel's label to the acceptance, with a dirty panel face`() throws
  {
    try reported()
    let desk = try Desk(
      floor.process(
        ["work"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule", killAt: nil))
    try desk.waits("scan or type a port")
    try desk.send("\(position)\r")
    let noc = "who at the NOC?"
    let dialogue: [(after: String, type: String)] = [
      ("ASK NOC: shut elm-leaf-1 25/1 ONLY", "2"), (noc, "dana"),
      ("ASK NOC: shut elm-spine-2 3/1 ONLY", "2"), (noc, "dana"),
      ("UNPLUG ONLY the cord C-1:b of P07A:22", "1"), ("LOOK: PANEL FACE, T-1", "2"),
      ("which fibres?", "4"), ("LOOK: CORD PLUG, C-1:b", "1"),
      ("PANEL FACE dirty: clean DRY, 1 of 3", "1"), ("LOOK again: PANEL FACE", "1"),
      ("both faces seen clean: plug in P07A:22", "1"),
      ("ASK NOC: open elm-spine-2 3/1 ONLY", "1"), ("ASKED", "1"), (noc, "dana"),
      ("ASK NOC: open elm-leaf-1 25/1 ONLY", "1"), ("ASKED", "1"), (noc, "dana"),
      ("READ the powers of elm-leaf-1 25/1", "2"), (noc, "dana"),
      ("READ the powers of elm-spine-2 3/1", "2"), (noc, "dana"),
      ("clear counters", "1"), ("ASKED", "1"), (noc, "dana"), ("SOAKING", "2"), ("SOAKING", "q"),
    ]
    for (words, line) in dialogue { try desk.answer(line, after: words) }
    #expect(try desk.ends() == 0, "\(desk.text)")
    let screens = desk.lines.prefix { $0 != "NOTE for the ticket:" }
    #expect(screens.filter { $0.count > 42 } == [])
    let done = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    let note = try floor.run(["closeout", position])
    #expect(note.out.contains("CAUSE dirt panel face P07A:22 fibre 4"), "\(note.out)\(note.error)")
    #expect(note.out.contains("DID dry x1 panel face P07A:22, PASS"), "\(note.out)")
    #expect(note.words.contains("UNTOUCHED elm-leaf-1 25/1, elm-spine-2 3/1"), "\(note.out)")
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").isEmpty)
    let loose = try floor.run(["loose", "--json"], at: "2026-11-23T01:00:00Z").list("loose")
    #expect(loose.isEmpty, "\(loose)")
    #expect(try floor.run(["history", position]).out.contains("dirt"))
    #expect(try floor.run(["doctor"]).status == 0)
  }

  @Test func `a trunk that is scanned at a panel is held against the trunk there, not the cord`()
    throws
  {
    try reported()
    for (kind, serial) in [("trunk", "TRUNK-9"), ("cord", "CORD-99")] {
      try hall.done("add", "cable", "kind=\(kind)", "maker=Elm", "serial=\(serial)")
    }
    _ = try floor.run(["work", position], answers: PanelFloor.opened)
    let desk = try Desk(
      floor.process(
        ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
    try desk.waits("LOOK: PANEL FACE, T-1")
    for (code, words) in [
      (
        "TRUNK-9\r", "TRUNK-9 (cable): NOT the trunk here, that is T-1 leg 1 not taken as an answer"
      ),
      ("\u{2}T-1\u{3}", "T-1 (cable): yes, in this joint"),
      ("CORD-99\r", "CORD-99 (cable): NOT the one here, that is C-1:b not taken as an answer"),
    ] {
      try desk.send(code)
      try desk.waits(words)
    }
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
  }

  @Test func `a cord with another label is not pulled, and it is told where it belongs`() throws {
    try reported()
    let run = try floor.run(
      ["work", position], answers: PanelFloor.shut + PanelFloor.shut + ["2", "it says C-2."])
    let belongs = "C-2 (cable): NOT the one here, that is C-1:b; in P09A:5 and elm-spine-2:3/1"
    #expect(run.words.contains(belongs), "\(run.out)")
    #expect(run.words.contains("FOUND: it says C-2. DO NOT PULL. Find C-1:b"), "\(run.out)")
    let show = try floor.run(["show", position])
    #expect(show.words.contains("found it says C-2., by Raj"), "\(show.out)")
    #expect(try floor.run(["closeout", position]).words.contains("FOUND 22:00 it says C-2."))
  }

  @Test func `a second link through the same plug is named, and both its ports are shut first`()
    throws
  {
    try reported()
    // Both links of the cage are on one plug, as behind a splitter.
    try hall.done("edit", "elm-leaf-1:25/2", "connector=1")
    let begun = try floor.run(
      ["work", position], answers: PanelFloor.shut + PanelFloor.shut + ["q"])
    #expect(begun.words.contains("2 links pass P07A:22: all are shut first"), "\(begun.out)")
    #expect(begun.words.contains("elm-leaf-1:25/2"), "\(begun.out)")
    #expect(begun.words.contains("shut elm-leaf-1 25/2 ONLY"), "\(begun.out)")
    #expect(!begun.out.contains("UNPLUG ONLY"), "\(begun.out)")
    let half = try floor.run(["work", "--resume"], answers: PanelFloor.shut + ["q"])
    #expect(half.words.contains("shut elm-spine-2 4/1 ONLY"), "\(half.out)")
    #expect(!half.out.contains("UNPLUG ONLY"), "\(half.out)")
    let open = try floor.run(["work", "--resume"], answers: PanelFloor.shut + ["q"])
    #expect(open.words.contains("UNPLUG ONLY the cord C-1:b of P07A:22"), "\(open.out)")
    #expect(open.out.contains("same plug, shut: elm-leaf-1 25/2 +1"), "\(open.out)")
    let blast = try floor.run(["blast", position, "--json"]).json()
    #expect(blast["live"] as? Int == 0)
    // Each is given back by itself; of the other link that stays dark a fault is opened.
    let back = try floor.run(
      ["work", "--resume"],
      answers: ["1"] + PanelFloor.closed + PanelFloor.given + ["1", "2", "dana", "q"])
    #expect(back.words.contains("open elm-leaf-1 25/2 ONLY"), "\(back.out)")
    #expect(back.words.contains("2 open, link NOT up"), "\(back.out)")
    let faults = try floor.run(["fault", "list", "--json"]).list("faults")
    #expect(faults.contains { $0["symptom"] as? String == "not up after P07A:22 was opened" })
  }

  @Test func `of more links than a screen has room for the others are an Enter away`() throws {
    try reported()
    try hall.done("edit", "elm-leaf-1:25/2", "connector=1")
    try hall.done("fault", "add", "elm-leaf-1:25/2", "flaps")
    for number in 3...6 {
      let (near, far) = ("elm-leaf-1:25/\(number)", "elm-spine-2:9/\(number)")
      try hall.done(
        "add", "port", "device=elm-leaf-1", "name=25/\(number)", "cage=25", "connector=1")
      try hall.done("add", "port", "device=elm-spine-2", "name=9/\(number)")
      try hall.done("add", "link", "port_a=\(near)", "port_b=\(far)", "service=in-service")
      try hall.done("fault", "add", near, "flaps")
    }
    let begun = try floor.run(["work", position], answers: ["7", "", "6", "q"])
    #expect(begun.status == 0, "\(begun.error)")
    let shown = begun.out.components(separatedBy: "6 links pass \(position):\n").dropFirst().map {
      $0.components(separatedBy: "for which")[0].split(separator: "\n").map { $0.prefix(1) }
    }
    #expect(shown == [["1", "2", "3", "4"], ["1", "2", "3", "4"], ["5", "6"]], "\(begun.out)")
    #expect(begun.words.contains("for which, 1-6? Enter: others q: none"), "\(begun.out)")
    let sixth = try #require(begun.lines.first { $0.hasPrefix("6 elm") })
    let ports = sixth.dropFirst(2).components(separatedBy: " > ")
    #expect(
      ports.contains { begun.words.contains("shut \($0.replacing(":", with: " ")) ONLY") },
      "\(begun.out)")
  }

  @Test func `while it is open it is loose at the panel, and goes on there`() throws {
    try reported()
    let out = try floor.run(["work", position], answers: PanelFloor.opened + ["q"])
    #expect(out.out.contains("PANEL FACE"), "\(out.out)")
    let job = try #require(
      try floor.run(["work", "--list", "--json"]).list("jobs").first {
        $0["ref"] as? String == position
      })
    #expect(job["procedure"] as? String == "panel-joint")
    let code = try #require(job["code"] as? String)
    let loose = try floor.run(["loose", "--json"]).list("loose")
    let here = try #require(loose.first { $0["ref"] as? String == position })
    #expect(here["next"] as? String == "ferrule work --resume \(floor.printed(code))", "\(here)")
    let next = try floor.run(["next", "--json"]).list("items")
    #expect(!next.contains { $0["what"] as? String == "open-fault" }, "\(next)")
    #expect(
      next.contains { ($0["why"] as? String)?.contains("is repairing P07A:22 since") == true },
      "\(next)")
    let again = try floor.run(["work", position], answers: ["q"])
    #expect(again.out.contains("going on with"), "\(again.out)")
    #expect(again.out.contains("PANEL FACE"), "\(again.out)")
    // It is in Raj's hands, and no work for others before their own.
    try hall.done("fault", "add", "elm-leaf-1:25/2", "flaps")
    let other = try floor.run(["next", "--json"], as: "Ana").list("items")
    let cord = try #require(other.first { $0["what"] as? String == "cord-out" }, "\(other)")
    #expect(cord["ref"] as? String == position)
    #expect(cord["technician"] as? String == "Raj")
    #expect(cord["code"] as? String == code)
    let free = try #require(other.lastIndex { $0["technician"] as? String == nil }, "\(other)")
    let held = try #require(other.firstIndex { $0["technician"] as? String == "Raj" })
    #expect(free < held, "\(other)")
  }

  @Test func `what went in unseen at a panel is seen to there`() throws {
    try reported()
    _ = try floor.run(
      ["work", position],
      answers: PanelFloor.opened + ["5", "no scope"] + PanelFloor.given + PanelFloor.given
        + ["2", "dana", "2", "dana"] + WorkWalk.soaking)
    _ = try floor.run(
      ["work", "--resume"], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    let next = try floor.run(["next"], at: "2026-11-23T02:00:00Z")
    #expect(next.words.contains("plugged in UNSEEN by Raj: no scope"), "\(next.out)")
    #expect(next.out.contains("do: ferrule work P07A:22"), "\(next.out)")
    let paid = try floor.run(
      ["work", position], answers: PanelFloor.opened + PanelFloor.closed + ["q"],
      at: "2026-11-23T02:00:00Z")
    #expect(paid.out.contains("OPEN PORT"), "\(paid.out)")
    let after = try floor.run(["loose", "--json"], at: "2026-11-23T02:00:00Z").out
    #expect(!after.contains("no scope"), "\(after)")
  }

  @Test func `a repair at a port is led to the panel on its way, and back`() throws {
    try reported()
    let port = PanelFloor.port
    let led = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + ["1", "1", "1", "1", "2", "dana", "", "1", "q"])
    #expect(led.out.contains("\n1 P07A:22  2 P09A:5  3 25/1 again\n"), "\(led.out)")
    #expect(led.words.contains("at P07A:22"), "\(led.out)")
    #expect(led.words.contains("shut elm-leaf-1 25/1 ONLY"), "\(led.out)")
    let jobs = try floor.run(["work", "--list", "--json"]).list("jobs")
    #expect(jobs.compactMap { $0["ref"] as? String } == [port, position])
    let waiting = try floor.run(["work", port], answers: ["q"])
    #expect(waiting.words.contains("LOOKING AT P07A:22"), "\(waiting.out)")
  }

  @Test func `what no hand may open is refused with the next command`() throws {
    for (words, code, next) in [
      (["work", position], "nothing-due", "ferrule fault add"),
      (["work", "P07A:23", "--yes"], "no-joint", "ferrule edit CABLE:END"),
      (["work", position, "--procedure", "repair"], "at-panel", "ferrule work P07A:22"),
      (["work", PanelFloor.port, "--procedure", "panel-joint"], "no-panel", "ferrule trace"),
    ] {
      let run = try floor.run(words)
      #expect(run.status == 65, "\(words): \(run.out)")
      #expect(run.error.contains(next), "\(code): \(run.error)")
    }
    try hall.done("edit", "elm-leaf-1:25/1>elm-spine-2:3/1", "service=planned")
    let none = try floor.run(["work", position, "--yes"])
    #expect(none.status == 65)
    #expect(none.error.contains("No link in service passes P07A:22"), "\(none.error)")
    #expect(try floor.run(["work", "--list", "--json"]).list("jobs").isEmpty)
  }

  @Test func `a wrong cord out at a panel is put back by the guide, in the job that is open too`()
    throws
  {
    try reported()
    let out = try floor.run(["oops", position])
    #expect(out.words.contains("do: ferrule work P07A:22 --yes"), "\(out.out)")
    let begun = try floor.run(["work", position, "--yes"], answers: ["q"])
    #expect(begun.out.contains("LOOK: PANEL FACE"), "\(begun.out)")
    #expect(begun.words.contains("NOT SHUT: 25/1. Ring the NOC"), "\(begun.out)")
    try hall.done("record", "plug", position)
    let plugged = try floor.run(["work", position], answers: ["q"])
    #expect(plugged.out.contains("LINK UP"), "\(plugged.out)")
    try hall.done("oops", position)
    let again = try floor.run(["work", position], answers: ["q"])
    #expect(again.out.contains("LOOK: PANEL FACE"), "\(again.out)")
    // Where nothing is recorded there is nothing to guide by: what was done is written down.
    let bare = try floor.run(["oops", "P07A:23"])
    #expect(bare.words.contains("then: ferrule record plug P07A:23/joint"), "\(bare.out)")
    let refused = try floor.run(["work", "P07A:23"])
    #expect(refused.error.contains("next: ferrule record plug P07A:23 once"), "\(refused.error)")
    try hall.done("record", "plug", "P07A:23", "--unseen", "no scope")
    let told = try floor.run(["work", "P07A:23"])
    #expect(!told.error.contains("record plug"), "\(told.error)")
  }

  /// What `loose` says to type at a position; nil if nothing is loose there.
  private func advice(_ ref: String) throws -> String? {
    try floor.run(["loose", "--json"]).list("loose").first { $0["ref"] as? String == ref }?["next"]
      as? String
  }

  /// Types what was advised, and what is to be typed next.
  private func follow(_ advice: String?, at ref: String) throws -> String? {
    let words = try #require(advice).split(separator: " ").dropFirst().map(String.init)
    let run = try floor.run(words)
    #expect(run.status == 0, "\(words): \(run.error)")
    return try self.advice(ref)
  }

  @Test func `what is loose where no repair can be begun has a command that works there`() throws {
    // Nothing is recorded at it but that it is there.
    let bare = "P07A:23"
    try hall.done("record", "unplug", bare)
    let next = try floor.run(["next"])
    #expect(next.words.contains("do: ferrule record plug P07A:23"), "\(next.out)")
    let handed = try floor.run(["handover"])
    #expect(handed.out.contains("  next: ferrule record plug P07A:23\n"), "\(handed.out)")
    let plugged = try follow(try advice(bare), at: bare)
    #expect(plugged == "ferrule edit CABLE:END state=landed at=P07A:23")
    #expect(try floor.run(["work", bare]).error.contains(plugged ?? "?"))
    // Its faces are known, and no link in service passes them.
    try hall.done("edit", "elm-leaf-1:25/1>elm-spine-2:3/1", "service=planned")
    try hall.done("record", "unplug", position)
    #expect(try advice(position) == "ferrule record plug P07A:22")
    let again = try follow(try advice(position), at: position)
    #expect(again == "ferrule record unplug P07A:22")
    #expect(try follow(again, at: position) == "ferrule record plug P07A:22")
    for face in ["C-1:b", "T-1:a"] {
      try hall.done("record", "inspect", face, "--at", "P07A:22/joint", "--verdict", "clean")
    }
    #expect(try follow(try advice(position), at: position) == nil)
    // In service again, a repair can be begun there.
    try hall.done("edit", "elm-leaf-1:25/1>elm-spine-2:3/1", "service=in-service")
    try hall.done("record", "unplug", position)
    #expect(try advice(position) == "ferrule work P07A:22")
  }

  @Test func `a panel's repair goes on from memory on another laptop, and joins the real one`()
    throws
  {
    let second = "ana.ferrule"
    try reported()
    try floor.join(second)
    _ = try floor.run(["work", position], answers: PanelFloor.opened + ["1", "1", "q"])
    let code = try floor.code(at: position)
    let desk = try Desk(
      floor.process(
        ["work", "--resume", floor.printed(code)], at: "2026-11-22T23:41:00Z", as: "Ana",
        store: second, killAt: nil))
    try desk.answer("P07A:23", after: "scan or type its port or panel position; q: leave it")
    #expect(desk.lines.contains("scan or type its port or panel position;"), "40 columns")
    try desk.answer(position, after: "nobody can say. scan or type its port")
    try desk.answer("", after: "this one? Enter; q: no")
    try desk.waits("last step DONE?")
    #expect(desk.words.contains("1 DARK 2 DARK far port 3 UNPLUG"), "\(desk.words)")
    try desk.answer("5")
    try desk.waits("? why")
    #expect(desk.words.contains("resumed from memory: 5 steps done"), "\(desk.words)")
    #expect(desk.words.contains("both faces seen clean: plug in P07A"), "\(desk.words)")
    try desk.answer("1")
    try desk.waits("saved 23:41: plugged in")
    try desk.answer("q")
    #expect(try desk.ends() == 0)
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      try #require(try floor.run(["sync", "export", "-o", name], store: store).status == 0)
      try #require(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
    for store in ["elm.ferrule", second] {
      let jobs = try floor.run(["work", "--list", "--json"], store: store).list("jobs")
      #expect(jobs.map { $0["code"] as? String } == [code])
      let run = try floor.run(["work", "--resume", code], store: store)
      #expect(run.out.contains("ASK NOC: open elm-spine-2 3/1 ONLY"), "\(run.out)")
      #expect(!run.out.contains("UNSEEN"), "\(run.out)")
    }
  }

  @Test
  func `a cord in front of a cassette is worked at and is loose, the rear is pulled as a whole`()
    throws
  {
    try hall.done("add", "cassette", "maker=Acme", "serial=K-1", "panel=P07A", "slot=3")
    for (name, kind) in [("30", "lc"), ("30R", "mpo12")] {
      try hall.done(
        "add", "panel_position", "panel=P07A", "name=\(name)", "connector_kind=\(kind)",
        "cassette=K-1")
    }
    try hall.done("add", "panel_position", "panel=P09A", "name=6", "connector_kind=mpo12")
    try hall.cable("cord", "C-5", from: "elm-leaf-1:25/2", to: "P07A:30")
    try hall.cable("trunk", "T-5", from: "P07A:30R", to: "P09A:6")
    try hall.cable("cord", "C-6", from: "P09A:6", to: "elm-spine-2:4/1")
    let rear = try floor.run(["work", "P07A:30R", "--yes"])
    #expect(rear.status == 65)
    #expect(
      rear.error.contains("P07A:30R is behind cassette K-1, which is pulled"), "\(rear.error)")
    #expect(rear.error.contains("next: ferrule blast K-1"), "\(rear.error)")
    #expect(try floor.run(["blast", "K-1"]).out.contains("elm-leaf-1:25/2"))
    try hall.done("oops", "P07A:30")
    let loose = try floor.run(["loose", "--json"]).list("loose")
    #expect(loose.contains { $0["ref"] as? String == "P07A:30" }, "\(loose)")
    let work = try floor.run(["work", "P07A:30"], answers: ["q"])
    // The face in hand is the cassette's, not that of the trunk behind it.
    #expect(work.out.contains("LOOK: PANEL FACE, K-1:1"), "\(work.out)")
  }

  @Test func `a cord's label offers the panel it ends at`() throws {
    try reported()
    let desk = try Desk(
      floor.process(
        ["work"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule", killAt: nil))
    try desk.waits("scan or type a port")
    try desk.send("C-1\r")
    try desk.waits("2 P07A:22")
    try desk.answer("2")
    try desk.waits("light into P07A:22")
    try desk.answer("q")
    #expect(try desk.ends() == 0, "\(desk.text)")
  }
}
