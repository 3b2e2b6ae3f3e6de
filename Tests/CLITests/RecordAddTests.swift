import Testing

/// Adding records by hand.
struct RecordAddTests {
  @Test func `a port of a twin-port switch knows its cage`() throws {
    let floor = try RecordFixture()
    let added = try floor.run("add port device=ASH-1 name=P52 --json")
    #expect(added.status == 0)
    #expect(try added.object("added")["ref"] as? String == "ASH-1:26/2")
    #expect(added.error.contains("kept as 26/2"))
    #expect(try floor.rows("port").contains { $0.contains("\"26/2\" - \"26\" 2 -") })
    #expect(try floor.rows("port").contains { $0.contains("\"25/1\" - \"25\" 1 \"left\"") })
  }

  @Test func `what was typed stands over what the name says`() throws {
    let floor = try RecordFixture()
    try floor.run("add port device=ASH-1 name=27/1 cage_side=right connector=1")
    #expect(try floor.rows("port").contains { $0.contains("\"27/1\" - \"27\" 1 \"right\"") })
  }

  @Test func `the same record made apart is the same record`() throws {
    let (one, other) = (try RecordFixture(), try RecordFixture())
    let first = try one.run("add device name=ELM-3 kind=host --json").object("added")
    let second = try other.run("add device name=elm-3 --json").object("added")
    #expect(first["id"] as? String == second["id"] as? String)
  }

  @Test func `the ends of a link are sorted`() throws {
    let (one, other) = (try RecordFixture(), try RecordFixture())
    for floor in [one, other] {
      try floor.run("add port device=ASH-1 name=1/1")
      try floor.run("add port device=ASH-2 name=1/1")
    }
    let first = try one.run("add link port_a=ASH-1:1/1 port_b=ASH-2:1/1 --json").object("added")
    let second = try other.run("add link port_a=ASH-2:1/1 port_b=ASH-1:1/1 --json")
    #expect(first["id"] as? String == (try second.object("added")["id"] as? String))
    #expect(first["ref"] as? String == (try second.object("added")["ref"] as? String))
  }

  @Test func `a second link of a port is taken and told`() throws {
    let floor = try RecordFixture()
    let added = try floor.run("add link port_a=ASH-1:25/1 port_b=ASH-2:3/2")
    #expect(added.status == 0)
    #expect(added.error.contains("ASH-1:25/1 is now double-booked"))
  }

  @Test func `a reference brings its kind with it`() throws {
    let floor = try RecordFixture()
    try floor.run("add cable-end cable=C-88 side=a at=ASH-1:25/1 state=landed pinned=no")
    let row = try #require(try floor.rows("cable_end").first)
    #expect(row.contains("\"a\" 1 - 0 - \"landed\" \"port\" x"))
  }

  @Test func `a cassette is known by its serial wherever it is, else by its slot`() throws {
    let floor = try RecordFixture()
    let bought = "add cassette maker=Acme serial=K-1"
    #expect(try floor.run("\(bought) panel=P07A slot=4").status == 0)
    #expect(try floor.run("edit K-1 slot=5").status == 0)
    try floor.refuses("\(bought) panel=P07A slot=6", 65, "is here already")
    try floor.refuses("add cassette panel=P07A", 65, "slot")
    try floor.refuses("add cassette serial=K-2 panel=P07A slot=7", 65, "maker")
    #expect(try floor.run("record part 'P07A slot 5' --out P07A").status == 0)
  }

  @Test func `a cord without a serial is known by its place on the link`() throws {
    let floor = try RecordFixture()
    let line = "add cable kind=cord link=ASH-1:25/1 ordinal=1"
    #expect(try floor.run(line).status == 0)
    try floor.refuses(line, 65, "is here already")
    #expect(try floor.run("add cable kind=cord").status == 0)
    #expect(try floor.run("add cable kind=cord").status == 0)
    #expect(try floor.rows("cable").count == 4)
  }

  @Test(arguments: [
    ("add device name=ash-1", 65, "ASH-1 is here already"),
    ("add device kind=switch", 65, "known by name"),
    ("add rack name=R1", 65, "rack_row"),
    ("add module serial=S1", 65, "maker"),
    ("add cable serial=S1", 65, "maker"),
    ("add cable maker=Other serial=C-88", 65, "C-88 is here already by its serial"),
    ("add device name=X kind=router", 65, "switch | host"),
    ("add device name=X lowest_u=0", 65, "lowest_u"),
    ("add device name=X lowest_u=4.5", 65, "lowest_u"),
    ("add device name=X guid=xyz", 65, "16 hexadecimal digits"),
    ("add device name=X colour=red", 65, "colour"),
    ("add device name=X name=Y", 65, "twice"),
    ("add device name=X rack=R99", 69, "R99"),
    ("add device name=X rack=ASH-1", 69, "ASH-1 is a device, not a rack"),
    ("add cable-end cable=C-88 side=c", 65, "a | b"),
    ("add cable-end cable=C-88 side=a at_kind=port", 65, "at_kind"),
    ("add cable-end cable=C-88 side=a at=R07-06 at_kind=port", 69, "R07-06 is a rack"),
    ("add port device=ASH-1 name=OSFP26", 65, "26/1 or 26/2"),
    ("add link port_a=ASH-1:25/1 port_b=ASH-1:25/1", 65, "itself"),
    ("add policy name=lunch value=1", 65, "soak-minutes"),
    ("add widget name=X", 64, "widget"),
    ("add part kind=module holder=ASH-1:25/1", 64, "part"),
    ("add device name", 64, "name"),
  ])
  func `what cannot be meant is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }
}
