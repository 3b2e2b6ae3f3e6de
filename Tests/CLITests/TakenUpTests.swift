import Testing

/// A job that somebody else takes up is in the hands of who was at it last: in the demo hall, where Mina left a cord out.
struct TakenUpTests {
  private let port = "dgx-03:mlx5_0"

  private func first(_ demo: DemoFixture, of who: String) throws -> String? {
    try demo.run(["next", "--json"], as: who).list("items").first?["ref"] as? String
  }

  @Test func `what is open in my hands comes first for me, and not for who began it`() throws {
    let demo = try DemoFixture()
    let taken = try demo.run(["work", port], as: "Ana", answers: ["1", "1", "q"])
    try #require(taken.status == 0, "\(taken.error)")
    #expect(try first(demo, of: "Ana") == port)
    #expect(try first(demo, of: "Mina") != port)
    let next = try demo.run(["next", "--json"]).list("items")
    let whys = next.filter { $0["ref"] as? String == port }.compactMap { $0["why"] as? String }
    #expect(whys.contains { $0.hasPrefix("Ana is repairing this joint, begun at") }, "\(whys)")
  }
}
