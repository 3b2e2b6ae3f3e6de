import Testing

/// Which cord went in at a panel: said, moved in the records, or refused.
struct RecordPlugTests {
  /// `P07B` has the trunk `T-1` behind its positions 1 and 2, and `C-88:a` in its position 1.
  private func fixture() throws -> RecordFixture {
    let floor = try RecordFixture()
    for line in [
      "add panel name=P07B rack=R07-06", "add panel-position panel=P07B name=1",
      "add panel-position panel=P07B name=2", "add cable kind=trunk maker=Acme serial=T-1",
      "add cable-end cable=T-1 side=a leg=1 state=landed at=P07B:1",
      "add cable-end cable=T-1 side=a leg=2 state=landed at=P07B:2",
      "add cable-end cable=C-88 side=a state=landed at=P07B:1",
    ] {
      let done = try floor.run(line)
      try #require(done.status == 0, "\(line): \(done.error)")
    }
    return floor
  }

  private func look(_ floor: RecordFixture, at position: String) throws {
    let leg = position.hasSuffix("2") ? "a2" : "a"
    for face in ["C-88:a", "T-1:\(leg)"] {
      try floor.recorded("inspect \(face) --verdict clean --at \(position)")
    }
  }

  @Test func `what went in is said`() throws {
    let floor = try fixture()
    try floor.recorded("unplug P07B:1")
    try look(floor, at: "P07B:1")
    let plugged = try floor.run("record plug P07B:1/joint")
    #expect(plugged.out == "Recorded P07B:1/joint: plugged in, C-88:a.\n", "\(plugged.error)")
    #expect(plugged.error.isEmpty)
  }

  @Test func `a cord end that is named is recorded there, and its looks count`() throws {
    let floor = try fixture()
    try floor.recorded("unplug P07B:1")
    try look(floor, at: "P07B:2")
    let plugged = try floor.run("record plug P07B:2 --end C-88:a")
    #expect(
      plugged.out == "Recorded P07B:2/joint: plugged in, C-88:a, until now at P07B:1.\n",
      "\(plugged.error)")
    #expect(plugged.error.isEmpty, "\(plugged.error)")
    #expect(try floor.run("show C-88:a").out.contains("at: P07B:2"))
    let again = try floor.run("record plug P07B:2 --end C-88:a")
    #expect(!again.out.contains("until now"), "\(again.out)")
    #expect(try !floor.run("loose").out.contains("P07B:1"))
  }

  @Test func `the place it left is told where nobody unplugged it`() throws {
    let floor = try fixture()
    let plugged = try floor.run("record plug P07B:2 --end C-88:a --unseen 'dead probe'")
    #expect(plugged.out.contains("UNSEEN (dead probe), C-88:a, until now at P07B:1"))
    #expect(plugged.error.contains("ferrule record unplug P07B:1"), "\(plugged.error)")
  }

  @Test func `a plug nobody named is told`() throws {
    let floor = try fixture()
    let plugged = try floor.run("record plug P07B:2 --unseen 'dead probe'")
    #expect(plugged.error.contains("Which cord is in P07B:2 is not recorded"), "\(plugged.error)")
    #expect(plugged.error.contains("--end CORD:a"), "\(plugged.error)")
  }

  @Test(arguments: [
    ("record plug P07B:1 --end C-88:b", 65, "C-88:a is recorded in P07B:1"),
    ("record plug ASH-1:25/1 --end C-88:a", 65, "ferrule record part C-88:a --in ASH-1:25/1"),
    ("record plug P07B:2 --end C-99:a", 69, "C-99"),
    ("record plug P07B:2 --end C-88", 69, "C-88 is a cable"),
    ("record plug P07B:2 --end ' '", 65, "--end is empty"),
  ])
  func `what cannot be is refused with the next command`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try fixture().refuses(line, Int32(status), word)
  }
}
