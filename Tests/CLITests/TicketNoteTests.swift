import Foundation
import Plant
import Testing

/// What a close-out says where several jobs were begun on one link under one ticket.
struct TicketNoteTests {
  private let near = "S1-P2:11/2"
  private let far = "S1-L3:23/2"

  /// Ana found dirt at the near port and cleaned it; Raj began at the far one.
  private func bothEnds() throws -> (demo: DemoFixture, ana: String, raj: String) {
    let demo = try DemoFixture()
    _ = try demo.run(
      ["work", near, "--yes"], as: "Ana", answers: ["2", "Noor", "1", "1", "2", "3", "1", "1", "q"])
    _ = try demo.run(["work", far, "--yes"], answers: ["q"])
    return (demo, try Self.code(demo, near), try Self.code(demo, far))
  }

  private static func code(_ demo: DemoFixture, _ ref: String) throws -> String {
    let jobs = try #require(
      try demo.run(["work", "--list", "--json"]).json()["jobs"] as? [[String: Any]])
    let here = jobs.last { $0["ref"] as? String == ref }
    return ShortCode(try #require(here?["code"] as? String)).description
  }

  private static func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `an end where a colleague was under the same ticket is not untouched`() throws {
    let (demo, ana, raj) = try bothEnds()
    let note = try demo.run(["closeout", raj])
    let words = Self.words(note)
    #expect(!note.out.contains("UNTOUCHED S1-P2 11/2"), "\(note.out)")
    #expect(words.contains("OWED S1-P2 11/2: cord is out"), "\(note.out)")
    #expect(words.contains("CAUSE not seen in this job"), "\(note.out)")
    #expect(words.contains("DID nothing opened in this job"), "\(note.out)")
    // What she did not touch is still told in hers.
    let hers = Self.words(try demo.run(["closeout", ana]))
    #expect(hers.contains("UNTOUCHED S1-L3 23/2"), "\(hers)")
  }

  @Test
  func `a port has the note of the job begun there, and the others are named with what to type`()
    throws
  {
    let (demo, ana, raj) = try bothEnds()
    let hers = try demo.run(["closeout", near])
    #expect(hers.out.hasPrefix("INC48213 S1-P2 11/2 - S1-L3 23/2"), "\(hers.out)")
    #expect(hers.out.contains("CAUSE dirt cord plug fibre 3"), "\(hers.out)")
    #expect(Self.words(hers).contains("; ALSO JOB \(raj) S1-L3 23/2"), "\(hers.out)")
    #expect(hers.error.contains("S1-L3 23/2: ferrule closeout \(raj)"), "\(hers.error)")
    let his = try demo.run(["closeout", far])
    #expect(his.out.hasPrefix("INC48213 S1-L3 23/2 - S1-P2 11/2"), "\(his.out)")
    #expect(his.error.contains("S1-P2 11/2: ferrule closeout \(ana)"), "\(his.error)")
    // A link has its last job.
    let last = try demo.run(["closeout", "\(near)>\(far)", "--json"]).json()
    #expect(ShortCode(try #require(last["code"] as? String)).description == raj)
    let also = try #require(last["also"] as? [[String: Any]])
    #expect(also.map { $0["at"] as? String } == ["S1-P2 11/2"])
    let glance = try demo.run(["closeout", far, "--glance"])
    let lines = glance.out.split(separator: "\n")
    #expect(lines.contains { $0 == "CAUSE not seen; ALSO JOB \(ana)" }, "\(glance.out)")
    #expect(lines.count <= 6 && lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    #expect(hers.out.split(separator: "\n").count <= 8)
  }

  @Test func `a port opened before the panel under the same ticket is not untouched`() throws {
    let demo = try DemoFixture()
    let out = try demo.run(["oops", "P03B:14", "--yes"])
    try #require(out.status == 0, "\(out.error)")
    let opened = ["2", "Noor", "1", "1", "1", "1", "1", "2", "noor", "dark"]
    let run = try demo.run(["work", near, "--yes"], answers: opened + ["1", "1", "q"])
    try #require(run.out.contains("NEW JOB"), "\(run.out)")
    let panel = try demo.run(["closeout", "P03B:14"])
    #expect(!panel.out.contains("UNTOUCHED S1-P2 11/2"), "\(panel.out)")
    #expect(panel.out.contains("UNTOUCHED S1-L3 23/2"), "\(panel.out)")
    // Of the port it tells what was done there, and not that nothing was opened.
    let port = Self.words(try demo.run(["closeout", near]))
    #expect(port.contains("DID opened, nothing cleaned, PASS 22:10"), "\(port)")
    #expect(port.contains("IN 22:10, NOT UP 22:10 (NOC noor): dark"), "\(port)")
    #expect(port.contains("ALSO JOB"), "\(port)")
  }

  @Test func `a job under another ticket is not named, nor what was done under it`() throws {
    let demo = try DemoFixture()
    // Of the week before, and accepted.
    let old = try demo.run(["history", near])
    try #require(old.out.contains("INC47960"), "\(old.out)")
    _ = try demo.run(["work", near, "--yes"], answers: ["q"])
    let note = try demo.run(["closeout", near])
    #expect(!note.out.contains("ALSO") && note.error.isEmpty, "\(note.out)\(note.error)")
    #expect(note.out.contains("DID nothing opened\n"), "\(note.out)")
    #expect(note.out.contains("CAUSE not seen\n"), "\(note.out)")
  }
}
