import Testing

/// A cord or module that goes in and is recorded somewhere else: the real binary in the demo hall, answers piped in.
struct PartTakenTests {
  private let port = "dgx-19:mlx5_3"
  /// Both ports are shut, both ends of the old cord are out; then the new one is scanned.
  private let cordOut = ["2", "dana", "2", "dana", "1", "1", "1"]

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func looks(_ demo: DemoFixture) throws -> [String] {
    try demo.run(["task", "list"]).lines.filter { $0.contains("was here by record") }
  }

  @Test
  func `where a cord in service was taken from somebody is sent to look, until it is taken back`()
    throws
  {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"],
      answers: cordOut + ["C-0134", "?", "yes", "a", "", "q"])
    #expect(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    #expect(words(run).contains("somebody is sent to look where it was"), "\(run.out)")
    #expect(
      words(run).contains("SEND SOMEBODY to look at S1-L3:5/1 and P03K:3: a task is left"),
      "\(run.out)")
    #expect(words(run).contains("ferrule oops S1-L3:5/1"), "\(run.out)")
    let left = try looks(demo)
    #expect(left.count == 2, "\(left)")
    #expect(left.contains { $0.contains("S1-L3:5/1") } && left.contains { $0.contains("P03K:3") })
    #expect(try demo.run(["next", "--json"]).out.contains("C-0134 was here"))
    // Nobody is sent to look at its other end where a live link is.
    let owed = try demo.run(["next", "--json"]).list("items")
    #expect(
      !owed.contains {
        $0["what"] as? String == "far-face-unseen" && $0["ref"] as? String == "P03K:3"
      })
    let back = try demo.run(["work", port], answers: ["u", "q"])
    #expect(back.out.contains("TAKEN BACK: "), "\(back.out)")
    #expect(try looks(demo).isEmpty)
    #expect(try demo.run(["check", "S1-L3:5/1"]).out.contains("1 good"))
  }

  @Test func `where a module was taken from somebody is sent to look`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", "S1-L6:7/1", "--procedure", "replace-module", "--yes"],
      answers: cordOut + ["MT2417VS00334", "yes", "BAG-9", "q"])
    #expect(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    let left = try looks(demo)
    #expect(left.count == 1 && left.allSatisfy { $0.contains("S1-P2:11/1") }, "\(left)")
  }

  @Test func `the cord that came out goes in again, and nobody is sent anywhere`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", "dgx-01:mlx5_0", "--procedure", "repair", "--yes"],
      answers: ["2", "dana", "1", "1", "3", "", "1", "1", "C-0001", "yes", "a", "", "q"])
    #expect(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    #expect(try looks(demo).isEmpty)
  }

  @Test(arguments: ["yes", "no", "No"])
  func `an answer is no code of a part`(word: String) throws {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"], answers: cordOut + [word, "q", "q"])
    #expect(words(run).contains("\(word) is an answer and no code: scan the part"), "\(run.out)")
    #expect(!run.out.contains(": new one is in"), "\(run.out)")
  }
}
