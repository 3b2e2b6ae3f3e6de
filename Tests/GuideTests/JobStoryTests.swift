import Guide
import Plant
import Testing

/// Procedures that work at more than one joint.
struct JobStoryTests {
  private func play(_ name: String, _ words: [String], medium: Medium = .fibre) throws -> JobFloor {
    var floor = JobFloor(Shipped.named(name), medium: medium)
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    return floor
  }

  private static let faces = ["clean", "clean", "plugged in"]
  private static let shut = ["read it out", "it is shut"]
  private static let end = [
    "read it out", "cleared", "sign hands done", "read it out", "passed", "accepted",
  ]

  /// Another cord, from the first question to both its ends in.
  private static let newCord =
    shut + shut + ["unplugged", "unplugged", "new one is in", "new one is in"]
    + ["as it should be", "passed"] + faces + faces
  private static let given = ["read it out", "it is open"]
  private static let up = ["read it out", "open, link is up", "NOC says ok", "NOC says ok"]

  @Test func `another cord is tested, and looked at at both its ends`() throws {
    let floor = try play("replace-cord", Self.newCord + Self.given + Self.up + Self.end)
    #expect(floor.job.phase == .done)
    #expect(floor.job.debts == [])
    let places = floor.facts.compactMap { fact -> ThingID? in
      if case .partMove(let move) = fact.body { move.place.id } else { nil }
    }
    #expect(Set(places) == [Floor.nearPort, JobFloor.cordEnd])
  }

