import Guide
import Plant
import Testing

/// A link that is moved onto a spare leg of a trunk.
struct SpareLegStoryTests {
  private static let tests = ["as it should be", "passed"]
  private static let shut = ["read it out", "it is shut"]
  private static let faces = ["clean", "clean", "plugged in"]
  private static let moved = ["unplugged"] + faces
  private static let given = ["read it out", "it is open"]
  private static let lanes = ["NOC says ok", "NOC says ok"]
  private static let soaked = [
    "read it out", "cleared", "sign hands done", "read it out", "passed",
  ]

  private func play(_ words: [String]) throws -> JobFloor {
    var floor = JobFloor(Shipped.named("spare-leg"))
    for (place, word) in words.enumerated() {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(place): \(word) is not on \(lines)")
    }
    return floor
  }

  private func plugged(_ floor: JobFloor) -> [ThingID] {
    LiveFacts.of(floor.facts).compactMap { fact in
      guard case .plugging(let plugging) = fact.body, plugging.action == .plugIn else { return nil }
      return plugging.joint
    }
  }

  /// Both cords moved; the link that shares the far one is shut for it and given back.
  private static var there: [String] {
    tests + shut + shut + moved + ["it is shut"] + moved + given + given
  }

  @Test func `the leg is tested, both cords are moved, and the link is accepted`() throws {
    let floor = try play(
      Self.there + ["read it out", "open, link is up"] + Self.lanes + ["these fibres"]
        + Self.soaked + ["accepted"])
    #expect(floor.job.phase == .done)
    #expect(floor.job.debts == [])
    #expect(plugged(floor) == [JobFloor.positions[0], JobFloor.positions[2]])
  }

  @Test func `nothing is opened before both ends are shut`() throws {
    var floor = try play(Self.tests + Self.shut)
    #expect(floor.job.phase == .dark)
    #expect(floor.job.current.situation.port.id == Floor.farPort)
    for word in Self.shut { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .open)
    #expect(floor.job.prompt(nowMS: floor.nowMS).lines.contains { $0.contains("P01A:1") })
  }

  @Test func `a cord that another link shines through is not cleaned wet`() throws {
    let dry = ["cleaned dry", "dirt", "cleaned dry", "dirt", "pen is right", "cleaned dry", "dirt"]
    var floor = try play(
      Self.tests + Self.shut + Self.shut + Self.moved + [
        "it is shut", "unplugged", "clean", "dirt",
      ]
        + dry)
    #expect(floor.job.phase == .clean(.cord, .wetDry))
    let gate = PortGate(port: JobFloor.sharer, action: .opened, byWhom: "noor")
    floor.record([.portGate(gate)], step: nil)
    #expect(floor.job.phase == .quarantine(.cord))
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains("CORD PLUG STUCK, lit: shut S1-P2 9"), "\(lines)")
  }

  @Test func `a cord that another link passes stays in until that is shut`() throws {
    let floor = try play(Self.tests + Self.shut + Self.shut + Self.moved)
    #expect(floor.job.phase == .neighboursLive(.cord))
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains { $0.contains("TWO links") }, "\(lines)")
  }

  @Test func `what was in the position before says nothing of this cord`() throws {
    var floor = JobFloor(Shipped.named("spare-leg"))
    for action in [PlugAction.plugIn, .unplug] {
      floor.facts.append(
        Fact(
          id: Floor.id(action == .unplug ? 902 : 901), atMS: 1, order: action == .unplug ? 2 : 1,
          technician: "Ana",
          body: .plugging(
            Plugging(
              joint: JobFloor.positions[0], action: action, cordPart: Floor.id(900)))))
    }
    let near = floor.job.joints.first { $0.site == .nearPanel }
    #expect(near?.state.isPlugged == true)
    #expect(near?.state.isThere == false)
  }

  @Test func `if the new leg is no better, the cords go back the same way`() throws {
    let back =
      ["back to the old leg"] + Self.shut + Self.shut + Self.moved + ["it is shut"] + Self.moved
      + Self.given + Self.given
    var floor = try play(Self.there + ["read it out", "open, NOT up"] + back)
    #expect(plugged(floor).suffix(2) == [JobFloor.positions[1], JobFloor.positions[3]])
    #expect(floor.job.phase == .linkUp)
    for word in ["read it out", "open, link is up"] + Self.lanes + Self.soaked {
      #expect(try floor.say(word), "\(word)")
    }
    // The leg that was tested is not the one the link is on now.
    #expect(floor.job.phase == .owed)
    for word in ["polarity is right", "loss passes", "accepted"] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(floor.job.phase == .done)
  }

  @Test func `a leg with a damaged face sends the cord back at once`() throws {
    var floor = try play(
      Self.tests + Self.shut + Self.shut + ["unplugged", "damage", "back to the old leg"])
    #expect(floor.job.phase == .inspect(.port))
    for word in Self.faces { #expect(try floor.say(word), "\(word)") }
    #expect(plugged(floor) == [JobFloor.positions[1]])
    // The far cord never left its place.
    #expect(floor.job.phase == .openPort)
  }

  @Test func `a job whose panels are not known here opens nothing`() throws {
    let floor = JobFloor(Shipped.named("spare-leg"))
    var situation = floor.situation
    situation.nearPanel = nil
    #expect(JobState.fold(situation).phase == .setAside)
  }

  @Test func `an answer that is taken back is asked again`() throws {
    var floor = try play(Self.tests + Self.shut + Self.shut + Self.moved)
    #expect(try floor.say("undo"))
    #expect(floor.job.phase == .plugIn)
    let near = floor.job.joints.first { $0.site == .nearPanel }
    #expect(near?.state.isPlugged == false)
  }

  @Test func `a plug that goes back dirty was cleaned as often as it was`() throws {
    let floor = try play(
      Self.tests + Self.shut + Self.shut + ["unplugged", "clean", "dirt", "cleaned dry", "dirt"]
        + ["give it up", "back to the old leg", "look again", "clean", "dirt"])
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains { $0.contains("DRY, 2 of 3") }, "\(lines)")
  }
}
