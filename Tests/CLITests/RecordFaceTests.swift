import Testing

/// Looks, cleanings, plugging in and out.
struct RecordFaceTests {
  @Test func `a look is kept with its fibres and tip`() throws {
    let floor = try RecordFixture()
    let look = try floor.recorded(
      "inspect ASH-1:25/1/port --verdict dirt --fibres '1:ok 2:dirt, 12:cannot-see' --tip T3")
    #expect(look["fact"] as? String == "inspection")
    #expect(look["ref"] as? String == "ASH-1:25/1/port")
    #expect(look["place"] as? String == "R07-06")
    let id = try #require(look["id"] as? String)
    #expect(try floor.rows("inspection").contains { $0.contains(id) && $0.contains("\"T3\"") })
    let fibres = try floor.rows("inspection_fibre").filter { $0.contains(id) }
    #expect(fibres.count == 3)
    #expect(fibres.contains { $0.hasSuffix("12 \"cannot-see\"") })
  }

  @Test func `the two faces of a joint are two faces`() throws {
    let floor = try RecordFixture()
    try floor.recorded("inspect ASH-1:25/1/port --verdict clean")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict dirt")
    #expect(try floor.rows("part").count == 2)
    let parts = try floor.rows("inspection").map { $0.split(separator: " ")[7] }
    #expect(Set(parts).count == 2)
  }

  @Test func `the two connectors of a module are one part`() throws {
    let floor = try RecordFixture()
    try floor.recorded("clean ASH-1:25/1/port --method dry --tool 4")
    try floor.recorded("clean ASH-1:25/2/port --method wet-dry")
    let rows = try floor.rows("cleaning").map { $0.split(separator: " ") }
    #expect(Set(rows.map { $0[7] }).count == 1)
    #expect(Set(rows.map { $0[8] }) == ["1", "2"])
  }

  @Test func `the end of a cable is a face, and gets its record`() throws {
    let floor = try RecordFixture()
    let look = try floor.recorded("inspect C-88:b --verdict clean --at P07A:22/joint")
    #expect(look["ref"] as? String == "C-88:b")
    #expect(try floor.rows("cable_end").count == 1)
    try floor.recorded("clean 'C-88 end b' --method dry")
    #expect(try floor.rows("cable_end").count == 1)
  }

  @Test func `plugged in after two clean looks owes nothing`() throws {
    let floor = try RecordFixture()
    try floor.recorded("unplug ASH-1:25/1/joint")
    try floor.recorded("inspect ASH-1:25/1/port --verdict clean")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    let plugged = try floor.recorded("plug ASH-1:25/1/joint")
    #expect((plugged["told"] as? [String])?.isEmpty == true)
    #expect(try !floor.dump().contains("no reason given"))
  }

  @Test(arguments: [
    [],
    ["inspect ASH-1:25/1/port --verdict clean"],
    [
      "inspect ASH-1:25/1/port --verdict clean", "inspect ASH-1:25/1/cord --verdict clean",
      "clean ASH-1:25/1/cord --method dry",
    ],
    [
      "inspect ASH-1:25/1/port --verdict clean", "inspect ASH-1:25/1/cord --verdict clean",
      "unplug ASH-1:25/1",
    ],
    [
      "inspect ASH-1:25/1/port --verdict clean", "inspect ASH-1:25/1/cord --verdict clean",
      "part M-1 --in ASH-1:25/2 --kind module",
    ],
    ["inspect ASH-1:25/2/port --verdict clean", "inspect ASH-1:25/2/cord --verdict clean"],
  ])
  func `plugged in without two clean faces is recorded as a debt`(_ before: [String]) throws {
    let floor = try RecordFixture()
    try floor.recorded("unplug ASH-1:25/1")
    for line in before { try floor.recorded(line) }
    let plugged = try floor.run("record plug ASH-1:25/1/joint")
    #expect(plugged.status == 0)
    #expect(plugged.out.contains("UNSEEN (no reason given)"))
    #expect(plugged.error.contains("debt"))
    #expect(plugged.error.contains("ferrule record plug 'ASH-1:25/1/joint' --unseen REASON"))
  }

  @Test func `a plug that goes in dirty or damaged is not called unseen`() throws {
    let floor = try RecordFixture()
    for line in [
      "unplug ASH-1:25/1", "inspect ASH-1:25/1/port --verdict clean",
      "inspect ASH-1:25/1/cord --verdict dirt --fibres '3:dirt'",
    ] {
      try floor.recorded(line)
    }
    let dirty = try floor.run("record plug ASH-1:25/1 --unseen 'window over'")
    #expect(dirty.out.contains("plugged in DIRTY: cord plug fibre 3 (window over)"), "\(dirty.out)")
    for line in [
      "unplug ASH-1:25/1", "inspect ASH-1:25/1/port --verdict damage --fibres '4:damage'",
      "inspect ASH-1:25/1/cord --verdict clean",
    ] {
      try floor.recorded(line)
    }
    let damaged = try floor.run("record plug ASH-1:25/1")
    let words = "plugged in DAMAGED: port face fibre 4"
    #expect(damaged.out.contains("\(words) (no reason given)"), "\(damaged.out)")
    let next = try floor.run("next --json")
    #expect(next.out.contains(words), "\(next.out)")
    // Out and in again it is as damaged as it was, whoever calls it clean without a word about it.
    try floor.recorded("unplug ASH-1:25/1")
    let clean = try floor.run("record inspect ASH-1:25/1/port --verdict clean")
    #expect(clean.error.contains("--fibres \"4:ok\""), "\(clean.error)")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    var plug = try floor.run("record plug ASH-1:25/1")
    #expect(plug.out.contains(words), "\(plug.out)")
    try floor.recorded("unplug ASH-1:25/1")
    let told = try floor.run("record inspect ASH-1:25/1/port --verdict clean --fibres '4:ok'")
    #expect(!told.error.contains("DAMAGED"), "\(told.error)")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    plug = try floor.run("record plug ASH-1:25/1")
    #expect(plug.out.contains("plugged in") && !plug.out.contains("DAMAGED"), "\(plug.out)")
    #expect(try !floor.run("next --json").out.contains("unseen-plug"))
  }

