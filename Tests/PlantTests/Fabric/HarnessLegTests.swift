import Plant
import TestSupport
import Testing

/// Which leg of a harness feeds which of the ports on one connector.
@Suite struct `Legs of a harness` {
  /// A port of a switch split to hosts; `places[k]` is where leg k + 1 is, `names` are the port names.
  private func plan(
    _ kind: Breakout, names: [String], hosts: [String], places: [String?], turned: Bool = false,
    beside: [String] = []
  ) -> SmallPlan {
    var plan = SmallPlan()
    let lanes = kind == .mpo16ToEightLC || kind == .mpo16ToTwoMPO12 ? "MMS4X-WIDE" : "MMS1V00-WM"
    for host in hosts + beside { plan.port("\(host):1", module: legModule(kind)) }
    for name in names { plan.port("S:\(name)", module: lanes, cage: "9") }
    for (name, host) in zip(names, hosts) { plan.link("S:\(name)", "\(host):1") }
    plan.cable("X", nil, kind: .harness, polarity: nil, grade: .os2)
    plan.end("X", turned ? .b : .a, 1, kind.connectors(.near)[0], "S:\(names[0])")
    for (number, place) in places.enumerated() {
      let connector = kind.connectors(.far)[number]
      plan.end(
        "X", turned ? .a : .b, number + 1, connector, place,
        pins: connector == .lc ? nil : .unpinned, polish: connector == .lc ? .upc : .apc)
    }
    return plan
  }

  private func legModule(_ kind: Breakout) -> String {
    kind == .mpo12ToFourLC || kind == .mpo16ToEightLC ? "MMS1V70-CM" : "MMS1V00-WM"
  }

  private func check(_ plan: SmallPlan) -> PlanCheck {
    plan.check([(name: "module/MMS4X-WIDE", value: "800GBASE-DR8")])
  }

  private static let four = ["swp9s0", "swp9s1", "swp9s2", "swp9s3"]
  private static let hosts = ["H1", "H2", "H3", "H4"]

  @Test func `in their places they are good, whichever side of the harness is a`() {
    for turned in [false, true] {
      let check = check(
        plan(
          .mpo12ToFourLC, names: Self.four, hosts: Self.hosts,
          places: ["H1:1", "H2:1", "H3:1", "H4:1"], turned: turned))
      #expect(check.good == 4, "\(check.failed) \(check.cannot)")
      #expect(check.partly[.leg] == nil)
    }
  }

  @Test(arguments: [
    ["swp9s0", "swp9s1", "swp9s2", "swp9s3"], ["9/1", "9/2", "9/3", "9/4"],
    ["Ethernet9/1", "Ethernet9/3", "Ethernet9/5", "Ethernet9/7"],
  ])
  func `two legs in each other's port are one finding with both legs and both ports`(
    _ names: [String]
  ) {
    let check = check(
      plan(
        .mpo12ToFourLC, names: names, hosts: Self.hosts, places: ["H2:1", "H1:1", "H3:1", "H4:1"]))
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"], "\(check.cannot)")
    #expect(check.good == 2 && check.failedLinks == 2)
    let finding = check.failed.first
    #expect(finding?.links == ["H1:1 > S:\(names[0])", "H2:1 > S:\(names[1])"])
    #expect(finding?.parts == ["X leg 2", "X leg 1"])
    #expect(finding?.place == "H1:1, H2:1")
    #expect(finding?.fix == "change X leg 2 and X leg 1 at H1:1, H2:1")
  }

  @Test(arguments: [Breakout.mpo12ToTwoMPO12, .mpo16ToTwoMPO12])
  func `two legs of two fanned ports`(_ kind: Breakout) {
    let names = ["swp9s0", "swp9s1"]
    func code(_ places: [String?]) -> [String] {
      let check = check(plan(kind, names: names, hosts: ["H1", "H2"], places: places))
      return check.failed.map(\.rule.code) + check.cannot.flatMap(\.why)
    }
    #expect(code(["H1:1", "H2:1"]) == [])
    #expect(code(["H2:1", "H1:1"]) == ["exchanged-cords"])
  }

  @Test func `eight legs, of which three are each in the next one's port`() {
    let names = (0..<8).map { "swp9s\($0)" }
    let hosts = (1...8).map { "H\($0)" }
    var places = hosts.map { Optional("\($0):1") }
    places[0...2] = ["H2:1", "H3:1", "H1:1"]
    let check = check(plan(.mpo16ToEightLC, names: names, hosts: hosts, places: places))
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"], "\(check.cannot)")
    #expect(check.failed.first?.parts.sorted() == ["X leg 1", "X leg 2", "X leg 3"])
    #expect(check.good == 5)
  }

