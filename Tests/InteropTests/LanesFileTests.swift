import Interop
import Plant
import Testing

/// The powers of lanes as a small table.
struct LanesFileTests {
  private func read(_ text: String) throws -> [LaneSample] {
    try LanesFile.read(Array(text.utf8), file: "lanes.csv")
  }

  @Test func `columns in any order, blanks are not read, -inf is no light`() throws {
    let samples = try read(
      "lane,end,rx_dbm,tx_dbm,bias_ma\r\n1,near,-0.9, 0.5 ,6.5\r\n2,FAR,-inf,,\r\n3,far,-40,+1.2345,\r\n"
    )
    #expect(
      samples == [
        LaneSample(
          .near, lane: 1, sent: .power(500), received: .power(-900), biasMicroA: 6_500),
        LaneSample(.far, lane: 2, sent: .notRead, received: .dark),
        LaneSample(.far, lane: 3, sent: .power(1_235), received: .dark),
      ])
    #expect(
      try read("end,lane\nnear,1\n") == [LaneSample(.near, lane: 1)])
  }

  @Test(arguments: [
    ("", ImportErrorCode.empty), ("lane,rx_dbm\n1,2\n", .missingColumn),
    ("end,lane,end\nnear,1,far\n", .duplicateColumn), ("end,lane,volts\nnear,1,3\n", .badValue),
    ("end,lane\nnear\n", .wrongFieldCount), ("end,lane\nleft,1\n", .badValue),
    ("end,lane\nnear,x\n", .badNumber), ("end,lane\nnear,-1\n", .badNumber),
    ("end,lane\nnear,99999999999999999999\n", .badNumber),
    ("end,lane,rx_dbm\nnear,1,1e5\n", .badNumber), ("end,lane,rx_dbm\nnear,1,1.2.3\n", .badNumber),
    ("end,lane,rx_dbm\nnear,1,-\n", .badNumber), ("end,lane,rx_dbm\nnear,1,.5\n", .badNumber),
    ("end,lane,rx_dbm\nnear,1,1234567\n", .badNumber),
    ("end,lane\nnear,1\"\n", .badQuote), ("end,lane\u{0}\n", .controlCharacter),
  ])
  func `what is no such table is refused`(_ text: String, _ code: ImportErrorCode) throws {
    #expect { try read(text) } throws: { ($0 as? ImportError)?.code == code }
  }

  @Test func `more lanes than two modules can have are refused`() throws {
    let rows = (0..<300).map { "near,\($0)" }.joined(separator: "\n")
    #expect(throws: ImportError.self) { try read("end,lane\n" + rows) }
  }
}
