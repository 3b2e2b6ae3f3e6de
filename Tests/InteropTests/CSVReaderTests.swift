import Interop
import Testing

@Suite struct CSVReaderTests {
  private func records(_ text: String) throws(ImportError) -> [CSVRecord] {
    var reader = try CSVReader([UInt8](text.utf8), file: "t.csv")
    var records: [CSVRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func refusal(_ text: String) -> ImportError? {
    do throws(ImportError) {
      _ = try records(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]), (",\n", [["", ""]]), ("a,\n", [["a", ""]]),
    ("\"\"\n", [[""]]), ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\"\"b\"\n", [["a\"b"]]),
    ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]), (" a , b \n", [[" a ", " b "]]),
    ("\n\na\n\nb\n", [["a"], ["b"]]), ("'=1,é\n", [["'=1", "é"]]),
    ("a\nb,c,d\n", [["a"], ["b", "c", "d"]]),
  ])
  func `fields are as RFC 4180 has them`(text: String, expected: [[String]]) throws {
    #expect(try records(text).map(\.fields) == expected)
  }

  @Test func `every record knows the line it begins on`() throws {
    let records = try records("a\r\n\r\n\"b\nb\nb\",c\r\nd\n\n\ne")
    #expect(records.map(\.line) == [1, 3, 6, 9])
  }

  @Test(arguments: [
    ("a\nb\"c\n", 2, ImportErrorCode.badQuote, "inside a field"),
    ("a\n\"b\"c\n", 2, .badQuote, "follows a closing quote"),
    ("a\n\"b\nc\nd\n", 2, .badQuote, "never closed"),
    ("a\n\n\"b\nc\"d\n", 4, .badQuote, "follows a closing quote"),
    ("a\nb\rc\n", 2, .controlCharacter, "carriage return"),
    ("a\nb\u{0}c\n", 2, .controlCharacter, "NUL"),
    ("a\n" + String(repeating: "x", count: 65_537), 2, .lineTooLong, "65537 bytes"),
    (
      "a\n\"" + String(repeating: "x\n", count: 40_000) + "\"", 2, .lineTooLong, "not closed within"
    ),
  ])
  func `damage is refused by line`(text: String, line: Int, code: ImportErrorCode, words: String)
    throws
  {
    let error = try #require(refusal(text))
    #expect(error.line == line)
    #expect(error.code == code)
    #expect(error.message.contains(words), "\(error)")
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\r\n", " \t\n"])
  func `a file of nothing is empty`(text: String) {
    #expect(refusal(text)?.code == .empty)
  }
}
