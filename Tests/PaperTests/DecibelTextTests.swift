import Paper
import TestSupport
import Testing

struct DecibelTextTests {
  @Test func `levels are short, losses have three decimals, lengths are metres`() {
    #expect(DecibelText.level(-9100) == "-9.1")
    #expect(DecibelText.level(400) == "0.4")
    #expect(DecibelText.level(0) == "0.0")
    #expect(DecibelText.level(-5) == "-0.005")
    #expect(DecibelText.loss(350) == "0.350")
    #expect(DecibelText.loss(-20) == "-0.020")
    #expect(DecibelText.metres(Int64(50_000)) == "50")
    #expect(DecibelText.metres(1500) == "1.5")
    #expect(DecibelText.metres(1) == "0.001")
  }

  @Test func `what was not measured is a dash, never zero`() {
    #expect(DecibelText.level(Int?.none) == "-")
    #expect(DecibelText.loss(Int?.none) == "-")
    #expect(DecibelText.metres(Int64?.none) == "-")
  }

  @Test func `the largest numbers print`() {
    #expect(DecibelText.loss(Int64.min) == "-9223372036854775.808")
    #expect(DecibelText.level(Int64.max) == "9223372036854775.807")
  }

  @Test(arguments: [
    ("-9.1", -9100), ("+0.4", 400), ("0.350", 350), ("-0.0", 0), ("3", 3000), ("007.5", 7500),
    ("999999999.999", 999_999_999_999),
  ])
  func `decimals become thousandths`(text: String, thousandths: Int) throws {
    #expect(try DecibelText.parse(text) == thousandths)
  }

  @Test(arguments: UInt64(1)...5)
  func `what is printed is read back`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<500 {
      let number = Int.random(in: -200_000...200_000, using: &random)
      #expect(try DecibelText.parse(DecibelText.level(number)) == number, "seed \(seed)")
      #expect(try DecibelText.parse(DecibelText.loss(number)) == number, "seed \(seed)")
      #expect(try DecibelText.parse(DecibelText.metres(number)) == number, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "", "-", "+", ".", "1.", ".5", "1.2.3", "--1", "1e3", "1,5", " 1", "1 ", "−9.1", "-inf", "nan",
    "٣",
    "0x1", "1.-5",
  ])
  func `other spellings are not numbers`(text: String) {
    #expect { try DecibelText.parse(text) } throws: { ($0 as? MalformedText)?.code == .notNumber }
  }

  @Test func `too many digits are refused, before and after the point`() {
    #expect { try DecibelText.parse("0.1234") } throws: { ($0 as? MalformedText)?.code == .tooFine }
    #expect { try DecibelText.parse("1000000000") } throws: {
      ($0 as? MalformedText)?.code == .outOfRange
    }
    #expect(throws: MalformedText.self) { try DecibelText.parse(String(repeating: "0", count: 65)) }
  }
}
