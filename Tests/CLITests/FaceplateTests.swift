import Foundation
import Testing

/// The faceplate as this device type is built, by what the site says of it.
struct FaceplateTests {
  private static let port = "elm-leaf-1:25/1"

  private static func card(_ floor: WorkFixture) throws -> [String] {
    try floor.run(["work", port, "--yes"], answers: ["1", "1", "noor", "1"]).lines
  }

  @Test func `a turned row has its left on the right, and the card says so`() throws {
    let floor = try WorkFixture()
    let rule = try floor.run([
      "add", "policy", "name=faceplate/QM9700", "value=rows=2 order=column cages=32 turned=1",
    ])
    #expect(rule.status == 0, "\(rule.error)")
    let card = try Self.card(floor)
    #expect(card.contains("CAGE 25 upper row turned, from the left:"), "\(card)")
    #expect(card.contains("[25/2 LIVE][25/1 YOURS]"), "\(card)")
    #expect(try floor.run(["show", Self.port]).out.contains("OSFP25 right"))
  }

  @Test func `what somebody recorded of the very port stands before the type's rule`() throws {
    let floor = try WorkFixture()
    for port in [(Self.port, "right"), ("elm-leaf-1:25/2", "left")] {
      #expect(try floor.run(["edit", port.0, "cage_side=\(port.1)"]).status == 0)
    }
    _ = try floor.run([
      "add", "policy", "name=faceplate/QM9700", "value=rows=2 order=column cages=32 turned=none",
    ])
    let card = try Self.card(floor)
    #expect(card.contains("[25/2 LIVE][25/1 YOURS]"), "\(card)")
    #expect(try floor.run(["show", Self.port]).out.contains("OSFP25 right"))
  }

  @Test func `where a port's names alone tell its side, the drawing has that side too`() throws {
    let floor = try WorkFixture()
    var records = ["device name=L1 kind=switch model=MQM9700-NS2F", "device name=L2 kind=switch"]
    for cage in 1...2 {
      for place in 1...2 {
        let port = "\(cage)/\(place)"
        for device in ["L1", "L2"] {
          records.append("port device=\(device) name=\(port) cage=\(cage) connector=\(place)")
        }
        records.append("link port_a=L1:\(port) port_b=L2:\(port) medium=fibre")
      }
    }
    for record in records {
      let added = try floor.run(["add"] + record.split(separator: " ").map(String.init))
      try #require(added.status == 0, "\(added.error)")
    }
    let odd = try floor.run(["work", "L1:1/1"], answers: ["2", "noor", "q"])
    #expect(odd.words.contains("OSFP1 left"), "\(odd.out)")
    #expect(odd.lines.contains("CAGE 1, from the left:"), "\(odd.out)")
    #expect(odd.lines.contains("1/2 RIGHT is LIVE: do not touch"), "\(odd.out)")
    // Nobody has said which way up the other row is.
    let even = try floor.run(["work", "L1:2/1"], answers: ["2", "noor", "q"])
    #expect(!even.words.contains("OSFP2 left"), "\(even.out)")
    #expect(even.lines.contains("CAGE 2: sides not known, see the print"), "\(even.out)")
  }

  @Test func `a rule that cannot be read is refused with what would be`() throws {
    let floor = try WorkFixture()
    for arguments in [
      ["name=faceplate/QM9700", "value=upside down"],
      ["name=port-names/DGX", "value=mlx5_0=GPU0 mlx5_1=GPU0"],
    ] {
      let run = try floor.run(["add", "policy"] + arguments)
      #expect(run.status == 65, "\(arguments): \(run.out)")
      #expect(run.error.contains("next: value="), "\(run.error)")
    }
  }

  @Test func `a port is found by the name the site gives it`() throws {
    let floor = try WorkFixture()
    let before = try floor.run(["show", "elm-node-1:RAIL3", "--json"])
    #expect(before.status == 69)
    let device = try floor.run(["edit", "elm-node-1", "model=HGX 8"])
    #expect(device.status == 0, "\(device.error)")
    let rule = try floor.run([
      "add", "policy", "name=port-names/HGX8", "value=mlx5_0=GPU4,RAIL3",
    ])
    #expect(rule.status == 0, "\(rule.error)")
    let shown = try floor.run(["show", "elm-node-1:RAIL3"])
    #expect(shown.status == 0, "\(shown.error)")
    #expect(shown.out.contains("mlx5_0 = GPU4 = RAIL3"), "\(shown.out)")
  }
}
