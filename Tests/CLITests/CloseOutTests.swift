import Testing

/// What a close-out says of the faces: it goes into the ticket, and whoever reads it takes PASS for both.
struct CloseOutTests {
  private let port = "elm-leaf-1:25/1"

  /// The words of the close-out after these answers.
  private func note(_ answers: [[String]]) throws -> String {
    let floor = try WorkFixture()
    for (place, some) in answers.enumerated() {
      let run = try floor.run(place == 0 ? ["work", port] : ["work", "--resume"], answers: some)
      #expect(run.status == 0, "\(run.error)")
    }
    let note = try floor.run(["closeout", port])
    let glance = try floor.run(["closeout", port, "--glance"])
    // The line may be cut at its end, and what is not well stands at its beginning.
    #expect(
      glance.lines.contains { $0.hasPrefix("NO PASS: ") } == note.out.contains("NO PASS"),
      "\(glance.out)")
    return note.words
  }

  @Test func `a face nobody looked at is no pass`() throws {
    let words = try note([WorkWalk.opened + ["1"]])
    #expect(words.contains("DID opened, nothing cleaned, NO PASS: cord plug IN no"), "\(words)")
  }

  @Test func `a face that was cleaned and not looked at again is no pass`() throws {
    let words = try note([WorkWalk.opened + ["2", "2", "1", "1"]])
    #expect(words.contains("DID dry x1 port face, NO PASS: port face IN no"), "\(words)")
  }

  @Test func `a damaged plug is no pass, and a cap on it is named`() throws {
    let damaged = WorkWalk.opened + ["1", "3", "9"]
    var words = try note([damaged])
    #expect(words.contains("CAUSE damage cord plug fibre 9"), "\(words)")
    #expect(words.contains("nothing cleaned, NO PASS: cord plug IN no"), "\(words)")
    words = try note([damaged, ["2", ""]])
    #expect(words.contains("nothing cleaned, NO PASS: cord plug CAPPED IN no"), "\(words)")
  }

  @Test func `what was seen before the joint came open once more is no pass`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["work", port], answers: WorkWalk.opened + WorkWalk.cleaned + ["1"])
    #expect(try floor.run(["closeout", port]).words.contains("PASS 22:00"))
    let oops = try floor.run(["oops", port, "--dropped", "rank 12"], at: "2026-11-22T22:10:00Z")
    try #require(oops.status == 0, "\(oops.error)")
    let note = try floor.run(["closeout", port], at: "2026-11-22T22:10:00Z")
    #expect(note.words.contains("NO PASS: port face + cord plug"), "\(note.out)")
  }

  @Test func `what was seen on a module stays with it, and is no word about the one that went in`()
    throws
  {
    let demo = try DemoFixture()
    let ref = "S1-P2:11/2"
    let asked = ["1", "1", "Noor"]
    let changed =
      asked + ["1", "3", "4", "1"] + asked + [
        "1", "MT2417VS90002", "RMA-90", "1", "label says fins",
      ]
    let run = try demo.run(["work", ref], answers: changed + ["1", "1", "1", "q"])
    #expect(run.out.contains("saved 22:10: plugged in"), "\(run.out)")
    let note = Self.words(try demo.run(["closeout", ref]))
    #expect(note.contains("CAUSE damage port face fibre 4"), "\(note)")
    #expect(note.contains("DID module changed, PASS 22:10"), "\(note)")
    let old = Self.words(try demo.run(["history", "MT2417VS00334"]))
    #expect(old.contains("damage (4 damage)"), "\(old)")
    #expect(old.contains("bag RMA-90"), "\(old)")
    let new = Self.words(try demo.run(["history", "MT2417VS90002"]))
    #expect(!new.contains("damage"), "\(new)")
  }

  @Test func `a fibre the connector does not have is asked for again`() throws {
    let demo = try DemoFixture()
    let ref = "S1-P2:11/2"
    let run = try demo.run(
      ["work", ref], answers: ["1", "1", "Noor", "1", "2", "13", "1 3"])
    #expect(Self.words(run).contains("no fibre 13: they are 1 to 12; again"), "\(run.out)")
    #expect(run.out.contains("saved 22:10: dirt"), "\(run.out)")
    let note = try demo.run(["closeout", ref])
    #expect(Self.words(note).contains("CAUSE dirt port face fibre 1 3"), "\(note.out)")
  }

  @Test func `a power no module reads is asked for again, and told as that`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up
        + ["1", "1:0:999999", "1:-2.1:-3.4 2:-:-2.9"])
    #expect(run.words.contains("lane 1: a power is -60 to 30 dBm; again"), "\(run.out)")
    #expect(!run.out.contains("nothing recorded"), "\(run.out)")
    let history = try floor.run(["history", port])
    #expect(history.words.contains("1: -2.1 / -3.4"), "\(history.out)")
  }

  private static func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
