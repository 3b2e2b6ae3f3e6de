import Guide
import Plant
import Testing

/// A cable that several links pass, such as a harness, where its plug is bad.
struct SharedCableTests: FloorSuite {
  private static let opened = ["read it out", "it is shut"]

  /// A port with three others on its plug.
  private func floor() -> Floor {
    var floor = Floor(device: "svc-1", port: "s0")
    floor.situation.neighbours = (1...3).map { number in
      Neighbour(
        link: Floor.id(70 + UInt64(number)),
        port: PortCard(
          id: Floor.id(60 + UInt64(number)), device: "svc-1", name: "s\(number)", cage: "25",
          connector: 1),
        farEnd: PortCard(
          id: Floor.id(80 + UInt64(number)), device: "st-\(number)", name: "eth0"),
        sharesPlug: true)
    }
    return floor
  }

  /// What somebody was sent to do.
  private func errands(_ floor: Floor) -> [String] {
    floor.situation.facts.compactMap { fact in
      if case .task(let task) = fact.body { task.text } else { nil }
    }
  }

  @Test func `the cable of several links is not changed in the repair of one of them`() throws {
    var floor = floor()
    try say(&floor, Self.opened + Self.opened + ["unplugged", "clean", "damage"])
    #expect(floor.job.phase == .quarantine(.cord))
    let stuck = floor.prompt
    #expect(stuck.lines.contains("C-7K3Q9X: 4 links, not changed here"), "\(stuck.lines)")
    #expect(!stuck.lines.joined().contains("replace"), "\(stuck.lines)")
    let why = stuck.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for words in ["Capped or set aside", "svc-1:s1, svc-1:s2, svc-1:s3"] {
      #expect(why.contains(words), "\(stuck.why)")
    }
    try say(&floor, ["cap it, leave it out"])
    #expect(floor.job.phase == .quarantine(.cord))
    let errand =
      "change C-7K3Q9X: shut svc-1:s0, svc-1:s1, svc-1:s2, svc-1:s3 first, test each after"
    #expect(errands(floor) == [errand])
    // Nobody is sent twice.
    try say(&floor, ["cap off, look again", "damage", "set aside"])
    #expect(floor.job.phase == .setAside)
    #expect(errands(floor) == [errand])
  }

  @Test func `before it is pulled it is told why its links are shut, and that it stays`() throws {
    var floor = floor()
    floor.situation.sharedCable = SharedCable(name: "H-0001", ports: ["svc-1:s1", "svc-1:s2"])
    try say(&floor, Self.opened)
    #expect(floor.job.phase == .neighboursLive(.cord))
    func why() -> String {
      floor.prompt.why.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }
    // Before and after it was read out.
    for answer in [["read it out"], []] {
      for words in [
        "all links of this plug go dark", "H-0001 is not changed here",
        "cap it or set the link aside",
      ] { #expect(why().contains(words), "\(floor.prompt.why)") }
      #expect(!why().contains("module"), "\(floor.prompt.why)")
      #expect(floor.prompt.why.count <= 6 && floor.prompt.why.allSatisfy { $0.count <= 40 })
      try say(&floor, answer)
    }
  }

  @Test func `the way on from it is plugging in unseen, another look, or the next shift`() throws {
    var floor = floor()
    floor.situation.sharedCable = SharedCable(name: "H-0001", ports: ["svc-1:s1"])
    try say(&floor, Self.opened + Self.opened + ["unplugged", "clean", "damage"])
    #expect(floor.prompt.lines.contains("H-0001: 2 links, not changed here"))
    #expect(
      floor.prompt.choices.filter { $0.key.first?.isNumber == true }.map(\.label)
        == ["cap it, leave it out", "look again", "plug in DAMAGED", "set aside"])
    try say(&floor, ["look again"])
    #expect(floor.job.phase == .inspect(.cord))
    try say(&floor, ["damage", "plug in DAMAGED"])
    #expect(floor.job.phase == .openPort)
    #expect(errands(floor) == [])
  }

  @Test func `the leg of a harness has no other links on its plug, and stays all the same`() throws
  {
    var floor = Floor(neighbour: false)
    floor.situation.sharedCable = SharedCable(name: "H-0001", ports: ["svc-1:s1", "svc-1:s2"])
    try say(&floor, Self.opened + ["unplugged", "clean", "damage"])
    #expect(floor.prompt.lines.contains("H-0001: 3 links, not changed here"))
    #expect(!floor.prompt.choices.contains { $0.label.contains("replace") })
    // Even where it was asked for before.
    floor.record([
      .step(Step(name: StepName.replace.rawValue, outcome: "cord", face: Floor.cordFace))
    ])
    #expect(floor.job.phase == .quarantine(.cord))
  }

  @Test func `a splitter that is one piece with its plugs stays, too`() throws {
    var floor = floor()
    floor.situation.medium = .dac
    try say(&floor, Self.opened + Self.opened + ["unplugged"])
    #expect(floor.job.phase == .plugIn)
    #expect(floor.prompt.lines.contains("C-7K3Q9X: 4 links, not changed here"))
    #expect(
      floor.prompt.choices.filter { $0.key.first?.isNumber == true }.map(\.label)
        == ["plugged in", "set aside"])
  }

  @Test func `bad-link goes on to the module where the cord is none of one link`() throws {
    for isShared in [false, true] {
      var floor = Floor(neighbour: false)
      floor.procedure = Shipped.named("bad-link")
      floor.procedure.steps = floor.procedure.steps.map { step in
        var step = step
        if step.verb == .lookNext { step.atMost[.thisJoint] = 0 }
        return step
      }
      if isShared { floor.situation.sharedCable = SharedCable(name: "H-0001", ports: ["a:1"]) }
      try say(
        &floor,
        ["NOC says low"] + Self.opened + ["unplugged", "clean", "clean", "plugged in"]
          + ["read it out", "open, NOT up"])
      let labels = floor.prompt.choices.map(\.label)
      #expect(labels.contains("change the cord") == !isShared, "\(labels)")
      #expect(labels.contains("change the module") == isShared, "\(labels)")
    }
  }
}
