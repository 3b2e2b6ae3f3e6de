import Guide
import Testing

struct ProcedureCheckTests {
  private func kinds(_ change: (inout Procedure) -> Void, of name: String = "repair") -> [String] {
    var procedure = Shipped.named(name)
    change(&procedure)
    return ProcedureCheck.findings(procedure).map { "\($0.kind.rawValue) \($0.step ?? "-")" }
  }

  private func without(_ step: String) -> (inout Procedure) -> Void {
    { procedure in procedure.steps.removeAll { $0.name == step } }
  }

  private func changed(_ step: String, _ change: @escaping (inout StepDefinition) -> Void)
    -> (inout Procedure) -> Void
  {
    { procedure in
      for place in procedure.steps.indices where procedure.steps[place].name == step {
        change(&procedure.steps[place])
      }
    }
  }

  @Test func `nothing is wrong with those that are shipped`() {
    #expect(!Shipped.all.isEmpty)
    for procedure in Shipped.all {
      #expect(ProcedureCheck.findings(procedure) == [], "\(procedure.name)")
    }
  }

  @Test func `a joint that is opened while it is live is found`() {
    #expect(kinds(without("dark")).contains("unsafe open"))
  }

  @Test func `cords are moved at both panels, with both ends shut`() {
    #expect(kinds(without("dark"), of: "spare-leg").contains("unsafe near-open"))
    #expect(kinds(without("far-dark"), of: "spare-leg").contains("unsafe far-open"))
    #expect(kinds(without("far-open"), of: "spare-leg").contains("dead-end near-open"))
    #expect(kinds(without("near-give-back"), of: "spare-leg") == ["dead-end near-open"])
    let lanes = changed("far-lanes") { $0.site = .farPanel }
    #expect(kinds(lanes, of: "spare-leg").contains("no-such-way far-lanes"))
  }

  @Test(arguments: ["PLUG IN", "Plug-in now", "PLUGIN", "NOW PLUG IN", "ACCEPT", "LOOK NEXT"])
  func `a title that is another step's is found`(title: String) {
    #expect(kinds(changed("open") { $0.title = title }) == ["unsafe open"])
  }

  @Test(arguments: ["UNPLUG", "UNPLUG, THEN PLUG IN ELSEWHERE", "PULL THE PLUG", "OPEN"])
  func `a title of its own is taken`(title: String) {
    #expect(kinds(changed("open") { $0.title = title }) == [])
  }

  @Test func `a joint on a panel is opened alone, with all ports that shine into it shut`() {
    let name = "panel-joint"
    for step in ["dark", "far-dark", "other-dark"] {
      #expect(kinds(without(step), of: name).contains("unsafe open"), "\(step)")
    }
    for step in ["inspect-panel", "inspect-cord"] {
      #expect(kinds(without(step), of: name) == ["unsafe plug-in"], "\(step)")
    }
    #expect(kinds(without("open"), of: name).contains("dead-end inspect-panel"))
    #expect(kinds(without("other-open"), of: name) == ["dead-end other-dark"])
    #expect(
      kinds(changed("other-dark") { $0.verb = .linkUp }, of: name).contains(
        "no-such-way other-dark"))
    #expect(kinds(changed("open") { $0.site = .far }, of: name).contains("unsafe open"))
    let early: (inout Procedure) -> Void = { procedure in
      let open = procedure.steps.firstIndex { $0.name == "other-open" } ?? 0
      procedure.steps.insert(procedure.steps.remove(at: open), at: 4)
    }
    #expect(kinds(early, of: name).contains("unsafe other-open"))
    #expect(
      kinds(changed("dark") { $0.site = .samePlug }).contains("no-such-way dark"))
  }

  @Test(arguments: ["inspect-port", "inspect-cord"])
  func `plugging in without a look is found`(step: String) {
    #expect(kinds(without(step)) == ["unsafe plug-in"])
  }

  @Test(arguments: ["hands", "soak", "polarity", "loss", "counters"])
  func `an acceptance without what it rests on is found`(step: String) {
    #expect(kinds(without(step)).contains("unsafe accept"))
  }

  @Test func `a soak before the link is up, or before a port is given back, is found`() {
    func early(_ steps: [String], before target: String) -> (inout Procedure) -> Void {
      { procedure in
        let moved = procedure.steps.filter { steps.contains($0.name) }
        procedure.steps.removeAll { steps.contains($0.name) }
        let place = procedure.steps.firstIndex { $0.name == target } ?? 0
        procedure.steps.insert(contentsOf: moved, at: place)
      }
    }
    let both = early(["counters", "soak"], before: "link-up")
    #expect(Set(kinds(both)) == ["unsafe counters", "unsafe soak"])
    #expect(kinds(early(["soak"], before: "link-up")).contains("unsafe soak"))
    #expect(
      Set(kinds(early(["counters", "soak"], before: "far-open-port"), of: "replace-cord"))
        == ["unsafe counters", "unsafe soak"])
  }

  @Test func `a link that is never accepted is a dead end`() {
    #expect(kinds(without("accept")) == ["dead-end -"])
  }

  @Test func `a way to nowhere is a dead end`() {
    #expect(kinds(changed("lanes") { $0.then = [:] }) == ["dead-end lanes"])
    #expect(kinds(changed("lanes") { $0.then = [.low: "nosuch"] }) == ["dead-end lanes"])
    #expect(kinds(changed("lanes") { $0.then = [.low: "hands"] }) == ["dead-end lanes"])
  }

  @Test func `a way round without a limit is found`() {
    #expect(
      kinds(changed("look-next") { $0.atMost[.thisJoint] = nil }) == ["no-limit look-next"])
    #expect(kinds(changed("polarity") { $0.atMost = [:] }) == ["no-limit polarity"])
  }

  @Test func `a step nothing leads to is found`() {
    #expect(kinds(changed("hands") { $0.isAside = true }).contains("unreachable hands"))
    let behind: (inout Procedure) -> Void = { procedure in
      var extra = procedure.steps[1]
      extra.name = "extra"
      procedure.steps.append(extra)
    }
    #expect(kinds(behind) == ["unreachable extra"])
  }

  @Test func `a way a step cannot take is found`() {
    #expect(kinds(changed("open") { $0.then = [.low: "look-next"] }) == ["no-such-way open"])
  }

  @Test func `a module that is pulled under a live neighbour is found`() {
    #expect(
      kinds(without("cage-dark"), of: "replace-module").contains("unsafe new-module"))
    #expect(kinds(without("form"), of: "replace-module") == ["unsafe new-module"])
  }

  @Test func `a port that is never given back is found`() {
    #expect(kinds(without("far-open-port"), of: "replace-cord") == ["dead-end far-dark"])
  }

  @Test func `a cord that is changed at one end only, or at another cord's, is found`() {
    #expect(kinds(without("end-new-cord"), of: "replace-cord") == ["dead-end end-open"])
    let atFar: (inout Procedure) -> Void = { procedure in
      for place in procedure.steps.indices where procedure.steps[place].name == "end-new-cord" {
        procedure.steps[place].site = .far
      }
    }
    #expect(kinds(atFar, of: "replace-cord").contains("unsafe end-new-cord"))
  }

  @Test func `wet before dry is found`() {
    #expect(kinds({ $0.ladder = [.wet, .dry] }) == ["unsafe -"])
  }
}
