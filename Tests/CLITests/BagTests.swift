import Testing

/// A part that went to a numbered return bag: found by that number, with all it went through.
struct BagTests {
  private func floor() throws -> RecordFixture {
    let floor = try RecordFixture()
    for (line, time) in [
      ("record part MT1 --in ASH-1:25/1 --kind module --maker Acme", "20:00"),
      ("fault add ASH-1:25/2 'flaps 9x' --ticket INC7", "21:00"),
      ("record part MT1 --out ASH-1:25/1 --bag RMA-09", "22:00"),
      ("fault add ASH-1:25/2 'dark since' --ticket INC8", "22:05"),
    ] {
      let run = try floor.run(line, at: time)
      try #require(run.status == 0, "\(line): \(run.error)")
    }
    return floor
  }

  @Test(arguments: ["RMA-09", "rma-09", "a-0"])
  func `a part is found by the number of its bag, or any part of it`(_ text: String) throws {
    let found = try floor().run("find \(text)")
    #expect(found.status == 0, "\(found.error)")
    #expect(found.out.contains("MT1"), "\(found.out)")
    #expect(found.out.contains("bag RMA-09, out of ASH-1:25/1"), "\(found.out)")
  }

  @Test func `show tells the bag, where it was, what it served and what was wrong meanwhile`()
    throws
  {
    let floor = try floor()
    let shown = try floor.run("show MT1")
    #expect(shown.lines.contains("  at     bag RMA-09, out of ASH-1:25/1"), "\(shown.out)")
    #expect(
      shown.lines.contains(
        "  was    ASH-1:25/1, since 2026-11-22 20:00 Ana, until 2026-11-22 22:00 Ana"),
      "\(shown.out)")
    for ports in [["ASH-1:25/1", "ASH-2:3/1"], ["ASH-1:25/2", "ASH-2:3/2"]] {
      let served = shown.lines.contains { line in
        line.hasPrefix("  served ") && ports.allSatisfy(line.contains)
      }
      #expect(served, "\(ports): \(shown.out)")
    }
    let faults = shown.lines.filter { $0.hasPrefix("  fault ") }
    #expect(faults == ["  fault  2026-11-22 21:00 ASH-1:25/2: flaps 9x, INC7"], "\(shown.out)")

    let json = try floor.run("show MT1 --json")
    #expect(try json.json()["bag"] as? String == "RMA-09")
    let stays = try json.list("stays")
    #expect(stays.map { $0["ref"] as? String } == ["ASH-1:25/1"])
    #expect((stays.first?["out"] as? [String: Any])?["technician"] as? String == "Ana")
    #expect((stays.first?["faults"] as? [[String: Any]])?.count == 1)
  }

  @Test func `a part that is in a port again is in no bag`() throws {
    let floor = try floor()
    _ = try floor.run("record part MT1 --in ASH-2:3/1", at: "23:00")
    let found = try floor.run("find RMA-09")
    #expect(found.status == 69, "\(found.out)")
    #expect(try floor.run("find MT1").out.contains("ASH-2:3/1"))
    let shown = try floor.run("show MT1", at: "23:10")
    #expect(shown.lines.contains("  at     ASH-2:3/1"), "\(shown.out)")
    #expect(
      shown.lines.contains("  in     ASH-2:3/1, since 2026-11-22 23:00 Ana"), "\(shown.out)")
    #expect(shown.lines.filter { $0.hasPrefix("  was ") }.count == 1, "\(shown.out)")
  }

  @Test func `a part nobody has identified is found by its bag and shown by its id`() throws {
    let floor = try RecordFixture()
    try floor.recorded("inspect ASH-1:25/1/port --verdict damage")
    try floor.recorded("part ASH-1:25/1/port --out ASH-1:25/1 --bag RMA-10")
    let found = try #require(try floor.run("find RMA-10 --json").list("found").first)
    #expect(found["kind"] as? String == "part")
    let id = try #require(found["id"] as? String).prefix(10)
    #expect(try floor.run("find RMA-10").out.contains(id))
    let shown = try floor.run("show \(id)")
    #expect(
      shown.lines.contains("  was    ASH-1:25/1, until 2026-11-22 22:10 Ana"), "\(shown.out)")
    #expect(shown.lines.filter { $0.hasPrefix("  served ") }.count == 2, "\(shown.out)")
  }

  @Test func `an end of a cord in a bag is found by it too`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part C-88:a --in ASH-1:25/1")
    try floor.recorded("part C-88:a --out ASH-1:25/1 --bag RMA-11")
    let found = try floor.run("find RMA-11").lines.first { $0.contains("C-88:a") }
    #expect(found?.contains("bag RMA-11") == true)
  }

  @Test func `nothing in such a bag says how to look`() throws {
    try RecordFixture().refuses("find RMA-77", 69, "RMA-77")
  }
}
