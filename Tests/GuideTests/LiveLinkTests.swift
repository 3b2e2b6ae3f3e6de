import Guide
import Plant
import Testing

/// No plug is pulled whose port nobody shut, whatever the procedure's text says.
struct LiveLinkTests {
  private func without(_ verb: StepVerb, _ name: String) -> Procedure {
    var procedure = Shipped.named(name)
    procedure.steps.removeAll { $0.verb == verb }
    return procedure
  }

  @Test func `a text without a step that shuts has the port shut all the same`() throws {
    var floor = JobFloor(without(.shut, "repair"))
    #expect(floor.job.phase == .dark)
    for word in ["read it out", "it is shut"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .open)
    #expect(try floor.say("unplugged"))
    #expect(floor.job.phase == .inspect(.port))
  }

  @Test func `a step that shuts only after a change is no way to a live plug`() {
    var procedure = Shipped.repair
    for place in procedure.steps.indices where procedure.steps[place].verb == .shut {
      procedure.steps[place].isForChanges = true
    }
    let job = JobFloor(procedure).job
    #expect(job.phase == .dark)
    #expect(job.answeredStep == "dark")
  }

  @Test func `both links of a module and both ends of a moved cord are shut first`() throws {
    for (name, first) in [("replace-module", []), ("spare-leg", ["as it should be", "passed"])] {
      var floor = JobFloor(without(.shut, name))
      for word in first { #expect(try floor.say(word), "\(word)") }
      var shut: Set<ThingID> = []
      while floor.job.phase == .dark, shut.count < 3 {
        shut.insert(floor.job.current.situation.port.id)
        for word in ["read it out", "it is shut"] { #expect(try floor.say(word), "\(word)") }
        if floor.job.phase == .open, name == "replace-module" { try floor.say("unplugged") }
      }
      #expect(shut.count == 2, "\(name)")
      #expect(floor.job.phase == (name == "spare-leg" ? .open : .replace(.port)), "\(name)")
    }
  }

  @Test func `an answer about the far port, given in another job here, shuts only that`() {
    var floor = JobFloor(Shipped.named("replace-cord"))
    let other = Floor.id(8_000)
    let begun = Job(
      link: Floor.link, joint: Floor.nearPort, procedure: "replace-cord", version: 2,
      code: "SECOND")
    let bodies: [FactBody] = [
      .job(begun), .answer(Answer(about: .dark, outcome: .yes, byWhom: "noor")),
      .portGate(PortGate(port: Floor.farPort, action: .shut, byWhom: "noor")),
    ]
    for (place, body) in bodies.enumerated() {
      floor.facts.append(
        Fact(
          id: Floor.id(8_000 + UInt64(place)), atMS: floor.nowMS, order: place == 0 ? 30 : 31,
          technician: "Ana", job: place == 0 ? nil : other, step: "far-dark", body: body))
    }
    #expect(floor.job.here.gate.isShut == false)
    #expect(floor.job.joints.first { $0.site == .far }?.state.gate.isShut == true)
  }

  @Test func `a procedure that moves cords and knows no far end is set aside`() {
    var procedure = without(.shut, "spare-leg")
    procedure.steps.removeAll { $0.site == .far }
    #expect(JobFloor(procedure).job.phase == .setAside)
  }

  @Test func `a word that turns the writing is shown without it`() {
    var procedure = Shipped.repair
    procedure.steps[0].title = "DA\u{202E}RK\u{1B}"
    let lines = JobFloor(procedure).job.prompt(nowMS: 0).lines
    #expect(lines.first?.hasPrefix("DARK ") == true, "\(lines)")
    #expect(!lines.contains { $0.unicodeScalars.contains("\u{202E}") })
    #expect(!lines.contains { $0.unicodeScalars.contains("\u{1B}") })
  }
}
