import Paper
import Testing

struct JSONValueTests {
  private let document = JSONValue.object([
    ("b", .array([.integer(1), .integer(.min), .bool(true), .null])),
    ("a", .string("x")), ("none", .array([])), ("empty", .object([])),
  ])

  @Test func `compact text keeps the order of fields`() {
    #expect(
      document.text
        == #"{"b":[1,-9223372036854775808,true,null],"a":"x","none":[],"empty":{}}"#)
  }

  @Test func `pretty text has one value a line`() {
    #expect(
      document.pretty == """
        {
          "b": [
            1,
            -9223372036854775808,
            true,
            null
          ],
          "a": "x",
          "none": [],
          "empty": {}
        }

        """)
  }

  @Test func `what must be escaped is escaped`() {
    #expect(JSONValue.string("\"\\/\n\r\t\u{8}\u{0}é").text == #""\"\\/\n\r\t\u0008\u0000é""#)
    #expect(JSONValue.string("\u{2028}\u{202E}").text == #""\u2028\u202e""#)
    #expect(JSONValue.object([("a\"b", .null)]).text == #"{"a\"b":null}"#)
  }

  @Test(arguments: Fixture.hostileNames)
  func `any string comes back as it was`(text: String) throws {
    let value = JSONValue.object([("k", .string(text))])
    #expect(try JSONChecker.read(value.text)["k"] == .string(text))
    #expect(try JSONChecker.read(value.pretty)["k"] == .string(text))
  }

  @Test func `what is missing is null`() {
    #expect(JSONValue.optional(String?.none) == .null)
    #expect(JSONValue.optional(Int?.none) == .null)
    #expect(JSONValue.optional(7) == .integer(7))
    #expect(JSONValue.optional("s") == .string("s"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "\"\n\"", "\"\\x\"", "\"\\u12\"",
    "nul", "1 2",
    "{a:1}", "-",
  ])
  func `the reader that judges here refuses what is not JSON`(text: String) {
    #expect(throws: JSONChecker.Malformed.self) { try JSONChecker.read(text) }
  }
}
