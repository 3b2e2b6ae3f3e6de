import Plant
import Testing

/// A link is judged as it will be on the spare leg.
struct SpareOutcomeTests {
  /// A good link over a trunk; spare legs: T2 good, T3 of type A, T4 single-mode, T5 behind aligned keys.
  private func hall() -> SmallPlan {
    var plan = SmallPlan.pairs(1)
    let aligned = 5
    for number in 2...5 {
      plan.position("PA:\(number)", number == aligned ? .aligned : .opposed)
      plan.position("PB:\(number)")
    }
    for number in 2...5 {
      plan.trunk(
        "T\(number)", number == 3 ? .a : .b, [("PA:\(number)", "PB:\(number)")],
        grade: number == 4 ? .os2 : .om4)
    }
    return plan
  }

  private func outcome(_ trunk: String, in plan: SmallPlan, turned: Bool = false) throws
    -> SpareOutcome
  {
    var plan = plan
    let fabric = plan.fabric
    let (one, other) = (
      PanelRack(panel: plan.id("PA"), rack: nil), PanelRack(panel: plan.id("PB"), rack: nil)
    )
    let (near, far) = turned ? (other, one) : (one, other)
    let leg = try #require(
      SpareFinder(fabric).legs(from: near, to: far).first { $0.cable.label == trunk })
    let link = try #require(fabric.links.first)
    for port in [link.portA, link.portB] {
      let way = try FabricWalk.path(fabric, from: port, to: link.far(from: port))
      let taking = try SpareTaking(way.hops, onto: leg, between: near.panel, and: far.panel)
      let outcome = taking.outcome(of: link, from: port, by: way, fabric, .standard)
      if port == link.portB { return outcome }
    }
    throw SpareTaking.Refusal.otherWay
  }

  private func code(_ outcome: SpareOutcome) -> String? {
    if case .unsuitable(let code, _, _) = outcome { code } else { nil }
  }

  @Test(arguments: [false, true])
  func `a leg like the old one is good, whichever panel comes first`(turned: Bool) throws {
    let outcome = try outcome("T2", in: hall(), turned: turned)
    guard case .good = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test(arguments: [("T3", "dark"), ("T4", "fibre-mix"), ("T5", "angled-aligned")])
  func `a leg does not suit by its type, its fibre or what holds it`(trunk: String, rule: String)
    throws
  {
    for turned in [false, true] {
      #expect(code(try outcome(trunk, in: hall(), turned: turned)) == rule)
    }
  }

  @Test func `a link with a module nobody recorded is taken and not judged`() throws {
    var plan = SmallPlan()
    plan.port("H1:1", module: nil)
    plan.port("L1:1")
    plan.link("H1:1", "L1:1")
    for number in 1...2 {
      plan.position("PA:\(number)")
      plan.position("PB:\(number)")
    }
    plan.cable("N1", ("H1:1", "PA:1"))
    plan.cable("F1", ("L1:1", "PB:1"))
    plan.trunk("T1", .b, [("PA:1", "PB:1")])
    plan.trunk("T2", .b, [("PA:2", "PB:2")])
    let outcome = try outcome("T2", in: plan)
    guard case .cannotJudge(let unknown) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(unknown.contains { $0.contains("H1:1") })
  }
}
