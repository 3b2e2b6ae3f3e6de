import Foundation
import Testing

/// `trace --lane`: where one lane goes, on every face.
struct TraceLaneTests {
  private let hall: DemoFixture

  init() throws {
    hall = try DemoFixture.shared.get()
  }

  private func paths(_ words: String...) throws -> [[String: Any]] {
    let run = try hall.run(["trace"] + words + ["--json"])
    #expect(run.status == 0, "\(run.error)")
    return try #require(try run.json()["paths"] as? [[String: Any]])
  }

  /// Plug positions on the faces, in order.
  private func positions(_ path: [String: Any]) -> [Int?] {
    let hops = path["hops"] as? [[String: Any]] ?? []
    return hops.filter { $0["kind"] as? String == "face" }.map { $0["position"] as? Int }
  }

  /// B a B a B, P7 of the fact sheet: Tx3 leaves plug 10 and comes to plug 3, joint by joint.
  @Test func `lane three there and back over two panels`() throws {
    let paths = try paths("dgx-01:mlx5_0", "--lane", "3")
    #expect(paths.map { $0["direction"] as? String } == ["there", "back"])
    #expect(paths.allSatisfy { $0["complete"] as? Bool == true })
    #expect(positions(paths[0]) == [10, 10, 3, 3, 10, 10, 3, 3])
    #expect(positions(paths[1]) == [3, 3, 10, 10, 3, 3, 10, 10])
    let far = try #require(paths[0]["far"] as? [String: Any])
    #expect(far["lane"] as? Int == 3)
    #expect(far["port"] as? String == "S1-L1:1/1")
  }

  @Test func `the same lane from the far end is the same way backwards`() throws {
    let near = try paths("dgx-01:mlx5_0", "--lane", "2")
    let far = try paths("S1-L1:1/1", "--lane", "2")
    #expect(positions(near[0]) == positions(far[1]).reversed())
    #expect(positions(near[1]) == positions(far[0]).reversed())
  }

  @Test func `a lane that counts on from the module's first port is that of the port`() throws {
    let port = "S1-L1:17/2"
    for (printed, lane) in [("5", "1"), ("7", "3"), ("8", "4"), ("4", "4")] {
      let paths = try paths(port, "--lane", printed)
      let own = try self.paths(port, "--lane", lane)
      #expect(positions(paths[0]) == positions(own[0]), "\(printed)")
    }
    let run = try hall.run(["trace", port, "--lane", "7", "--glance"])
    #expect(run.out.hasPrefix("LANE 3 S1-L1:17/2\n"), "\(run.out)")
    for lane in ["0", "9"] {
      let refused = try hall.run(["trace", port, "--lane", lane])
      #expect(refused.status == 69)
      #expect(refused.error.contains("has no lane \(lane)"), "\(refused.error)")
    }
  }

  @Test func `colours are of the fibre, the tube is that of the leg`() throws {
    let hops = try #require(
      try paths("dgx-01:mlx5_3", "--lane", "1")[0]["hops"] as? [[String: Any]])
    let cables = hops.filter { $0["view"] as? String == "fibre" }
    #expect(cables.map { $0["label"] as? String } == ["C-0003", "T101", "C-0004"])
    #expect(cables[0]["position"] as? Int == 8)
    #expect(cables[0]["colour"] as? String == "black")
    #expect(cables[1]["position"] as? Int == 1)
    #expect(cables[1]["colour"] as? String == "blue")
    #expect(cables[1]["tube"] as? String == "orange")
  }

  @Test func `a broken fibre ends the way, and is shown as far as it goes`() throws {
    let paths = try paths("dgx-03:mlx5_0", "--lane", "2")
    #expect(paths.contains { $0["complete"] as? Bool == false })
    let run = try hall.run(["trace", "dgx-03:mlx5_0", "--lane", "2"])
    #expect(run.out.contains("DOES NOT ARRIVE"))
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(run.out.contains("\nLOOK  J"))
  }

  @Test(
    arguments: [
      (["trace", "dgx-01:mlx5_0", "--lane", "9"], 69, "1, 2, 3, 4"),
      (["trace", "S1-L1:1/1", "--lane", "5"], 69, "1, 2, 3, 4"),
      (["trace", "dgx-01:mlx5_0", "--lane", "0"], 69, "no lane 0"),
      (["trace", "svc-1:swp30", "--lane", "1"], 69, "AOC"),
      (["trace", "dgx-01", "--lane", "1"], 69, "not a"),
      (["trace", "dgx-01:mlx5_0", "--tip", "T1"], 64, "--lane"),
    ] as [([String], Int32, String)])
  func `what cannot be followed is said`(_ words: [String], _ status: Int32, _ part: String) throws
  {
    let run = try hall.run(words)
    #expect(run.status == status, "\(run.error)")
    #expect(run.error.contains(part), "\(run.error)")
  }

  @Test func `through cassettes a duplex lane keeps to its pair`() throws {
    let paths = try paths("dgx-04:eth0", "--lane", "1")
    #expect(paths.allSatisfy { $0["complete"] as? Bool == true })
    #expect(positions(paths[0]).count == 12)
  }
}
