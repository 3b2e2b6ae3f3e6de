import Testing

/// Parts that come and go.
struct RecordPartTests {
  @Test func `an unknown module is taken in with its maker`() throws {
    let floor = try RecordFixture()
    let moved = try floor.recorded("part MT1 --in ASH-1:25/2 --kind module --maker Acme")
    #expect(moved["fact"] as? String == "part_move")
    #expect(moved["ref"] as? String == "MT1")
    #expect(try floor.rows("module").count == 1)
    let look = try floor.recorded("inspect ASH-1:25/1/port --verdict clean")
    #expect(look["ref"] as? String == "ASH-1:25/1/port (MT1)")
  }

  @Test func `the same serial again is the same module`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part MT1 --in ASH-1:25/1 --kind module --maker Acme")
    try floor.recorded("part mt1 --out ASH-1:25/1 --bag 7")
    try floor.recorded("part MT1 --in ASH-2:3/1 --kind module")
    #expect(try floor.rows("module").count == 1)
    #expect(try floor.rows("part_move").contains { $0.hasSuffix("\"7\"") })
  }

  @Test func `what comes out of a port unnamed is the part its face was looked at`() throws {
    let floor = try RecordFixture()
    try floor.recorded("inspect ASH-1:25/1/port --verdict damage")
    let looked = try floor.rows("inspection")[0].split(separator: " ")[7]
    try floor.recorded("part ASH-1:25/2/port --out ASH-1:25/1 --bag 1")
    let moved = try floor.rows("part_move")[0]
    #expect(moved.contains(looked))
    try floor.recorded("inspect ASH-1:25/1/port --verdict clean")
    let parts = try floor.rows("inspection").map { $0.split(separator: " ")[7] }
    #expect(Set(parts).count == 2)
  }

  @Test func `an end of a cord goes in and the cord comes out`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part C-88:a --in ASH-1:25/1")
    let look = try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    #expect(look["ref"] as? String == "ASH-1:25/1/cord (C-88:a)")
    #expect(try floor.recorded("part C-88 --out ASH-1:25/1")["ref"] as? String == "C-88:a")
  }

  @Test func `a part that was not known to be there is told`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part MT1 --in ASH-1:25/1 --kind module")
    let moved = try floor.recorded("part MT1 --out ASH-2:3/1")
    #expect((moved["told"] as? [String])?.first?.contains("was not known to be in") == true)
  }

  @Test(arguments: [
    ("record part MT9 --in ASH-1:25/1", 69, "MT9"),
    ("record part C-88 --in ASH-1:25/1", 65, "Say which end of C-88"),
    ("record part C-88:a --in ASH-1:25/1 --out ASH-1:25/1", 64, "--in PLACE or --out"),
    ("record part C-88:a", 64, "--in PLACE or --out"),
    ("record part C-88:a --in ASH-1:25/1 --bag 3", 64, "bag"),
    ("record part C-88:a --in ASH-1", 69, "ASH-1 is a device"),
    ("record part C-88:a --in ASH-1:25/1 --kind module", 65, "is no module"),
    ("record part C-88:a --in ASH-1:25/1 --kind sock", 64, "sock"),
    ("record part ASH-9:1/port --out ASH-1:25/1", 69, "ASH-9:1"),
  ])
  func `what cannot be meant is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }
}