  @Test func `both ends of one cord come out, and the far port's other cord stays in`() throws {
    var floor = try play("replace-cord", Self.shut + Self.shut + ["unplugged"])
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains { $0.contains("UNPLUG ONLY the cord C-7K3Q9X of P07A:22") }, "\(lines)")
    for word in ["unplugged", "new one is in"] { try floor.say(word) }
    let end = floor.job.prompt(nowMS: floor.nowMS)
    #expect(end.lines.contains { $0.contains("OTHER END C-9002:b at P07A:22") }, "\(end.lines)")
    #expect(end.choices.first?.needs == [])
    try floor.say("new one is in")
    let test = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(test.joined(separator: " ").contains("25/1 to P07A:22"), "\(test)")
    let ins = floor.facts.compactMap { fact -> ThingID? in
      guard case .partMove(let move) = fact.body, move.direction == .into else { return nil }
      return move.part
    }
    try #require(ins.count == 2)
    #expect(ins[1] == JobFloor.otherEnd(of: ins[0]))
    let isFarOpened = floor.facts.contains { fact in
      if case .plugging(let plugging) = fact.body { plugging.joint == Floor.farPort } else { false }
    }
    #expect(!isFarOpened)
  }

  @Test func `a plug that is damaged at the panel brings another cord at both ends`() throws {
    let floor = try play(
      "replace-cord",
      Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in", "new one is in"]
        + ["as it should be", "passed"] + Self.faces
        + ["clean", "damage", "replace the cord", "unplugged", "new one is in", "new one is in"]
        + ["as it should be", "passed"] + Self.faces
        // The panel's face was seen clean, and nothing met it since.
        + ["clean", "plugged in"] + Self.given + Self.up + Self.end)
    #expect(floor.job.phase == .done)
    #expect(floor.job.debts == [])
  }

  @Test func `a link that stays down after another cord has both its ends opened again`() throws {
    let floor = try play(
      "replace-cord",
      Self.newCord + Self.given + ["read it out", "open, NOT up", "both ends of the cord again"]
        + Self.shut + Self.shut + ["unplugged", "unplugged"] + Self.faces + Self.faces + Self.given
        + Self.up + Self.end)
    #expect(floor.job.phase == .done)
  }

  @Test func `a plug that went in unseen at the panel is owed when the link is accepted`() throws {
    let floor = try play(
      "replace-cord",
      Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in", "new one is in"]
        + ["as it should be", "passed"] + Self.faces + ["plug in UNSEEN"] + Self.given + Self.up
        + Self.end)
    #expect(floor.job.phase == .done)
    let isOwed = floor.job.debts.contains { if case .unseen = $0 { true } else { false } }
    #expect(isOwed, "\(floor.job.debts)")
  }

  @Test func `while a cord soaks whose both ends were looked at, none of them is owed`() throws {
    let floor = try play(
      "replace-cord", Self.newCord + Self.given + Self.up + ["read it out", "cleared"])
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains { $0.hasPrefix("SOAKING") }, "\(lines)")
    #expect(!lines.contains { $0.contains("other end") }, "\(lines)")
  }

  @Test func `a pass without its readings is told as that`() throws {
    let floor = try play("replace-cord", Self.newCord + Self.given + Self.up + Self.end)
    let unwritten = "LOSS passed, numbers not written down"
    let said = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(said.contains { $0.contains(unwritten) }, "\(said)")
    var written = floor
    let subject = Subject(kind: .link, id: Floor.link)
    let reading = LossReading(fibre: 1, wavelengthNM: 1310, fromEnd: "a", lossMilliDB: 300)
    written.record(
      [.lossTest(LossTest(subject: subject, verdict: "pass", readings: [reading]))], step: nil)
    let lines = written.job.prompt(nowMS: written.nowMS).lines
    #expect(!lines.contains { $0.contains(unwritten) }, "\(lines)")
  }

  @Test func `a new link is tested before anything is plugged in`() throws {
    var floor = try play("new-link", ["as it should be", "passed"])
    #expect(floor.job.phase == .inspect(.port))
    for word in Self.faces + Self.faces { try floor.say(word) }
    #expect(floor.job.phase == .linkUp)
    for word in ["read it out", "link is up", "NOC says ok", "NOC says ok"] + Self.end {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.job.phase == .done)
  }

  @Test func `a test stays owed while the joint is open for it, until it is made`() throws {
    var floor = try play(
      "new-link",
      ["cannot test", "passed"] + Self.faces + Self.faces
        + ["read it out", "link is up", "NOC says ok", "NOC says ok"] + Self.end.dropLast())
    #expect(floor.job.phase == .owed)
    let owed = floor.job.debts
    #expect(owed.count == 1 && floor.job.isUnmade(.polarity), "\(owed)")
    #expect(try floor.say("open it and test"))
    #expect(floor.job.phase == .dark)
    #expect(floor.job.debts == owed)
    #expect(floor.job.isUnmade(.polarity))
    for word in Self.shut + Self.shut + ["unplugged", "unplugged"] {
      #expect(try floor.say(word), "\(word)")
    }
    // It is asked for again, and the reason of last time stands until then.
    #expect(floor.job.phase == .test(.polarity))
    #expect(floor.job.debts.contains(owed[0]))
    #expect(try floor.say("as it should be"))
    #expect(!floor.job.debts.contains(owed[0]))
    #expect(!floor.job.isUnmade(.polarity))
  }

  @Test func `a module goes with both its links`() throws {
    var floor = try play(
      "replace-module", Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in"])
    #expect(floor.job.phase == .form)
    try floor.say("it does NOT fit")
    #expect(floor.job.phase == .replace(.port))
    for word in ["new one is in", "form is right"] + Self.faces { #expect(try floor.say(word)) }
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    #expect(floor.job.phase == .inspect(.port))
    for word in Self.faces + ["read it out", "open, link is up", "read it out", "open, link is up"]
      + ["NOC says ok", "NOC says ok"] + Self.end
    {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.job.phase == .done)
    #expect(floor.job.debts == [.otherLink(port: "25/2")])
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains("OWED 25/2, same module, not accepted"), "\(lines)")
  }

  @Test func `a part that is changed is no earlier in the job than the unplugging`() throws {
    var floor = try play("repair", Self.shut)
    let unplugging = floor.job.progress
    for word in ["unplugged", "damage", "replace the module"] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.job.title == "STOP")
    #expect(floor.job.progress == unplugging)
    for word in ["read it out", "shut"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.title == "REPLACE")
    #expect(floor.job.progress == unplugging)
  }

  @Test func `a plug of the cage that is out already is not to be left in`() throws {
    var floor = try play("replace-module", Self.shut + Self.shut)
    #expect(floor.job.phase == .open)
    let first = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(first.contains("25/2 is shut; leave it in"), "\(first)")
    try floor.say("unplugged")
    #expect(floor.job.phase == .open)
    let second = floor.job.prompt(nowMS: floor.nowMS)
    #expect(second.lines.contains("25/1 is out already"), "\(second.lines)")
    #expect(second.card.contains { $0.contains("25/1 OUT") }, "\(second.card)")
  }

  @Test func `the other link of a changed module is owed until somebody accepts it after that`()
    throws
  {
    func accepted(_ order: Int64) -> Fact {
      Fact(
        id: Floor.id(900, kind: 1), atMS: 1_000, order: order, technician: "Ana",
        body: .signature(
          Signature(
            subject: Subject(kind: .link, id: Floor.neighbourLink), kind: .accepted, byWhom: "Ana"))
      )
    }
    let floor = try play(
      "replace-module", Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in"])
    let last = floor.facts.map(\.order).max() ?? 0
    for (order, debts) in [(1, [Debt.otherLink(port: "25/2")]), (last + 1, [])] {
      var situation = floor.situation
      situation.here.neighbours[0].acceptances = [accepted(order)]
      let owed = JobState.fold(situation).debts.filter {
        if case .otherLink = $0 { true } else { false }
      }
      #expect(owed == debts)
    }
    let untouched = try play("replace-module", Self.shut + Self.shut + ["unplugged", "unplugged"])
    #expect(!untouched.job.debts.contains(.otherLink(port: "25/2")))
  }

  @Test func `a port that was shut for a module that stayed after all is given back`() throws {
    let first =
      ["it is shut", "it is shut", "unplugged", "unplugged", "keep the old one"]
      + Self.faces + Self.faces
    let floor = try play(
      "replace-module",
      first + ["read it out", "open, link is up", "read it out", "open, NOT up"]
        + ["25/2 again: seen clean", "it is shut", "unplugged", "damage", "replace the module"]
        + ["read it out", "shut", "keep the old one, 25/1 is in", "plug in DAMAGED"]
        + ["read it out", "open, link is up"])
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.readOut?.contains("open port S1-L3 25/2 ONLY") == true, "\(prompt.lines)")
    var after = floor
    for word in ["read it out", "open, link is up"] { #expect(try after.say(word)) }
    #expect(!after.job.debts.contains(.portShut(name: "S1-L3 25/1")), "\(after.job.debts)")
  }

  @Test func `a bad link is cleaned, then its cord is changed, then its module, then handed over`()
    throws
  {
    var floor = try play("bad-link", ["NOC says low"])
    let round = Self.shut + ["unplugged"]
    let down = ["read it out", "open, NOT up"]
    for word in round + Self.faces + down { #expect(try floor.say(word), "\(word)") }
    for _ in 0..<2 {
      #expect(try floor.say("25/1 again: seen clean"))
      for word in round + Self.faces + down { #expect(try floor.say(word), "\(word)") }
    }
    #expect(try floor.say("change the cord"))
    for word in round + ["new one is in", "as it should be", "passed"] + ["clean", "clean"]
      + ["plugged in"] + down
    {
      #expect(try floor.say(word), "\(word) \(floor.job.prompt(nowMS: 0).lines)")
    }
    #expect(try floor.say("change the module"))
    let module = ["read it out", "shut", "new one is in", "form is right"]
    for word in round + module + Self.faces + down {
      #expect(try floor.say(word), "\(word) \(floor.job.prompt(nowMS: 0).lines)")
    }
    #expect(try floor.say("escalate"))
    #expect(floor.job.phase == .setAside)
    // The other link of the module is dark: that comes first, and what has no room is counted.
    #expect(
      floor.job.debts == [
        .neighbourOut(name: "S1-L3 25/2"), .portShut(name: "S1-L3 25/2"), .newCordFarFace(),
        .otherLink(port: "25/2"),
      ])
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    let said = prompt.lines.joined().split(separator: " ").joined(separator: " ")
    #expect(
      said.contains("OWED S1-L3 25/2 came out with the module: look, plug in +3 more: ?"), "\(said)"
    )
    #expect(prompt.lines.count <= 6 && prompt.lines.allSatisfy { Columns.count($0) <= 40 })
    let why = prompt.why.joined().split(separator: " ").joined(separator: " ")
    for debt in floor.job.debts { #expect(why.contains(debt.text), "\(prompt.why)") }
  }

  @Test func `a plug that was pulled by hand did not come out with the module`() throws {
    func cameOut(_ floor: JobFloor) -> Bool {
      floor.job.debts.contains { if case .neighbourOut = $0 { true } else { false } }
    }
    let open = Self.shut + Self.shut + ["unplugged"]
    #expect(!cameOut(try play("replace-module", open)))
    let changed = try play(
      "replace-module", open + ["unplugged", "new one is in", "form is right", "clean"])
    #expect(!cameOut(changed))
    // Pulled by somebody else for work of their own, it is that port's to put in again.
    var repair = JobFloor(Shipped.repair)
    repair.record([.plugging(Plugging(joint: Floor.neighbourPort, action: .unplug))], step: nil)
    #expect(repair.job.here.neighboursOut == [Floor.neighbourPort])
    #expect(!cameOut(repair))
  }

  @Test func `what is done at one end is not taken for the other`() throws {
    var floor = try play("replace-cord", Self.shut)
    #expect(floor.job.answeredStep == "far-dark")
    #expect(floor.job.current.situation.port.id == Floor.farPort)
    #expect(!floor.job.current.gate.isShutForUs)
    floor.record(
      [.answer(Answer(about: .dark, outcome: .no, byWhom: "dana"))], step: "far-dark")
    #expect(floor.job.here.topics[.dark]?.answer?.outcome == .yes)
  }

  @Test func `a test of one link is not taken for that of the other in the module`() throws {
    let faces = ["clean", "damage", "replace the cord", "new one is in", "clean"]
    let floor = try play(
      "replace-module",
      Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in", "form is right"]
        + Self.faces + faces + ["plugged in"]
        + ["read it out", "open, link is up", "read it out", "open, link is up"]
        + ["NOC says ok", "NOC says ok"] + Self.end)
    // Nothing of this link was changed but the module; the other one has a job of its own.
    #expect(floor.job.phase == .done)
    #expect(
      floor.job.debts == [
        .newCordFarFace(), .polarityTest(.plug), .lossTest(.plug), .otherLink(port: "25/2"),
      ])
    var tested = floor
    let subject = Subject(kind: .link, id: Floor.link)
    tested.record([.polarityTest(PolarityTest(subject: subject))], step: nil)
    tested.record([.lossTest(LossTest(subject: subject, verdict: "pass"))], step: nil)
    #expect(tested.job.debts == floor.job.debts)
  }
}
