import Plant
import Testing

/// The site's own numbers about optics and loss.
@Suite struct `Rules of the site` {
  @Test func `a stricter joint makes a link fail, a looser limit lets it pass`() {
    let plan = SmallPlan.pairs(1)
    let limit = ("optic/NVIDIA-400G-SR4/loss-om4", "0.7")
    #expect(plan.check([limit]).failed.map(\.rule.code) == ["loss"])
    #expect(plan.check([limit, ("joint-loss", "0.25")]).good == 1)
    #expect(
      plan.check([("optic/NVIDIA-400G-SR4/reach-om4", "20")]).failed.map(\.rule.code) == ["reach"])
    #expect(plan.check([("attenuation/om4", "50"), limit]).failed.count == 1)
  }

  @Test func `a length is told to the millimetre, never as less than the reach`() throws {
    let check = SmallPlan.pairs(1).check([("optic/NVIDIA-400G-SR4/reach-om4", "25.96")])
    #expect(check.failed.first?.what == "26 m is more than the 25.96 m of the optics.")
    let over = SmallPlan.pairs(1).check([("optic/NVIDIA-400G-SR4/reach-om4", "25.999")])
    #expect(over.failed.first?.what == "26 m is more than the 25.999 m of the optics.")
  }

  @Test func `the part number of another maker gets an optic`() {
    var plan = SmallPlan()
    plan.port("H:1", module: "ACME-1")
    plan.port("L:1", module: "ACME-1")
    plan.link("H:1", "L:1")
    plan.cable("C", ("H:1", "L:1"))
    #expect(plan.check().cannot.count == 1)
    #expect(plan.check([("module/acme-1", "400GBASE-SR4")]).good == 1)
  }

  @Test(arguments: ["module/MMA4Z00-NS", "module/mma4z00-ns"])
  func `the site's rule stands over what the catalogue has of a part number`(_ name: String) {
    let rules = SiteRules(policies: [(name, "100GBASE-SR4")])
    #expect(SiteRules.standard.optic(ofModule: "MMA4Z00-NS")?.name == "NVIDIA-400G-SR4")
    #expect(rules.optic(ofModule: "MMA4Z00-NS")?.name == "100GBASE-SR4")
    #expect(rules.optic(ofModule: "MMA4Z00-NS-FLT")?.name == "NVIDIA-400G-SR4")
  }

  @Test(arguments: [
    ("joint-loss", "abc", "no number"), ("joint-loss", "-1", "no number"),
    ("joint-loss", "1.2345", "no number"), ("joint-loss", "99999999999999999999", "no number"),
    ("attenuation/om9", "3", "om9"), ("optic/nothing/reach-om4", "3", "nothing"),
    ("optic/400GBASE-DR4/colour", "3", "colour"), ("module/X", "nonsense", "nonsense"),
    ("optic/400GBASE-DR4/loss-om4", "3", "no reach"),
  ])
  func `what cannot be read is named, and changes nothing`(
    _ name: String, _ value: String, _ part: String
  ) throws {
    let rules = SiteRules(policies: [(name, value)])
    let error = try #require(rules.refused.first)
    #expect(rules.refused.count == 1)
    #expect(error.sentence.contains(part), "\(error.sentence)")
    #expect(rules.links == .standard)
    #expect(rules.catalogue == .standard)
  }

  @Test func `rules about other things are left alone`() {
    #expect(SiteRules(policies: [("soak-minutes", "125"), ("wet-clean-port", "no")]).refused == [])
  }
}
