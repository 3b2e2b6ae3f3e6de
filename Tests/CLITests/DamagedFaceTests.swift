import Foundation
import Testing

/// A face that is plugged in though damaged: what everybody is told of it, and that no key forgets it.
struct DamagedFaceTests {
  private let port = "S1-P2:11/2"

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The port face was seen damaged at fibre 4 and went in all the same.
  private func pluggedIn() throws -> DemoFixture {
    let demo = try DemoFixture()
    let run = try demo.run(
      ["work", port, "--yes"],
      answers: ["1", "1", "noor", "1", "3", "4", "4", "window over", "q"])
    try #require(run.out.contains("4 plug in DAMAGED"), "\(run.out)")
    try #require(run.out.contains("saved 22:10: plug in DAMAGED"), "\(run.out)")
    return demo
  }

  @Test func `it is called damaged wherever it is told, with the face and the fibre`() throws {
    let demo = try pluggedIn()
    let owed = "plugged in DAMAGED: port face fibre 4 (Raj: window over)"
    for command in [["loose"], ["handover", "--to", "Mina", "--yes"]] {
      let out = words(try demo.run(command).out)
      #expect(out.contains(owed), "\(command): \(out)")
      #expect(!out.contains("UNSEEN"), "\(command): \(out)")
    }
    let due = try demo.run(["next", "--json"]).list("items").first {
      $0["what"] as? String == "unseen-plug" && $0["ref"] as? String == port
    }
    #expect(due?["why"] as? String == owed, "\(due ?? [:])")
    let history = words(try demo.run(["history", port]).out)
    #expect(
      history.contains("plugged in S1-P2:11/2 DAMAGED, port face fibre 4: window over"),
      "\(history)")
    let note = words(try demo.run(["closeout", port]).out)
    #expect(note.contains("plugged in DAMAGED (port face fibre 4): window over"), "\(note)")
    let glance = try demo.run(["handover", "--glance"])
    #expect(glance.out.contains("PLUGGED DAMAGED 1 +1"), "\(glance.out)")
  }

  @Test func `looked at again it says what it was, and is clean by a word typed in full only`()
    throws
  {
    let demo = try pluggedIn()
    try #require(try demo.run(["record", "unplug", port]).status == 0)
    let asked = try demo.run(["work", port], answers: ["1", "no", "q", "q"])
    #expect(asked.out.contains("was DAMAGED: fibre 4, 22:10 Raj"), "\(asked.out)")
    #expect(asked.out.contains("fibre 4 was DAMAGED: clean too, now?"), "\(asked.out)")
    #expect(words(asked.out).contains("wanted: yes, typed in full"), "\(asked.out)")
    #expect(!asked.out.contains("saved"), "\(asked.out)")
    let said = try demo.run(["work", port], answers: ["1", "yes", "1", "1", "q"])
    #expect(said.out.contains("saved 22:10: clean"), "\(said.out)")
    #expect(said.out.contains("LOOK: CORD PLUG"), "\(said.out)")
    #expect(said.out.contains("saved 22:10: plugged in"), "\(said.out)")
    let loose = try demo.run(["loose"])
    #expect(!loose.out.contains("DAMAGED"), "\(loose.out)")
  }
}
