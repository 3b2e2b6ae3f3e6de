import Plant
import Testing

/// What `check` says of a whole plan.
@Suite struct `The check of a plan` {
  @Test func `all of type B over two panels is good`() {
    let check = SmallPlan.pairs(3).check()
    #expect(check.links == 3 && check.judged == 3 && check.good == 3)
    #expect(check.failed == [] && check.cannot == [])
  }

  @Test func `a trunk of type A makes every link over it dark, and says what would mend it`() {
    let check = SmallPlan.pairs(2, trunk: .a).check()
    #expect(check.failed.map(\.rule.code) == ["dark", "dark"])
    #expect(check.failedLinks == 2 && check.good == 0)
    let first = check.failed[0]
    #expect(first.parts == ["N1", "T1 leg 1", "F1"])
    #expect(first.fix.contains("T1 leg 1: A → B"))
    #expect(first.links == ["H1:1 > L1:1"])
  }

  @Test func `a trunk of type C is told to be changed, or one cord to be of type C as well`() throws
  {
    let dark = try #require(SmallPlan.pairs(1, trunk: .c).check().failed.first)
    #expect(dark.rule.code == "dark")
    #expect(dark.fix == "T1 leg 1: C → B, or N1: B → C, or F1: B → C")
    let crossed = try #require(SmallPlan.pairs(1, trunk: .c, cord: .a).check().failed.first)
    #expect(crossed.rule.code == "crossed")
    #expect(crossed.fix == "T1 leg 1: C → A, or N1: A → C")
    // With that cord the link is good, and no plan without such a trunk is told to use one.
    #expect(SmallPlan.pairs(1, trunk: .c, cord: .c).check().failed == [])
    let straight = try #require(SmallPlan.pairs(1, trunk: .a).check().failed.first)
    #expect(!straight.fix.contains("→ C"), "\(straight.fix)")
  }

  @Test func `a trunk whose type nobody said cannot be judged, and is named`() {
    let check = SmallPlan.pairs(1, trunk: nil).check()
    #expect(check.failed == [])
    #expect(check.cannot == [UnjudgedLink(link: "H1:1 > L1:1", why: ["which type T1 leg 1 is"])])
  }

  @Test func `two exchanged cords are one finding with both links and both cords`() {
    let check = SmallPlan.pairs(3, swapping: true).check()
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"])
    #expect(check.failedLinks == 2 && check.good == 1)
    #expect(check.failed[0].links == ["H1:1 > L1:1", "H2:1 > L1:2"])
    #expect(check.failed[0].parts.sorted() == ["F1", "F2", "N1", "N2", "T1 leg 1", "T1 leg 2"])
    #expect(check.failed[0].place == "PA:1, PA:2 or PB:1, PB:2")
  }

  @Test func `cords exchanged at the ports themselves: the ports are the place`() throws {
    var plan = SmallPlan()
    for port in ["H:1", "H:2", "L:1", "L:2"] { plan.port(port) }
    plan.link("H:1", "L:1")
    plan.link("H:2", "L:2")
    plan.cable("C1", ("H:2", "L:1"), serves: ("H:1", "L:1"))
    plan.cable("C2", ("H:1", "L:2"), serves: ("H:2", "L:2"))
    let finding = try #require(plan.check().failed.first)
    #expect(finding.rule.code == "exchanged-cords")
    #expect(finding.place == "H:1, H:2")
    #expect(finding.fix.hasSuffix(" at H:1, H:2"))
  }

  @Test func `what must not meet is unsafe, whatever becomes of the way`() {
    let exchanged = SmallPlan.pairs(3, swapping: true, pins: .pinned).check().failed
    #expect(exchanged.map(\.rule.code) == ["both-pinned", "both-pinned", "exchanged-cords"])
    #expect(exchanged.prefix(2).map(\.place).sorted() == ["H1:1", "PA:2"])
    #expect(exchanged.prefix(2).allSatisfy { $0.links.count == 2 }, "both ways come to that joint")
    var open = SmallPlan()
    for port in ["H:1", "L:1"] { open.port(port) }
    open.position("P:1")
    open.link("H:1", "L:1")
    open.cable("C", ("P:1", "L:1"), pins: .pinned)
    #expect(open.check().failed.map(\.rule.code) == ["both-pinned"])
    #expect(open.check().failed.first?.place == "L:1")
    #expect(open.check().cannot.count == 1)
  }

  @Test func `a third plug is named by the check of one link as well`() throws {
    var plan = SmallPlan.pairs(2)
    plan.cable("X", ("PA:1", nil))
    let one = PlanChecker.check(plan.fabric, .standard, only: [plan.id("H1:1 > L1:1")])
    #expect(one.failed.contains { $0.rule.code == "double-booked-place" && $0.place == "PA:1" })
    let other = PlanChecker.check(plan.fabric, .standard, only: [plan.id("H2:1 > L1:2")])
    #expect(!other.failed.contains { $0.rule.code == "double-booked-place" })
  }

