import Testing

/// What a close-out says of the faces: it goes into the ticket, and whoever reads it takes PASS for both.
struct CloseOutTests {
  private let port = "elm-leaf-1:25/1"

  /// The words of the close-out after these answers.
  private func note(_ answers: [[String]]) throws -> String {
    let floor = try WorkFixture()
    for (place, some) in answers.enumerated() {
      let run = try floor.run(place == 0 ? ["work", port] : ["work", "--resume"], answers: some)
      #expect(run.status == 0, "\(run.error)")
    }
    let note = try floor.run(["closeout", port])
    let glance = try floor.run(["closeout", port, "--glance"])
    // The line may be cut at its end, and what is not well stands at its beginning.
    #expect(
      glance.lines.contains { $0.hasPrefix("NO PASS: ") } == note.out.contains("NO PASS"),
      "\(glance.out)")
    return note.words
  }

  @Test func `a face nobody looked at is no pass`() throws {
    let words = try note([WorkWalk.opened + ["1"]])
    #expect(words.contains("DID opened, nothing cleaned, NO PASS: cord plug IN no"), "\(words)")
  }

  @Test func `a face that was cleaned and not looked at again is no pass`() throws {
    let words = try note([WorkWalk.opened + ["2", "2", "1", "1"]])
    #expect(words.contains("DID dry x1 port face, NO PASS: port face IN no"), "\(words)")
  }

  @Test func `a damaged plug is no pass, and a cap on it is named`() throws {
    let damaged = WorkWalk.opened + ["1", "3", "9"]
    var words = try note([damaged])
    #expect(words.contains("CAUSE damage cord plug fibre 9"), "\(words)")
    #expect(words.contains("nothing cleaned, NO PASS: cord plug IN no"), "\(words)")
    words = try note([damaged, ["2", ""]])
    #expect(words.contains("nothing cleaned, NO PASS: cord plug CAPPED IN no"), "\(words)")
  }

  @Test func `what was found where a plug was to be pulled is in the note, the glance and show`()
    throws
  {
    let floor = try WorkFixture()
    let found = "wrong cord in it: C-0999"
    let run = try floor.run(["work", port], answers: ["2", "dana", "1", "2", found])
    #expect(run.out.contains("FOUND: \(found)\n"), "\(run.out)")
    #expect(run.out.contains("DO NOT PULL"), "\(run.out)")
    _ = try floor.run(["work", "--resume"], answers: ["p", "no hands", ""])
    let note = try floor.run(["closeout", port])
    #expect(note.words.contains("no hands; FOUND 22:00 \(found)"), "\(note.out)")
    let glance = try floor.run(["closeout", port, "--glance"])
    #expect(glance.out.contains("FOUND 22:00 \(found)\n"), "\(glance.out)")
    #expect(glance.lines.filter { $0.count > 40 } == [])
    let show = try floor.run(["show", port])
    #expect(show.words.contains("found \(found), by Raj"), "\(show.out)")
    // Whoever takes it up reads it before anything else.
    let code = try floor.code(at: port)
    let next = try floor.run(["work", "--resume", code], answers: ["1"], as: "Mina")
    #expect(next.out.contains("FOUND: \(found)\n"), "\(next.out)\(next.error)")
    #expect(!next.out.contains("UNPLUG ONLY"), "\(next.out)")
    // It stays in the note when the right one was found.
    _ = try floor.run(["work", "--resume", code], answers: ["1"], as: "Mina")
    #expect(try floor.run(["closeout", port]).words.contains("FOUND 22:00 \(found)"))
    #expect(try !floor.run(["closeout", port, "--glance"]).out.contains("FOUND"))
  }

  @Test func `what was seen before the joint came open once more is no pass`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + WorkWalk.cleaned + ["1"])
    #expect(try floor.run(["closeout", port]).words.contains("PASS 22:00"))
    let oops = try floor.run(["oops", port, "--dropped", "rank 12"], at: "2026-11-22T22:10:00Z")
    try #require(oops.status == 0, "\(oops.error)")
    let note = try floor.run(["closeout", port], at: "2026-11-22T22:10:00Z")
    #expect(note.words.contains("NO PASS: port face + cord plug"), "\(note.out)")
  }

  @Test func `what was seen on a module stays with it, and is no word about the one that went in`()
    throws
  {
    let demo = try DemoFixture()
    let ref = "S1-P2:11/2"
    let asked = ["1", "1", "Noor"]
    let changed =
      asked + ["1", "3", "4", "1"] + asked + [
        "1", "MT2417VS90002", "RMA-90", "1", "label says fins",
      ]
    let run = try demo.run(["work", ref], answers: changed + ["1", "1", "1", "q"])
    #expect(run.out.contains("saved 22:10: plugged in"), "\(run.out)")
    let note = Self.words(try demo.run(["closeout", ref]))
    #expect(note.contains("CAUSE damage port face fibre 4"), "\(note)")
    #expect(
      note.contains(
        "DID module changed, PASS 22:10, MT2417VS00334 out, bag RMA-90, MT2417VS90002 in"),
      "\(note)")
    let old = Self.words(try demo.run(["history", "MT2417VS00334"]))
    #expect(old.contains("damage (4 damage)"), "\(old)")
    #expect(old.contains("bag RMA-90"), "\(old)")
    let new = Self.words(try demo.run(["history", "MT2417VS90002"]))
    #expect(!new.contains("damage"), "\(new)")
  }

  @Test
  func `a changed module is named by the port of the job, and a link beside it that stays dark`()
    throws
  {
    let floor = try WorkFixture()
    let (gates, faces) = (["2", "dana", "2", "dana"], ["1", "1", "1"])
    let run = try floor.run(
      ["work", "elm-leaf-1:25/2", "--procedure", "replace-module", "--yes"],
      answers: gates + ["1", "1", "1", "1", "MT2440X1", "BAG-4", "1"] + faces + ["1"] + faces
        + ["1", "1", "dana", "1", "2", "dana", "no light", "q"])
    try #require(run.out.contains("saved 22:00: open, NOT up"), "\(run.out)")
    let note = try floor.run(["closeout", "elm-leaf-1:25/2"])
    #expect(note.words.contains("DID module changed elm-leaf-1 25/2, PASS 22:00"), "\(note.out)")
    #expect(
      note.lines[1] == "elm-leaf-1 25/1 NOT UP 22:00 (NOC dana): no light", "\(note.out)")
    #expect(note.words.contains("elm-leaf-1 25/2 up 22:00"), "\(note.out)")
    let glance = try floor.run(["closeout", "elm-leaf-1:25/2", "--glance"])
    #expect(glance.lines[1].hasPrefix("elm-leaf-1 25/1 NOT UP 22:00"), "\(glance.out)")
    expectFits(note, glance)
  }

  /// The close-out after these answers, and its glance.
  private func both(_ floor: WorkFixture, _ answers: [String]) throws -> (
    note: WorkFixture.Run, glance: WorkFixture.Run
  ) {
    let run = try floor.run(["work", port], answers: answers)
    #expect(run.status == 0, "\(run.error)")
    return (try floor.run(["closeout", port]), try floor.run(["closeout", port, "--glance"]))
  }

  private func expectFits(_ note: WorkFixture.Run, _ glance: WorkFixture.Run) {
    #expect(note.lines.dropLast().count <= 8, "\(note.out)")
    #expect(note.lines.allSatisfy { $0.count <= 80 }, "\(note.out)")
    #expect(glance.lines.dropLast().count <= 6, "\(glance.out)")
    #expect(glance.lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
  }

  @Test func `a link that did not come up is told, with who said so, and first in the glance`()
    throws
  {
    let (note, glance) = try both(
      WorkFixture(), WorkWalk.opened + WorkWalk.cleaned + ["1", "1", "2", "dana", "no light"])
    #expect(note.words.contains("IN 22:00, NOT UP 22:00 (NOC dana): no light"), "\(note.out)")
    #expect(glance.lines[1] == "NOT UP 22:00 (NOC dana): no light", "\(glance.out)")
    #expect(glance.out.contains("CAUSE dirt port face"), "\(glance.out)")
    expectFits(note, glance)
  }

  @Test func `a link that is not up yet is not one of which nothing was said`() throws {
    let (note, _) = try both(
      WorkFixture(), WorkWalk.opened + WorkWalk.cleaned + ["1", "1", "3", "dana", "trains"])
    #expect(note.words.contains("up not known 22:00 (NOC dana): trains"), "\(note.out)")
  }

  @Test func `lanes that were judged low are told, and how low`() throws {
    let (note, glance) = try both(
      WorkFixture(),
      WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
        + ["1", "1:-2.1:-9.5 2:-:-2.9", "2", "Rx1 -9.5 dBm"])
    #expect(note.lines.contains { $0.hasPrefix("LANES LOW: Rx1 -9.5 dBm") }, "\(note.out)")
    #expect(note.words.contains("LANES 2 of 4 read"), "\(note.out)")
    #expect(glance.lines[1] == "LANES LOW: Rx1 -9.5 dBm", "\(glance.out)")
    expectFits(note, glance)
  }

  @Test func `a parked job says so, since when, until when and why`() throws {
    let floor = try WorkFixture()
    let (note, glance) = try both(floor, WorkWalk.opened + ["p", "a new pen comes", "30"])
    #expect(
      note.lines[1] == "PARKED 22:00 by Raj until 22:30: a new pen comes", "\(note.out)")
    #expect(glance.lines[1].hasPrefix("PARKED 22:00 by Raj until 22:30:"), "\(glance.out)")
    expectFits(note, glance)
    _ = try floor.run(["work", "--resume"], answers: ["1", "q"])
    let taken = try floor.run(["closeout", port])
    #expect(!taken.out.contains("PARKED"), "\(taken.out)")
  }

  @Test
  func `a port that is still shut for a job that rests is owed, also where nothing was opened`()
    throws
  {
    let floor = try WorkFixture()
    let shut = "elm-leaf-1 25/1 is still shut for us"
    let (note, glance) = try both(floor, ["2", "dana", "1", "p", "a ladder", "30"])
    #expect(note.out.contains("DID nothing opened"), "\(note.out)")
    #expect(note.out.contains("OWED \(shut)"), "\(note.out)")
    #expect(glance.lines.contains(shut), "\(glance.out)")
    expectFits(note, glance)
    // Whoever works on it has it shut on purpose.
    _ = try floor.run(["work", "--resume"], answers: ["1", "q"])
    #expect(try !floor.run(["closeout", port]).out.contains(shut))
  }

  @Test func `that the centre would not shut the port is told, with who said so and when`() throws {
    let floor = try WorkFixture()
    let (note, glance) = try both(floor, ["1", "2", "dana", "change freeze", "q"])
    #expect(note.lines[1] == "NOT SHUT 22:00 (NOC dana): change freeze", "\(note.out)")
    #expect(glance.lines[1] == "NOT SHUT 22:00 (NOC dana): change freeze", "\(glance.out)")
    expectFits(note, glance)
    // Whoever waits for it parks it: both are told.
    _ = try floor.run(["work", "--resume"], answers: ["p", "after the freeze", "30"])
    let parked = try floor.run(["closeout", port])
    #expect(
      parked.words.contains(
        "NOT SHUT 22:00 (NOC dana): change freeze; PARKED 22:00 by Raj until 22:30"),
      "\(parked.out)")
    expectFits(parked, try floor.run(["closeout", port, "--glance"]))
    // Once it was shut, it says when; that they said no at first stays true.
    let at = "2026-11-22T22:40:00Z"
    _ = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "1", "noor", "q"], at: at)
    let shut = try floor.run(["closeout", port], at: at)
    #expect(
      shut.lines[1] == "NOT SHUT 22:00 (NOC dana): change freeze; shut 22:40", "\(shut.out)")
    let brief = try floor.run(["closeout", port, "--glance"], at: at)
    #expect(!brief.out.contains("NOT SHUT"), "\(brief.out)")
    expectFits(shut, brief)
  }

  @Test func `a no that is taken back is told no more, and one of another port names it`() throws {
    let floor = try WorkFixture()
    let (note, _) = try both(floor, ["1", "2", "dana", "", "u", "q"])
    #expect(!note.out.contains("NOT SHUT"), "\(note.out)")
    // The other port of the module is to be shut for changing it.
    let stays = try floor.run(
      ["work", "--resume"],
      answers: ["1", "dana", "1", "1", "3", "", "1", "1", "2", "kim", "in use", "q"])
    let other = try floor.run(["closeout", port])
    #expect(
      other.out.contains("NOT SHUT 25/2 22:00 (NOC kim): in use"), "\(other.out)\(stays.out)")
    let glance = try floor.run(["closeout", port, "--glance"])
    #expect(!glance.out.contains("NOT SHUT"), "\(glance.out)")
  }

  @Test func `a job that is set aside says so and why, under what is not well with the link`()
    throws
  {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", "S1-P2:11/2", "--yes"],
      answers: ["2", "dana", "1", "1", "1", "1", "1", "2", "dana", "dark", "5", "no idea"])
    try #require(run.out.contains("LINK SET ASIDE: no idea"), "\(run.out)")
    let note = try demo.run(["closeout", "S1-P2:11/2"])
    #expect(note.lines[1] == "SET ASIDE: no idea", "\(note.out)")
    #expect(Self.words(note).contains("NOT UP 22:10 (NOC dana): dark"), "\(note.out)")
    let glance = try demo.run(["closeout", "S1-P2:11/2", "--glance"])
    #expect(
      glance.lines[1...2] == ["NOT UP 22:10 (NOC dana): dark", "SET ASIDE: no idea"],
      "\(glance.out)")
  }

  @Test func `a cord that came out by mistake before the job began is no joint nobody opened`()
    throws
  {
    let floor = try WorkFixture()
    let oops = try floor.run(["oops", port])
    try #require(oops.status == 0, "\(oops.error)")
    let (note, _) = try both(floor, ["q"])
    #expect(
      note.lines.contains("DID nothing, cord out since 22:00 by mistake"), "\(note.out)")
    #expect(note.out.contains("IN no, up not known"), "\(note.out)")
  }

  @Test func `a cord that only a look found out was not out since it last went in`() throws {
    let floor = try WorkFixture()
    for words in [["record", "unplug", port], ["record", "plug", port, "--unseen", "hurry"]] {
      let run = try floor.run(words, as: "Jo")
      try #require(run.status == 0, "\(run.error)")
    }
    _ = try floor.run(
      ["work", port], answers: ["2", "dana", "1", "q"], at: "2026-11-24T22:10:00Z")
    let look = try floor.run(
      ["record", "inspect", "\(port)/cord", "--verdict", "dirt"], at: "2026-11-24T22:14:00Z")
    try #require(look.status == 0, "\(look.error)")
    let note = try floor.run(["closeout", port], at: "2026-11-24T22:20:00Z")
    #expect(
      note.words.contains("nothing cleaned, cord out by 22:14, no UNPLUG recorded"), "\(note.out)")
    #expect(!note.out.contains("out since"), "\(note.out)")
  }

  @Test func `the note of a job that has ended is found by its code, also after another one`()
    throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking)
    let code = try floor.code(at: port)
    let ended = try floor.run(
      ["work", "--resume", code], answers: WorkWalk.accepted, at: "2026-11-23T01:00:00Z")
    try #require(ended.out.contains("ACCEPTED carla"), "\(ended.out)")
    let now = "2026-11-24T22:00:00Z"
    let again = try floor.run(["work", port], answers: ["2", "dana", "q"], at: now)
    try #require(again.status == 0, "\(again.error)")
    #expect(try !floor.run(["closeout", port], at: now).out.contains("carla"))
    let printed = floor.printed(code)
    for name in [printed, code.lowercased(), "\(printed.prefix(3)) \(printed.dropFirst(3))"] {
      let note = try floor.run(["closeout", name], at: now)
      #expect(note.out.contains("CAUSE dirt port face fibre 2 10"), "\(note.error)")
      #expect(note.out.contains("\(printed); ACCEPTED carla"), "\(note.out)")
    }
    let history = try floor.run(["history", printed], at: now)
    for words in [
      "repair \(printed) begun", "unplugged elm-leaf-1:25/1", "dirt (2 dirt, 10 dirt)",
      "accepted by carla",
    ] { #expect(history.words.contains(words), "\(words): \(history.out)\(history.error)") }
    #expect(!history.out.contains("2026-11-24"), "\(history.out)")
    let found = try floor.run(["find", code], at: now)
    #expect(found.words.contains("job job \(printed) elm-leaf-1:25/1"), "\(found.out)")
    let shown = try floor.run(["show", printed], at: now)
    #expect(shown.out.hasPrefix("job \(printed)"), "\(shown.out)\(shown.error)")
    let other = try floor.run(["closeout", "ABC234"], at: now)
    #expect(other.status == 69, "\(other.out)")
  }

  @Test func `a fibre the connector does not have is asked for again`() throws {
    let demo = try DemoFixture()
    let ref = "S1-P2:11/2"
    let run = try demo.run(
      ["work", ref], answers: ["1", "1", "Noor", "1", "2", "13", "1 3"])
    #expect(Self.words(run).contains("no fibre 13: they are 1 to 12; again"), "\(run.out)")
    #expect(run.out.contains("saved 22:10: dirt"), "\(run.out)")
    let note = try demo.run(["closeout", ref])
    #expect(Self.words(note).contains("CAUSE dirt port face fibre 1 3"), "\(note.out)")
  }

  @Test func `a power no module reads is asked for again, and told as that`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
        + ["1", "1:0:999999", "1:-2.1:-3.4 2:-:-2.9"])
    #expect(run.words.contains("lane 1: a power is -60 to 30 dBm; again"), "\(run.out)")
    #expect(!run.out.contains("nothing recorded"), "\(run.out)")
    let history = try floor.run(["history", port])
    #expect(history.words.contains("1: -2.1 / -3.4"), "\(history.out)")
  }

  private static func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
