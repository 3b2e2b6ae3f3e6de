import Guide
import Plant
import Testing

/// A module that went in is looked at for its form, whatever the procedure.
struct ModuleFormTests {
  private static let shut = ["read it out", "it is shut"]
  private static let damaged = ["damage", "replace the module", "read it out", "shut"]

  private func play(_ procedure: Procedure, _ words: [String]) throws -> JobFloor {
    var floor = JobFloor(procedure)
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    return floor
  }

  @Test func `a repair asks for the form before the new face, until one fits`() throws {
    let changed = Self.shut + ["unplugged"] + Self.damaged + ["new one is in"]
    var floor = try play(Shipped.repair, changed)
    #expect(floor.job.phase == .form)
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.lines.first?.hasPrefix("FORM 4/12 ") == true, "\(prompt.lines)")
    #expect(prompt.why.joined(separator: " ").contains("does not close"), "\(prompt.why)")
    try floor.say("it does NOT fit")
    #expect(floor.job.phase == .replace(.port))
    for word in ["new one is in", "form is right"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .inspect(.port))
    for word in ["clean", "clean", "plugged in"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.job.phase == .linkUp)
  }

  @Test func `a cord that went in has no form`() throws {
    let floor = try play(
      Shipped.repair,
      Self.shut + ["unplugged", "clean", "damage", "replace the cord", "new one is in"])
    #expect(floor.job.phase == .test(.polarity))
  }

  @Test func `one module of two links is looked at once, whichever of them brought it`() throws {
    let opened = Self.shut + Self.shut + ["unplugged", "unplugged", "new one is in"]
    let faces = ["clean", "clean", "plugged in"]
    var floor = try play(Shipped.named("replace-module"), opened + ["form is right"] + faces)
    #expect(floor.job.phase == .inspect(.port))
    #expect(floor.job.current.situation.port.id == Floor.neighbourPort)
    // The face of the other link is damaged: this one's plug comes out again with the module.
    for word in ["damage", "replace the module", "new one is in"] {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    #expect(floor.job.phase == .form)
    try floor.say("form is right")
    #expect(floor.job.phase == .inspect(.port))
  }

  @Test func `who takes over a link as it is found is not asked for the form`() throws {
    var floor = JobFloor(Shipped.named("acceptance"))
    let place = Subject(kind: .port, id: Floor.nearPort)
    let module = PartMove(kind: .module, part: Floor.id(77), direction: .into, place: place)
    let out = Plugging(joint: Floor.nearPort, action: .unplug)
    floor.record([.plugging(out)], step: nil)
    floor.record([.partMove(module)], step: nil)
    for word in ["it was tested: right", "it was tested: right"] + Self.shut {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    #expect(floor.job.phase == .inspect(.port))
  }
}
