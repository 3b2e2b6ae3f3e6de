import Foundation
import Testing

/// A cord is tried against the plan as soon as it is scanned: the real binary, answers piped in.
struct CordFitTests {
  private let port = "dgx-01:mlx5_0"
  private let resume = ["work", "--resume"]

  /// A demo hall with both ends of a port's cord out, in a job that changes it at both its ends.
  private func opened() throws -> DemoFixture {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", port, "--procedure", "replace-cord", "--yes"],
      answers: ["2", "dana", "2", "dana", "1", "1", "q"])
    try #require(run.status == 0, "\(run.error)")
    return demo
  }

  /// A demo hall with a repair in which the cord's plug is damaged and its cord to be changed.
  private func damaged() throws -> DemoFixture {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", port, "--procedure", "repair", "--yes"],
      answers: ["2", "dana", "1", "1", "3", "", "1", "q"])
    try #require(run.status == 0, "\(run.error)")
    try #require(run.out.contains("CHANGE the cord"), "\(run.out)")
    return demo
  }

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `pins that meet pins are said when the cord is scanned, and another one is taken`()
    throws
  {
    let demo = try opened()
    let run = try demo.run(
      resume, answers: ["1", "C-9004", "a", "", "C-9002", "a", "BAG-7", "q"])
    let said = words(run)
    #expect(said.contains("DOES NOT FIT: joint 1 (\(port)): Pins meet pins"), "\(run.out)")
    #expect(said.contains("do: use a cord without pins at this end"), "\(run.out)")
    #expect(said.contains("FITS by record"), "\(run.out)")
    #expect(said.contains("OTHER END C-9002:b at P01A:1"), "\(run.out)")
    #expect(try demo.run(["show", "C-9004"]).out.contains(port) == false)
    #expect(try !demo.run(["check", port]).out.contains("UNSAFE"))
  }

  @Test func `it goes in by a reason, which stays owed until another cord is in`() throws {
    let demo = try opened()
    let run = try demo.run(
      resume, answers: ["1", "C-9004", "a", "label says no pins", "BAG-7", "1", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(words(run).contains("saved 22:10: new one is in"), "\(run.out)")
    #expect(try demo.run(["check", port]).out.contains("both-pinned"))
    let note = try words(demo.run(["closeout", port]))
    #expect(note.contains("cord DOES NOT FIT by record: label says no pins"), "\(note)")
    _ = try demo.run(resume, answers: ["u", "u", "1", "C-9002", "a", "BAG-7", "1", "q"])
    #expect(try !words(demo.run(["closeout", port])).contains("DOES NOT FIT"))
  }

  @Test func `what tells the ends apart is said, and not knowing is an answer`() throws {
    let demo = try opened()
    let run = try demo.run(resume, answers: ["1", "C-9002", "?", "", "BAG-7", "q"])
    #expect(words(run).contains("a: MPO-12 no pins APC"), "\(run.out)")
    #expect(words(run).contains("NOT KNOWN which end: kept as end a"), "\(run.out)")
    #expect(words(run).contains("OTHER END C-9002:b at P01A:1"), "\(run.out)")
  }

  @Test func `a cord nobody recorded is not known, and said to be`() throws {
    let demo = try opened()
    let run = try demo.run(resume, answers: ["1", "C-NEW-1", "BAG-7", "q"])
    #expect(words(run).contains("NOT KNOWN by record: compare it with the old one"), "\(run.out)")
  }

  @Test func `in a plain repair the records follow the cord, too, and take it back`() throws {
    let demo = try damaged()
    let run = try demo.run(resume, answers: ["1", "C-9004", "a", "no other here", "BAG-7", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(words(run).contains("DOES NOT FIT"), "\(run.out)")
    #expect(words(run).contains("C-9004:b is recorded in P01A:1 now"), "\(run.out)")
    let trace = try demo.run(["trace", port]).out
    #expect(trace.contains("C-9004") && !trace.contains("C-0001"), "\(trace)")
    #expect(!trace.contains("NOT WHOLE"), "\(trace)")
    #expect(try demo.run(["show", "C-9004"]).out.contains("a in \(port), b in P01A:1"))
    #expect(try demo.run(["check", port]).out.contains("both-pinned"))
    #expect(try demo.run(["history", "C-0001"]).out.contains("BAG-7"))
    let undone = try demo.run(resume, answers: ["u", "q"])
    #expect(words(undone).contains("TAKEN BACK"), "\(undone.out)")
    #expect(try demo.run(["show", "C-0001"]).out.contains("a in \(port), b in P01A:1"))
    #expect(try demo.run(["trace", port]).out.contains("C-0001"))
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `the other end of a changed cord is owed a look where it is, and a look there pays`()
    throws
  {
    let demo = try damaged()
    _ = try demo.run(resume, answers: ["1", "C-9002", "a", "BAG-7", "q"])
    func isOwed(_ options: [String] = []) throws -> Bool {
      let list = try demo.run(["next", "--json"] + options).out
      return list.contains("\"ref\": \"P01A:1\",\n      \"what\": \"far-face-unseen\"")
    }
    #expect(try isOwed())
    #expect(try isOwed(["--row", "R01"]))
    #expect(try !isOwed(["--row", "R03"]))
    let shown = try demo.run(["show", port]).out
    #expect(shown.contains("P01A:1  new cord, by Raj"), "\(shown)")
    #expect(!shown.contains("S1-L1:1/1  new cord"), "\(shown)")
    #expect(try demo.run(["show", "P01A:1"]).out.contains("its other end C-9002:b"))
    let sheet = try words(demo.run(["checklist", "--row", "R01"]))
    #expect(sheet.contains("then look at the cord's end in P01A:1"), "\(sheet)")
    let note = try words(demo.run(["closeout", port]))
    #expect(note.contains("new cord: look at its end in P01A:1 too"), "\(note)")
    // The far port of the link has another cord, which nobody touched.
    _ = try demo.run(["record", "inspect", "S1-L1:1/1/cord", "--verdict", "clean"])
    #expect(try isOwed())
    let look = try demo.run(
      ["record", "inspect", "C-9002:b", "--at", "P01A:1/joint", "--verdict", "clean"])
    #expect(look.status == 0, "\(look.error)")
    #expect(try !isOwed())
    #expect(try !words(demo.run(["closeout", port])).contains("look at its end"))
  }

  @Test func `in a plain repair a cord nobody recorded gets its record where the old one was`()
    throws
  {
    let demo = try damaged()
    let run = try demo.run(resume, answers: ["1", "C-NEW-1", "BAG-7", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(words(run).contains("C-NEW-1:b is recorded in P01A:1 now"), "\(run.out)")
    #expect(try demo.run(["show", "C-NEW-1"]).out.contains("a in \(port), b in P01A:1"))
    #expect(try !demo.run(["trace", port]).out.contains("C-0001"))
  }

  @Test func `a harness does not fit where a cord is`() throws {
    let demo = try damaged()
    let run = try demo.run(resume, answers: ["1", "H-0001", "yes", "a", "", "q"])
    let said = words(run)
    #expect(said.contains("H-0001 is of kind harness, C-0001 here of kind cord"), "\(run.out)")
    #expect(said.contains("do: take one like C-0001"), "\(run.out)")
  }
}
