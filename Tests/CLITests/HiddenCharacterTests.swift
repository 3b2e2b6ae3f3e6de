import Testing

/// What shows nothing is refused wherever words are said.
struct HiddenCharacterTests {
  private static let port = "elm-leaf-1:25/1"

  @Test(arguments: [
    "\u{202E}evil", "A\u{2028}na", "A\u{FEFF}na", "A\u{200B}na", "A\u{AD}na", "A\u{2060}na",
    "Ana\u{200D}", "A\u{200C}na", "\u{3164}", "Ana\u{E0041}",
  ])
  func `no name of a person has one, nor any words`(words: String) throws {
    let floor = try WorkFixture()
    let before = try floor.run(["dump", "--canonical"]).out
    for (arguments, name) in [
      (["record", "note", Self.port, "hi", "--as", words], "Raj"),
      (["record", "note", Self.port, "hi"], words),
    ] {
      let run = try floor.run(arguments, as: name)
      #expect(run.status == 64, "\(run.out)")
      #expect(run.errorWords.contains("all of them are shown"), "\(run.error)")
    }
    for arguments in [
      ["record", "note", Self.port, "zero\(words)"],
      ["record", "port", Self.port, "--shut", "--by", words],
      ["fault", "add", Self.port, "flaps", "--ticket", "INC\(words)"],
      ["alias", "zero\(words)", Self.port], ["add", "tool", "kind=pen", "label=pen\(words)"],
    ] {
      let run = try floor.run(arguments)
      // A separator of lines is refused for that where one line is wanted.
      #expect([64, 65].contains(run.status), "\(arguments): \(run.out) \(run.error)")
    }
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    let asked = try floor.run(["work", Self.port], answers: ["2", "x\(words)", "dana", "q"])
    #expect(asked.words.contains("a character that cannot be shown"), "\(asked.out)")
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.count == 1 && gates.allSatisfy { $0.contains("\"dana\"") }, "\(gates)")
  }

  @Test func `no site or laptop is called so`() throws {
    let floor = try WorkFixture()
    for name in ["--site", "--laptop"] {
      let others = name == "--site" ? [] : ["--site", "oak"]
      let run = try floor.run(["init", "oak.ferrule", name, "O\u{200B}ak"] + others)
      #expect(run.status == 64, "\(name): \(run.out)")
      #expect(run.errorWords.contains("1 to 80 letters"), "\(run.error)")
    }
  }

  @Test(arguments: [
    // Persian with a joiner that parts, Malayalam and Sinhala with one that joins, an accent of its own.
    "\u{639}\u{644}\u{6CC}\u{200C}\u{631}\u{636}\u{627}", "\u{D05}\u{D28}\u{D4D}\u{200D}",
    "\u{DC1}\u{DCA}\u{200D}\u{DBB}\u{DD3}", "Jose\u{301}", "李娜",
  ])
  func `names of every script are taken as they are`(name: String) throws {
    let floor = try WorkFixture()
    let run = try floor.run(["record", "note", Self.port, "hi", "--as", name])
    #expect(run.status == 0, "\(run.error)")
    let by = try floor.run(["record", "port", Self.port, "--shut", "--by", name])
    #expect(by.status == 0, "\(by.error)")
  }
}
