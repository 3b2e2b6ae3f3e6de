import Interop
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b c", "1"], "a,b c,1\r\n"),
    (["a,b", "c\"d", "e\nf"], "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n"),
    ([" a", "b ", "c;d", "e\tf"], "\" a\",\"b \",\"c;d\",\"e\tf\"\r\n"), ([""], "\"\"\r\n"),
    (["", ""], ",\r\n"), (["=1+1", "@x", "+a", "-b"], "'=1+1,'@x,'+a,'-b\r\n"),
    (["-3.25", "+7", "-0"], "-3.25,+7,-0\r\n"),
    (["-", "-1-1", "+1.", "-1.2.3"], "'-,'-1-1,'+1.,'-1.2.3\r\n"),
    (["'=x", "'x", " =x"], "''=x,'x,' =x\r\n"), (["a=b", "pine-01"], "a=b,pine-01\r\n"),
    (["\r=1"], "\"'\r=1\"\r\n"),
  ])
  func `fields are quoted and guarded when they must be`(fields: [String], expected: String) {
    var writer = CSVWriter()
    writer.append(fields)
    #expect(writer.text == expected)
  }

  @Test func `files for programs are written as they are`() {
    var writer = CSVWriter(formulas: .asWritten)
    writer.append(["=1", "-x"])
    #expect(writer.text == "=1,-x\r\n")
  }

  @Test(arguments: 0..<8)
  func `what is written is read back`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let letters = [
      "a", "7", "é", "'", "\"", ",", ";", "=", "+", "-", "@", "\t", " ", "\n", "\u{301}",
    ]
    for _ in 0..<300 {
      let rows = (0..<3).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      var writer = CSVWriter()
      for row in rows + [["end", "end"]] { writer.append(row) }
      var reader = try CSVReader([UInt8](writer.text.utf8), file: "back")
      for row in rows {
        let record = try #require(try reader.next())
        let back = record.fields.map(FormulaGuard.restored)
        #expect(back.map { Array($0.utf8) } == row.map { Array($0.utf8) }, "seed \(seed)")
      }
    }
  }
}
