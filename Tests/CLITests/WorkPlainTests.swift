import Foundation
import Testing

/// A terminal of 40 columns and 15 lines that shows nothing but ASCII.
struct WorkPlainTests {
  private func screen(_ extra: [String], locale: String?) throws -> Desk {
    let floor = try WorkFixture()
    try #require(
      try floor.run(["fault", "add", "elm-leaf-1:25/1", "flackert — 9×", "--ticket", "ÄÖ7"]).status
        == 0)
    let process = floor.process(
      ["work", "elm-leaf-1:25/1", "--yes"] + extra, at: "2026-11-22T22:00:00Z", as: "Zoë",
      store: "elm.ferrule", killAt: nil)
    process.environment?["LC_ALL"] = locale
    process.environment?["NO_COLOR"] = "1"
    let desk = try Desk(process, columns: 40, rows: 15)
    try desk.answer("2", after: "? why")
    try desk.answer("Renée", after: "who at the NOC?")
    try desk.answer("1", after: "saved 22:00")
    try desk.answer("?", after: "saved 22:00: fibre")
    try desk.answer("1", after: "both faces are unknown")
    try desk.answer("q", after: "LOOK: PORT FACE")
    #expect(try desk.ends() == 0)
    #expect(desk.lines.allSatisfy { $0.count <= 40 }, "\(desk.text)")
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.contains { $0.contains("\"Renée\"") && $0.contains("ÄÖ7") })
    return desk
  }

  @Test func `asked for, or in another locale, every byte is ASCII and nothing is wider`() throws {
    for (extra, locale) in [(["--ascii"], "C.UTF-8"), ([], "POSIX"), ([], nil)] {
      let desk = try screen(extra, locale: locale)
      #expect(desk.text.utf8.allSatisfy { $0 < 0x80 }, "\(desk.text)")
      #expect(desk.words.contains("AO7"))
      #expect(desk.words.contains("unsent"))
    }
  }

  @Test func `a UTF-8 terminal shows what was written`() throws {
    let desk = try screen([], locale: "C.UTF-8")
    #expect(desk.words.contains("ÄÖ7"))
    #expect(desk.words.contains("> Renée"))
  }
}
