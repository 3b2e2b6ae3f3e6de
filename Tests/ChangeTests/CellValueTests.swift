import Change
import Testing

/// Values are compared by type and bytes.
struct CellValueTests {
  @Test
  func `texts that only look the same differ`() {
    let composed = CellValue.text("caf\u{E9}")
    let decomposed = CellValue.text("cafe\u{301}")
    #expect("caf\u{E9}" == "cafe\u{301}", "Swift's own strings do not tell them apart")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect([composed] != [decomposed])
  }

  @Test
  func `equal bytes of one type are equal and hash the same`() {
    let values: [CellValue] = [
      .null, .integer(0), .integer(-1), .real(0), .double(1.5), .text(""), .text("a"), .blob([]),
      .blob([97]),
    ]
    for (index, left) in values.enumerated() {
      for (other, right) in values.enumerated() {
        #expect((left == right) == (index == other), "\(left) and \(right)")
      }
    }
    #expect(Set(values + values).count == values.count)
  }

  @Test
  func `a text hashes by its bytes, however it is stored`() {
    let short = "abc"
    let sliced = String("xxabc".dropFirst(2))
    #expect(CellValue.text(short) == CellValue.text(sliced))
    #expect(CellValue.text(short).hashValue == CellValue.text(sliced).hashValue)
  }

  @Test
  func `a number that SQLite would not give back is turned into what it gives`() {
    #expect(CellValue.double(.nan) == .null)
    #expect(CellValue.double(-0.0) == .double(0))
    #expect(CellValue.double(-0.0) == .real(0))
    #expect(CellValue.double(-2.5) == .real((-2.5).bitPattern))
  }

  @Test
  func `only NULL is NULL`() {
    #expect(CellValue.null.isNull)
    #expect(!CellValue.integer(0).isNull)
    #expect(!CellValue.text("").isNull)
    #expect(!CellValue.blob([]).isNull)
  }
}
