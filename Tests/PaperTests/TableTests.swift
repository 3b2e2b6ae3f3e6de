import Paper
import TestSupport
import Testing

struct TableTests {
  @Test func `columns fit their cells and the last one is wrapped`() {
    var table = Table(["LINK", "DB", "WHY"], rightAligned: [1])
    table.add(["S1-L3:25/1", "-9.1", "low"])
    table.add(["P07A:22", nil, "never inspected since the panel was opened, so look here first"])
    table.add(["C-88"])
    #expect(
      table.text(width: 48) == """
        LINK          DB  WHY
        S1-L3:25/1  -9.1  low
        P07A:22        -  never inspected since the
                          panel was opened, so look here
                          first
        C-88           -  -

        """)
  }

  @Test func `a table without rows has its titles, one without titles is nothing`() {
    #expect(Table(["A", "B"]).text() == "A  B\n")
    #expect(Table(["A", "B"]).isEmpty)
    #expect(Table([]).text() == "")
  }

  @Test(arguments: UInt64(1)...20)
  func `no line passes 80 columns and no letter is lost`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let columns = Int.random(in: 1...9, using: &random)
    var table = Table((0..<columns).map { "T\($0)" }, rightAligned: [0])
    var letters = 0
    for _ in 0..<20 {
      let cells = (0..<columns).map { _ in
        String(
          (0..<Int.random(in: 1...90, using: &random)).map { _ in
            "xxxxx 漢".randomElement(using: &random) ?? "x"
          })
      }
      letters += cells.joined().count { $0 == "x" }
      table.add(cells)
    }
    let text = table.text()
    for line in text.split(separator: "\n") {
      #expect(TextWidth.columns(line) <= 80, "seed \(seed)")
    }
    #expect(text.count { $0 == "x" } == letters, "seed \(seed)")
  }

  @Test(arguments: Fixture.hostileNames)
  func `any cell is safe and fits`(name: String) {
    var table = Table(["A", "B", "C"])
    table.add([name, name, name])
    for line in table.text().split(separator: "\n") {
      #expect(TextWidth.columns(line) <= 80)
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }
}
