import Paper
import Plant
import Testing

/// What a channel looks like on the screen, as JSON and as a picture.
struct PolarityPaperTests {
  private func report(_ text: String, _ kind: ConnectorKind = .mpo12) throws -> PolarityReport {
    try PolarityReport(try ChannelRecipe(text), try #require(RecipeSetting(kind)))
  }

  @Test(arguments: [
    "A", "B", "C", "B a B", "A a C a B", "B a ? a B", "B a B a B a A a A a B a A",
    "BbBbBbBbBbBbBbBbBbBbBbB", "B" + String(repeating: "aB", count: 63),
  ])
  func `no line is wider than 80 columns`(_ recipe: String) throws {
    for kind in [ConnectorKind.mpo8, .mpo12, .mpo16, .mpo24] {
      for line in PolarityText.text(try report(recipe, kind)).split(separator: "\n") {
        #expect(TextWidth.columns(line) <= 80, "\(line)")
      }
    }
  }

  @Test func `the drawing shows both positions of every cable and where light arrives`() throws {
    let text = PolarityText.text(try report("B a A"))
    #expect(text.contains("Tx1  12 > 1   |   1 > 1   Rx1  good"))
    #expect(text.hasPrefix("GOOD"))
    let dark = PolarityText.text(try report("A"))
    #expect(dark.hasPrefix("DARK"))
    #expect(dark.contains("Tx1  12 > 12  Tx1  dark"))
    #expect(dark.contains("cable 1: A → B"))
  }

  @Test func `every adapter is shown, also where the drawing goes on below`() throws {
    let text = PolarityText.text(try report("B a B a B a B a B b A a A"))
    let headers = text.split(separator: "\n").filter {
      $0.hasPrefix("near ") || $0.hasPrefix("far ")
    }
    #expect(headers.count == 4)
    #expect(headers[0].hasSuffix("5: B     b"))
    #expect(headers[1].hasSuffix("7: A     far"))
    #expect(headers[2].hasPrefix("far  7: A     a  6: A     b  5: B"))
    #expect(headers[2].hasSuffix("3: B     a"))
  }

  @Test func `a cable of unknown type says what it would have to be`() throws {
    let text = PolarityText.text(try report("B a ? a B"))
    #expect(text.hasPrefix("CANNOT"))
    #expect(text.contains("which type cable 2 is"))
    #expect(text.contains("cable 2: B"))
    let two = PolarityText.text(try report("B", .mpo24))
    #expect(two.contains("--two-row B=MAP"))
  }

  @Test(arguments: ["A", "B", "A a C a B", "B a ? a B", "B b B"])
  func `the JSON is well formed and says the same`(_ recipe: String) throws {
    let report = try report(recipe)
    let text = PolarityJSON.document(report).pretty
    let read = try JSONChecker.read(text)
    #expect(read["verdict"] == .string(report.judgement.verdict.code))
    #expect(read["channel"] == .string(report.recipe.text))
  }

  @Test(arguments: ["B", "B a A a B", "A a C a B", "B a ? a B", "BbBbB"])
  func `the picture is one closed document and the same each time`(_ recipe: String) throws {
    for kind in [ConnectorKind.mpo8, .mpo12, .mpo16, .mpo24] {
      let report = try report(recipe, kind)
      let picture = PolaritySVG.text(report)
      #expect(picture.hasPrefix("<svg "))
      #expect(picture.hasSuffix("</svg>\n"))
      #expect(picture.split(separator: "\n").allSatisfy { $0.first == "<" && $0.last == ">" })
      #expect(picture == PolaritySVG.text(report))
      let ways = picture.split(separator: "\n").filter { $0.hasPrefix("<polyline") }
      #expect(ways.count == report.judgement.lanes?.count ?? 0)
    }
  }
}