  @Test func `a leg in a port nobody wants is a wrong port, with leg and port and the move`() {
    let check = check(
      plan(
        .mpo12ToFourLC, names: Self.four, hosts: Self.hosts,
        places: ["H1:1", "H9:1", "H3:1", "H4:1"], beside: ["H9"]))
    #expect(check.failed.map(\.rule.code) == ["wrong-port"], "\(check.cannot)")
    #expect(check.failed.first?.parts == ["X leg 2"])
    #expect(check.failed.first?.place == "H9:1")
    #expect(check.failed.first?.what == "From S:swp9s1 light comes to H9:1, not to H2:1.")
    #expect(
      check.failed.first?.fix == "move X leg 2 from H9:1 to H2:1, or edit the record")
    #expect(check.good == 3 && check.cannot == [])
  }

  @Test func `of ports that are not all recorded the name alone says the leg`() {
    let check = check(
      plan(
        .mpo12ToFourLC, names: ["swp9s0", "swp9s2"], hosts: ["H1", "H3"],
        places: ["H1:1", "H3:1", nil, nil]))
    #expect(check.failed.map(\.rule.code) == ["wrong-port"])
    #expect(check.failed.first?.parts == ["X leg 2"])
    #expect(
      check.failed.first?.fix == "put X leg 3 in H3:1 in place of X leg 2, or edit the record")
    #expect(check.good == 1)
  }

  @Test func `where names do not say it, any leg serves, and that is counted as not judged`() {
    let check = check(
      plan(
        .mpo12ToFourLC, names: ["9/1", "9/2"], hosts: ["H1", "H2"],
        places: ["H2:1", "H1:1", nil, nil]))
    #expect(check.good == 2 && check.failed == [])
    #expect(check.partly[.leg] == 2)
  }

  @Test func `a maker's own map says which leg has the first lanes`() {
    func legs(_ one: String, _ other: String) -> PlanCheck {
      var plan = plan(
        .mpo12ToTwoMPO12, names: ["swp9s0", "swp9s1"], hosts: ["H1", "H2"], places: [one, other])
      for pair in PartDesign.breakout(.mpo12ToTwoMPO12).map.pairs {
        plan.write(
          WrittenFibre(
            fromConnector: "1", fromPosition: pair.near.position,
            toConnector: "\(3 - pair.far.connector)", toPosition: pair.far.position), of: "X")
      }
      return check(plan)
    }
    #expect(legs("H2:1", "H1:1").good == 2)
    #expect(legs("H1:1", "H2:1").failed.map(\.rule.code) == ["exchanged-cords"])
  }

  @Test func `two cords in one sheath serve a port each`() {
    var plan = SmallPlan()
    for number in 1...2 {
      plan.port("H\(number):1")
      plan.port("S:9/\(number)", cage: "9", connector: number)
      plan.link("S:9/\(number)", "H\(number):1")
    }
    plan.cable("X", nil, kind: .harness, polarity: nil)
    for number in 1...2 {
      plan.end("X", .a, number, .mpo12, "S:9/\(number)")
      plan.end("X", .b, number, .mpo12, "H\(3 - number):1")
    }
    let check = check(plan)
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"], "\(check.failed)")
  }

  @Test func `a broken fibre of a leg is a lane that does not arrive`() {
    for (leg, fibre, code) in [(2, 1, "dark"), (2, 2, "dark"), (1, 9, "")] {
      var plan = plan(
        .mpo12ToFourLC, names: Self.four, hosts: Self.hosts,
        places: ["H1:1", "H2:1", "H3:1", "H4:1"])
      plan.breakFibre(fibre, of: "X", leg: leg)
      let check = check(plan)
      #expect(check.failed.map(\.links) == (code.isEmpty ? [] : [["H2:1 > S:swp9s1"]]))
    }
  }

  @Test func `a cord in a wrong port is found from the end that has it`() {
    var plan = SmallPlan()
    for port in ["H1:1", "H2:1", "L:1"] { plan.port(port) }
    plan.link("H1:1", "L:1")
    plan.cable("C", ("L:1", "H2:1"))
    let check = check(plan)
    #expect(check.failed.map(\.rule.code) == ["wrong-port"])
    #expect(check.failed.first?.what == "From L:1 light comes to H2:1, not to H1:1.")
  }

  @Test func `one port name for all legs is told to become one a leg`() throws {
    var plan = plan(
      .mpo12ToFourLC, names: ["swp9"], hosts: ["H1"], places: ["H1:1", "H2:1", nil, nil],
      beside: ["H2"])
    plan.link("S:swp9", "H2:1")
    let finding = try #require(check(plan).failed.first { $0.rule.code == "double-booked-port" })
    #expect(finding.what == "2 links claim S:swp9, whose lanes X deals to several ports.")
    #expect(finding.fix.contains("a port of its own for each leg"))
  }

  /// Whatever legs are exchanged, each ring of them is one finding, and nobody else's link is named.
  @Test(arguments: [Breakout.mpo12ToFourLC, .mpo16ToEightLC, .mpo12ToTwoMPO12, .mpo16ToTwoMPO12])
  func `any exchange of legs is as many findings as it has rings`(_ kind: Breakout) {
    for seed in UInt64(1)...40 {
      var random = RepeatableRandom(seed: seed)
      let count = kind.connectors(.far).count
      let hosts = (1...count).map { "H\($0)" }
      let order = (0..<count).shuffled(using: &random)
      let isNumbered = Bool.random(using: &random)
      let names = (0..<count).map { isNumbered ? "swp9s\($0)" : "9/\($0 + 1)" }
      let check = check(
        plan(
          kind, names: names, hosts: hosts, places: order.map { "H\($0 + 1):1" },
          turned: Bool.random(using: &random)))
      let moved = order.indices.filter { order[$0] != $0 }
      #expect(check.failedLinks == moved.count && check.good == count - moved.count, "seed \(seed)")
      #expect(check.cannot == [], "seed \(seed)")
      #expect(
        check.failed.map(\.rule.code)
          == Array(repeating: "exchanged-cords", count: Self.rings(order)), "seed \(seed)")
      #expect(
        Set(check.failed.flatMap(\.parts)) == Set(moved.map { "X leg \($0 + 1)" }), "seed \(seed)")
    }
  }

  private static func rings(_ order: [Int]) -> Int {
    var met: Set<Int> = []
    var rings = 0
    for start in order.indices where order[start] != start && !met.contains(start) {
      rings += 1
      var place = start
      while met.insert(place).inserted { place = order[place] }
    }
    return rings
  }
}
