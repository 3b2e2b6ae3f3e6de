import Foundation
import Testing

/// What was seen, said and signed.
struct RecordTalkTests {
  /// Begins a repair at a port and gives back its code.
  private func begin(_ floor: RecordFixture, _ port: String) throws -> String {
    try floor.run(["work", port, "--yes"])
    let listed = try floor.run("work --list --json").json()
    let jobs = try #require(listed["jobs"] as? [[String: Any]])
    return try #require(jobs.last?["code"] as? String)
  }

  @Test func `what a link is made of is seen at either end`() throws {
    let floor = try RecordFixture()
    let seen = try floor.recorded("seen ASH-2:3/1 --medium fibre --found 'C-88 in P07A:23'")
    #expect((seen["ref"] as? String)?.contains(" > ") == true)
    let row = try floor.rows("seen")[0]
    #expect(row.contains("\"link\"") && row.contains("\"C-88 in P07A:23\" \"fibre\""))
    #expect(try floor.recorded("seen R07-06")["ref"] as? String == "R07-06")
  }

  @Test func `a gate names who and under which ticket`() throws {
    let floor = try RecordFixture()
    let shut = try floor.recorded("port ASH-1:25/1 --shut --by dana --ticket INC48213")
    #expect(shut["fact"] as? String == "port_gate")
    #expect(try floor.rows("port_gate")[0].hasSuffix("\"shut\" \"dana\" \"INC48213\""))
    try floor.recorded("port ASH-1:25/1 --open --by dana")
    #expect(try floor.rows("port_gate").contains { $0.contains("\"opened\"") })
  }

  @Test func `what happens at the joint of the one open repair belongs to it`() throws {
    let floor = try RecordFixture()
    _ = try begin(floor, "ASH-1:25/1")
    let lines = [
      "unplug ASH-1:25/1", "inspect ASH-1:25/1/port --verdict clean",
      "clean ASH-1:25/1/cord --method dry", "port ASH-2:3/1 --shut --by dana",
      "loss ASH-2:3/1 --reading 1:850:0.3", "note ASH-1:25/1 'tight cage'",
    ]
    let jobs = try lines.map { try floor.recorded($0)["job"] as? String }
    #expect(Set(jobs).count == 1)
    #expect(jobs[0] != nil)
    #expect(try floor.recorded("unplug ASH-1:25/2")["job"] is NSNull)
    #expect(try floor.recorded("unplug ASH-2:3/1")["job"] is NSNull)
  }

  @Test func `an answer goes to the last question of its topic`() throws {
    let floor = try RecordFixture()
    let code = try begin(floor, "ASH-1:25/1")
    let dark = try floor.recorded("ask \(code) 'shut 25/1 ONLY' --about dark")["id"] as? String
    try floor.recorded("ask ASH-1:25/1 'anything else' --about other")
    let lanes = try floor.recorded("answer ASH-2:3/1 'nothing' --by dana")["what"] as? String
    #expect(lanes == "answered by dana (other, told): nothing")
    try floor.recorded("answer \(code.lowercased()) done --about dark --outcome yes")
    let id = try #require(dark)
    #expect(
      try floor.rows("answer").contains { $0.contains("x\(id) \"dark\" \"yes\" \"done\"") })
  }

  @Test func `a signature closes its repair`() throws {
    let floor = try RecordFixture()
    let code = try begin(floor, "ASH-1:25/1")
    let hands = try floor.recorded("sign \(code) --hands")
    #expect(hands["what"] as? String == "hands done, signed by Ana")
    let accepted = try floor.recorded("sign ASH-2:3/1 --accepted --by Lena")
    #expect(accepted["job"] as? String == hands["job"] as? String)
    #expect((accepted["told"] as? [String])?.first?.contains("soak") == true)
  }

  @Test func `with two repairs on a link the one signed is asked for`() throws {
    let floor = try RecordFixture()
    let first = try begin(floor, "ASH-1:25/1")
    let second = try begin(floor, "ASH-2:3/1")
    try #require(first != second)
    let link = "'ASH-1:25/1>ASH-2:3/1'"
    try floor.refuses("record sign \(link) --accepted", 65, first)
    try floor.recorded("sign \(first) --hands")
  }

  @Test(arguments: [
    ("record seen NOPE", 69, "NOPE"),
    ("record seen ASH-1:25/1 --medium glass", 64, "glass"),
    ("record seen ASH-1 --medium dac", 69, "ASH-1 is a device"),
    ("record port ASH-1:25/1 --by dana", 64, "--shut"),
    ("record port ASH-1:25/1 --shut --open --by dana", 64, "--open"),
    ("record port ASH-1:25/1 --shut", 64, "--by"),
    ("record port P07A:22 --shut --by dana", 69, "P07A:22"),
    ("record ask NOPE hello", 69, "NOPE"),
    ("record answer ASH-1:25/1 hello", 69, "No repair is open at ASH-1:25/1"),
    ("record note ASH-1 '  '", 65, "note is empty"),
    ("record sign ASH-1:25/1", 64, "--hands"),
    ("record sign NOPE --hands", 69, "NOPE"),
  ])
  func `what cannot be meant is refused and changes nothing`(
    _ line: String, _ status: Int, _ word: String
  ) throws {
    try RecordFixture().refuses(line, Int32(status), word)
  }

  @Test func `a refusal is one JSON document too`() throws {
    let refused = try RecordFixture().run("record seen NOPE --json")
    #expect(refused.status == 69)
    let error = try refused.object("error")
    #expect(error["code"] as? String == "no-such-thing")
    #expect((error["next"] as? String)?.hasPrefix("ferrule ") == true)
  }
}
