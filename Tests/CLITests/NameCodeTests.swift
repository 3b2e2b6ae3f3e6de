import Testing

/// A name, and what stands on a bag, is never the code of something that is known here.
struct NameCodeTests {
  @Test(arguments: [
    ("record port ASH-1:25/1 --shut --by C-88", "--by: C-88 is a cable"),
    ("record sign ASH-1:25/1 --accepted --by ash-2:3/1", "--by: ash-2:3/1 is a port"),
    ("kit lend 'pen 4' --to P07A:22", "--to: P07A:22 is a "),
    ("handover --to C-88 --yes", "--to: C-88 is a cable"),
    ("oops ASH-1:25/1 --told ASH-2 --yes", "--told: ASH-2 is a device"),
    ("record part MT1 --out ASH-1:25/1 --bag C-88", "--bag: C-88 is a cable"),
  ])
  func `an option that wants a name takes no code of a thing`(line: String, words: String) throws {
    let floor = try RecordFixture()
    try #require(try floor.run(["add", "tool", "kind=pen", "label=pen 4"]).status == 0)
    try floor.recorded("part MT1 --in ASH-1:25/1 --kind module --maker Acme")
    try floor.refuses(line, 65, words)
  }

  @Test func `a name nobody has, and any number of a bag, are taken`() throws {
    let floor = try RecordFixture()
    try floor.recorded("part MT1 --in ASH-1:25/1 --kind module --maker Acme")
    try floor.recorded("part MT1 --out ASH-1:25/1 --bag RMA-9")
    try floor.recorded("port ASH-1:25/1 --shut --by Samuel")
  }

  @Test func `the code of a job is no name either, open or ended`() throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    _ = try floor.run(["work", port], answers: ["q"])
    let code = floor.printed(try floor.code(at: port))
    let sign = ["record", "sign", port, "--hands", "--by", code]
    let refused = try floor.run(sign)
    #expect(refused.status == 65)
    #expect(refused.errorWords.contains("--by: \(code) is the code of a job"), "\(refused.error)")
  }

  @Test(arguments: ["elm-spine-2", "elm-leaf-1:25/1"])
  func `who opened a port is asked again where the answer is a code`(code: String) throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    _ = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC1"])
    _ = try floor.run(["record", "port", port, "--shut", "--by", "Noor", "--ticket", "INC1"])
    // Piped in, so typed.
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", code, "kim"])
    #expect(run.words.contains("\(code) is a "), "\(run.out)")
    #expect(run.out.contains("CLOSED 1"), "\(run.out)")
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.contains { $0.contains("\"kim\"") }, "\(gates)")
    #expect(!gates.contains { $0.contains("\"\(code)\"") }, "\(gates)")
  }

  @Test func `a scan there says what it is, and stands in no line`() throws {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    _ = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC1"])
    _ = try floor.run(["record", "port", port, "--shut", "--by", "Noor", "--ticket", "INC1"])
    let desk = try Desk(
      floor.process(
        ["handover", "--to", "Ana"], at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule",
        killAt: nil))
    try desk.answer("3", after: "NOC opened it")
    try desk.waits("Who at the NOC opened it?")
    try desk.send("elm-spine-2\r")
    try desk.waits("elm-spine-2 is a device Who at the NOC opened it?")
    try desk.answer("kim")
    try desk.shows("saved")
    try desk.waits()
    try desk.send("\u{3}")
    try desk.ends()
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.contains { $0.contains("\"kim\"") }, "\(gates)")
  }

  @Test func `a name that is typed in a repair is no code either`() throws {
    let floor = try WorkFixture()
    let run = try floor.run(
      ["work", "elm-leaf-1:25/1"], answers: ["2", "elm-spine-2", "dana", "q"])
    #expect(run.words.contains("elm-spine-2 is a device: type the name"), "\(run.out)")
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.contains { $0.contains("\"dana\"") }, "\(gates)")
    #expect(!gates.contains { $0.contains("elm-spine-2\"") }, "\(gates)")
  }
}
