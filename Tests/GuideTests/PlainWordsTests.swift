import Guide
import Plant
import Testing

/// Words that are true of the face, the pen and the port at hand.
struct PlainWordsTests {
  private func words(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func `a face that was given up before anybody cleaned it is said to be so`() throws {
    var floor = Floor()
    try floor.answers("111")
    for word in ["dirt", "clean", "replace or cap"] { #expect(try floor.say(word), "\(word)") }
    #expect(floor.prompt.phase == .quarantine(.port))
    #expect(floor.prompt.lines.contains("PORT FACE DIRTY, not cleaned"), "\(floor.prompt.lines)")
    #expect(words(floor.prompt.why).contains("Nobody has cleaned it"), "\(floor.prompt.why)")
    #expect(!words(floor.prompt.why).contains("More cleaning"), "\(floor.prompt.why)")
  }

  @Test func `nobody is sent to check the gender of a pen for LC`() throws {
    var floor = Floor()
    floor.situation.fibreCounts = [.port: 2, .cord: 2]
    try floor.answers("111")
    func look(_ face: Face, _ verdict: FaceVerdict) -> FactBody {
      .inspection(
        Inspection(face: face, joint: Floor.nearPort, verdict: verdict, judgedBy: "person"))
    }
    floor.record([look(Floor.moduleFace, .clean)])
    floor.record([look(Floor.cordFace, .dirt)])
    for _ in 0..<2 {
      #expect(try floor.say("cleaned dry"))
      floor.record([look(Floor.cordFace, .dirt)])
    }
    #expect(floor.prompt.phase == .clean(.cord, .changePen))
    #expect(words(floor.prompt.why).contains("A spent pen"), "\(floor.prompt.why)")
    #expect(!words(floor.prompt.why).contains("gender"), "\(floor.prompt.why)")
  }

  @Test func `where nothing was unplugged first the live port beside it is named`() throws {
    var floor = JobFloor(Shipped.named("new-link"))
    for word in ["as it should be", "passed", "clean", "clean"] {
      let said = try floor.say(word)
      #expect(said, "\(word): \(floor.job.prompt(nowMS: 0).lines)")
    }
    try #require(floor.job.phase == .plugIn)
    let lines = words(floor.job.prompt(nowMS: floor.nowMS).lines)
    #expect(lines.contains("25/2 is LIVE: do not touch"), "\(lines)")
    #expect(!lines.contains("key as before"), "\(lines)")
  }

  @Test func `why something is done ends with a sentence`() throws {
    var floor = Floor()
    try floor.answers("111")
    for word in ["clean", "clean", "plugged in", "read it out", "open, NOT up"] {
      #expect(try floor.say(word), "\(word)")
    }
    #expect(try floor.say("set aside"))
    #expect(floor.prompt.why.last?.hasSuffix("..") == false, "\(floor.prompt.why)")
  }
}
