import Testing

/// `trace` from a port whose cord came out by record.
struct TraceEmptyPortTests {
  private let port = "S1-L7:13/2"
  private let far = "dgx-26:mlx5_10"

  @Test func `what is left of the way is drawn from its other end, and it is not whole`() throws {
    let demo = try DemoFixture()
    let out = try demo.run(["record", "part", "C-0414:a", "--out", port])
    try #require(out.status == 0, "\(out.error)")
    let run = try demo.run(["trace", port])
    #expect(run.out.contains("NOT WHOLE: nothing is recorded in \(port)"), "\(run.out)")
    let drawn = try kinds(demo, port)
    let whole = try kinds(demo, far)
    #expect(drawn.complete == false && whole.complete == false)
    #expect(drawn.kinds == whole.kinds.reversed(), "\(drawn.kinds)")
    #expect(drawn.kinds.contains("panel"), "\(run.out)")
  }

  private func kinds(_ demo: DemoFixture, _ port: String) throws -> (
    kinds: [String], complete: Bool?
  ) {
    let json = try demo.run(["trace", port, "--json"]).json()
    let path = try #require((json["paths"] as? [[String: Any]])?.first)
    let hops = path["hops"] as? [[String: Any]] ?? []
    return (hops.compactMap { $0["kind"] as? String }, path["complete"] as? Bool)
  }
}
