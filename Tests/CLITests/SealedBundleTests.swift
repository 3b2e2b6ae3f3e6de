import Foundation
import TestSupport
import Testing

/// Bundles that one laptop only can open, with the real binary.
struct SealedBundleTests {
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    try floor.join("ana.ferrule", laptop: "LT-ANA")
    try floor.join("eve.ferrule", laptop: "LT-EVE")
    let note = try floor.run(["record", "note", "elm-leaf-1:25/1", "for Ana's eyes"])
    try #require(note.status == 0, "\(note.error)")
  }

  @Test func `a bundle sealed for a laptop is taken there and nowhere else`() throws {
    let written = try floor.run([
      "sync", "export", "--for", "LT-ANA", "--sealed", "-o", "a.bundle",
    ])
    #expect(written.status == 0, "\(written.error)")
    #expect(written.out.contains("Sealed: only LT-ANA can open it."))
    let before = try floor.run(["dump", "--canonical"], store: "eve.ferrule").out
    let other = try floor.run(["sync", "merge", "a.bundle"], store: "eve.ferrule")
    #expect(other.status == 77)
    #expect(other.error.contains("only that laptop can open it"))
    #expect(other.error.contains("next: ferrule sync merge a.bundle, on that laptop"))
    #expect(try floor.run(["dump", "--canonical"], store: "eve.ferrule").out == before)
    let refused = try floor.run(["sync", "merge", "a.bundle", "--json"], store: "eve.ferrule")
    let error = try #require(try refused.json()["error"] as? [String: Any])
    #expect(error["code"] as? String == "sealed-for-other")
    let taken = try floor.run(["sync", "merge", "a.bundle"], store: "ana.ferrule")
    #expect(taken.status == 0, "\(taken.error)")
    #expect(
      try floor.run(["history", "elm-leaf-1:25/1"], store: "ana.ferrule").words
        .contains("for Ana's eyes"))
  }

  @Test func `show says whom it is for, and there what is inside`() throws {
    _ = try floor.run(["sync", "export", "--for", "LT-ANA", "--sealed", "-o", "a.bundle"])
    let here = try floor.run(["sync", "show", "a.bundle"])
    #expect(here.status == 0)
    #expect(here.words.contains("sealed for LT-ANA ("))
    #expect(here.words.contains("only that laptop can open it"))
    let stranger = try floor.run(["sync", "show", "a.bundle", "--store", "nothing.ferrule"])
    #expect(stranger.words.contains("sealed for the laptop ("))
    let there = try floor.run(["sync", "show", "a.bundle"], store: "ana.ferrule")
    #expect(there.out.contains("sealed for this laptop"))
    #expect(there.words.contains("every hash is right"))
    let json = try floor.run(["sync", "show", "a.bundle", "--json"]).json()
    #expect(json["opened"] as? Bool == false)
    #expect((json["sealed_for"] as? [String: Any])?["laptop"] as? String == "LT-ANA")
  }

  @Test func `nothing is sealed or written for a laptop that was shut out`() throws {
    let revoked = try floor.run(["sync", "revoke", "LT-EVE", "--why", "lost on the train"])
    try #require(revoked.status == 0, "\(revoked.error)")
    for (flag, done) in [(["--sealed"], "sealed"), ([], "written"), (["--plain"], "written")] {
      let run = try floor.run(["sync", "export", "--for", "LT-EVE", "-o", "e.bundle"] + flag)
      #expect(run.status == 77)
      #expect(
        run.error.contains("LT-EVE was shut out: lost on the train. Nothing is \(done) for it."),
        "\(run.error)")
      #expect(run.error.contains("next: ferrule sync devices"))
    }
    let file = floor.folder.appendingPathComponent("e.bundle").path
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(try floor.run(["sync", "export", "--for", "LT-ANA", "-o", "a.bundle"]).status == 0)
  }

  @Test func `the site's rule seals every bundle`() throws {
    let rule = try floor.run(["add", "policy", "name=seal-bundles", "value=yes"])
    #expect(rule.status == 0, "\(rule.error)")
    #expect(try floor.run(["add", "policy", "name=seal-bundles", "value=maybe"]).status == 65)
    let anyone = try floor.run(["sync", "export", "-o", "b.bundle"])
    #expect(anyone.status == 65)
    #expect(anyone.error.contains("--plain"))
    #expect(try floor.run(["sync", "export", "--sealed", "-o", "b.bundle"]).status == 64)
    #expect(
      try floor.run(["sync", "export", "--for", "LT-ANA", "-o", "b.bundle"]).out
        .contains("Sealed"))
    #expect(try floor.run(["sync", "export", "--plain", "-o", "c.bundle"]).status == 0)
  }
}
