import Foundation
import Testing

/// A laptop that was shut out and has heard so: it records nothing more, and says why.
struct ShutOutTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let said =
    "ferrule: This laptop (LT-RAJ) was shut out: lost on the train. What it writes has no effect, "
    + "so nothing was recorded.\n   next: ferrule init NEWDIR --from BUNDLE, with a bundle of "
    + "another laptop: a new store has new keys\n"

  init() throws {
    floor = try WorkFixture(isCentral: true)
    for name in ["ana", "raj"] {
      try floor.join("\(name).ferrule", laptop: "LT-\(name.uppercased())")
    }
  }

  private func run(
    _ arguments: [String], _ store: String = "raj", answers: [String] = []
  ) throws -> WorkFixture.Run {
    try floor.run(arguments, answers: answers, store: "\(store).ferrule")
  }

  @discardableResult
  private func done(_ arguments: [String], _ store: String = "raj") throws -> WorkFixture.Run {
    let run = try run(arguments, store)
    try #require(run.status == 0, "\(arguments): \(run.error)")
    return run
  }

  private func carry(_ from: String, _ to: String) throws {
    let name = "\(UUID().uuidString).bundle"
    try done(["sync", "export", "-o", name], from)
    try done(["sync", "merge", name], to)
  }

  /// The central store shuts Raj's laptop out, and that laptop hears of it.
  private func shutOut() throws {
    try done(["sync", "revoke", "LT-RAJ", "--why", "lost on the train"], "elm")
    try carry("elm", "raj")
  }

  private func refuses(
    _ arguments: [String], answers: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let refused = try run(arguments, answers: answers)
    #expect(refused.status == 77, "\(arguments): \(refused.out)", sourceLocation: sourceLocation)
    #expect(refused.error.hasSuffix(said), "\(refused.error)", sourceLocation: sourceLocation)
  }

  @Test func `it records nothing, whatever is typed, and says what to do`() throws {
    try done(["edit", "elm-leaf-1", "owner=hall"], "elm")
    try done(["edit", "elm-leaf-1", "owner=raj"])
    try done(["fault", "add", port, "flaps"])
    _ = try run(["work", port], answers: ["q"])
    try carry("raj", "elm")
    try shutOut()
    try done(["conflicts", "show", "elm-leaf-1", "owner"])
    func state() throws -> [String] {
      try [["dump", "--canonical"], ["log"], ["sync", "merges"], ["sync", "devices", "--void"]]
        .map { try done($0).out }
    }
    let before = try state()
    for words in [
      ["fault", "add", "elm-leaf-1:25/2", "flaps"],
      ["work", "elm-leaf-1:25/2", "--yes"],
      ["edit", "elm-spine-2", "owner=x"],
      ["alias", "L-77", port],
      ["add", "device", "name=S9"],
      ["retire", "elm-node-1", "--why", "gone", "--yes"],
      ["record", "note", port, "dark"],
      ["record", "inspect", "\(port)/port", "--verdict", "clean"],
      ["conflicts", "resolve", "elm-leaf-1", "owner", "--keep", "2"],
      ["sync", "undo", "--yes"],
      ["import", "places", "places.csv"],
    ] { try refuses(words) }
    // A repair that counts goes on being shown; an answer to it is refused.
    try refuses(["work", "--resume"], answers: ["2", "dana", "1"])
    let error = try run(["edit", "elm-spine-2", "owner=x", "--json"]).json()["error"]
    #expect((error as? [String: Any])?["code"] as? String == "shut-out")
    #expect(try state() == before)
    #expect(try done(["doctor"]).status == 0)
  }

  @Test func `a lead's laptop that was shut out vouches for nobody, and says why`() throws {
    try done(["join", "request", "-o", "raj.join"])
    try done(["join", "grant", "raj.join", "--role", "lead", "--same-name"], "elm")
    try carry("elm", "raj")
    try shutOut()
    try done(["sync", "export", "-o", "all.bundle"], "elm")
    try done(["init", "new.ferrule", "--from", "all.bundle", "--laptop", "LT-NEW"])
    try done(["join", "request", "-o", "new.join"], "new")
    try refuses(["join", "grant", "new.join"])
  }

  @Test func `what it has can still be looked at, carried away and kept whole`() throws {
    try done(["record", "note", port, "from Raj"])
    try shutOut()
    try done(["edit", "elm-spine-2", "owner=hall"], "elm")
    try carry("elm", "raj")
    #expect(try done(["show", "elm-spine-2"]).out.contains("hall"), "a merge is taken")
    try done(["sync", "export", "-o", "raj.bundle"])
    #expect(try done(["sync", "show", "raj.bundle"]).out.contains("LT-RAJ"))
    try done(["backup", "raj.backup"])
    #expect(try done(["sync", "status"]).out.contains("SHUT OUT"))
    #expect(try done(["sync", "devices", "--void"]).lines.count > 1)
    try done(["refold"])
    try done(["doctor"])
    try done(["log"])
  }

  @Test func `what the site's key signs is said there too, and lets it write no more`() throws {
    try done(["record", "note", port, "from Raj"])
    try shutOut()
    #expect(try !done(["log"]).out.contains("from Raj"))
    let void = try done(["sync", "devices", "--void", "--json"]).list("without_effect")
    let change = try #require(void.first?["change"] as? String)
    try refuses(["sync", "adopt", change])
    try FileManager.default.copyItem(
      at: floor.folder.appendingPathComponent("elm.ferrule/authority.key"),
      to: floor.folder.appendingPathComponent("raj.ferrule/authority.key"))
    try done(["sync", "adopt", change])
    #expect(try done(["log"]).out.contains("from Raj"))
    try done(["sync", "revoke", "LT-ANA", "--why", "sold"])
    #expect(try done(["sync", "devices"]).out.contains("SHUT OUT: sold"))
    try refuses(["record", "note", port, "more"])
  }

  @Test func `a new store that somebody vouches for makes it one of the site again`() throws {
    try shutOut()
    try done(["sync", "export", "-o", "all.bundle"], "elm")
    try done(["init", "new.ferrule", "--from", "all.bundle", "--laptop", "LT-RAJ"])
    try done(["join", "request", "-o", "new.join"], "new")
    // The name is free: nobody is one of the site who has it.
    try done(["join", "grant", "new.join"], "elm")
    try done(["sync", "export", "-o", "granted.bundle"], "elm")
    try done(["join", "finish", "granted.bundle"], "new")
    try done(["record", "note", port, "from the new store"], "new")
    try carry("new", "elm")
    #expect(try done(["log"], "elm").out.contains("from the new store"))
  }

  @Test func `a repair at a prompt ends with that sentence when the laptop hears of it`() throws {
    try done(["fault", "add", port, "flaps"])
    _ = try run(["work", port], answers: WorkWalk.opened)
    try carry("raj", "elm")
    let desk = try Desk(
      floor.process(
        ["work", "--resume"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "raj.ferrule",
        killAt: nil))
    try desk.waits("? why")
    try shutOut()
    let before = try done(["dump", "--canonical"]).out
    try desk.answer("1")
    #expect(try desk.ends() == 77, "\(desk.text)")
    #expect(desk.words.contains("This laptop (LT-RAJ) was shut out: lost on the train."))
    #expect(!desk.words.contains("saved"))
    #expect(desk.isAsFound)
    #expect(try done(["dump", "--canonical"]).out == before)
  }
}
