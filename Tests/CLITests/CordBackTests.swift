import Foundation
import Testing

/// Records are as they were once another cord is taken back: the real binary in the demo hall, answers piped in.
struct CordBackTests {
  private let port = "dgx-01:mlx5_0"
  /// The port that the cord C-0017 is in by record, which is in service there.
  private let other = "dgx-02:mlx5_0"
  private let resume = ["work", "--resume"]

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What is recorded of both links and of the cords in them.
  private func records(_ demo: DemoFixture) throws -> [String] {
    let shown = try [["trace", port], ["trace", other], ["show", "C-0001"], ["show", "C-0017"]]
      .map { try demo.run($0).out }
    // What was seen on a face meanwhile was seen, and stands below the verdict.
    let verdicts = try [port, other].map {
      try demo.run(["check", $0]).out.split(separator: "\n").prefix(2).joined(separator: "\n")
    }
    return shown + verdicts
  }

  /// Answers with which a job comes to where the new cord is to be scanned.
  private static let ways = [
    "replace-cord": ["2", "dana", "2", "dana", "1", "1"],
    "repair": ["2", "dana", "1", "1", "3", "", "1"],
  ]

  @Test(arguments: ["replace-cord", "repair"])
  func `a cord of another link that is taken back is in that link again`(procedure: String) throws {
    let demo = try DemoFixture()
    let before = try records(demo)
    let way = try #require(Self.ways[procedure])
    let taken = try demo.run(
      ["work", port, "--procedure", procedure, "--yes"],
      answers: way + ["1", "C-0017", "yes", "a", "", "q"])
    try #require(words(taken).contains("saved 22:10: new one is in"), "\(taken.out)")
    let between = try records(demo)
    #expect(between[0].contains("C-0017") && between[1] != before[1], "\(between)")
    let undone = try demo.run(resume, answers: ["u", "q"])
    #expect(words(undone).contains("TAKEN BACK: plug C-0017:a into \(port)"), "\(undone.out)")
    let after = try records(demo)
    for (one, other) in zip(before, after) { #expect(one == other) }
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `both ends of a cord of another link are taken back one after the other`() throws {
    let demo = try DemoFixture()
    let before = try records(demo)
    let way = try #require(Self.ways["replace-cord"])
    let taken = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"],
      answers: way + ["1", "C-0017", "yes", "a", "", "1", "q"])
    try #require(taken.out.contains("POLARITY"), "\(taken.out)")
    _ = try demo.run(resume, answers: ["u", "u", "q"])
    let after = try records(demo)
    for (one, other) in zip(before, after) { #expect(one == other) }
  }

  @Test func `what somebody wrote since stays when a cord is taken back`() throws {
    let demo = try DemoFixture()
    let way = try #require(Self.ways["replace-cord"])
    _ = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"],
      answers: way + ["1", "C-0017", "yes", "a", "", "q"])
    let edited = try demo.run(["edit", "C-0017:a", "state=lost"])
    try #require(edited.status == 0, "\(edited.error)")
    _ = try demo.run(resume, answers: ["u", "q"])
    #expect(try demo.run(["show", "C-0017:a"]).out.contains("lost"))
    #expect(try demo.run(["show", "C-0001"]).out.contains("a in \(port)"))
  }

  @Test func `the code of a new cord that is taken back is free again`() throws {
    let demo = try DemoFixture()
    let way = try #require(Self.ways["replace-cord"])
    let run = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"],
      answers: way + ["1", "C-NEW-1", "", "u", "1", "C-NEW-1", "", "q"])
    let said = words(run)
    #expect(said.contains("TAKEN BACK: plug C-NEW-1:a into \(port)"), "\(run.out)")
    #expect(said.components(separatedBy: "C-NEW-1 is new here").count == 3, "\(run.out)")
    let found = try demo.run(["find", "C-NEW-1", "--json"]).list("found")
    #expect(found.filter { $0["kind"] as? String == "cable" }.count == 1, "\(found)")
  }
}
