import Guide
import Testing

struct PlainTextTests {
  @Test func `what has a letter like it keeps it, and nothing gets wider`() {
    #expect(PlainText.ascii("Zoë Özil – 9× „µ“") == "Zoe Ozil - 9x \"u\"")
    #expect(PlainText.ascii("plain > text") == "plain > text")
    #expect(PlainText.ascii("光纤 🙂") == "???? ??")
    for text in ["Zoë", "光纤", "é\u{301}", "naïve – ok"] {
      #expect(Columns.count(PlainText.ascii(text)) == Columns.count(text))
    }
  }

  @Test func `what is unsent stands beside the letters, however much it is`() throws {
    var floor = Floor()
    try floor.answers("1111")
    let full = floor.prompt.lines
    for status in ["unsent 3r", "unsent 14r 6img", "unsent 1234567r 12345img"] {
      let lines = floor.prompt.lines(status: status)
      #expect(lines.count == full.count)
      #expect(lines.dropLast() == full.dropLast())
      #expect(lines.last?.hasSuffix(status) == true)
      #expect(lines.allSatisfy { Columns.count($0) <= 40 }, "\(lines)")
    }
    #expect(
      floor.prompt.lines(status: "unsent 14r 6img").last == "? why u undo p park q  unsent 14r 6img"
    )
    #expect(floor.prompt.lines(status: nil) == full)
    #expect(floor.prompt.lines(status: String(repeating: "x", count: 40)) == full)
  }

  @Test func `words stand beside each other as far as a line goes`() {
    #expect(Columns.rows(["1 DARK", "2 MEDIUM", "3 UNPLUG"]) == ["1 DARK  2 MEDIUM  3 UNPLUG"])
    let rows = Columns.rows((1...9).map { "\($0) INSPECT port face" })
    #expect(rows.allSatisfy { Columns.count($0) <= 40 })
    #expect(rows.count == 5)
  }
}
