import Foundation
import Testing

/// `check`, on the demo hall and on what people type wrongly.
struct CheckCommandTests {
  private let hall: DemoFixture

  init() throws {
    hall = try DemoFixture.shared.get()
  }

  private func failed(_ run: BinaryRun) throws -> [[String: Any]] {
    try #require(try run.json()["failed"] as? [[String: Any]])
  }

  @Test func `the demo hall has one fault in its plan: the broken strand`() throws {
    let run = try hall.run(["check", "--all", "--json"])
    #expect(run.status == 1)
    let json = try run.json()
    #expect(json["links"] as? Int == 534)
    #expect(json["judged"] as? Int == 534)
    #expect(json["good"] as? Int == 533)
    #expect((json["cannot"] as? [Any])?.count == 0)
    let finding = try #require(try failed(run).first)
    #expect(try failed(run).count == 1)
    #expect(finding["code"] as? String == "crossed")
    #expect(finding["link"] as? String == "dgx-03:mlx5_0 > S1-L1:2/1")
    #expect((finding["parts"] as? [String])?.contains("T102 leg 5") == true)
  }

  @Test func `text fits eighty columns and says the verdict first`() throws {
    let run = try hall.run(["check", "--all"])
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("WRONG ") == true)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(
    arguments: [
      (["check", "--row", "R02"], 0), (["check", "--row", "R01"], 1), (["check", "dgx-03"], 1),
      (["check", "dgx-04"], 0), (["check", "dgx-03:mlx5_0"], 1), (["check", "T102"], 1),
      (["check", "T103"], 0), (["check", "P01A:17"], 1), (["check", "P01A"], 1),
      (["check", "C-0033"], 1), (["check", "C-0001"], 0),
    ] as [([String], Int32)])
  func `what a person names is judged, and nothing else`(_ command: [String], _ status: Int32)
    throws
  {
    let run = try hall.run(command)
    #expect(run.status == status, "\(command): \(run.out) \(run.error)")
  }

  @Test(
    arguments: [
      (["check"], 64, "--all"), (["check", "--all", "dgx-01"], 64, "--all"),
      (["check", "nothing"], 69, "nothing"), (["check", "--row", "R99"], 69, "R99"),
      (["check", "R01"], 69, "R01"),
    ] as [([String], Int32, String)])
  func `wrong words get a sentence`(_ command: [String], _ status: Int32, _ word: String) throws {
    let run = try hall.run(command)
    #expect(run.status == status, "\(run.error)")
    #expect(run.error.contains(word))
    #expect(run.out.isEmpty)
  }

  @Test func `a rule of the site counts, and one that cannot be read is refused`() throws {
    let own = try DemoFixture(seed: 2)
    let limit = "optic/NVIDIA-400G-SR4/loss-om4"
    #expect(try own.run(["add", "policy", "name=\(limit)", "value=0.6"]).status == 0)
    let codes = try failed(try own.run(["check", "--row", "R01", "--json"])).map {
      $0["code"] as? String
    }
    #expect(codes.filter { $0 == "loss" }.count == 128)
    #expect(try own.run(["edit", limit, "value=1.9"]).status == 0)
    #expect(try failed(try own.run(["check", "--row", "R01", "--json"])).count <= 1)
    for wrong in [
      ["edit", limit, "value=lots"], ["add", "policy", "name=optic/none/reach-om4", "value=3"],
      ["add", "policy", "name=joint-loss", "value=-1"],
    ] {
      let run = try own.run(wrong)
      #expect(run.status == 65, "\(wrong): \(run.error)")
    }
  }

