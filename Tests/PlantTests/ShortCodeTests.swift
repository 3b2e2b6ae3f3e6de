import Plant
import TestSupport
import Testing

/// Codes that are pencilled down, and their check character.
struct ShortCodeTests {
  private func code(_ random: inout RepeatableRandom) -> ShortCode {
    ShortCode.make((0..<6).map { _ in UInt8.random(in: 0...255, using: &random) }) ?? ""
  }

  @Test func `a code is read however it is written`() {
    let printed = "\(ShortCode("7K3Q9X"))"
    #expect(printed.hasPrefix("7K3Q9X-") && printed.count == 8)
    let tail = printed.suffix(1)
    for text in [
      printed, printed.lowercased(), "7K3Q9X\(tail)", "P-\(printed)", " 7k3q9x \(tail) ",
      "p 7K3Q9X \(tail)", "7K3 Q9X \(tail)", "7k3 q9x-\(tail)", "7K3 Q9X\(tail)",
      "P-7K3 Q9X-\(tail)", "7K 3Q 9X \(tail)",
    ] {
      #expect(ShortCode.read(text) == .code("7K3Q9X", isChecked: true), "\(text)")
    }
    for text in ["7k3q9x", "7K3 Q9X"] {
      #expect(ShortCode.read(text) == .code("7K3Q9X", isChecked: false), "\(text)")
    }
    let wrong = tail == "A" ? "B" : "A"
    #expect(ShortCode.read("7K3 Q9X \(wrong)") == .mistyped)
  }

  @Test(arguments: [
    "", "S1-L3:25/1", "INC48213", "elm-leaf-1", "7K3Q9", "7K3Q9XABC", "ÄÖÜßÄÖ", "10OI10",
    "leaf 22", "dgx 013", "ab cd ef", "swp 13s 1",
  ])
  func `other names are no codes`(text: String) {
    #expect(ShortCode.read(text) == .other)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `every character read wrongly and every two exchanged are found`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let printed = Array(code(&random).description)
    let places = printed.indices.filter { printed[$0] != "-" }
    for place in places {
      for wrong in ShortCode.alphabet + Array("01IO") where wrong != printed[place] {
        var typed = printed
        typed[place] = wrong
        #expect(ShortCode.read(String(typed)) == .mistyped, "seed \(seed)")
      }
      for other in places where printed[other] != printed[place] {
        var typed = printed
        typed.swapAt(place, other)
        #expect(ShortCode.read(String(typed)) == .mistyped, "seed \(seed)")
      }
    }
  }

  @Test func `the check character of a code is frozen`() {
    #expect("\(ShortCode("AAAAAA"))" == "AAAAAA-A")
    #expect("\(ShortCode("BAAAAA"))" == "BAAAAA-C")
    #expect("\(ShortCode("AAAAAB"))" == "AAAAAB-L")
    #expect("\(ShortCode("no code"))" == "no code")
    #expect("\(ShortCode("H48177"))" == "H48177")
  }
}
