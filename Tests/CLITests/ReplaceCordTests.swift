import Foundation
import Testing

/// A cord of the demo hall is changed at both its ends: the real binary, answers piped in.
struct ReplaceCordTests {
  private let start = ["work", "dgx-01:mlx5_0", "--procedure", "replace-cord", "--yes"]
  private let resume = ["work", "--resume"]
  /// Both ports are shut, and both ends of the old cord are out.
  private let open = ["2", "dana", "2", "dana", "1", "1"]

  /// Standard output on one line, however it was wrapped.
  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Begins the job and goes on until both ends are out.
  private func opened(_ demo: DemoFixture) throws -> BinaryRun {
    let run = try demo.run(start, answers: open + ["q"])
    try #require(run.status == 0, "\(run.error)")
    return run
  }

  @Test func `both ends of one cord come out, at the port and at the panel`() throws {
    let demo = try DemoFixture()
    let run = try opened(demo)
    #expect(words(run).contains("UNPLUG ONLY the cord C-0001"), "\(run.out)")
    #expect(words(run).contains("of P01A:1"), "\(run.out)")
    #expect(!run.out.contains("C-0002"), "\(run.out)")
  }

  @Test func `the records follow the new cord, and take it back`() throws {
    let demo = try DemoFixture()
    _ = try opened(demo)
    let run = try demo.run(resume, answers: ["1", "C-NEW-1", "BAG-7", "1", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(words(run).contains("OTHER END C-NEW-1:b at P01A:1"), "\(run.out)")
    let trace = try demo.run(["trace", "dgx-01:mlx5_0"]).out
    #expect(trace.contains("C-NEW-1") && trace.contains("T101 leg 1"), "\(trace)")
    #expect(!trace.contains("C-0001") && !trace.contains("NOT WHOLE"), "\(trace)")
    let new = try demo.run(["show", "C-NEW-1"]).out
    #expect(new.contains("a in dgx-01:mlx5_0, b in P01A:1"), "\(new)")
    #expect(try !demo.run(["show", "C-0001"]).out.contains("b in P01A:1"))
    let old = try demo.run(["history", "C-0001"])
    #expect(old.out.contains("BAG-7"), "\(old.out)")
    _ = try demo.run(resume, answers: ["u", "u", "q"])
    let back = try demo.run(["show", "C-0001"]).out
    #expect(back.contains("a in dgx-01:mlx5_0, b in P01A:1"), "\(back)")
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `however long what is not well is, the note tells that the cord was changed`() throws {
    let demo = try DemoFixture()
    _ = try opened(demo)
    let parked = ["1", "C-NEW-1", "BAG-7", "1", "p", "no tester", "", "q"]
    let run = try demo.run(resume, answers: parked)
    try #require(run.status == 0, "\(run.error)")
    let note = try words(demo.run(["closeout", "dgx-01:mlx5_0"]))
    #expect(note.contains("NO PASS: "), "\(note)")
    #expect(note.contains("DID cord changed"), "\(note)")
  }

  @Test func `the note tells what was done at both ends, and leaves out only what no hand was at`()
    throws
  {
    let demo = try DemoFixture()
    _ = try opened(demo)
    let tested = ["1", "C-NEW-1", "BAG-7", "1", "1", "1", "42.5"]
    let near = ["1", "1", "1"]
    let run = try demo.run(resume, answers: tested + near + ["2", "4", "1", "1", "q"])
    #expect(run.status == 0, "\(run.error)")
    let note = try words(demo.run(["closeout", "dgx-01:mlx5_0"]))
    #expect(note.contains("CAUSE dirt panel face P01A:1 fibre 4"), "\(note)")
    // What is no pass stands first where the line is too long for all.
    #expect(
      note.contains("NO PASS: panel face P01A:1; DID dry x1 panel face P01A:1, cord changed"),
      "\(note)")
    #expect(note.contains("IN no: P01A:1 out"), "\(note)")
    #expect(note.contains("UNTOUCHED S1-L1 1/1 SOAK"), "\(note)")
    let screen = try demo.run(["closeout", "dgx-01:mlx5_0", "--glance"])
    let lines = screen.out.split(separator: "\n")
    #expect(lines.count <= 6 && lines.allSatisfy { $0.count <= 40 }, "\(screen.out)")
  }

  @Test func `a cord that is in service elsewhere goes in by a yes only`() throws {
    let demo = try DemoFixture()
    _ = try opened(demo)
    let refused = try demo.run(resume, answers: ["1", "C-0017", "", "q"])
    #expect(words(refused).contains("C-0017 is in dgx-02:mlx5_0 and"), "\(refused.out)")
    #expect(!words(refused).contains("saved 22:10: new one is in"), "\(refused.out)")
    let taken = try demo.run(resume, answers: ["1", "C-0017", "yes", "a", "", "1", "q"])
    #expect(words(taken).contains("OTHER END C-0017:b at P01A:1"), "\(taken.out)")
  }

  @Test func `the close-out tells of both ends`() throws {
    let demo = try DemoFixture()
    _ = try opened(demo)
    let before = try demo.run(["closeout", "dgx-01:mlx5_0"])
    #expect(before.out.contains("IN no"), "\(before.out)")
    // Tests, the port's faces, the panel's face with dirt on it, its plug, both plugged in.
    let run = try demo.run(
      resume,
      answers: ["1", "C-NEW-1", "BAG-7", "1", "1", "1", "3"] + ["1", "1", "1"]
        + ["2", "4", "1", "1", "1", "1", "q"])
    #expect(words(run).contains("We are done with port S1-L1 1/1"), "\(run.out)")
    let note = try demo.run(["closeout", "dgx-01:mlx5_0"])
    #expect(note.out.contains("CAUSE dirt panel face P01A:1 fibre 4"), "\(note.out)")
    #expect(
      note.out.contains("DID dry x1 panel face P01A:1, cord changed dgx-01 mlx5_0 + P01A:1, PASS"),
      "\(note.out)")
    #expect(note.out.contains("IN dgx-01 mlx5_0 22:10, P01A:1 22:10"), "\(note.out)")
    #expect(note.out.contains("UNTOUCHED S1-L1 1/1 "), "\(note.out)")
    #expect(note.lines.allSatisfy { $0.count <= 80 }, "\(note.out)")
  }

  @Test func `a cord whose other end is recorded nowhere is not begun with`() throws {
    let demo = try DemoFixture()
    let edited = try demo.run(["edit", "C-0001:b", "state=coiled"])
    try #require(edited.status == 0, "\(edited.error)")
    let run = try demo.run(start)
    #expect(run.status == 65)
    #expect(run.error.contains("ferrule edit C-0001:b state=landed"), "\(run.error)")
    #expect(
      try demo.run(["work", "--list", "--json"]).list("jobs").allSatisfy {
        $0["procedure"] as? String != "replace-cord"
      })
  }
}
