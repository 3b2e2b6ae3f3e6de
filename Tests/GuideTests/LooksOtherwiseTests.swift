import Guide
import Plant
import Testing

/// What is in the joint is not what the records say: nothing is pulled before somebody chose.
struct LooksOtherwiseTests {
  private func found(_ floor: Floor, _ words: String) throws -> Floor {
    var floor = floor
    let choice = try #require(floor.prompt.choices.first { $0.label == "it looks otherwise" })
    var input = ReplyInput()
    input.text = words
    floor.record(try choice.facts(input: input, nowMS: floor.nowMS, technician: "Raj"))
    return floor
  }

  private func shut() throws -> Floor {
    var floor = Floor()
    try floor.answers("11")
    try #require(floor.prompt.phase == .open)
    return floor
  }

  @Test func `what was found stands on the screen, and says not to pull`() throws {
    var floor = try found(shut(), "wrong cord in it: C-0999")
    let lines = floor.prompt.lines
    #expect(floor.prompt.phase == .open)
    #expect(lines.contains("FOUND: wrong cord in it: C-0999"), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("DO NOT PULL") }, "\(lines)")
    #expect(!lines.contains { $0.contains("UNPLUG ONLY") }, "\(lines)")
    #expect(!floor.prompt.choices.contains { $0.label == "unplugged" })
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    // Whoever takes it up again reads it too.
    for word in ["p", "1"] { try floor.answer(word) }
    #expect(floor.prompt.lines == lines)
    try floor.answer("u")
    try floor.answer("u")
    try floor.answer("u")
    #expect(floor.prompt.lines.contains { $0.contains("UNPLUG ONLY") }, "\(floor.prompt.lines)")
  }

  @Test func `the right cord is found, or this one pulled all the same, or the link set aside`()
    throws
  {
    let begun = try found(shut(), "other label on it")
    var right = begun
    #expect(try right.say("right cord found"))
    #expect(right.prompt.lines.contains { $0.contains("UNPLUG ONLY") }, "\(right.prompt.lines)")
    #expect(try right.say("unplugged"))
    #expect(right.prompt.phase == .inspect(.port))
    var pulled = begun
    #expect(try pulled.say("pull it all the same"))
    #expect(pulled.prompt.phase == .inspect(.port))
    let plug = pulled.situation.facts.compactMap { fact in
      if case .plugging(let plugging) = fact.body { plugging } else { nil }
    }.last
    #expect(plug?.action == .unplug && plug?.cordPart == nil, "\(String(describing: plug))")
    var aside = begun
    #expect(try aside.say("set aside"))
    #expect(aside.prompt.phase == .setAside)
    #expect(
      aside.state.setAsideReason?.contains("other label on it") == true,
      "\(aside.prompt.lines)")
  }

  @Test func `a cord that is moved is told where it hangs, and stays the one that is moved`() throws
  {
    var floor = JobFloor(Shipped.named("spare-leg"))
    let shut = ["read it out", "it is shut"]
    for word in ["as it should be", "passed"] + shut + shut + ["it looks otherwise"] {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    let lines = floor.job.prompt(nowMS: floor.nowMS).lines
    #expect(lines.contains { $0.hasPrefix("FOUND: ") }, "\(lines)")
    #expect(ScreenRules.broken(floor.job, nowMS: floor.nowMS) == [])
    let cord = floor.job.current.situation.cordFace.part
    #expect(try floor.say("pull it all the same"))
    let plugs = floor.facts.compactMap { fact in
      if case .plugging(let plugging) = fact.body { plugging } else { nil }
    }
    // The place it left is told empty once it is in elsewhere: by its name.
    #expect(plugs.last?.cordPart == cord)
    #expect(floor.job.phase == .inspect(.port))
  }

  @Test func `a plug that was pulled all the same is another, until a part goes in or comes out`()
    throws
  {
    func other(_ floor: Floor) -> String? {
      let found = OtherPlug.found(at: [Floor.nearPort], in: floor.situation.facts)
      return if case .seen(let seen)? = found?.body { seen.found } else { nil }
    }
    let begun = try found(shut(), "other label on it")
    #expect(other(begun) == nil)
    var right = begun
    for word in ["right cord found", "unplugged"] { try #require(try right.say(word)) }
    #expect(other(right) == nil)
    var pulled = begun
    try #require(try pulled.say("pull it all the same"))
    #expect(other(pulled) == "other label on it")
    for word in ["clean", "clean", "plugged in"] { try #require(try pulled.say(word)) }
    #expect(other(pulled) == "other label on it")
    #expect(OtherPlug.found(at: [Floor.farPort], in: pulled.situation.facts) == nil)
    let place = Subject(kind: .port, id: Floor.nearPort)
    let module = PartMove(kind: .module, part: Floor.id(40), direction: .into, place: place)
    pulled.record([.partMove(module)], job: nil)
    #expect(other(pulled) != nil)
    let cord = PartMove(kind: .plug, part: Floor.id(41), direction: .into, place: place)
    pulled.record([.partMove(cord)], job: nil)
    #expect(other(pulled) == nil)
    // Pulled by no job, or taken back, it says nothing.
    var undone = begun
    undone.record(
      [.plugging(Plugging(joint: Floor.nearPort, action: .unplug))], job: nil, technician: "Jo")
    #expect(other(undone) == nil)
    undone = begun
    try #require(try undone.say("pull it all the same"))
    try #require(try undone.answer("u"))
    #expect(other(undone) == nil)
  }

  @Test func `words that are longer than the screen are whole in ?`() throws {
    let words = "the label says C-0999 and the boot is green, there is no C-7K3Q9X in sight here"
    let floor = try found(shut(), words)
    #expect(floor.prompt.lines.count <= 6)
    let why = floor.prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(why.contains(words), "\(why)")
  }

  @Test func `what another job, or the desk, found there hinders nobody`() throws {
    var floor = try shut()
    let seen = Seen(
      subject: Subject(kind: .port, id: Floor.nearPort), found: "a red boot", origin: .typed)
    floor.record([.seen(seen)], job: nil)
    #expect(floor.prompt.lines.contains { $0.contains("UNPLUG ONLY") }, "\(floor.prompt.lines)")
  }
}
