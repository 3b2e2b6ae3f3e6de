import Foundation
import Testing

/// `loss`, by the numbers of the published examples.
struct LossCommandTests {
  private let desk: CalculatorFixture

  init() throws {
    desk = try CalculatorFixture()
  }

  private func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  @Test(arguments: [
    (
      "L1",
      "--fibre OM3 --length 842m --attenuation 3.5 --mid 2 --mid-grade 0.45 --splices 1 "
        + "--splice-loss 0.2 --end-grade iso", 4_647
    ),
    (
      "L2",
      "--fibre OM3 --length 842 --attenuation 3.5 --mid 2 --mid-grade 0.45 --splices 1 "
        + "--splice-loss 0.2 --end-grade tia", 5_547
    ),
    ("L6", "--fibre OM4 --length 40m", 1_620),
    ("L7", "--fibre om4 --length 40m --end-grade reference-e", 1_120),
    ("L8", "--fibre OM4 --length 40m --end-grade reference-d", 720),
    ("L9", "--fibre OM4 --length 50m --mid 2 --mid-grade nvidia --reference 3-jumper", 850),
    ("L10", "--fibre OM4 --length 50m --mid 4 --mid-grade low-loss --reference 3-jumper", 1_550),
    ("L11", "--fibre OM4 --length 40m --mid 2 --mid-grade 0.35 --end-grade 0.5", 1_820),
    (
      "L12", "--fibre OS2 --length 300m --mid 2 --mid-grade low-loss --end-grade reference-e",
      1_820
    ),
    ("L13", "--fibre OS2 --length 300m --mid 2", 3_120),
    ("L15", "--fibre OM4 --length 40m --reference 2-jumper", 870),
    ("L15b", "--fibre OM4 --length 40m --reference 3-jumper", 120),
  ])
  func `adds up as published`(_ name: String, _ line: String, _ limit: Int) throws {
    let run = try desk.run(["loss"] + words(line) + ["--json"])
    #expect(run.status == 0, "\(name): \(run.error)")
    let json = try run.json()
    #expect(json["limit_mdb"] as? Int == limit, "\(name)")
    let parts = try #require(json["parts"] as? [[String: Any]])
    #expect(parts.compactMap { $0["mdb"] as? Int }.reduce(0, +) == limit)
    #expect(json["verdict"] is NSNull)
    let text = try desk.run(["loss"] + words(line))
    #expect(text.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    (
      "--fibre OM4 --length 50m --mid 2 --mid-grade nvidia --reference 3-jumper "
        + "--optic 400GBASE-SR4", "pass", [] as [String], 950
    ),
    ("--fibre OS2 --length 300m --mid 2 --optic 400GBASE-DR4", "fail", ["over-application"], -120),
    (
      "--fibre OS2 --length 300m --mid 2 --optic 400GBASE-DR4 --measured 3.1", "fail",
      ["over-application"], -100
    ),
    ("--fibre OS2 --length 300m --mid 2 --optic 400GBASE-DR4 --measured 2.95", "pass", [], 50),
    ("--fibre OM3 --length 70m --optic 400GBASE-SR4 --measured 0.2", "fail", ["too-long"], 1_500),
    ("--fibre OM4 --length 40m --measured -0.1", "cannot", ["bad-reference"], 1_720),
    ("--fibre OM4 --length 40m --measured 1.7", "fail", ["over-limit"], -80),
    (
      "--fibre OS2 --length 40m --optic 400GBASE-SR4 --measured 0.2", "fail", ["wrong-fibre"],
      1_316
    ),
  ])
  func `compares with the optic and the reading, and the smaller margin rules`(
    _ line: String, _ verdict: String, _ reasons: [String], _ margin: Int
  ) throws {
    let json = try desk.run(["loss"] + words(line) + ["--json"]).json()
    #expect(json["verdict"] as? String == verdict)
    #expect(json["reasons"] as? [String] == reasons)
    #expect(json["margin_mdb"] as? Int == margin)
    let text = try desk.run(["loss"] + words(line))
    #expect(text.out.hasPrefix(verdict.uppercased()))
  }

  @Test func `an optic's limit comes with its source`() throws {
    let json = try desk.run(
      ["loss"] + words("--fibre OM4 --length 50m --optic 400GBASE-SR4") + ["--json"]
    ).json()
    let application = try #require(json["application"] as? [String: Any])
    #expect(application["limit_mdb"] as? Int == 1_800)
    #expect(application["reach_mm"] as? Int == 100_000)
    #expect(application["length_ok"] as? Bool == true)
    let source = try #require(application["limit_source"] as? [String: Any])
    #expect(source["confidence"] as? String == "from memory")
  }

  @Test(arguments: [
    ("--fibre OM2 --length 4", 64, "OM2"), ("--fibre OM4 --length x", 65, "\"x\""),
    ("--fibre OM4 --length 0", 65, "length"), ("--fibre OM4 --length -5", 65, "length"),
    ("--fibre OM4 --length 999999999", 65, "length"),
    ("--fibre OM4 --length 5 --mid 9999", 65, "9999"),
    ("--fibre OM4 --length 5 --mid-grade 21", 65, "21"),
    ("--fibre OM4 --length 5 --mid-grade grey", 64, "grey"),
    ("--fibre OM4 --length 5 --reference 4-jumper", 64, "4-jumper"),
    ("--fibre OM4 --length 5 --optic nosuch", 69, "nosuch"),
    ("--fibre OM4 --length 5 --measured much", 65, "much"),
    ("--fibre OM4 --length 5 --measured 1.23456", 65, "three decimals"),
    ("--fibre OM4", 64, "--length"),
  ])
  func `a number that cannot be is named`(_ line: String, _ status: Int, _ word: String) throws {
    let run = try desk.run(["loss"] + words(line))
    #expect(run.status == Int32(status), "\(run.error)")
    #expect(run.error.contains(word), "\(run.error)")
    #expect(run.out.isEmpty)
    if status != 64 { #expect(run.error.contains("next: ")) }
  }

  @Test(arguments: [
    ("--length -5m", "length"), ("--mid -1", "joints"), ("--splices -2", "splices"),
    ("--splice-loss -1", "splice"), ("--attenuation -3", "fibre loss"),
  ])
  func `a number below nothing is refused by name`(_ wrong: String, _ name: String) throws {
    let length = wrong.hasPrefix("--length") ? "" : "--length 50m "
    let run = try desk.run(["loss"] + words("--fibre OM4 \(length)\(wrong)"))
    #expect(run.status == 65 && run.out.isEmpty)
    #expect(run.error.contains(name), "\(run.error)")
  }

  @Test func `a length in other units is refused with a length that can be`() throws {
    let run = try desk.run(["loss"] + words("--fibre OM4 --length 50cm"))
    #expect(run.status == 65)
    #expect(run.error.contains("50cm") && run.error.contains("50m"), "\(run.error)")
    #expect(!run.error.contains("-9.1"), "\(run.error)")
  }

  @Test(arguments: ["polarity", "check", "blast", "spares", "mend", "trace", "explain", "loss"])
  func `help fits eighty columns, its usage too`(_ command: String) throws {
    let run = try desk.run([command, "--help"])
    #expect(run.status == 0)
    #expect(run.out.contains("USAGE: ferrule \(command)"))
    #expect(run.lines.allSatisfy { $0.count <= 80 }, "\(run.out)")
  }

  @Test(arguments: [
    ["loss"], ["loss", "--fibre", "OM4", "--mid", "x"], ["explain", "--nonsense"],
  ])
  func `usage on standard error fits eighty columns`(_ command: [String]) throws {
    let run = try desk.run(command)
    #expect(run.status == 64)
    #expect(run.error.contains("Usage:"))
    #expect(run.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(run.error)")
  }
}
