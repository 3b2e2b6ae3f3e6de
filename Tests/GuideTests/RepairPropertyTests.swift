import Guide
import Plant
import TestSupport
import Testing

struct RepairPropertyTests {
  static let seeds: Range<UInt64> = 0..<100

  @Test(arguments: seeds)
  func `every walk can be parked, finished and resumed, and every screen fits`(
    seed: UInt64
  ) throws {
    var random = RepeatableRandom(seed: seed)
    var floor = Walk.floor(&random)
    for _ in 0..<40 {
      try check(floor, &random)
      guard try Walk.step(&floor, &random) else { break }
    }
    var parked = floor
    if parked.prompt.choice(for: "p") != nil {
      try parked.answer("p")
      #expect(parked.prompt.phase == .parked)
    }
    var finished = floor
    let count = try Walk.finish(&finished, within: 80)
    #expect(count != nil, "trapped: \(finished.prompt.phase) \(finished.prompt.lines)")
  }

  private func check(_ floor: Floor, _ random: inout RepeatableRandom) throws {
    let state = floor.state
    let prompt = floor.prompt

    var other = floor
    other.situation.facts.shuffle(using: &random)
    #expect(other.state == state, "the order of the array matters")
    #expect(other.prompt == prompt)

    for screen in [prompt.lines, prompt.card, prompt.why] {
      #expect(screen.count <= 6, "\(screen)")
      for line in screen { #expect(Columns.count(line) <= 40, "\(line)") }
    }
    #expect(!prompt.lines.isEmpty)
    let name = floor.situation.port.name
    #expect(prompt.lines.contains { $0.contains(name) }, "\(name) not in \(prompt.lines)")
    if !prompt.card.isEmpty { #expect(prompt.card[0].contains(name), "\(prompt.card)") }

    #expect((1...prompt.progress.of).contains(prompt.progress.step))
    let keys = prompt.choices.map(\.key)
    #expect(Set(keys).count == keys.count)
    for choice in prompt.choices {
      #expect(choice.key.count == 1)
      #expect(prompt.choice(for: choice.key) == choice)
      #expect(
        prompt.lines.contains { $0.contains("\(choice.key) \(choice.label)") },
        "\(choice.label) is not on \(prompt.lines)")
    }
    if prompt.phase != .done {
      #expect(prompt.choices.contains { $0.kind == .record }, "dead end: \(prompt.lines)")
    }
    try checkFacts(floor, state, prompt)
  }

  /// What may never be recorded from a prompt.
  private func checkFacts(_ floor: Floor, _ state: RepairState, _ prompt: Prompt) throws {
    var asking = floor
    for choice in prompt.choices {
      let bodies = try choice.facts(
        input: asking.input(for: choice), nowMS: floor.nowMS, technician: "Raj")
      for body in bodies {
        switch body {
        case .plugging(let plugging) where plugging.action == .plugIn:
          if plugging.unseenReason == nil, state.medium.map({ $0 == .fibre }) ?? true {
            #expect(state.bothSeenClean, "plug in offered at \(prompt.lines)")
          }
        case .cleaning(let cleaning) where cleaning.method == .wetDry:
          let side = try #require(floor.situation.side(of: cleaning.face))
          #expect(floor.situation.policy.allowsWet(side))
        case .inspection, .cleaning:
          #expect(state.medium == .fibre, "a fibre prompt without a fibre")
        case .portGate(let gate) where gate.action == .opened:
          if gate.port == floor.situation.port.id {
            #expect(state.gate.isShutForUs)
          } else {
            // The neighbour that was shut for this repair, with its plug still in.
            #expect(state.neighbourGates[gate.port]?.isShutForUs == true)
            #expect(!state.neighboursOut.contains(gate.port))
          }
        default: break
        }
      }
    }
  }

  /// A walk that never came to a step would prove nothing about it.
  @Test func `the walks come to every phase`() throws {
    var met: Set<String> = []
    for seed in Self.seeds {
      var random = RepeatableRandom(seed: seed)
      var floor = Walk.floor(&random)
      for _ in 0..<40 {
        met.insert(String(describing: floor.prompt.phase).prefix { $0 != "(" }.description)
        guard try Walk.step(&floor, &random) else { break }
      }
      for _ in 0..<80 {
        met.insert(String(describing: floor.prompt.phase).prefix { $0 != "(" }.description)
        if try Walk.finish(&floor, within: 1) != nil { break }
      }
    }
    // To give back what was shut for a module that stayed comes by chance only who answers just so.
    var stays = Floor()
    for words in [
      "read it out", "it is shut", "unplugged", "damage", "replace the module", "read it out",
      "shut", "keep the old one, 25/2 is in", "plug in DAMAGED",
    ] {
      try #require(try stays.say(words), "\(words) is not on \(stays.prompt.lines)")
    }
    met.insert(String(describing: stays.prompt.phase))
    #expect(
      met == [
        "dark", "medium", "open", "inspect", "cannotSee", "clean", "quarantine",
        "neighboursLive", "replace", "form", "plugIn", "linkUp", "lookNext", "otherJoint", "lanes",
        "openPort", "counters", "soak", "hands", "accept", "test", "testWrong", "done", "setAside",
        "parked", "owed",
      ])
  }