  @Test func `a broken fibre beside a wrong type: both are said, and mend says the same`() throws {
    var plan = SmallPlan.pairs(1, trunk: .a)
    plan.breakFibre(3, of: "T1", leg: 1)
    let finding = try #require(plan.check().failed.first)
    #expect(finding.rule.code == "dark")
    #expect(finding.fix.contains("N1: B → A"), "\(finding.fix)")
    #expect(finding.fix.contains("go by another leg or part than T1 leg 1"), "\(finding.fix)")
    let mend = PlanMender.report(
      plan.fabric, .standard, links: [plan.id("H1:1 > L1:1")])
    #expect(mend.left.first?.why.contains(finding.fix) == true, "\(mend.left)")
  }

  @Test func `of one of two links whose cords are exchanged the same is said`() throws {
    var plan = SmallPlan.pairs(3, swapping: true)
    let link = plan.id("H2:1 > L1:2")
    let check = PlanChecker.check(plan.fabric, .standard, only: [link])
    #expect(check.links == 1)
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"])
    #expect(check.failed[0].links.count == 2)
  }

  @Test func `a way that comes to a port nobody wants is a wrong port`() {
    var plan = SmallPlan()
    for port in ["H:1", "L:1", "L:2"] { plan.port(port) }
    plan.link("H:1", "L:1")
    plan.cable("C", ("H:1", "L:2"))
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["wrong-port"])
    #expect(check.failed[0].what == "From H:1 light comes to L:2, not to L:1.")
  }

  @Test(arguments: [
    ("a cord that ends nowhere", "C ends nowhere: its other end is not landed"),
    ("an empty position", "nothing is behind P:1"),
    ("an empty port", "nothing is recorded in H:1"),
  ])
  func `where a way stops is named`(_ name: String, _ why: String) {
    var plan = SmallPlan()
    for port in ["H:1", "L:1"] { plan.port(port) }
    plan.position("P:1")
    plan.link("H:1", "L:1")
    switch name {
    case "a cord that ends nowhere": plan.cable("C", ("H:1", nil))
    case "an empty position": plan.cable("C", ("H:1", "P:1"))
    default: break
    }
    #expect(plan.check().cannot == [UnjudgedLink(link: "H:1 > L:1", why: [why])])
  }

  @Test func `a ring of cords is a loop, and comes to an end`() {
    var plan = SmallPlan()
    for port in ["H:1", "L:1"] { plan.port(port) }
    for number in 1...3 { plan.position("P:\(number)") }
    plan.link("H:1", "L:1")
    plan.cable("C0", ("H:1", "P:1"))
    plan.cable("C1", ("P:1", "P:2"))
    plan.cable("C2", ("P:2", "P:3"))
    plan.cable("C3", ("P:3", "P:1"))
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["contradiction", "double-booked-place"])
    #expect(check.failed[0].what == "C0 leads back to itself.")
  }

  @Test func `APC in an adapter with aligned keys goes first`() {
    var plan = SmallPlan.pairs(2, trunk: .a)
    plan.port("H9:1")
    plan.port("L9:1")
    plan.position("PZ:1", .aligned)
    plan.link("H9:1", "L9:1")
    plan.cable("Z1", ("H9:1", "PZ:1"))
    plan.cable("Z2", ("PZ:1", "L9:1"), pins: .pinned)
    let check = plan.check()
    #expect(check.failed[0].rule.code == "both-pinned" || check.failed[0].rule.isUnsafe)
    #expect(check.failed.contains { $0.rule.code == "angled-aligned" && $0.place.contains("PZ:1") })
  }

  @Test func `a broken strand is a lane that does not arrive, by the leg's name`() throws {
    var plan = SmallPlan.pairs(2)
    plan.breakFibre(2, of: "T1", leg: 2)
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["crossed"])
    let finding = try #require(check.failed.first)
    #expect(finding.links == ["H2:1 > L1:2"])
    #expect(finding.what.hasPrefix("Light lost, none crossed: "))
    #expect(finding.what.contains("no fibre at") && finding.what.contains("T1 leg 2 in PA:2"))
    #expect(finding.fix.hasPrefix("go by another leg or part than T1 leg 2"))
  }

  @Test func `a broken strand without a lane is no fault`() {
    var plan = SmallPlan.pairs(1)
    plan.breakFibre(6, of: "T1", leg: 1)
    #expect(plan.check().good == 1)
  }

  @Test func `AOC and DAC are good, an unknown medium cannot be judged`() {
    var plan = SmallPlan()
    for number in 1...3 {
      plan.port("H\(number):1")
      plan.port("L\(number):1")
    }
    plan.link("H1:1", "L1:1", medium: .aoc)
    plan.link("H2:1", "L2:1", medium: nil)
    plan.link("H3:1", "L3:1", medium: nil)
    plan.cable("D", ("H3:1", "L3:1"), kind: .dac)
    let check = plan.check()
    #expect(check.good == 2)
    #expect(check.cannot.map(\.why) == [["whether it is fibre, AOC or DAC"]])
  }

  @Test func `a port without a module leaves the optic to be said`() {
    var plan = SmallPlan()
    plan.port("H:1", module: nil)
    plan.port("L:1")
    plan.link("H:1", "L:1")
    plan.cable("C", ("H:1", "L:1"))
    #expect(plan.check().cannot.map(\.why) == [["which optic is in H:1"]])
  }

  @Test func `a fan-out by a harness uses one lane of the port a leg`() {
    var plan = SmallPlan()
    plan.port("S:1", module: "MMS1V00-WM", cage: "1")
    for number in 1...4 {
      if number > 1 { plan.port("S:\(number)", module: "MMS1V00-WM", cage: "1") }
      plan.port("H\(number):1", module: "MMS1V70-CM")
      plan.link("S:\(number)", "H\(number):1")
    }
    plan.cable("X", nil, kind: .harness, polarity: nil, grade: .os2)
    plan.end("X", .a, 1, .mpo12, "S:1")
    for number in 1...4 { plan.end("X", .b, number, .lc, "H\(number):1", pins: nil, polish: .upc) }
    let check = plan.check()
    #expect(check.failed == [] && check.cannot == [])
    #expect(check.good == 4)
  }

  @Test func `cassettes: universal ones at both ends of a type B trunk want usual cords`() {
    func plan(_ cord: PolarityWord, _ far: Cassette.Map?) -> PlanCheck {
      var plan = SmallPlan()
      for (side, map) in [("A", Cassette.Map.universal), ("B", far)] {
        plan.cassette("K\(side)", map)
        plan.position("P\(side):R", .opposed, cassette: "K\(side)", port: "rear")
        for pair in 1...6 {
          plan.position(
            "P\(side):\(pair)", .cassette, kind: .lc, cassette: "K\(side)", port: "\(pair)")
        }
      }
      plan.trunk("T", .b, [("PA:R", "PB:R")], grade: .os2)
      for pair in 1...6 {
        plan.port("H\(pair):1", module: "MMS1V70-CM")
        plan.port("S:\(pair)", module: "MMS1V70-CM")
        plan.link("H\(pair):1", "S:\(pair)")
        for (name, port, side) in [("C", "H\(pair):1", "A"), ("D", "S:\(pair)", "B")] {
          plan.cable(
            "\(name)\(pair)", (port, "P\(side):\(pair)"), polarity: cord, grade: .os2,
            connector: .lc, pins: nil, polish: .upc)
        }
      }
      return plan.check()
    }
    let good = plan(.aToB, .universal)
    #expect(good.good == 6 && good.failed == [])
    #expect(plan(.aToA, .universal).good == 6)
    #expect(plan(.aToB, .straight).failed.count == 6)
    #expect(plan(.aToB, nil).cannot.count == 6)
  }

  @Test func `two plugs in a port, two links of a port, a third plug in an adapter`() {
    var plan = SmallPlan()
    for port in ["H:1", "L:1", "L:2"] { plan.port(port) }
    plan.link("H:1", "L:1")
    plan.link("H:1", "L:2")
    plan.cable("C1", ("H:1", "L:1"))
    plan.cable("C2", ("H:1", "L:2"))
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["double-booked-port", "double-booked-place"])
    #expect(check.failed[0].links.count == 2)
    #expect(check.failed[1].parts == ["C1", "C2"])
  }

  @Test func `a module that does not fit its cage is said once`() {
    var plan = SmallPlan()
    plan.port("S:1/1", module: "MMA4Z00-NS-FLT", cage: "1", connector: 1, model: "MQM9700")
    plan.port("S:1/2", module: "MMA4Z00-NS-FLT", cage: "1", connector: 2, model: "MQM9700")
    for number in 1...2 {
      plan.port("H\(number):1", module: "MMA4Z00-NS400")
      plan.link("S:1/\(number)", "H\(number):1")
      plan.cable("C\(number)", ("S:1/\(number)", "H\(number):1"))
    }
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["module-cage"])
    #expect(check.failed[0].fix.contains("MMA4Z00-NS"))
  }

  @Test func `a map written down with a 13th position of an MPO-12 is refused by name`() throws {
    var plan = SmallPlan.pairs(1)
    plan.write(
      WrittenFibre(fromConnector: "1", fromPosition: 13, toConnector: "1", toPosition: 1), of: "T1")
    let finding = try #require(plan.check().failed.first)
    #expect(finding.rule.code == "contradiction")
    #expect(finding.what.contains("T1 leg 1") && finding.what.contains("position 13"))
  }

  @Test func `a map written down for a leg is what counts`() {
    var plan = SmallPlan.pairs(1, trunk: .a)
    for position in 1...12 {
      plan.write(
        WrittenFibre(
          fromConnector: "1", fromPosition: position, toConnector: "1", toPosition: 13 - position),
        of: "T1")
    }
    #expect(plan.check().good == 1)
  }

  @Test func `of one of two exchanged links no more is counted than was looked at`() {
    var plan = SmallPlan.pairs(2, swapping: true)
    let link = plan.id("H1:1 > L1:1")
    let check = PlanChecker.check(plan.fabric, .standard, only: [link])
    #expect(check.links == 1 && check.judged == 1 && check.failedLinks == 1 && check.good == 0)
  }

  @Test func `cords exchanged between two ports are named with their ports`() {
    var plan = SmallPlan()
    for number in 1...2 {
      plan.port("H\(number):1")
      plan.port("L\(number):1")
      plan.link("H\(number):1", "L\(number):1")
    }
    plan.cable("C1", ("H1:1", "L2:1"), serves: ("H1:1", "L1:1"))
    plan.cable("C2", ("H2:1", "L1:1"), serves: ("H2:1", "L2:1"))
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"])
    #expect(check.failed[0].parts == ["C1", "C2"])
    #expect(check.failed[0].place == "L1:1, L2:1")
  }

  @Test func `an AOC that ends nowhere is not good, fibre in an AOC's port is a contradiction`() {
    var plan = SmallPlan()
    for number in 1...2 {
      plan.port("H\(number):1")
      plan.port("L\(number):1")
      plan.link("H\(number):1", "L\(number):1", medium: .aoc)
    }
    plan.cable("A1", ("H1:1", nil), kind: .aoc)
    plan.cable("C2", ("H2:1", "L2:1"))
    let check = plan.check()
    #expect(check.good == 0)
    #expect(check.cannot.map(\.why) == [["A1 ends nowhere: its other end is not landed"]])
    #expect(check.failed.map(\.rule.code) == ["contradiction"])
    #expect(check.failed[0].what.contains("C2"))
  }

  @Test func `a module recorded with another connector than its optic has is a contradiction`() {
    var plan = SmallPlan.pairs(1)
    plan.setFace(FaceType(kind: .mpo16), ofModuleIn: "L1:1")
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["contradiction"])
    #expect(check.failed[0].what.contains("MPO-16"))
  }

  /// Four links over one trunk; the last has cords of type A and B, and works.
  @Test func `no fix is named that spoils another link which works`() throws {
    var plan = SmallPlan()
    for number in 1...2 {
      plan.port("H\(number):1")
      plan.port("L1:\(number)")
      plan.position("PA:\(number)")
      plan.position("PB:\(number)")
      plan.link("H\(number):1", "L1:\(number)")
    }
    plan.trunk("T1", .a, [("PA:1", "PB:1"), ("PA:2", "PB:2")])
    for (number, near) in [(1, PolarityWord.b), (2, .a)] {
      plan.cable("N\(number)", ("H\(number):1", "PA:\(number)"), polarity: near)
      plan.cable("F\(number)", ("L1:\(number)", "PB:\(number)"))
    }
    let check = plan.check()
    #expect(check.good == 1)
    let finding = try #require(check.failed.first)
    #expect(finding.links == ["H1:1 > L1:1"])
    #expect(!finding.fix.contains("T1"), "\(finding.fix)")
    #expect(finding.fix.contains("N1: B → A"))
  }

  @Test func `connectors that do not go together are one finding, and the panel's stays`() throws {
    var plan = SmallPlan.pairs(1)
    plan.port("H9:1")
    plan.port("L9:1")
    plan.position("PZ:1")
    plan.link("H9:1", "L9:1")
    plan.cable("Z1", ("H9:1", "PZ:1"))
    plan.cable("Z2", nil)
    plan.end("Z2", .a, 1, .mpo16, "PZ:1", pins: .pinned)
    plan.end("Z2", .b, 1, .mpo12, "L9:1")
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["connector-kind"])
    #expect(check.failed[0].fix == "use a part with MPO-12 at this end")
  }

  @Test func `beside a joint that must not be made the type that mends the polarity is named`()
    throws
  {
    var plan = SmallPlan.pairs(1, trunk: .a)
    plan.setFace(FaceType(polish: .upc), ofModuleIn: "L1:1")
    let check = plan.check()
    #expect(check.failed.map(\.rule.code) == ["polish", "dark"])
    let dark = try #require(check.failed.last)
    #expect(dark.fix.contains("T1 leg 1: A → B"), "\(dark.fix)")
    #expect(dark.fix.hasSuffix("; first mend the joint that must not be made"))
  }
}
