import Guide
import Plant
import Testing

struct FaceTests {
  private func opened(policy: RepairPolicy = RepairPolicy()) throws -> Floor {
    var floor = Floor(policy: policy)
    try floor.answers("111")
    return floor
  }

  /// The far port is shut, too: no light comes out of the plug.
  private func darkened(_ policy: RepairPolicy = RepairPolicy()) throws -> Floor {
    var floor = try opened(policy: policy)
    floor.record([
      .portGate(PortGate(port: Floor.farPort, action: .shut, byWhom: "dana", ticket: nil))
    ])
    return floor
  }

  @Test func `a plug the far end shines into is never cleaned wet`() throws {
    var floor = try opened()
    try floor.say("clean")
    for word in [
      "dirt", "cleaned dry", "dirt", "cleaned dry", "dirt", "pen changed", "cleaned dry",
    ] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(try floor.say("dirt"))
    #expect(floor.prompt.phase == .quarantine(.cord))
    #expect(floor.prompt.lines.contains("CORD PLUG STUCK, lit: shut S1-P2 3/2"))
    let why = floor.prompt.why.joined(separator: " ").split(separator: " ")
    #expect(why.joined(separator: " ").contains("record port S1-P2:3/2 --shut"), "\(why)")
    #expect(floor.prompt.lines.count <= 6)
    floor.record([
      .portGate(PortGate(port: Floor.farPort, action: .shut, byWhom: "dana", ticket: nil))
    ])
    #expect(floor.prompt.phase == .clean(.cord, .wetDry))
  }

  @Test func `the far port that was shut for that is owed once the plug is in, until it is opened`()
    throws
  {
    let far = Debt.portShut(name: "S1-P2 3/2")
    var floor = try darkened()
    #expect(!floor.job.debts.contains(far))
    for word in ["clean", "clean", "plugged in"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.debts.contains(far), "\(floor.job.debts)")
    // Shut for somebody else it is theirs to give back.
    var others = try opened()
    others.record(
      [.portGate(PortGate(port: Floor.farPort, action: .shut, byWhom: "kim", ticket: "CHG9"))],
      job: nil)
    for word in ["clean", "clean", "plugged in"] { #expect(try others.say(word), "\(word)") }
    #expect(!others.job.debts.contains(far), "\(others.job.debts)")
    for word in ["read it out", "open, link is up"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.debts == [far])
    floor.record([
      .portGate(PortGate(port: Floor.farPort, action: .opened, byWhom: "dana", ticket: nil))
    ])
    #expect(floor.job.debts == [])
  }

  @Test func `a dirty cord is cleaned dry, dry, pen, dry, wet, wet, and set aside`() throws {
    var floor = try darkened()
    try floor.say("clean")
    try floor.say("dirt")
    for rung in ["cleaned dry", "cleaned dry", "pen changed", "cleaned dry"] {
      #expect(try floor.say(rung), "\(rung) at \(floor.prompt.lines)")
      if rung.hasPrefix("cleaned") {
        #expect(floor.prompt.phase == .inspect(.cord))
        try floor.say("dirt")
      }
    }
    for _ in 0..<2 {
      #expect(floor.prompt.phase == .clean(.cord, .wetDry))
      try floor.say("cleaned wet and dry")
      #expect(floor.prompt.phase == .inspect(.cord))
      try floor.say("dirt")
    }
    #expect(floor.prompt.phase == .quarantine(.cord))
    #expect(floor.state.cordFace.cleanings == CleaningCount(dry: 3, wetDry: 2, penChecked: true))
  }

  @Test func `a dirty port is never cleaned wet unless the site allows it`() throws {
    var floor = try opened()
    try floor.say("dirt")
    try floor.say("clean")
    for rung in ["cleaned dry", "cleaned dry", "pen is right", "cleaned dry"] {
      #expect(try floor.say(rung))
      if rung.hasPrefix("cleaned") { try floor.say("dirt") }
    }
    #expect(floor.prompt.phase == .quarantine(.port))
    #expect(
      CleaningLadder.advice(
        CleaningCount(dry: 3, penChecked: true), on: CleaningLadder.usual, side: .port,
        policy: RepairPolicy(wetCleanPort: true)) == .wetDry)
  }

  @Test func `the site's largest number of cleanings ends the ladder`() throws {
    var floor = try opened(policy: RepairPolicy(maxCleans: 1))
    try floor.answers("21")
    try floor.say("cleaned dry")
    try floor.say("dirt")
    #expect(floor.prompt.phase == .quarantine(.port))
  }

