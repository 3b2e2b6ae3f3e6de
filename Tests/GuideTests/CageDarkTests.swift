import Guide
import Plant
import Testing

/// The port of the cage's other link, which is shut for the module alone.
struct CageDarkTests {
  private static let shut = ["read it out", "it is shut"]

  private func play(_ words: [String]) throws -> JobFloor {
    var floor = JobFloor(Shipped.named("replace-module"))
    for word in words {
      let lines = floor.job.prompt(nowMS: floor.nowMS).lines
      try #require(try floor.say(word), "\(word) is not on \(lines)")
    }
    return floor
  }

  @Test func `the centre is told why a good link goes dark, and the fault of the first is not its`()
    throws
  {
    let floor = try play(Self.shut)
    #expect(floor.job.phase == .dark)
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.lines.contains("25/2 > S1-P2 4/2 LIVE"), "\(prompt.lines)")
    #expect(!prompt.lines.contains { $0.hasPrefix("FAULT") }, "\(prompt.lines)")
    #expect(
      prompt.readOut == "Please shut port S1-L3 25/2 too, ONLY for changing the module it shares "
        + "with S1-L3 25/1, INC48213. Tell me when it is shut.")
    // What was read out is about this port, and no other.
    var asked = floor
    try #require(try asked.say("read it out"))
    #expect(asked.job.prompt(nowMS: asked.nowMS).choices.contains { $0.label == "they say no" })
  }

  @Test func `a port somebody else has shut is kept shut for the module, and is not live`() throws {
    var floor = try play(Self.shut)
    let gate = PortGate(port: Floor.neighbourPort, action: .shut, byWhom: "kim", ticket: "CHG9")
    floor.facts.append(
      Fact(
        id: Floor.id(930, kind: 1), atMS: floor.nowMS, order: 9_000, technician: "Ana",
        body: .portGate(gate)))
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(!prompt.lines.joined().contains("LIVE"), "\(prompt.lines)")
    #expect(
      prompt.readOut?.hasPrefix(
        "S1-L3 25/2 is shut under CHG9. Please keep it shut for us too, for changing") == true,
      "\(prompt.readOut ?? "")")
  }

  @Test func `opened once more it is a joint like any other`() throws {
    let kept = ["unplugged", "unplugged", "keep the old one"]
    let faces = ["clean", "clean", "plugged in", "clean", "clean", "plugged in"]
    let floor = try play(
      Self.shut + Self.shut + kept + faces
        + ["read it out", "open, link is up", "read it out", "open, NOT up"]
        + ["25/2 again: seen clean"])
    #expect(floor.job.phase == .dark)
    let prompt = floor.job.prompt(nowMS: floor.nowMS)
    #expect(prompt.readOut?.hasPrefix("Please shut port S1-L3 25/2 ONLY, INC48213.") == true)
    #expect(prompt.lines.contains("25/2 > S1-P2 4/2"), "\(prompt.lines)")
    #expect(!prompt.lines.contains { $0.hasPrefix("FAULT") }, "\(prompt.lines)")
  }
}
