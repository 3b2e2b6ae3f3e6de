import TestSupport
import Testing

/// Polarity, loss and lanes: numbers are kept as they were read.
struct RecordNumberTests {
  @Test func `a polarity map keeps what is dark apart from what was not tested`() throws {
    let floor = try RecordFixture()
    let test = try floor.recorded("polarity ASH-1:25/1 --map '1:12 2:11 3:none' --tester T1")
    #expect((test["ref"] as? String)?.contains(" > ") == true)
    let rows = try floor.rows("polarity_fibre").map { $0.split(separator: " ").dropFirst(2) }
    #expect(rows.map(Array.init) == [["1", "12"], ["2", "11"], ["3", "-"]])
  }

  @Test func `losses are thousandths, with the end the light went in`() throws {
    let floor = try RecordFixture()
    let test = try floor.recorded(
      "loss C-88 --reading 1:850:0.35 2:850:-0.12:Z --reading 2:850:0.4:a --length 50.5 "
        + "--reference 1-jumper --verdict pass")
    #expect((test["told"] as? [String])?.first?.contains("reference was bad") == true)
    let rows = try floor.rows("loss_reading").map { $0.split(separator: " ").dropFirst(2) }
    #expect(
      rows.map(Array.init) == [
        ["1", "850", "\"-\"", "350"], ["2", "850", "\"a\"", "400"], ["2", "850", "\"z\"", "-120"],
      ])
    #expect(try floor.rows("loss_test")[0].contains("\"1-jumper\" 50500 \"pass\" \"cable_end\" x"))
  }

  @Test func `positions are counted from the end that was named`() throws {
    let floor = try RecordFixture()
    func near(_ ref: String) throws -> Substring? {
      let test = try floor.recorded("polarity \(ref) --map 1:12")
      let id = try #require(test["id"] as? String)
      let row = try #require(try floor.rows("polarity_test").first { $0.contains(id) })
      return row.split(separator: " ").last
    }
    let one = try near("ASH-1:25/1")
    #expect(try near("ASH-2:3/1") != one)
    #expect(try near("'ASH-1:25/1 > ASH-2:3/1'") == one)
    #expect(try near("'ASH-2:3/1 > ASH-1:25/1'") != one)
    try floor.run("add cable-end cable=C-88 side=b")
    #expect(try near("C-88:b") != near("C-88"))
    #expect(try near("P07A:22") != nil)
    #expect(
      Set(try floor.rows("polarity_test").map { $0.split(separator: " ").dropLast().last })
        == ["\"port\"", "\"cable_end\"", "\"panel_position\""])
  }

  @Test func `a power that was not read is missing and never zero`() throws {
    let floor = try RecordFixture()
    try floor.recorded("lanes ASH-1:25/1 --lane 1:1.2:-9.1 2:-:0 3:-:-")
    let rows = try floor.rows("lane_power").map { $0.split(separator: " ").dropFirst(2) }
    #expect(rows.map(Array.init) == [["1", "1200", "-9100"], ["2", "-", "0"], ["3", "-", "-"]])
  }

  @Test func `a lane the port does not have is refused, and it is said how many were read`()
    throws
  {
    let floor = try RecordFixture()
    func read(_ line: String) throws -> String {
      try #require(try floor.recorded("lanes \(line)")["what"] as? String)
    }
    #expect(try read("ASH-1:25/1 --lane 7:-:0") == "1 lane read, lowest Rx7 0.0 dBm")
    for port in ["ASH-1:25/1", "ASH-1:25/2"] {
      try #require(try floor.run("edit \(port) rate=4xNDR").status == 0)
    }
    try floor.refuses(
      "record lanes ASH-1:25/1 --lane 1:0:0 5:0:0", 65,
      "ASH-1:25/1 has 4 lanes, 1 to 4; it has no lane 5")
    try floor.refuses("record lanes ASH-1:25/2 --lane 9:0:0", 65, "5 to 8; it has no lane 9")
    #expect(try read("ASH-1:25/1 --lane 1:-:0 2:-:-1") == "2 of 4 lanes read, lowest Rx2 -1.0 dBm")
    #expect(
      try read("ASH-1:25/1 --lane 1:-40:-1 2:0:-40 3:0:-2 4:0:-")
        == "4 of 4 lanes read, Tx OFF on lane 1, NO LIGHT on lane 2, lowest Rx3 -2.0 dBm")
    #expect(try read("ASH-1:25/1 --lane 0:-:0").hasPrefix("1 of 4 lanes read"))
    // Its module counts on from the lanes of 25/1.
    #expect(
      try read("ASH-1:25/2 --lane 5:-:0 6:-:0 7:-:0 8:-:0").hasPrefix("4 of 4 lanes read"))
  }

  @Test func `lanes that are counted on from the first port's are told from 1, and kept as read`()
    throws
  {
    for first in [1, 0, 5, 4] {
      let floor = try RecordFixture()
      try #require(try floor.run("edit ASH-1:25/2 rate=4xNDR").status == 0)
      let read = [0, 0, -3, 0].enumerated().map { "\(first + $0.offset):0:\($0.element)" }
      let told = try floor.recorded("lanes ASH-1:25/2 --lane \(read.joined(separator: " "))")
      #expect(told["what"] as? String == "4 of 4 lanes read, lowest Rx3 -3.0 dBm")
      let kept = try floor.rows("lane_power").compactMap {
        $0.split(separator: " ").dropFirst(2).first.map(String.init)
      }
      #expect(kept == (0..<4).map { "\(first + $0)" })
      let history = try floor.run("history ASH-1:25/2").out.split(whereSeparator: \.isWhitespace)
      #expect(history.joined(separator: " ").contains("3: 0.0 / -3.0; 4: 0.0 / 0.0"))
      try floor.refuses(
        "record lanes ASH-1:25/2 --lane 4:0:0 8:0:0", 65, "1 to 4 or 5 to 8, not some of each")
    }
  }

  @Test func `where its rate does not, the module of its cage says how many lanes a port has`()
    throws
  {
    let floor = try RecordFixture()
    let added = try floor.run("add module maker=NVIDIA serial=MT-1 part_number=MMS4X00-NS")
    try #require(added.status == 0, "\(added.error)")
    try floor.recorded("part MT-1 --in ASH-1:25/1")
    for port in ["ASH-1:25/1", "ASH-1:25/2"] {
      try floor.refuses("record lanes \(port) --lane 1:0:0 9:0:0", 65, "it has no lane 9")
      let read = try floor.recorded("lanes \(port) --lane 1:-:0")["what"] as? String
      #expect(read?.hasPrefix("1 of 4 lanes read") == true, "\(port)")
    }
  }

  @Test(arguments: [
    ("record polarity ASH-1:25/1 --map '1:12 2:12'", 65, "\"2:12\""),
    ("record polarity ASH-1:25/1 --map '1:12 1:11'", 65, "\"1:11\""),
    ("record polarity ASH-1:25/1 --map '1:25'", 65, "1 to 24"),
    ("record polarity ASH-1:25/1 --map ''", 65, "map is empty"),
    ("record polarity ASH-1 --map 1:1", 69, "ASH-1 is a device"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3555", 65, "more than three decimals"),
    ("record loss ASH-1:25/1 --reading 1:850", 65, "\"1:850\""),
    ("record loss ASH-1:25/1 --reading 1:85:0.3", 65, "600 to 1700"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3:B", 65, "A or Z"),
    ("record loss ASH-1:25/1 --reading 1:850:81", 65, "81"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3 1:850:0.4", 65, "twice"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3 --length 0", 65, "\"0\""),
    ("record loss ASH-1:25/1 --reading 1:850:0.3 --length 1.0005", 65, "1.0005"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3 --length 9999999", 65, "9999999"),
    ("record loss ASH-1:25/1 --reading 1:850:0.3 --reference 4-jumper", 64, "4-jumper"),
    ("record loss ASH-1:25/1", 64, "--reading"),
    ("record lanes ASH-1:25/1 --lane 17:1:1", 65, "0 to 16"),
    ("record lanes ASH-1:25/1 --lane 1::1", 65, "\"1::1\""),
    ("record lanes ASH-1:25/1 --lane 1:1:-99999999999999999999", 65, "too large"),
    ("record lanes ASH-1:25/1 --lane 99999999999999999999:1:1", 65, "is not a number"),
  ])
  func `a number that cannot be is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }

  @Test(arguments: [11 as UInt64, 12, 13])
  func `any words at all are recorded or refused, never half`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let floor = try RecordFixture()
    let letters = Array("0123456789:.-+aAzZ ,_/é\u{202E}")
    for _ in 0..<12 {
      let length = Int.random(in: 1...12, using: &random)
      let word = String(
        (0..<length).compactMap { _ in letters.randomElement(using: &random) })
      let verb = ["loss ASH-1:25/1 --reading", "lanes ASH-1:25/1 --lane", "polarity C-88 --map"]
        .randomElement(using: &random)
      let before = try floor.dump()
      let run = try floor.run("record \(verb ?? "") '\(word)'")
      #expect([0, 64, 65].contains(run.status), "\(word): \(run.error)")
      if run.status != 0 { #expect(try floor.dump() == before) }
    }
  }
}