  @Test func `cleaning proves nothing`() throws {
    var floor = try opened()
    try floor.answers("12")
    try floor.say("cleaned dry")
    #expect(floor.state.cordFace.state == .cleaned)
    #expect(floor.prompt.phase == .inspect(.cord))
    #expect(!floor.prompt.choices.contains { $0.label == "plugged in" })
    try floor.say("clean")
    #expect(floor.prompt.phase == .plugIn)
  }

  @Test func `damage is not cleaned`() throws {
    var floor = try opened()
    try floor.answers("13")
    #expect(floor.prompt.phase == .quarantine(.cord))
    #expect(!floor.prompt.choices.contains { $0.label.hasPrefix("cleaned") })
  }

  @Test func `a face that cannot be seen twice is not proven`() throws {
    var floor = try opened()
    try floor.say("cannot see")
    #expect(floor.prompt.phase == .cannotSee(.port, looks: 1))
    #expect(floor.prompt.lines.contains { $0.contains("change the tip") })
    try floor.say("cannot see")
    #expect(floor.prompt.phase == .cannotSee(.port, looks: 2))
    #expect(
      floor.prompt.choices.prefix(4).map(\.label) == [
        "cleaned dry", "look again", "replace or cap", "plug in UNSEEN",
      ])
    try floor.say("look again")
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a face called clean with a dirty fibre is dirty`() throws {
    var floor = try opened()
    floor.record([
      .inspection(
        Inspection(
          face: Floor.moduleFace, joint: Floor.nearPort, verdict: .clean,
          fibres: [1: .ok, 4: .dirt]))
    ])
    #expect(floor.state.portFace.state == .dirty)
  }

  @Test func `a capped face is set aside until somebody looks again`() throws {
    var floor = try opened()
    try floor.answers("3")
    try floor.say("cap it, leave it out")
    #expect(floor.state.portFace.state == .quarantined)
    #expect(floor.state.portFace.isCapped)
    try floor.say("cap off, look again")
    #expect(floor.prompt.phase == .inspect(.port))
    #expect(!floor.state.portFace.isCapped)
  }

  @Test func `a face capped in one job is set aside in another one at the joint, too`() throws {
    var floor = try opened()
    for word in ["cannot see", "cannot see"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.prompt.phase == .cannotSee(.port, looks: 2))
    floor.record(
      [.capping(Capping(face: Floor.moduleFace, joint: Floor.nearPort, action: .capped))],
      job: Floor.id(77))
    #expect(floor.prompt.phase == .quarantine(.port))
    #expect(floor.prompt.lines.contains("PORT FACE CAPPED and set aside"))
    floor.record([.capping(Capping(face: Floor.moduleFace, action: .uncapped))])
    #expect(floor.prompt.phase == .inspect(.port))
  }

  @Test func `a cap makes a clean face unknown`() throws {
    var floor = try opened()
    try floor.answers("11")
    floor.record([.capping(Capping(face: Floor.cordFace, action: .capped))])
    floor.record([.capping(Capping(face: Floor.cordFace, action: .uncapped))])
    #expect(floor.prompt.phase == .inspect(.cord))
  }

  @Test func `a new cord is a new face, and polarity and loss are owed`() throws {
    var floor = try opened()
    try floor.answers("13")
    try floor.say("replace the cord")
    #expect(floor.prompt.phase == .replace(.cord))
    try floor.say("new one is in")
    #expect(floor.situation.cordFace != Floor.cordFace)
    #expect(floor.state.portFace.state == .clean)
    #expect(floor.prompt.phase == .test(.polarity))
    #expect(floor.state.debts == [.newCordFarFace(), .polarityTest(.plug), .lossTest(.plug)])
    floor.record([
      .polarityTest(PolarityTest(subject: Subject(kind: .link, id: Floor.link))),
      .lossTest(LossTest(subject: Subject(kind: .link, id: Floor.link))),
    ])
    #expect(floor.state.debts == [.newCordFarFace()])
    #expect(floor.prompt.phase == .inspect(.cord))
  }

  @Test func `a tester goes where the plug was, so the plug is looked at again`() throws {
    var floor = try opened()
    try floor.answers("11")
    #expect(floor.prompt.phase == .plugIn)
    floor.record([.lossTest(LossTest(subject: Subject(kind: .link, id: Floor.link)))])
    #expect(floor.prompt.phase == .inspect(.cord))
    #expect(floor.state.portFace.state == .clean)
  }

  @Test func `a dead tester is written down and keeps the link from being accepted`() throws {
    var floor = try opened()
    try floor.answers("13")
    try floor.say("replace the cord")
    try floor.say("new one is in")
    try floor.say("cannot test")
    #expect(floor.prompt.phase == .test(.loss))
    try floor.say("passed")
    for words in ["clean", "plugged in", "read it out", "open, link is up", "NOC says ok"] {
      #expect(try floor.say(words))
    }
    try floor.answers("11")
    floor.record([.soak(Soak(link: Floor.link, action: .passed))])
    try floor.say("sign hands done")
    #expect(floor.prompt.phase == .owed)
    #expect(floor.prompt.lines.contains { $0.contains("polarity test") })
    try floor.say("open it and test")
    #expect(floor.prompt.phase == .dark)
  }

  @Test func `a test that found something wrong is not gone round`() throws {
    var floor = try opened()
    try floor.answers("13")
    try floor.say("replace the cord")
    try floor.say("new one is in")
    try floor.say("WRONG")
    #expect(floor.prompt.phase == .testWrong(.polarity))
    try floor.say("another cord")
    #expect(floor.prompt.phase == .replace(.cord))
  }

  @Test func `a mark that stays after wet is a defect, and stuck where wet is forbidden`() throws {
    for (allowed, word) in [(true, "DEFECT"), (false, "STUCK, not cleared")] {
      var floor = Floor(policy: RepairPolicy(wetCleanPort: allowed, maxCleans: 9))
      try floor.answers("111")
      for _ in 0..<20 where floor.prompt.phase != .quarantine(.port) {
        for words in ["dirt", "pen changed", "cleaned dry", "cleaned wet and dry"] {
          if try floor.say(words) { break }
        }
      }
      #expect(floor.prompt.lines.joined(separator: " ").contains(word))
    }
  }

  @Test
  func
    `where wet is forbidden, dirt that moved is not called stuck, and nobody says what wet would do`()
    throws
  {
    func looked(_ fibres: [Int]) throws -> Prompt {
      var floor = Floor(policy: RepairPolicy(wetCleanPort: false, maxCleans: 9))
      try floor.answers("111")
      var looks = fibres[...]
      for _ in 0..<20 where floor.prompt.phase != .quarantine(.port) {
        if floor.prompt.phase == .inspect(.cord) {
          try floor.say("clean")
        } else if let dirt = floor.prompt.choices.first(where: { $0.label == "dirt" }) {
          var input = ReplyInput()
          input.fibres = [looks.popFirst() ?? 1: .dirt]
          floor.record(try dirt.facts(input: input, nowMS: floor.nowMS, technician: "Raj"))
        } else if try !floor.say("pen changed") {
          try floor.say("cleaned dry")
        }
      }
      return floor.prompt
    }
    func why(_ prompt: Prompt) -> String {
      prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }
    let stuck = try looked([5, 3, 3, 3])
    #expect(stuck.lines.contains("PORT FACE STUCK, not cleared: no wet"), "\(stuck.lines)")
    #expect(why(stuck).contains("nobody knows whether it would come off"), "\(stuck.why)")
    #expect(!why(stuck).contains("does not help"), "\(stuck.why)")
    let moved = try looked([3, 3, 3, 5])
    #expect(moved.lines.contains("PORT FACE DIRT MOVES: 5; was 3"), "\(moved.lines)")
    #expect(why(moved).contains("it is dirt that moves"), "\(moved.why)")
    #expect(moved.choices.contains { $0.label == "other cleaner used" }, "\(moved.lines)")
    #expect(moved.lines.count <= 6)
  }

  @Test func `a plug without faces is not said to have been seen clean`() throws {
    var floor = Floor(medium: .aoc)
    try floor.answers("111")
    try #require(floor.prompt.phase == .plugIn)
    let why = floor.prompt.why.joined(separator: " ")
    #expect(!why.contains("seen clean"), "\(why)")
    #expect(why.contains("no face"), "\(why)")
  }

  @Test func `a dirty face makes the one it was mated with and the adapter suspect`() throws {
    var floor = try opened()
    #expect(!floor.prompt.lines.contains { $0.contains("partner") })
    #expect(try floor.say("dirt"))
    #expect(floor.prompt.phase == .inspect(.cord))
    #expect(floor.prompt.lines.contains { $0.contains("partner was dirty") })
    #expect(floor.prompt.why.joined(separator: " ").contains("adapter"))
    // Clean when it was looked at, and mated again since: that look counts no more.
    for words in ["clean", "cleaned dry", "clean", "plugged in"] {
      #expect(try floor.say(words), "\(words)")
    }
    floor.record([.plugging(Plugging(joint: Floor.nearPort, action: .unplug))])
    #expect(floor.prompt.phase == .inspect(.port))
    #expect(floor.prompt.lines.allSatisfy { Columns.count($0) <= 40 })
  }

  /// A plug dirty at these fibres, look by look, until it is set aside; wet cleaning is allowed.
  private func setAside(_ looks: [[Int]]) throws -> Prompt {
    var floor = try darkened()
    try floor.say("clean")
    var looks = looks[...]
    for _ in 0..<20 where floor.prompt.phase != .quarantine(.cord) {
      if let dirt = floor.prompt.choices.first(where: { $0.label == "dirt" }) {
        var input = ReplyInput()
        for fibre in looks.popFirst() ?? [] { input.fibres[fibre] = .dirt }
        floor.record(try dirt.facts(input: input, nowMS: floor.nowMS, technician: "Raj"))
        continue
      }
      for words in ["pen changed", "cleaned dry", "cleaned wet and dry"] {
        if try floor.say(words) { break }
      }
    }
    return floor.prompt
  }

  @Test func `only a mark on a fibre that had one before wet is called the same mark`() throws {
    let before = Array(repeating: [5], count: 4)
    let same = try setAside(before + [[9], [9, 11]])
    #expect(same.lines.contains { $0.contains("DEFECT: same mark after WET") }, "\(same.lines)")
    let moved = try setAside(before + [[9], [11]])
    #expect(moved.lines.contains("CORD PLUG after WET: 11; before: 9"), "\(moved.lines)")
    #expect(moved.why.joined(separator: " ").contains("it is dirt that moves"))
    #expect(moved.choices.map(\.label).contains("other cleaner used"), "\(moved.lines)")
    #expect(moved.lines.count <= 6)
    let other = try #require(moved.choices.first { $0.label == "other cleaner used" })
    let said = try other.facts(
      input: ReplyInput(text: "stick 12"), nowMS: 0, technician: "Raj")
    #expect(
      said == [
        .step(
          Step(
            name: "inspect-cord", outcome: "again", face: Floor.cordFace, reason: "stick 12"))
      ])
    #expect(same.choices.allSatisfy { $0.label != "other cleaner used" })
    let many = try setAside(before + [[1, 2, 3], [10, 11, 12]])
    #expect(many.lines.contains("CORD PLUG after WET: 10..; before: 1.."), "\(many.lines)")
    let unsaid = try setAside(before + [[], []])
    #expect(unsaid.lines.contains("CORD PLUG still dirty after WET"), "\(unsaid.lines)")
    for prompt in [moved, unsaid] { #expect(!prompt.lines.joined().contains("DEFECT")) }
  }

  @Test func `the part that came out cannot be the new one`() throws {
    var floor = try opened()
    try floor.answers("13")
    try floor.say("replace the cord")
    let choice = try #require(floor.prompt.choice(for: "1"))
    #expect(throws: ReplyError.samePart) {
      try choice.facts(
        input: ReplyInput(part: Floor.cordFace.part), nowMS: 0, technician: "Raj")
    }
  }

  @Test func `a module with a live neighbour waits for the NOC`() throws {
    var floor = try opened()
    try floor.answers("3")
    try floor.say("replace the module")
    #expect(floor.prompt.phase == .neighboursLive(.port))
    #expect(floor.prompt.lines[1] == "pulling the module drops TWO links")
    #expect(floor.prompt.lines.contains("25/2 > S1-P2 4/2 LIVE"))
    try floor.say("read it out")
    try floor.say("shut")
    #expect(floor.prompt.phase == .replace(.port))
    try floor.say("new one is in")
    #expect(floor.state.neighboursOut == [Floor.neighbourPort])
    #expect(floor.prompt.phase == .form)
    try floor.say("form is right")
    #expect(floor.prompt.phase == .inspect(.port))
    #expect(floor.state.debts.contains(.neighbourOut(name: "S1-L3 25/2")))
    #expect(floor.state.debts.contains(.portShut(name: "S1-L3 25/2")))
  }

  @Test func `a module may be left in after all`() throws {
    var floor = try opened()
    try floor.answers("3")
    try floor.say("replace the module")
    try floor.say("no: leave the module")
    #expect(floor.prompt.phase == .quarantine(.port))
  }

  @Test func `a part that is out is asked for`() throws {
    var floor = try opened()
    try floor.answers("11")
    let place = Subject(kind: .port, id: Floor.nearPort)
    floor.record([
      .partMove(
        PartMove(kind: .plug, part: Floor.cordFace.part, direction: .outOf, place: place))
    ])
    #expect(floor.prompt.phase == .replace(.cord))
    try floor.say("old one is back in")
    #expect(floor.prompt.phase == .inspect(.cord))
  }
}
