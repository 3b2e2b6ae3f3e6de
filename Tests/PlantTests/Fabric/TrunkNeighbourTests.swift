import Plant
import Testing

/// The ports that share a trunk or a cassette with a link.
@Suite struct `Neighbours on a trunk` {
  private func neighbours(_ plan: SmallPlan, _ near: String, _ far: String, most: Int = 24) throws
    -> [[String]]
  {
    var plan = plan
    let (one, other) = (plan.id(near), plan.id(far))
    let fabric = plan.fabric
    let link = try #require(fabric.links.first { Set([$0.portA, $0.portB]) == Set([one, other]) })
    let reading = try ChannelMaker(fabric, .standard).reading(of: link, from: one)
    let ports = try TrunkNeighbours(fabric, most: most).ports(
      along: reading.way, in: try #require(reading.channel))
    return ports.sorted { $0.key < $1.key }.map { $0.value.map(fabric.label(ofPort:)) }
  }

  @Test func `those behind the other legs, on the side the way comes from`() throws {
    let plan = SmallPlan.pairs(4)
    #expect(try neighbours(plan, "H2:1", "L1:2") == [["H1:1", "H3:1", "H4:1"]])
    #expect(try neighbours(plan, "L1:2", "H2:1") == [["L1:1", "L1:3", "L1:4"]])
    #expect(try neighbours(plan, "H2:1", "L1:2", most: 2) == [["H1:1", "H3:1"]])
  }

  @Test func `those in front of the same cassettes, and a trunk of one leg has none`() throws {
    var plan = SmallPlan()
    for side in ["A", "B"] {
      plan.cassette("K\(side)", .universal)
      plan.position("P\(side):R", .opposed, cassette: "K\(side)", port: "rear")
      for pair in 1...6 {
        plan.position(
          "P\(side):\(pair)", .cassette, kind: .lc, cassette: "K\(side)", port: "\(pair)")
      }
    }
    plan.trunk("T", .b, [("PA:R", "PB:R")], grade: .os2)
    for pair in 1...3 {
      plan.port("H\(pair):1", module: "MMS1V70-CM")
      plan.port("S:\(pair)", module: "MMS1V70-CM")
      plan.link("H\(pair):1", "S:\(pair)")
      for (name, port, side) in [("C", "H\(pair):1", "A"), ("D", "S:\(pair)", "B")] {
        plan.cable(
          "\(name)\(pair)", (port, "P\(side):\(pair)"), polarity: .aToB, grade: .os2,
          connector: .lc, pins: nil, polish: .upc)
      }
    }
    let hosts = ["H1:1", "H2:1", "H3:1"]
    let ports = ["S:1", "S:2", "S:3"]
    // Cassette, trunk, cassette: a cord, so three parts of the five are shared.
    #expect(try neighbours(plan, "H2:1", "S:2") == [hosts, [], ports])
  }
}
