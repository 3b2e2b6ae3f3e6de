import Testing

/// A cap that is on a face no more: in the demo hall, where Mina capped the port face of an open joint.
struct CapOffTests {
  private let port = "dgx-03:mlx5_0"

  private func uncapped(_ demo: DemoFixture) throws -> Bool {
    try demo.run(["loose"]).out.contains("port face has no cap on")
  }

  @Test(arguments: [
    ["record", "inspect", "dgx-03:mlx5_0/port", "--verdict", "dirt"],
    ["record", "clean", "dgx-03:mlx5_0/port", "--method", "dry"],
  ])
  func `nobody looks at a face, or cleans it, through its cap`(work: [String]) throws {
    let demo = try DemoFixture()
    #expect(try !uncapped(demo))
    let done = try demo.run(work)
    try #require(done.status == 0, "\(done.error)")
    #expect(try uncapped(demo))
  }
}
