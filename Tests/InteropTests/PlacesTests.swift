import Interop
import Testing

@Suite struct PlacesTests {
  private static let header = "device,hall,row,rack,u,height\n"

  private func read(_ text: String) throws(ImportError) -> PlaceList {
    try PlacesFile.read([UInt8](text.utf8), file: "places.csv")
  }

  private func refusal(_ text: String) -> ImportError? {
    do throws(ImportError) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a row is a place`() throws {
    let places = try read(Self.header + "pine-01,H1,R1,R1-01,22,6\n")
    let row = try #require(places.rows.first)
    #expect(places.rows.count == 1)
    #expect(row.line == 2)
    #expect([row.device, row.hall, row.row, row.rack] == ["pine-01", "H1", "R1", "R1-01"])
    #expect(row.unit == 22)
    #expect(row.heightUnits == 6)
    #expect(row.units == 22...27)
    #expect(row.side == nil)
  }

  @Test func `columns may stand in any order and any case, with a side`() throws {
    let places = try read(
      "Side, HEIGHT ,u,rack,row,hall,\"Device\"\r\nREAR,6,u7,R1-01,R1,H1, pine-01 \r\n"
        + ",1,U40,R1-01,R1,H1,\"leaf, one\"\r\nfront,1,100,R1-01,R1,H1,'-odd\r\n")
    #expect(places.rows.map(\.device) == ["pine-01", "leaf, one", "-odd"])
    #expect(places.rows.map(\.unit) == [7, 40, 100])
    #expect(places.rows.map(\.side) == [.rear, nil, .front])
    #expect(places.warnings.isEmpty)
  }

  @Test func `extra columns are remarked and not read`() throws {
    let places = try read("device,hall,row,rack,u,height,serial,\npine-01,H1,R1,R1-01,1,6,X1,\n")
    #expect(places.rows.count == 1)
    #expect(places.warnings.map(\.code) == [.extraColumn, .extraColumn])
    #expect(places.warnings.first?.message == "The column \"serial\" is not read.")
    #expect(places.warnings.first?.line == 1)
  }

  @Test func `lines of commas are passed over, and later lines keep their numbers`() throws {
    let places = try read(Self.header + ",,,,,\n\npine-01,H1,R1,R1-01,1,6\n")
    #expect(places.rows.map(\.line) == [4])
  }

  @Test func `a header alone is an empty list`() throws {
    #expect(try read(Self.header).rows.isEmpty)
  }

  @Test func `two claims of one rack unit are reported, not refused`() throws {
    let places = try read(
      Self.header + "a,H1,R1,R1-01,1,6\nb,H1,R1,R1-01,6,2\nc,h1,r1,r1-01,7,1\n"
        + "d,H1,R1,R1-01,8,1\ne,H1,R2,R1-01,1,6\nf,H1,R1,R1-01,5,3\n")
    #expect(places.rows.count == 6)
    #expect(
      places.overlaps.map { "\($0.first.device)\($0.second.device)\($0.unit)" }
        == ["ab6", "bc7", "af5", "bf7"])
  }

  @Test func `front and rear do not clash, an unknown side clashes with both`() throws {
    let places = try read(
      "device,hall,row,rack,u,height,side\na,H1,R1,R1-01,1,1,front\nb,H1,R1,R1-01,1,1,rear\n"
        + "c,H1,R1,R1-01,1,1,\n")
    #expect(places.overlaps.map { $0.first.device + $0.second.device } == ["ac", "bc"])
  }

  @Test(arguments: [
    ("x,H1,R1,R1-01,1\n", 2, ImportErrorCode.wrongFieldCount, "5 fields; the header has 6"),
    ("x,H1,R1,R1-01,1,6,\n", 2, .wrongFieldCount, "7 fields"),
    (" ,H1,R1,R1-01,1,6\n", 2, .emptyField, "column device"),
    ("x,,R1,R1-01,1,6\n", 2, .emptyField, "column hall"),
    ("x,H1,,R1-01,1,6\n", 2, .emptyField, "column row"),
    ("x,H1,R1,,1,6\n", 2, .emptyField, "column rack"),
    ("x,H1,R1,R1-01,,6\n", 2, .badNumber, "column u holds \"\""),
    ("x,H1,R1,R1-01,0,6\n", 2, .badNumber, "1 to 100"),
    ("x,H1,R1,R1-01,101,6\n", 2, .badNumber, "1 to 100"),
    ("x,H1,R1,R1-01,uu1,6\n", 2, .badNumber, "\"uu1\""),
    ("x,H1,R1,R1-01,-1,6\n", 2, .badNumber, "\"-1\""),
    ("x,H1,R1,R1-01,22-23,1\n", 2, .badNumber, "\"22-23\""),
    ("x,H1,R1,R1-01,99999999999999999999,6\n", 2, .badNumber, "1 to 100"),
    ("x,H1,R1,R1-01,1,0\n", 2, .badNumber, "column height"),
    ("x,H1,R1,R1-01,1,61\n", 2, .badNumber, "1 to 60"),
    ("x,H1,R1,R1-01,1,u6\n", 2, .badNumber, "\"u6\""),
    ("x,H1,R1,R1-01,98,6\n", 2, .badNumber, "ends at u 103"),
    ("x,H1,R1,R1-01,1,6\ny,H1,R1,R1-01,9,6\nX,H1,R2,R2-01,1,6\n", 4, .duplicateDevice, "line 2"),
    ("\"x\ny\",H1,R1,R1-01,1,6\n", 2, .badValue, "line end"),
    ("x\"y,H1,R1,R1-01,1,6\n", 2, .badQuote, "quote"),
  ])
  func `damage is refused by line`(rows: String, line: Int, code: ImportErrorCode, words: String)
    throws
  {
    let error = try #require(refusal(Self.header + rows))
    #expect(error.line == line, "\(error)")
    #expect(error.code == code, "\(error)")
    #expect(error.message.contains(words), "\(error)")
    #expect(error.file == "places.csv")
  }

  @Test func `a duplicate names both lines`() throws {
    let error = try #require(
      refusal(Self.header + "x,H1,R1,R1-01,1,6\n\nx,H1,R1,R1-01,9,6\n"))
    #expect(error.line == 4)
    #expect(error.otherLine == 2)
  }

  @Test(arguments: [
    ("device,hall,row,u,height\n", ImportErrorCode.missingColumn, "lacks the column rack;"),
    ("hello\n", .missingColumn, "device, hall, row, rack, u, height;"),
    ("device;hall;row;rack;u;height\n", .missingColumn, "semicolons"),
    ("device,hall,row,rack,u,height,Device\n", .duplicateColumn, "\"device\" twice"),
    ("device,hall,row,rack,u,height,side,side\n", .duplicateColumn, "\"side\" twice"),
    ("", .empty, "is empty"), ("PK\u{3}\u{4}", .wrongFormat, "workbook"),
  ])
  func `a header that will not do is refused`(text: String, code: ImportErrorCode, words: String)
    throws
  {
    let error = try #require(refusal(text))
    #expect(error.code == code, "\(error)")
    #expect(error.message.contains(words), "\(error)")
  }

  @Test func `a side that is neither is refused`() throws {
    let error = try #require(
      refusal("device,hall,row,rack,u,height,side\nx,H1,R1,R1-01,1,6,top\n"))
    #expect(error.code == .badValue)
    #expect(error.message.contains("front or rear"))
  }
}