  @Test(arguments: seeds)
  func `two laptops at the two ends share the link and nothing else`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var near = Floor(neighbour: false)
    var far = near.farEnd()
    near.situation.facts = far.situation.facts
    for _ in 0..<50 {
      if Bool.random(using: &random) {
        _ = try Walk.step(&near, &random)
        far.situation.facts = near.situation.facts
      } else {
        _ = try Walk.step(&far, &random)
        near.situation.facts = far.situation.facts
      }
      (near.nowMS, far.nowMS) = (max(near.nowMS, far.nowMS), max(near.nowMS, far.nowMS))
    }
    for (floor, otherJob) in [(near, far.situation.job.id), (far, near.situation.job.id)] {
      var alone = floor
      alone.situation.facts.removeAll { $0.job == otherJob && $0.id != floor.situation.job.id }
      let isTested = floor.situation.facts.contains {
        switch $0.body {
        case .polarityTest, .lossTest: true
        default: false
        }
      }
      let (together, single) = (floor.state, alone.state)
      #expect(together.isPlugged == single.isPlugged)
      #expect(together.wantsOpening == single.wantsOpening)
      #expect(together.portFace == single.portFace)
      // A tester is on both ends at once.
      if !isTested { #expect(together.cordFace == single.cordFace) }
      #expect(together.gate == single.gate)
      #expect(together.unseen == single.unseen)
      #expect(together.handsBy == single.handsBy)
      #expect(together.parking == single.parking)
      #expect(together.replacing == single.replacing)
      #expect(together.setAsideReason == single.setAsideReason)
    }
  }

  @Test func `what the NOC says of the link counts at both ends`() throws {
    var near = Floor()
    try near.answers("111 11 1 11")
    var far = near.farEnd()
    far.record([.plugging(Plugging(joint: Floor.farPort, action: .plugIn))])
    far.record([.answer(Answer(about: .linkUp, outcome: .yes, byWhom: "dana"))])
    near.situation.facts = far.situation.facts
    #expect(near.prompt.phase == .lanes)
    #expect(far.prompt.phase == .lanes)
    near.record([.answer(Answer(about: .lanes, outcome: .yes, byWhom: "dana"))])
    far.situation.facts = near.situation.facts
    #expect(near.prompt.phase == .counters)
    #expect(far.prompt.phase == .lanes)
  }

  @Test func `unplugging the far end asks for the link again, not for these faces`() throws {
    var near = Floor()
    try near.answers("111 11 1 11 2 11")
    var far = near.farEnd()
    far.record([.plugging(Plugging(joint: Floor.farPort, action: .unplug))])
    near.situation.facts = far.situation.facts
    #expect(near.prompt.phase == .linkUp)
    #expect(near.state.isPlugged)
    #expect(near.prompt.lines.contains("S1-P2 3/2: cord out"))
    #expect(far.prompt.phase == .inspect(.port))
    // The centre is believed, and that the log says otherwise stays on the screen.
    near.record([.answer(Answer(about: .linkUp, outcome: .yes, byWhom: "dana"))])
    #expect(near.prompt.phase == .lanes)
    let said = "UP, but S1-P2 3/2 is recorded out"
    #expect(near.prompt.lines.contains(said), "\(near.prompt.lines)")
    #expect(near.prompt.lines.count <= 6)
    far.situation.facts = near.situation.facts
    far.record([.plugging(Plugging(joint: Floor.farPort, action: .plugIn))])
    near.situation.facts = far.situation.facts
    near.record([.answer(Answer(about: .linkUp, outcome: .yes, byWhom: "dana"))])
    #expect(near.prompt.phase == .lanes)
    #expect(!near.prompt.lines.contains(said), "\(near.prompt.lines)")
  }
}
