import Testing

/// What is said to be saved is there after the program was killed.
struct WorkCrashTests {
  private let port = "elm-leaf-1:25/1"

  @Test func `killed before the commit nothing of the answer is there`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let dead = try floor.run(["work", "--resume"], answers: ["1"], killAt: "before-commit")
    #expect(dead.status == 9)
    #expect(!dead.out.contains("saved"))
    #expect(try floor.run(["work", "--resume"]).out.contains("LOOK: PORT FACE"))
  }

  @Test func `killed after the commit the whole answer is there`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let dead = try floor.run(["work", "--resume"], answers: ["1"], killAt: "after-commit")
    #expect(dead.status == 9)
    #expect(try floor.run(["work", "--resume"]).out.contains("LOOK: CORD PLUG"))
  }

  @Test func `an answer that was called saved survives a kill at the next prompt`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened)
    let printed = try floor.killed(["work", "--resume"], afterAnswer: "1", says: "saved")
    #expect(printed.contains("saved"))
    #expect(try floor.run(["work", "--resume"]).out.contains("LOOK: CORD PLUG"))
  }
}
