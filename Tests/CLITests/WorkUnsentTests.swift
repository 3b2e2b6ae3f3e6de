import Testing

/// What the screen says of answers that are only on this laptop.
struct WorkUnsentTests {
  private let port = "elm-leaf-1:25/1"
  private let second = "ana.ferrule"

  private func last(_ floor: WorkFixture, _ answers: [String], _ store: String) throws -> String {
    let run = try floor.run(["work", port], answers: answers, as: "Ana", store: store)
    try #require(run.status == 0, "\(run.error)")
    return try #require(run.lines.last { $0.contains("p park") || $0.contains("u p q") })
  }

  @Test func `each answer is unsent until the central store proves to have it`() throws {
    let floor = try WorkFixture(isCentral: true)
    try floor.join(second)
    let before = try last(floor, ["1"], second)
    #expect(before.contains("unsent "), "\(before)")
    let count = try #require(Int(before.split(separator: " ").last?.dropLast() ?? ""))
    #expect(try last(floor, ["3", "3"], second).hasSuffix("unsent \(count + 2)r"))
    #expect(!(try last(floor, [], "elm.ferrule").contains("unsent")))
    for (store, other, name) in [
      (second, "elm.ferrule", "two.bundle"), ("elm.ferrule", second, "one.bundle"),
    ] {
      try #require(try floor.run(["sync", "export", "-o", name], store: store).status == 0)
      try #require(try floor.run(["sync", "merge", name], store: other).status == 0)
    }
    let home = try last(floor, [], second)
    #expect(!home.contains("unsent") || home.hasSuffix("unsent 1r"), "\(home)")
  }
}
