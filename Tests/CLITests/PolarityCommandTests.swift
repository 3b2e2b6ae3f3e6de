import Foundation
import TestSupport
import Testing

/// `polarity`, as a person in front of a box of cords types it.
struct PolarityCommandTests {
  private let desk: CalculatorFixture

  init() throws {
    desk = try CalculatorFixture()
  }

  @Test(arguments: [
    (["B a B"], "dark"), (["B", "b", "B"], "good"), (["BaBaB"], "good"),
    (["A a C a B"], "crossed"), (["B a ? a B"], "cannot"), (["B", "--connector", "mpo8"], "good"),
    (["C", "--connector", "mpo16"], "dark"), (["B", "--connector", "mpo24"], "cannot"),
    (["B", "--connector", "mpo24", "--two-row", "B=reversed"], "good"),
    (["A", "--connector", "mpo24", "--two-row", "A=rows-reversed"], "dark"),
    (["B b B", "--optic", "400GBASE-DR4"], "unsafe"),
    (["B b B", "--optic", "200GBASE-SR4"], "good"),
    (["B a B a B", "--optic", "MMA4Z00-NS"], "good"),
    (["B", "--optic", "800g-dr8", "--connector", "mpo16"], "good"),
  ])
  func `says the verdict, without a store`(_ arguments: [String], _ verdict: String) throws {
    let json = try desk.run(["polarity"] + arguments + ["--json"])
    #expect(json.status == 0, "\(json.error)")
    #expect(try json.json()["verdict"] as? String == verdict)
    let text = try desk.run(["polarity"] + arguments)
    #expect(text.status == 0)
    #expect(text.out.lowercased().hasPrefix(verdict))
    #expect(text.error.isEmpty)
    #expect(text.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the JSON has the fields that scripts rely on`() throws {
    let json = try desk.run(["polarity", "B a A a B", "--json"]).json()
    let map = try #require(json["map"] as? [[Int]])
    #expect(map == (1...12).map { [$0, $0] })
    let lanes = try #require(json["lanes"] as? [[String: Any]])
    #expect(lanes.compactMap { $0["tx"] as? Int } == [1, 2, 3, 4])
    #expect(lanes.compactMap { $0["arrives"] as? String } == ["tx1", "tx2", "tx3", "tx4"])
    let fixes = try #require(json["fixes"] as? [[String: Any]])
    #expect(
      fixes.compactMap { $0["change"] as? String } == [
        "cable 1: B → A", "cable 2: A → B", "cable 3: B → A", "adapter 1: a → b",
        "adapter 2: a → b",
      ])
    let unknown = try desk.run(["polarity", "?", "--json"]).json()
    #expect(unknown["map"] is NSNull)
    #expect((unknown["lanes"] as? [Any])?.isEmpty == true)
    #expect((unknown["unknown"] as? [String])?.first?.contains("cable 1") == true)
  }

  @Test func `no fix makes an angled face meet an aligned adapter`() throws {
    let json = try desk.run(["polarity", "B a B", "--optic", "400GBASE-DR4", "--json"]).json()
    let fixes = try #require(json["fixes"] as? [[String: Any]])
    #expect(
      fixes.compactMap { $0["change"] as? String } == ["cable 1: B → A", "cable 2: B → A"])
  }

  @Test(arguments: [
    (["B a"], 65, "ends nowhere"), (["a B"], 65, "begins with an adapter"),
    (["B B"], 65, "place 3"), (["B x B"], 65, "\"x\""), ([""], 65, "empty"),
    (["B\u{202E}"], 65, "\"?\""), (["B", "--optic", "400GBASE-XX9"], 69, "400GBASE-XX9"),
    (["B", "--optic", "400GBASE-FR4"], 65, "LC"), (["B", "--optic", "MFS1S00-H010"], 65, "AOC"),
    (["B", "--optic", "400GBASE-DR4", "--connector", "mpo16"], 65, "MPO-12"),
    (["B", "--connector", "mpo13"], 64, "mpo13"), (["B", "--connector", "lc"], 64, "lc"),
    (["B", "--two-row", "B=sideways"], 64, "sideways"), ([], 64, "channel"),
    (["B", "--svg", "nofolder/x.svg"], 73, "nofolder"),
  ])
  func `what makes no sense is named`(_ arguments: [String], _ status: Int, _ word: String) throws {
    let run = try desk.run(["polarity"] + arguments)
    #expect(run.status == Int32(status), "\(run.error)")
    #expect(run.error.contains(word), "\(run.error)")
    #expect(run.out.isEmpty)
    if status != 64 {
      #expect(run.error.contains("next: "))
      let json = try desk.run(["polarity"] + arguments + ["--json"]).json()
      #expect(((json["error"] as? [String: Any])?["code"] as? String)?.isEmpty == false)
    }
  }

  @Test(arguments: [3 as UInt64, 4])
  func `any words at all are judged or refused`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let letters = Array("ABCab? Bx1é\u{202E}🧵-")
    for _ in 0..<20 {
      let length = Int.random(in: 1...8, using: &random)
      let word = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
      let run = try desk.run(["polarity", "--", word])
      #expect([0, 65].contains(run.status), "\(word): \(run.error)")
    }
  }

  @Test(arguments: [
    ("polarity-one-cord", ["B"]), ("polarity-two-panels", ["B a B a B"]),
    ("polarity-one-panel-dark", ["B a B"]), ("polarity-type-c", ["A a C a B"]),
    ("polarity-mpo16", ["B", "--connector", "mpo16"]),
  ])
  func `the pictures in the docs are what it draws`(_ name: String, _ arguments: [String]) throws {
    let run = try desk.run(["polarity"] + arguments + ["--svg", "drawn.svg"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error == "drawn in drawn.svg\n")
    let drawn = try Data(contentsOf: desk.folder.appendingPathComponent("drawn.svg"))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let kept = try Data(
      contentsOf: root.appendingPathComponent("docs/pictures/\(name).svg"))
    #expect(
      drawn == kept,
      "ferrule polarity \(arguments.joined(separator: " ")) --svg docs/pictures/\(name).svg")
  }

  @Test func `a dash draws on standard output, and there only`() throws {
    let run = try desk.run(["polarity", "B", "--svg", "-"])
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.out.hasPrefix("<") && run.out.contains("</svg>"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appendingPathComponent("-").path))
  }

  @Test func `what letters mean on two rows is not said of one row`() throws {
    for kind in [[], ["--connector", "mpo16"], ["--optic", "400GBASE-DR4"]] {
      let run = try desk.run(["polarity", "B", "--two-row", "B=reversed"] + kind)
      #expect(run.status == 65 && run.out.isEmpty)
      #expect(run.error.contains("one row"), "\(run.error)")
    }
  }

  @Test func `types that would make it good are named, and that there are none`() throws {
    #expect(try desk.run(["polarity", "B a ? a B"]).out.contains("Good if:"))
    for (channel, why) in [
      ("? a C", "With no A or B in place of ? it is good."),
      ("? a ? a ? a ? a ?", "5 types are not known"),
    ] {
      #expect(try desk.run(["polarity", channel]).out.contains(why), "\(channel)")
    }
  }
}
