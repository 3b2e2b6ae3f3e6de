import Testing

/// Editing, retiring and naming records.
struct RecordEditTests {
  @Test func `an edit is written once and takes values away`() throws {
    let floor = try RecordFixture()
    #expect(try floor.run("edit ASH-1 note=hot owner=blue").out.contains("Edited device ASH-1"))
    let edited = try floor.dump()
    #expect(edited.contains("\"blue\" \"hot\""))
    let again = try floor.run("edit ASH-1 note=hot --json")
    #expect(again.status == 0)
    #expect(try again.object("edited")["changed"] as? Bool == false)
    #expect(try floor.dump() == edited)
    try floor.run("edit ASH-1 note=")
    #expect(try floor.dump().contains("\"blue\" -"))
  }

  @Test func `the rest of a group stays when one of it is edited`() throws {
    let floor = try RecordFixture()
    try floor.run("edit ASH-1 lowest_u=30 height_u=1")
    try floor.run("edit ASH-1 port_side=rear")
    #expect(try floor.rows("device").contains { $0.contains(" 30 1 \"rear\"") })
  }

  @Test func `another spelling of what a record is known by changes nothing`() throws {
    let floor = try RecordFixture()
    // The fixture is a copy of a store: its first write parts it from the others.
    try floor.run("edit ASH-1 note=known")
    let before = try floor.dump()
    #expect(try floor.run("edit ASH-1:25/1 name=25/1 device=ash-1").status == 0)
    #expect(try floor.dump() == before)
  }

  @Test func `a cord without a serial gets one`() throws {
    let floor = try RecordFixture()
    let added = try floor.run("add cable kind=cord --json").object("added")
    let id = try #require(added["id"] as? String)
    #expect(try floor.run("edit \(id.prefix(8)) maker=Acme serial=C-90").status == 0)
    try floor.refuses("edit C-90 serial=C-91", 65, "known by its serial")
  }

  @Test func `a rack is moved to another row`() throws {
    let floor = try RecordFixture()
    try floor.run("add row hall=H1 name=R08")
    #expect(try floor.run("edit R07-06 rack_row=R08").out == "Edited rack R07-06.\n")
    try floor.refuses("edit R07-06 name=R08-06", 65, "known by its name")
  }

  @Test func `an unidentified plug is not a module`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part MT1 --in ASH-2:3/1 --kind module")
    try floor.recorded("part C-88:a --in ASH-2:3/2")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    let plug = try #require(try floor.rows("part").first { $0.contains("\"plug\"") })
    let id = plug.dropFirst("part x".count).prefix(8)
    try floor.refuses("edit \(id) identified_as=MT1", 65, "cannot be MT1")
    #expect(try floor.run("edit \(id) identified_as=C-88:a").status == 0)
  }

  @Test func `a device with links is retired with them, once it was said`() throws {
    let floor = try RecordFixture()
    try floor.refuses("retire ASH-1 --why 'sold'", 65, "2 live links")
    let retired = try floor.run("retire ASH-1 --why sold --yes --json").object("retired")
    #expect((retired["links"] as? [String])?.count == 2)
    #expect(try floor.rows("link").allSatisfy { $0.contains("\"sold\"") })
    let again = try floor.run("retire ASH-1")
    #expect(again.status == 0)
    #expect(again.out.contains("Nothing changed"))
    try floor.refuses("add device name=ASH-1", 65, "retired")
    try floor.run("edit ASH-1 retired_at=")
    #expect(try floor.rows("device").allSatisfy { !$0.contains("\"sold\"") })
  }

  @Test func `a code names a thing, two things, and then one again`() throws {
    let floor = try RecordFixture()
    #expect(try floor.run("alias C-77 C-88").out == "C-77 now names cable C-88.\n")
    #expect(try floor.run("alias c-77 C-88").out.hasPrefix("Nothing changed"))
    #expect(try floor.run("edit C-77 note=x").status == 0)
    #expect(try floor.run("alias C-77 P07A").error.contains("C-77 also names C-88"))
    try floor.refuses("edit C-77 note=y", 65, "can mean 2 things")
    #expect(try floor.run("alias C-77 P07A --remove").status == 0)
    #expect(try floor.run("edit C-77 note=y").status == 0)
    #expect(try floor.run("alias C-77 P07A").out.hasPrefix("C-77 now names"))
  }

  @Test(arguments: [
    ("edit NOPE note=x", 69, "NOPE"),
    ("edit ASH-1 name=ASH-9", 65, "ASH-1 is known by its name"),
    ("edit 'ASH-1:25/1>ASH-2:3/1' port_a=ASH-1:25/2", 65, "known by its port_a"),
    ("edit ASH-1 kind=toaster", 65, "switch | host"),
    ("edit ASH-1 retired_at=5", 65, "retired_at"),
    ("edit ASH-1 name=", 65, "known by its name"),
    ("edit ASH-1", 64, "values"),
    ("retire NOPE", 69, "NOPE"),
    ("retire ASH-1:25/1", 65, "live link"),
    ("alias '' ASH-1", 65, "CODE is empty"),
    ("alias X NOPE", 69, "NOPE"),
    ("alias 'a\u{1B}[2J' ASH-1", 65, "cannot be shown"),
  ])
  func `what cannot be meant is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }

  @Test func `a store that is refused nothing is sound`() throws {
    let floor = try RecordFixture()
    try floor.run("edit ASH-1 note=hot")
    try floor.run("alias X1 ASH-1")
    try floor.run("retire 'P07A slot 3'")
    #expect(try floor.run("doctor").status == 0)
  }
}
