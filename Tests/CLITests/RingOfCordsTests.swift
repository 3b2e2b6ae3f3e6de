import Foundation
import Testing

/// Cords of three links that went in at one another's place: the real binary in the demo hall, answers piped in.
struct RingOfCordsTests {
  private static let ports = ["dgx-01:mlx5_0", "dgx-02:mlx5_0", "dgx-04:mlx5_0"]
  private static let panels = ["P01A:1", "P01A:9", "P01A:25"]
  private static let cords = ["C-0001", "C-0017", "C-0049"]
  /// Which cord goes in at each port, and what is asked of it before the end is named.
  private static let ring = [("C-0049", ["yes"]), ("C-0001", []), ("C-0017", [])]

  /// Answers with which a job comes to where the new cord is to be scanned, and those after it.
  private static let ways: [String: (before: [String], scan: [String], after: [String])] = [
    "replace-cord": (["2", "dana", "2", "dana", "1", "1"], ["1"], ["1"]),
    "repair": (["2", "dana", "1", "1", "3", ""], ["1", "1"], []),
  ]

  /// The hall with the ring in it: all three ports were opened before the first cord went in.
  private func ring(_ procedure: String) throws -> DemoFixture {
    let demo = try DemoFixture()
    let way = try #require(Self.ways[procedure])
    for port in Self.ports {
      _ = try demo.run(
        ["work", port, "--procedure", procedure, "--yes"], answers: way.before + ["q"])
    }
    for (port, cord) in zip(Self.ports, Self.ring) {
      let run = try demo.run(
        ["work", port], answers: way.scan + [cord.0] + cord.1 + ["a", ""] + way.after + ["q"])
      try #require(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    }
    return demo
  }

  /// What is recorded of the cords: where their ends are, and which links they serve.
  private func records(_ demo: DemoFixture) throws -> [String] {
    try Self.cords.map { try demo.run(["show", $0]).out }
  }

  /// The cord and the panel position that follow a port, by record.
  private func path(_ demo: DemoFixture, from port: String) throws -> [String] {
    let lines = try demo.run(["trace", port]).out.split(separator: "\n")
    return lines.filter { $0.hasPrefix("cord ") || $0.hasPrefix("panel ") }.prefix(2).map {
      String($0.split(separator: " ")[1])
    }
  }

  @Test(arguments: ["replace-cord", "repair"])
  func `every cord is recorded where it went in, at both ends, and serves that link`(
    procedure: String
  ) throws {
    let demo = try ring(procedure)
    for (number, port) in Self.ports.enumerated() {
      let cord = Self.ring[number].0
      #expect(try path(demo, from: port) == [cord, Self.panels[number]], "\(port)")
      let shown = try demo.run(["show", cord]).out
      #expect(shown.contains("a in \(port), b in \(Self.panels[number])"), "\(shown)")
      let link = shown.split(separator: "\n").first { $0.hasPrefix("  link: ") } ?? ""
      #expect(link.contains(port), "\(shown)")
      #expect(try demo.run(["check", port]).out.contains("1 good"), "\(port)")
    }
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test(arguments: ["replace-cord", "repair"], [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func `taken back in whatever order, all of them are where they were`(
    procedure: String, order: [Int]
  ) throws {
    let demo = try ring(procedure)
    let before = try records(DemoFixture())
    let back = procedure == "repair" ? ["u", "q"] : ["u", "u", "q"]
    for number in order {
      let run = try demo.run(["work", Self.ports[number]], answers: back)
      #expect(run.out.contains("TAKEN BACK: plug"), "\(run.out)")
    }
    for (one, other) in zip(before, try records(demo)) { #expect(one == other) }
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `one of them taken back alone is told by check`() throws {
    let demo = try ring("replace-cord")
    _ = try demo.run(["work", Self.ports[0]], answers: ["u", "u", "q"])
    let taken = try demo.run(["check", Self.ports[2]]).out
    #expect(taken.contains("double-booked-place"), "\(taken)")
    #expect(taken.contains("C-0017") && taken.contains("C-0049"), "\(taken)")
    let empty = try demo.run(["check", Self.ports[0]]).out
    #expect(empty.contains("nothing is recorded in \(Self.ports[0])"), "\(empty)")
  }

  @Test func `a new cord that went on to another link stays there when it is taken back`() throws {
    let demo = try DemoFixture()
    let way = try #require(Self.ways["replace-cord"])
    for (port, scan) in zip(Self.ports, [["C-NEW-1", ""], ["C-NEW-1", "yes", "a", ""]]) {
      let run = try demo.run(
        ["work", port, "--procedure", "replace-cord", "--yes"],
        answers: way.before + way.scan + scan + way.after + ["q"])
      try #require(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    }
    _ = try demo.run(["work", Self.ports[0]], answers: ["u", "u", "q"])
    let shown = try demo.run(["show", "C-NEW-1"]).out
    #expect(shown.contains("a in \(Self.ports[1]), b in \(Self.panels[1])"), "\(shown)")
    #expect(try path(demo, from: Self.ports[1]) == ["C-NEW-1", Self.panels[1]])
  }

  @Test func `a cord that goes in where nothing is recorded is recorded there, and nowhere else`()
    throws
  {
    let demo = try DemoFixture()
    for end in ["a", "b"] {
      let edited = try demo.run(["edit", "C-0049:\(end)", "state=coiled"])
      try #require(edited.status == 0, "\(edited.error)")
    }
    let way = try #require(Self.ways["repair"])
    let run = try demo.run(
      ["work", Self.ports[2], "--procedure", "repair", "--yes"],
      answers: way.before + way.scan + ["C-0017", "yes", "a", "", "q"])
    try #require(run.out.contains("saved 22:10: new one is in"), "\(run.out)")
    let shown = try demo.run(["show", "C-0017"]).out
    #expect(shown.contains("at     a in \(Self.ports[2])\n"), "\(shown)")
    let told = try demo.run(["check", Self.ports[2]]).out
    #expect(told.contains("C-0017 ends nowhere"), "\(told)")
    _ = try demo.run(["work", Self.ports[2]], answers: ["u", "q"])
    #expect(
      try demo.run(["show", "C-0017"]).out.contains("a in dgx-02:mlx5_0, b in \(Self.panels[1])"))
  }

  @Test func `record part says where an end is from then on`() throws {
    let demo = try DemoFixture()
    let moved = try demo.run(["record", "part", "C-0049:a", "--in", Self.ports[0]])
    #expect(moved.status == 0, "\(moved.error)")
    #expect(moved.error.contains("recorded in \(Self.ports[2]) until now"), "\(moved.error)")
    #expect(
      try demo.run(["show", "C-0049"]).out.contains("a in \(Self.ports[0]), b in \(Self.panels[2])")
    )
    #expect(try demo.run(["check", Self.ports[0]]).out.contains("double-booked-place"))
    // Where it was it came out, which moves it no second time; the other one came out here.
    _ = try demo.run(["record", "part", "C-0049:a", "--out", Self.ports[2]])
    _ = try demo.run(["record", "part", "C-0001:a", "--out", Self.ports[0]])
    #expect(try path(demo, from: Self.ports[0]).first == "C-0049")
    #expect(try demo.run(["show", "C-0001"]).out.contains("at     b in \(Self.panels[0])"))
    #expect(try !demo.run(["check", Self.ports[0]]).out.contains("double-booked-place"))
  }
}