  @Test func `a reason is kept, and may be given afterwards`() throws {
    let floor = try RecordFixture()
    try floor.recorded("plug ASH-1:25/1")
    let second = try floor.run("record plug ASH-1:25/1 --unseen 'dead probe'")
    #expect(second.out.contains("UNSEEN (dead probe)"))
    let third = try floor.run("record plug ASH-1:25/1")
    #expect(third.out.contains("UNSEEN (dead probe)"))
    #expect(third.error.contains("already plugged in, by Ana"))
  }

  @Test func `recording a clean plugging twice makes no debt`() throws {
    let floor = try RecordFixture()
    try floor.recorded("unplug ASH-1:25/1")
    try floor.recorded("inspect ASH-1:25/1/port --verdict clean")
    try floor.recorded("inspect ASH-1:25/1/cord --verdict clean")
    try floor.recorded("plug ASH-1:25/1")
    #expect(try !floor.run("record plug ASH-1:25/1").out.contains("UNSEEN"))
  }

  @Test func `looks at a plug that is in pay nothing`() throws {
    let floor = try RecordFixture()
    for line in [
      "unplug ASH-1:25/1", "plug ASH-1:25/1", "inspect ASH-1:25/1/port --verdict clean",
      "inspect ASH-1:25/1/cord --verdict clean",
    ] {
      try floor.recorded(line)
    }
    let again = try floor.run("record plug ASH-1:25/1")
    #expect(again.out.contains("UNSEEN (no reason given)"), "\(again.out)")
    #expect(again.error.contains("already plugged in, by Ana"), "\(again.error)")
    let next = try floor.run("next --json")
    #expect(next.out.contains("unseen-plug"), "\(next.out)\(next.error)")
  }

  @Test func `a link without faces owes no look`() throws {
    let floor = try RecordFixture()
    try floor.recorded("seen ASH-1:25/1 --medium dac")
    #expect(try !floor.run("record plug ASH-1:25/1").out.contains("UNSEEN"))
    #expect(try floor.run("record plug ASH-1:25/2").out.contains("UNSEEN"))
  }

  @Test func `a port is its joint by any of its names`() throws {
    let floor = try RecordFixture()
    let names = ["ASH-1:25/1", "ASH-1:25/1/joint", "'ash-1 IB port 49/joint'", "ASH-1:P49"]
    let refs = try names.map { try floor.recorded("unplug \($0)")["ref"] as? String }
    #expect(Set(refs) == ["ASH-1:25/1/joint"])
    #expect(
      try floor.recorded("unplug P07A:22/joint")["ref"] as? String == "P07A:22/joint")
  }

  @Test(arguments: [
    ("record inspect ASH-1:25/1/joint --verdict clean", 65, "ASH-1:25/1/joint is a joint"),
    ("record inspect ASH-1:25/1 --verdict clean", 65, "ASH-1:25/1 does not name a face"),
    ("record inspect ASH-1:1 --verdict clean", 69, "ASH-1 is a device"),
    ("record inspect NOPE/port --verdict clean", 69, "NOPE"),
    ("record inspect C-88:65 --verdict clean", 65, "1 to 64"),
    ("record inspect P07A:22/port --verdict clean", 65, "P07A:22 is on a panel"),
    ("record inspect ASH-1:25/1/port --verdict fine", 64, "fine"),
    ("record inspect ASH-1:25/1/port", 64, "--verdict"),
    ("record inspect ASH-1:25/1/port --verdict dirt --fibres '1:ok 2:bad'", 65, "\"2:bad\""),
    ("record inspect ASH-1:25/1/port --verdict dirt --fibres 25:dirt", 65, "\"25:dirt\""),
    ("record inspect ASH-1:25/1/port --verdict dirt --fibres 0:dirt", 65, "\"0:dirt\""),
    ("record inspect ASH-1:25/1/port --verdict dirt --fibres '1:ok 1:ok'", 65, "twice"),
    ("record inspect ASH-1:25/1/port --verdict clean --fibres 2:dirt", 65, "2:dirt"),
    ("record clean ASH-1:25/1/port --method spit", 64, "spit"),
    ("record plug ASH-1:25/1/cord", 65, "ASH-1:25/1/joint"),
    ("record plug C-88", 69, "C-88 is a cable"),
    ("record plug ASH-1:25/1 --unseen ' '", 65, "--unseen is empty"),
    ("record unplug ASH-1", 69, "ASH-1 is a device"),
  ])
  func `what cannot be meant is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }
}