  @Test func `a cord moved to another position is found from either end`() throws {
    let own = try DemoFixture(seed: 3)
    let before = try own.run(["check", "dgx-01", "--json"])
    #expect(before.status == 0)
    for edit in [["C-0001:b", "at=P01A:2"], ["C-0003:b", "at=P01A:1"]] {
      #expect(try own.run(["edit"] + edit).status == 0)
    }
    for ref in ["dgx-01", "S1-L2:1/1"] {
      let findings = try failed(try own.run(["check", ref, "--json"]))
      #expect(findings.map { $0["code"] as? String } == ["exchanged-cords"], "\(ref)")
      #expect((findings.first?["links"] as? [String])?.count == 2)
      // The cords at either panel, or the legs between them.
      #expect(
        findings.first?["parts"] as? [String] == [
          "C-0001", "C-0003", "C-0004", "C-0002", "T101 leg 2", "T101 leg 1",
        ])
    }
  }

  @Test func `a map is written down fibre by fibre, and one that cannot be is named`() throws {
    let own = try DemoFixture(seed: 4)
    func add(_ from: Int, _ to: Int) throws -> BinaryRun {
      try own.run([
        "add", "fibre-map", "part=C-0001", "from_connector=1", "from_position=\(from)",
        "to_connector=1", "to_position=\(to)",
      ])
    }
    for position in 1...12 { #expect(try add(position, position).status == 0) }
    let dark = try failed(try own.run(["check", "dgx-01:mlx5_0", "--json"]))
    #expect(dark.map { $0["code"] as? String } == ["dark"])
    #expect(try add(13, 1).status == 0)
    let wrong = try failed(try own.run(["check", "dgx-01:mlx5_0", "--json"]))
    #expect(wrong.map { $0["code"] as? String } == ["contradiction"])
    #expect((wrong.first?["what"] as? String)?.contains("position 13") == true)
    #expect(try add(1, 99).status == 65)
  }

  @Test func `what was found otherwise stands beside the verdicts and changes none`() throws {
    let run = try hall.run(["check", "dgx-11:mlx5_9", "--json"])
    #expect(run.status == 0, "\(run.out)")
    let seen = try #require(try run.json()["seen"] as? [[String: Any]])
    let sight = try #require((seen.first?["sights"] as? [[String: Any]])?.first)
    #expect(seen.count == 1 && sight["kind"] as? String == "found")
    #expect((sight["what"] as? String)?.contains("the plan says") == true)
    let text = try hall.run(["check", "dgx-11:mlx5_9"])
    #expect(text.lines.contains { $0.contains("1 link was found otherwise than planned") })
    #expect(text.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `dirt, a type read on the sheath and a map stand beside the plan until they agree`()
    throws
  {
    let own = try DemoFixture(seed: 5)
    func sights(_ ref: String) throws -> [String] {
      let seen = try #require(
        try own.run(["check", ref, "--json"]).json()["seen"] as? [[String: Any]])
      return seen.flatMap { $0["sights"] as? [[String: Any]] ?? [] }.compactMap {
        ($0["what"] as? String).map { String($0) }
      }
    }
    func record(_ words: String) throws {
      let run = try own.run(["record"] + words.split(separator: " ").map(String.init))
      #expect(run.status == 0, "\(words): \(run.error)")
    }
    #expect(try sights("dgx-01:mlx5_0") == [])
    try record("inspect dgx-01:mlx5_0/port --verdict dirt")
    #expect(try sights("dgx-01:mlx5_0") == ["last seen dirty"])
    try record("inspect dgx-01:mlx5_0/port --verdict clean")
    #expect(try sights("dgx-01:mlx5_0") == [])
    #expect(try own.run(["record", "seen", "C-0001", "--found", "type A"]).status == 0)
    #expect(try sights("dgx-01:mlx5_0") == ["found: type A"])
    #expect(try own.run(["record", "seen", "C-0001", "--found", "type B"]).status == 0)
    #expect(try sights("dgx-01:mlx5_0") == [])
    let straight = "1:1 2:2 3:3 4:4 9:9 10:10 11:11 12:12"
    let right = "1:12 2:11 3:10 4:9 9:4 10:3 11:2 12:1"
    #expect(
      try own.run(["record", "polarity", "dgx-01:mlx5_0", "--map", straight]).status == 0)
    #expect(
      try sights("dgx-01:mlx5_0") == [
        "light of position 1 arrived at 1, by the plan at 12, and 7 more"
      ])
    #expect(try own.run(["check", "dgx-01:mlx5_0"]).status == 0)
    #expect(try own.run(["record", "polarity", "dgx-01:mlx5_0", "--map", right]).status == 0)
    #expect(try sights("dgx-01:mlx5_0") == [])
    // A right map beside a plan that is dark: the record is wrong.
    #expect(try own.run(["edit", "C-0001", "polarity=a"]).status == 0)
    #expect(try own.run(["check", "dgx-01:mlx5_0"]).status == 1)
    #expect(
      try sights("dgx-01:mlx5_0") == [
        "found: type B", "light of position 1 arrived at 12, by the plan at 1, and 7 more",
      ])
  }

  @Test func `two legs of a harness in each other's port are one finding`() throws {
    let own = try DemoFixture(seed: 6)
    #expect(try own.run(["check", "H-0001"]).status == 0)
    for edit in [["H-0001:b1", "at=store-2:eth0"], ["H-0001:b2", "at=store-1:eth0"]] {
      let run = try own.run(["edit"] + edit)
      #expect(run.status == 0, "\(run.error)")
    }
    let trace = try own.run(["trace", "svc-1:swp31s0"])
    #expect(trace.out.contains("NOT WHOLE: it comes to store-2:eth0"), "\(trace.out)")
    for ref in ["H-0001", "svc-1:swp31s0", "store-2"] {
      let findings = try failed(try own.run(["check", ref, "--json"]))
      #expect(findings.map { $0["code"] as? String } == ["exchanged-cords"], "\(ref)")
      #expect(
        Set(findings.first?["parts"] as? [String] ?? []) == ["H-0001 leg 1", "H-0001 leg 2"])
    }
  }
}
