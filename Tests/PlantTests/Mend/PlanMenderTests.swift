import Plant
import Testing

/// What to change in a plan, with links beside of which not all is known.
struct PlanMenderTests {
  /// Three links over a trunk of type A that should be of type B, without some of the cords.
  private func hall(without left: Set<String> = []) -> SmallPlan {
    var plan = SmallPlan()
    for number in 1...3 {
      plan.port("H\(number):1", module: "MMA4Z00-NS400")
      plan.port("L1:\(number)")
      plan.position("PA:\(number)")
      plan.position("PB:\(number)")
      plan.link("H\(number):1", "L1:\(number)")
    }
    for number in 1...3 {
      if !left.contains("N\(number)") {
        plan.cable("N\(number)", ("H\(number):1", "PA:\(number)"))
      }
      if !left.contains("F\(number)") {
        plan.cable("F\(number)", ("L1:\(number)", "PB:\(number)"))
      }
    }
    plan.trunk("T1", .a, (1...3).map { ("PA:\($0)", "PB:\($0)") })
    return plan
  }

  private func report(
    _ plan: SmallPlan, _ fabric: Fabric? = nil, _ numbers: [Int] = [1, 2, 3],
    shut: [String] = []
  ) -> MendReport {
    var plan = plan
    return PlanMender.report(
      fabric ?? plan.fabric, .standard,
      links: Set(numbers.map { plan.id("H\($0):1 > L1:\($0)") }),
      shut: Set(shut.map { plan.id($0) }))
  }

  @Test func `a wrong trunk is changed, and every live link over it is counted`() {
    let report = report(hall(), nil, [1])
    #expect(report.shopping.map(\.kind) != [.trunk])
    let all = self.report(hall())
    #expect(all.shopping.map(\.kind) == [.trunk])
    #expect(all.walk.map(\.live) == [3, 3])
    #expect(self.report(hall(), shut: ["L1:2"]).walk.map(\.live) == [2, 2])
  }

  @Test func `a cord of fibre the modules cannot use gives way to one they can`() throws {
    var plan = SmallPlan.pairs(1)
    plan.cable("N1", nil, grade: .os2)
    let report = report(plan, nil, [1])
    #expect(report.mended == ["H1:1 > L1:1"], "\(report.left)")
    let item = try #require(report.shopping.first)
    #expect(report.shopping.count == 1)
    #expect(item.kind == .cord && item.grade == .om4 && item.replaces == ["N1"])
    #expect(item.type == .cable(.b))
  }

  @Test func `a cord with another connector than it meets gives way to one that fits`() throws {
    var plan = SmallPlan()
    for port in ["H1:1", "L1:1"] { plan.port(port, module: "MMA4U00-WS-F") }
    plan.link("H1:1", "L1:1")
    plan.cable("C", ("H1:1", "L1:1"))
    #expect(plan.check().failed.first?.rule.code == "connector-kind")
    let report = report(plan, nil, [1])
    #expect(report.mended == ["H1:1 > L1:1"], "\(report.left)")
    let item = try #require(report.shopping.first)
    #expect(item.near.kind == .mpo16 && item.far.kind == .mpo16)
    #expect(item.near.pins == .unpinned)
  }

  @Test func `what it says of a link it cannot mend is what the check says`() throws {
    var plan = SmallPlan.pairs(2)
    plan.cable("N1", nil, polarity: .a)
    plan.breakFibre(3, of: "T1", leg: 1)
    let fix = try #require(plan.check().failed.first?.fix)
    #expect(!fix.contains("T1 leg 1: B"), "the other link needs the trunk as it is: \(fix)")
    let left = try #require(report(plan, nil, [1]).left.first)
    #expect(left.why.contains("To do: \(fix)."), "\(left.why)")
  }

  @Test func `exchanged cords are put back, and nothing is bought for them`() throws {
    let report = report(SmallPlan.pairs(3, swapping: true))
    #expect(report.shopping.isEmpty)
    #expect(report.left.map(\.reason) == [.wrongPort, .wrongPort])
    let exchange = try #require(report.exchanges.first)
    #expect(report.exchanges.count == 1)
    #expect(exchange.links == ["H1:1 > L1:1", "H2:1 > L1:2"])
    #expect(exchange.what.contains("N1 and N2 at PA:1, PA:2"))
  }

  @Test func `a trunk stays under a link whose module is not recorded`() {
    var plan = hall()
    var fabric = plan.fabric
    fabric.setModule(nil, inCageOf: plan.id("H3:1"))
    for numbers in [[1, 2, 3], [1, 2]] {
      let report = report(plan, fabric, numbers)
      #expect(report.mended == ["H1:1 > L1:1", "H2:1 > L1:2"])
      #expect(report.shopping.allSatisfy { $0.kind != .trunk })
      #expect(report.left.map(\.reason) == (numbers.count == 3 ? [.unknown] : []))
    }
  }

  @Test(arguments: ["N3", "F3"])
  func `a trunk stays under a link one of whose cords is not recorded`(cord: String) {
    let report = report(hall(without: [cord]), nil, [1, 2])
    #expect(report.mended.count == 2)
    #expect(report.shopping.allSatisfy { $0.kind != .trunk })
    // Of a link of which neither cord is recorded nobody knows that it passes the trunk.
    #expect(
      self.report(hall(without: ["N3", "F3"]), nil, [1, 2]).shopping.map(\.kind) == [.trunk])
  }

  @Test func `what only such a trunk mends is blocked, and the links are named`() {
    var plan = SmallPlan()
    for number in 1...2 {
      plan.port("H\(number):1", module: number == 1 ? "MMA4Z00-NS400" : nil)
      plan.port("L1:\(number)")
      plan.link("H\(number):1", "L1:\(number)")
    }
    plan.cable("T1", ("H1:1", "L1:1"), kind: .trunk, polarity: .a)
    plan.end("T1", .a, 2, .mpo12, "H2:1")
    plan.end("T1", .b, 2, .mpo12, "L1:2")
    let report = report(plan, nil, [1])
    #expect(report.changes == 0 && report.mended.isEmpty)
    #expect(report.left.map(\.reason) == [.blocked])
    #expect(report.left.first?.beside == ["H2:1 > L1:2"])
    #expect(report.left.first?.why.contains("H2:1 > L1:2") == true)
  }

  @Test func `links that end in another port are known to be wrong`() {
    let report = report(SmallPlan.pairs(2, swapping: true), nil, [1, 2])
    #expect(report.left.map(\.reason) == [.wrongPort, .wrongPort])
    #expect(
      report.left.first?.why.hasPrefix("from H1:1 light comes to L1:2, not to L1:1") == true)
  }
}
