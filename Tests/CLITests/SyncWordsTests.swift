import Foundation
import Testing

/// What ferrule says of laptops with a wrong clock, of those that are shut out, and of copied ones.
struct SyncWordsTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let farAhead = "2127-01-01T05:00:00Z"

  init() throws {
    floor = try WorkFixture(isCentral: true)
    for name in ["ana", "raj"] {
      try floor.join("\(name).ferrule", laptop: "LT-\(name.uppercased())")
    }
  }

  @discardableResult
  private func done(
    _ arguments: [String], _ store: String, at now: String = "2026-11-22T22:00:00Z"
  ) throws -> WorkFixture.Run {
    let run = try floor.run(arguments, at: now, store: "\(store).ferrule")
    try #require(run.status == 0, "\(arguments): \(run.error)")
    return run
  }

  /// Everything of a laptop, or what another lacks, in a new bundle.
  private func export(_ store: String, for laptop: String? = nil) throws -> String {
    let name = "\(UUID().uuidString).bundle"
    try done(["sync", "export", "-o", name] + (laptop.map { ["--for", $0] } ?? []), store)
    return name
  }

  private func carry(_ from: String, _ to: String) throws {
    try done(["sync", "merge", export(from)], to)
  }

  private func id(of store: String) throws -> String {
    let card = try Data(
      contentsOf: floor.folder.appendingPathComponent("\(store).ferrule/device.json"))
    let fields = try #require(JSONSerialization.jsonObject(with: card) as? [String: String])
    return String(try #require(fields["device"]).prefix(8))
  }

  // MARK: Clocks

  @Test func `a clock that was ahead is told by merge, status, doctor, history and conflicts`()
    throws
  {
    try done(["edit", "elm-leaf-1", "owner=hall"], "elm")
    let written = try done(["record", "note", port, "from then"], "raj", at: farAhead)
    #expect(written.error.contains("this laptop's clock says 2127-01-01"))
    try done(["edit", "elm-leaf-1", "owner=raj"], "raj")
    let bundle = try export("raj")
    let told =
      "CLOCK AHEAD LT-RAJ (\(try id(of: "raj"))): change 1 is of 2127-01-01 05:00 "
      + "by its clock. That or this laptop's is wrong; look at both: date -u"
    let merge = try done(["sync", "merge", bundle], "elm")
    #expect(merge.words.contains(told), "\(merge.out)")
    // Told when it comes, not with every bundle after it.
    #expect(try !done(["sync", "merge", bundle], "elm").out.contains("CLOCK AHEAD"))

    let status = try done(["sync", "status"], "elm")
    #expect(status.words.contains(told), "\(status.out)")
    let said = (merge.lines + status.lines).filter { $0.contains("CLOCK") || $0.contains("clock") }
    #expect(said.count == 4 && said.allSatisfy { $0.count <= 80 }, "\(said)")
    let clock = try #require(
      try done(["sync", "status", "--json"], "elm").list("clocks_ahead").first)
    #expect(clock["laptop"] as? String == "LT-RAJ")
    #expect(clock["seq"] as? Int == 1)
    #expect(clock["at"] as? String == farAhead)
    let doctor = try done(["doctor"], "elm")
    #expect(
      doctor.words.contains(
        "ok clocks: Device \(try id(of: "raj")) was ahead by more than a day when it wrote change 1"
      ),
      "\(doctor.out)")
    let history = try done(["history", port], "elm")
    #expect(history.words.contains("clock ahead Raj note on \(port): from then"), "\(history.out)")
    #expect(!history.out.contains("2127"))
    let log = try done(["log"], "elm")
    #expect(log.words.contains("clock ahead Raj note on \(port): from then"), "\(log.out)")
    let conflicts = try floor.run(["conflicts"])
    #expect(conflicts.words.contains("owner raj Raj on LT-RAJ clock ahead"), "\(conflicts.out)")
    #expect(!conflicts.out.contains("2127"))
  }

  @Test func `where this laptop's clock is the wrong one, one line says so and nobody is blamed`()
    throws
  {
    for name in ["ana", "raj"] { try done(["record", "note", port, "tonight"], name) }
    let long = "1999-01-01T00:00:00Z"
    let told = "CLOCK BEHIND this laptop says 1999-01-01 00:00, the log is later: date -u"
    let merge = try done(["sync", "merge", export("ana")], "elm", at: long)
    let first = try done(["sync", "status"], "elm", at: long)
    for run in [merge, first] {
      #expect(run.words.contains(told), "\(run.out)")
      #expect(!run.out.contains("CLOCK AHEAD"), "\(run.out)")
      #expect(run.lines.filter { $0.contains("CLOCK") }.allSatisfy { $0.count <= 80 })
    }
    let status = try done(["sync", "status", "--json"], "elm", at: long).json()
    #expect(status["clock_behind"] as? String == long)
    #expect(
      try done(["doctor"], "elm", at: long).words.contains(
        "clocks: This laptop's clock is more than a day behind the log"))
    let right = try done(["sync", "status", "--json"], "elm").json()
    #expect(right["clock_behind"] is NSNull)
  }

  @Test func `clocks that agree are not told`() throws {
    try done(["record", "note", port, "in time"], "raj")
    let merge = try done(["sync", "merge", export("raj")], "elm")
    let status = try done(["sync", "status"], "elm")
    #expect(!(merge.out + status.out).contains("CLOCK AHEAD"))
    #expect(try done(["sync", "status", "--json"], "elm").list("clocks_ahead").isEmpty)
    #expect(try done(["doctor"], "elm").out.contains("clocks: No clock was far ahead."))
  }

  // MARK: Shutting out

  /// Ana wrote a note, an edit that nothing dates, and one more that waits for what she wrote before it.
  private func anaWroteThree() throws {
    try done(["record", "note", port, "in time"], "ana")
    try done(["record", "note", port, "from then"], "raj", at: farAhead)
    try carry("raj", "ana")
    try done(["edit", "elm-leaf-1", "owner=ana"], "ana")
    try carry("ana", "elm")
    try done(["edit", "elm-spine-2", "owner=unseen"], "ana")
    try carry("ana", "raj")
    try carry("raj", "ana")
    try done(["edit", "elm-spine-2", "owner=last"], "ana")
    let merge = try done(["sync", "merge", export("ana", for: "LT-RAJ")], "elm")
    #expect(merge.words.contains("held: 1 change waits for what it was written after."))
  }

  @Test func `a laptop is shut out with what becomes of its changes`() throws {
    try anaWroteThree()
    let until = ["--until", "2026-11-22T22:30Z"]
    let out = try done(["sync", "revoke", "LT-ANA", "--why", "left in a taxi"] + until, "elm")
    #expect(out.out.hasPrefix("SHUT OUT LT-ANA (\(try id(of: "ana"))): left in a taxi\n"))
    for words in [
      "1 change of it here has no effect; what else it wrote and is here counts.",
      "1 more change of it that waits is dropped: nobody built on it.",
      "NO DATE OF THEIR OWN: change 2 of it, edits of records after a clock that was ahead.",
      "next: ferrule sync devices --void, then ferrule sync adopt CHANGE for what is honest",
      "Others refuse it once they have merged a bundle of this store. next: ferrule sync export",
    ] { #expect(out.words.contains(words), "\(out.out)") }
    let status = try done(["sync", "status"], "elm")
    #expect(!status.out.contains("Held here"), "\(status.out)")
    #expect(status.out.contains("WITHOUT EFFECT: 1 change of laptops that were shut out."))
    #expect(try done(["doctor"], "elm").status == 0)
  }

  @Test func `a merge that takes effect away says whose and how much`() throws {
    try anaWroteThree()
    let until = ["--until", "2026-11-22T22:30Z"]
    try done(["sync", "revoke", "LT-ANA", "--why", "left in a taxi"] + until, "elm")
    let bundle = try export("elm")
    let who = "LT-ANA (\(try id(of: "ana")))"
    let next = "next: ferrule sync status"
    let rehearsed = try done(["sync", "merge", bundle, "--dry-run"], "raj")
    #expect(
      rehearsed.words.contains(
        "\(who) would be shut out: 2 changes, 0 facts without effect then \(next)"),
      "\(rehearsed.out)")
    let json = try done(["sync", "merge", bundle, "--dry-run", "--json"], "raj")
    let item = try #require(json.list("shut_out").first)
    #expect(item["laptop"] as? String == "LT-ANA" && item["new"] as? Bool == true)
    #expect(item["changes"] as? Int == 2 && item["facts"] as? Int == 0)
    let merged = try done(["sync", "merge", bundle], "raj")
    #expect(
      merged.words.contains("\(who) was shut out: 2 changes, 0 facts without effect now \(next)"),
      "\(merged.out)")
    #expect(try !done(["sync", "merge", bundle], "raj").out.contains("shut out"))
  }

  @Test func `the same in JSON, and nothing is dropped twice`() throws {
    try anaWroteThree()
    let words = [
      "sync", "revoke", "LT-ANA", "--why", "lost", "--until", "2026-11-22T22:30Z", "--json",
    ]
    let first = try done(words, "elm").json()
    #expect(first["new"] as? Bool == true)
    for field in ["tips", "without_effect", "undated", "given_up"] {
      #expect((first[field] as? [String])?.count == 1, "\(field)")
    }
    let second = try done(words, "elm").json()
    #expect(second["new"] as? Bool == false)
    #expect((second["tips"] as? [String]) == (first["tips"] as? [String]))
    #expect((second["given_up"] as? [String])?.isEmpty == true)
  }

  @Test func `one that is shut out already is not shut out again, unless less of it is to count`()
    throws
  {
    try done(["record", "note", port, "in time"], "ana")
    try carry("ana", "elm")
    let revoke = ["sync", "revoke", "LT-ANA", "--why"]
    let first = try done(revoke + ["left in a taxi"], "elm")
    #expect(first.out.contains("0 changes of it here have no effect"))
    #expect(!first.out.contains("dropped"))
    #expect(!first.out.contains("NO DATE"))
    let dump = try done(["dump", "--canonical"], "elm").out
    let again = try done(revoke + ["really"], "elm")
    #expect(
      again.out.hasPrefix("ALREADY SHUT OUT LT-ANA (\(try id(of: "ana"))): left in a taxi\n"),
      "the first reason stays")
    #expect(
      again.words.contains("Nothing was written. To let less of it count, say --until TIME."))
    #expect(try done(["dump", "--canonical"], "elm").out == dump)
    let less = revoke + ["stolen before", "--until", "2026-11-22T21:00Z"]
    let less1 = try done(less, "elm")
    #expect(less1.out.hasPrefix("SHUT OUT LT-ANA"))
    #expect(less1.out.contains("1 change of it here has no effect"))
    #expect(try done(less, "elm").out.hasPrefix("ALREADY SHUT OUT LT-ANA"))
  }

  // MARK: Copies

  @Test
  func `of a copied laptop it is told how many wrote, and that another line of it is missing`()
    throws
  {
    try floor.join("kim.ferrule", laptop: "LT-KIM")
    try FileManager.default.copyItem(
      at: floor.folder.appendingPathComponent("ana.ferrule"),
      to: floor.folder.appendingPathComponent("copy.ferrule"))
    for number in 1...3 { try done(["record", "note", port, "ana \(number)"], "ana") }
    try done(["record", "note", port, "copy"], "copy")
    let whole = try export("copy")
    let merge = try done(["sync", "merge", whole], "elm")
    let name = "LT-ANA (\(try id(of: "ana"))) was copied or set back:"
    #expect(
      merge.words.contains("\(name) one copy wrote so far, apart from change 1 on."),
      "\(merge.out)")
    // Raj has the copy's changes, and the central store knows: its bundle for him names them only.
    try done(["sync", "merge", whole], "raj")
    try carry("raj", "elm")
    try carry("ana", "kim")
    try done(["sync", "merge", export("elm", for: "LT-RAJ")], "kim")
    let status = try done(["sync", "status"], "kim")
    #expect(
      status.words.contains("you lack LT-ANA: change 2 of another line of it"), "\(status.out)")
    let glance = try done(["sync", "status", "--glance"], "kim")
    #expect(glance.out.contains("you lack: LT-ANA other line\n"), "\(glance.out)")
    // Both are here: nothing is missing any more.
    let both = try done(["sync", "merge", whole], "kim")
    #expect(both.words.contains("\(name) 2 copies wrote, apart from change 1 on."), "\(both.out)")
    let after = try done(["sync", "status"], "kim")
    #expect(!after.out.contains("another line"), "\(after.out)")
    #expect(after.words.contains("WARNING: \(name) 2 copies wrote, apart from change 1 on."))
  }
}
