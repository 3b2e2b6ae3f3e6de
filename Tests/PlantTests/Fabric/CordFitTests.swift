import Plant
import Testing

/// A cord in hand is judged as a check judges the plan it is in.
struct CordFitTests {
  /// A host, cord, panel, trunk, panel, cord and a leaf; the spare cord `S` lies about.
  private func plan(_ pins: Pins?, _ polarity: PolarityWord? = .b) -> SmallPlan {
    var plan = SmallPlan.pairs(1)
    plan.cable("S", (nil, nil), polarity: polarity, pins: pins)
    return plan
  }

  private func fit(_ plan: SmallPlan, insteadOfOld: Bool = true) throws -> CordFit {
    var plan = plan
    let port = plan.id("H1:1")
    let link = try #require(plan.fabric.links.first)
    let end = try #require(plan.fabric.ends(of: plan.id("S")).first { $0.side == .a })
    let old = try #require(plan.fabric.landedEnds(at: port).first)
    return try CordFit.judge(
      end, at: port, of: link, insteadOf: insteadOfOld ? old : nil, in: plan.fabric, .standard)
  }

  /// What a check says of the same plan with such a cord in from the start.
  private func checked(_ pins: Pins, _ polarity: PolarityWord) -> Set<String> {
    Set(SmallPlan.pairs(1, pins: pins, cord: polarity).check().failed.map(\.rule.code))
  }

  @Test func `a cord like the old one fits`() throws {
    let fit = try fit(plan(.unpinned))
    #expect(fit.verdict == .fits, "\(fit)")
    #expect(checked(.unpinned, .b).isEmpty)
  }

  @Test func `a cord with pins does not fit, at either end, and check says the same`() throws {
    let fit = try fit(plan(.pinned))
    #expect(fit.verdict == .misfits)
    #expect(fit.findings.map(\.code) == [.bothPinned, .bothPinned], "\(fit.findings)")
    #expect(fit.findings.first?.placeText.contains("H1:1") == true)
    #expect(checked(.pinned, .b).contains(FindingCode.bothPinned.rawValue))
  }

  @Test func `a cord of another type does not fit`() throws {
    let fit = try fit(plan(.unpinned, .a))
    #expect(fit.verdict == .misfits, "\(fit)")
    #expect(fit.findings.allSatisfy { $0.code.isPolarity }, "\(fit.findings)")
    #expect(!checked(.unpinned, .a).isEmpty)
  }

  @Test func `what nobody recorded is not known, and not good`() throws {
    let fit = try fit(plan(nil))
    #expect(fit.verdict == .notKnown)
    #expect(fit.unknown?.contains("pins") == true, "\(fit)")
  }

  @Test func `pins meet pins also where nobody knows where its other end goes`() throws {
    #expect(try fit(plan(.pinned), insteadOfOld: false).verdict == .misfits)
    #expect(try fit(plan(.unpinned), insteadOfOld: false).verdict == .notKnown)
  }

  @Test func `what was wrong with the link before is not for the cord to answer for`() throws {
    var broken = plan(.unpinned)
    broken.cable("F1", ("L1:1", "PB:1"), serves: ("H1:1", "L1:1"), pins: .pinned)
    #expect(broken.check().failed.contains { $0.rule.code == FindingCode.bothPinned.rawValue })
    let fit = try fit(broken)
    #expect(fit.verdict == .fits, "\(fit)")
  }

  @Test func `a cord does not fit where a harness is, nor a harness where a cord is`() throws {
    var harness = SmallPlan.pairs(1)
    harness.cable("S", (nil, nil), kind: .harness)
    let instead = try fit(harness)
    #expect(instead.verdict == .misfits, "\(instead)")
    #expect(instead.findings.first?.what.contains("S is of kind harness") == true, "\(instead)")
    var plan = plan(.unpinned)
    plan.port("H2:1")
    plan.port("L2:1")
    plan.link("H2:1", "L2:1")
    plan.cable("HR", ("H2:1", "L2:1"), kind: .harness)
    let port = plan.id("H2:1")
    let link = try #require(plan.fabric.links.first { [$0.portA, $0.portB].contains(port) })
    let end = try #require(plan.fabric.ends(of: plan.id("S")).first { $0.side == .a })
    let cord = try CordFit.judge(
      end, at: port, of: link, insteadOf: nil, in: plan.fabric, .standard)
    #expect(cord.verdict == .misfits, "\(cord)")
    #expect(cord.findings.map(\.fix) == ["take one like HR"], "\(cord)")
  }
}
