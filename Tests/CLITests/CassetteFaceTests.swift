import Foundation
import Testing

/// Each connector of a cassette has a face of its own, in all that is recorded and shown.
struct CassetteFaceTests {
  private let hall: DemoFixture

  init() throws {
    hall = try DemoFixture()
  }

  private func record(_ words: String...) throws {
    let run = try hall.run(["record"] + words)
    try #require(run.status == 0, "\(words): \(run.error)")
  }

  /// The line of a face below the heading of its joint.
  private func face(_ part: String, at joint: String, on port: String) throws -> String {
    let lines = try hall.run(["trace", port, "--lane", "1"]).lines
    let heading = try #require(lines.firstIndex { $0.contains("\(joint),") }, "\(lines)")
    return try #require(lines[heading...].prefix(3).first { $0.contains(part) }, "\(lines)")
  }

  @Test func `a look at one connector says nothing of the others, nor of the rear`() throws {
    try record("inspect", "U-0001:1", "--verdict", "clean")
    try record("inspect", "U-0001:5", "--verdict", "dirt")
    #expect(try face("U-0001:1 ", at: "P01C:1/1", on: "dgx-01:eth0").contains("clean"))
    #expect(try face("U-0001:5 ", at: "P01C:1/5", on: "dgx-05:eth0").contains("dirt"))
    #expect(try face("U-0001:2 ", at: "P01C:1/2", on: "dgx-02:eth0").contains("never"))
    for port in ["dgx-01:eth0", "dgx-05:eth0"] {
      #expect(try face("U-0001:rear ", at: "P01C:1R", on: port).contains("never"))
    }
    try record("inspect", "u-0001:REAR", "--verdict", "clean", "--at", "P01C:1R/joint")
    #expect(try face("U-0001:rear ", at: "P01C:1R", on: "dgx-05:eth0").contains("clean"))
    #expect(try face("U-0001:6 ", at: "P01C:1/6", on: "dgx-06:eth0").contains("never"))
    let history = try hall.run(["history", "U-0001"]).out
    for words in ["U-0001:1: clean", "U-0001:5: dirt", "U-0001:rear at P01C:1R: clean"] {
      #expect(history.contains("looked at \(words)"), "\(history)")
    }
    #expect(try hall.run(["history", "P01C:1/5"]).out.contains("U-0001:5: dirt"))
    #expect(try !hall.run(["history", "P01C:1/4"]).out.contains("U-0001"))
  }

  @Test func `check names dirt of a connector beside the link that passes it, and no other`() throws
  {
    try record("inspect", "U-0001:5", "--verdict", "dirt")
    func seen(_ port: String) throws -> [String?] {
      try hall.run(["check", port, "--json"]).list("seen")
        .flatMap { $0["sights"] as? [[String: Any]] ?? [] }.map { $0["ref"] as? String }
    }
    #expect(try seen("dgx-05:eth0") == ["U-0001:5"])
    #expect(try seen("dgx-01:eth0") == [])
  }

  @Test func `a hand at a front is no hand at the rear`() throws {
    try record("unplug", "P01C:1/1/joint")
    try record("clean", "U-0001:1", "--method", "dry")
    try record("inspect", "U-0001:1", "--verdict", "clean")
    try record("inspect", "D-0001:b", "--verdict", "clean")
    let plug = try hall.run(["record", "plug", "P01C:1/1/joint"])
    #expect(plug.status == 0 && !plug.out.contains("UNSEEN"), "\(plug.out)\(plug.error)")
    let trace = try hall.run(["trace", "dgx-01:eth0", "--lane", "1"]).lines
    #expect(trace.contains { $0.contains("P01C:1/1,") && $0.contains("TOUCHED") }, "\(trace)")
    #expect(trace.contains { $0.contains("P01C:1R,") && $0.contains("not touched") }, "\(trace)")
  }

  @Test func `a plug at a cassette goes in unseen where another face was looked at`() throws {
    try record("unplug", "P01C:1/1/joint")
    try record("inspect", "U-0001:2", "--verdict", "clean")
    try record("inspect", "D-0001:b", "--verdict", "clean")
    let plug = try hall.run(["record", "plug", "P01C:1/1/joint"])
    #expect(plug.status == 0 && plug.out.contains("UNSEEN"), "\(plug.out)\(plug.error)")
  }

  @Test(arguments: [
    ("U-0001:8", "U-0001 has no connector 8; it has 1, 2, 3, 4, 5, 6, rear."),
    ("U-0001:front", "U-0001:front does not name a face."),
    ("P01C:1/5/port", "name the part and the joint: U-0001:5 --at P01C:1/5/joint"),
  ])
  func `a face it does not have is refused`(_ face: String, _ words: String) throws {
    let run = try hall.run(["record", "inspect", face, "--verdict", "clean"])
    #expect(run.status == 65)
    #expect(run.error.contains(words), "\(run.error)")
  }
}
