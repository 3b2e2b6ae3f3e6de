import Foundation
import TestSupport
import Testing

/// Before something is pulled or bought: what goes dark, what is spare, what to change.
struct PlanningTests {
  private func demo() throws -> DemoFixture { try DemoFixture.shared.get() }

  private func narrow(_ run: BinaryRun) {
    #expect(run.status == 0, "\(run.error)")
    #expect(run.lines.allSatisfy { $0.count <= 80 }, "\(run.out)")
  }

  // MARK: What goes dark

  @Test func `a module takes both its links, its plug only one`() throws {
    let demo = try demo()
    let plug = try demo.run(["blast", "dgx-01:mlx5_0", "--json"])
    #expect(try plug.list("dark").count == 1)
    #expect(try plug.list("neighbours").first?["why"] as? String == "same-module")
    let module = try demo.run(["blast", "dgx-01:mlx5_0", "--module", "--json"])
    #expect(try module.list("dark").count == 2)
    #expect(try module.json()["rails"] as? [Int] == [0, 3])
    #expect(try module.json()["lanes"] as? Int == 8)
    narrow(try demo.run(["blast", "dgx-01:mlx5_0", "--module"]))
  }

  @Test func `a trunk takes all its legs, one leg one link, a harness one lane of four each`()
    throws
  {
    let demo = try demo()
    let trunk = try demo.run(["blast", "T102", "--json"])
    #expect(try trunk.list("dark").count == 12)
    #expect(try trunk.json()["live"] as? Int == 11)
    #expect(try trunk.json()["shut"] as? Int == 1)
    #expect(try trunk.json()["hosts"] as? [String] == ["dgx-02", "dgx-03"])
    #expect(try demo.run(["blast", "T102:b3", "--json"]).list("dark").count == 1)
    let harness = try demo.run(["blast", "H-0001", "--json"]).list("dark")
    #expect(harness.map { $0["lanes"] as? Int } == [1, 1, 1, 1])
    #expect(harness.map { $0["lanes_of_port"] as? Int } == [4, 4, 4, 4])
    for ref in ["T102", "P01A", "S1-L1", "H-0001", "LMA0001"] {
      narrow(try demo.run(["blast", ref]))
    }
    let words = try demo.run(["blast", "P01A"])
    #expect(words.lines.dropFirst().first == "DARK      63 links LIVE, 1 shut, 8 hosts, 252 lanes")
  }

  @Test func `the end of a leg is named with its number, the first too`() throws {
    let demo = try demo()
    for end in ["H-0001:b1", "T102:b1", "T102:b3"] {
      #expect(try demo.run(["blast", end]).lines.first == "If \(end) comes out:")
    }
    #expect(try demo.run(["blast", "C-0001:b"]).lines.first == "If C-0001:b comes out:")
  }

  @Test func `several things are pulled together`() throws {
    let demo = try demo()
    let both = try demo.run(["blast", "C-0001", "C-0003", "C-0002", "--json"])
    #expect(try both.json()["live"] as? Int == 2)
    #expect(try both.json()["pulled"] as? [String] == ["C-0001", "C-0003", "C-0002"])
  }

  @Test func `a port that is shut takes its link out of the live ones`() throws {
    let floor = try RecordFixture()
    try floor.recorded("port ASH-2:3/1 --shut --by NOC")
    let radius = try floor.run("blast ASH-1 --json")
    #expect(try radius.json()["live"] as? Int == 1)
    #expect(try radius.json()["shut"] as? Int == 1)
    #expect(try floor.run("blast ASH-1").lines.contains { $0.hasPrefix("shut ") })
    try floor.recorded("port ASH-2:3/1 --open --by NOC")
    #expect(try floor.run("blast ASH-1 --json").json()["live"] as? Int == 2)
  }

  @Test func `a link of which nothing is recorded may go dark too`() throws {
    let floor = try RecordFixture()
    let cassette = try floor.run("blast 'P07A slot 3' --json")
    #expect(try cassette.list("dark").isEmpty, "\(cassette.error)")
    #expect(try cassette.list("unknown").count == 2)
    let words = try floor.run("blast P07A")
    #expect(words.out.contains("NOTHING that is known goes dark"))
    #expect(words.out.contains("MAY ALSO  2 links"))
    #expect(try floor.run("blast ASH-1 --json").list("dark").count == 2)
  }

  @Test func `what cannot be pulled is refused`() throws {
    let floor = try RecordFixture()
    try floor.refuses("blast NOPE", 69, "NOPE")
    try floor.refuses("blast R07-06", 69, "R07-06")
    #expect(try floor.run("retire C-88 --why old").status == 0)
    try floor.refuses("blast C-88", 65, "retired")
  }

  // MARK: Spare legs

  @Test func `free legs are listed with their last tests`() throws {
    let demo = try demo()
    let run = try demo.run(["spares", "P01A", "P03J", "--json"])
    let legs = try run.list("legs")
    #expect(legs.count == 8)
    #expect(legs.allSatisfy { $0["landed"] as? Bool == true && $0["fibres"] as? Int == 12 })
    #expect(legs.first?["ref"] as? String == "T106 leg 5")
    #expect(legs.allSatisfy { $0["loss_test"] is [String: Any] })
    narrow(try demo.run(["spares", "P01A", "P03J"]))
    narrow(try demo.run(["spares", "R01-02", "R03-02"]))
    // A leg between cassettes has pairs left, three are coiled at both ends.
    let service = try demo.run(["spares", "P01C", "P03N", "--json"]).list("legs")
    #expect(
      service.map { $0["ref"] as? String }.sorted { ($0 ?? "") < ($1 ?? "") } == [
        "T149 leg 3", "T149 leg 4", "T149 leg 5", "T149 leg 6",
      ])
    let cassette = try #require(service.first { $0["ref"] as? String == "T149 leg 3" })
    let pairs = try #require(cassette["pairs"] as? [[String: String]])
    #expect(
      pairs == [["near": "P01C:3/5", "far": "P03N:3/5"], ["near": "P01C:3/6", "far": "P03N:3/6"]])
    #expect(cassette["fibres"] as? Int == 4)
    narrow(try demo.run(["spares", "P01C", "P03N"]))
    let none = try demo.run(["spares", "P01A", "P02A"])
    #expect(none.out == "No leg between P01A and P02A is free.\n")
  }

  @Test func `taking a leg is one task for both ends, and nothing else`() throws {
    let demo = try DemoFixture()
    let before = try demo.run(["task", "list", "--json"]).list("tasks").count
    let taken = try demo.run([
      "spares", "P01A", "P03J", "--take", "dgx-01:mlx5_0", "--for", "Ana", "--json",
    ])
    let task = try taken.object("task")
    #expect(task["kind"] as? String == "repatch", "\(taken.error)")
    #expect((task["repatches"] as? [[String: Any]])?.count == 2)
    let tasks = try demo.run(["task", "list", "--json"]).list("tasks")
    #expect(tasks.count == before + 1)
    let text = try #require(tasks.last?["text"] as? String)
    #expect(
      text == "repatch from T101 leg 1 to T106 leg 5: move C-0001 from P01A:1 to P01A:65; "
        + "move C-0002 from P03J:1 to P03J:65")
    #expect(tasks.last?["for"] as? String == "Ana")
    #expect(taken.error.contains("in service"))
    let named = try demo.run([
      "spares", "P01A", "P03J", "--take", "dgx-01:mlx5_3", "--leg", "t106 LEG 12",
    ])
    #expect(named.out.contains("to T106 leg 12"), "\(named.error)")
    let pair = try demo.run(["spares", "P01C", "P03N", "--take", "svc-1:swp1"])
    #expect(
      pair.out.contains(
        "move D-0001 from P01C:1/1 to P01C:3/5; move D-0002 from P03N:1/1 to P03N:3/5"),
      "\(pair.out)\(pair.error)")
    for position in ["P01C:3/6", "P03N:3/6"] {
      let take = ["spares", "P01C", "P03N", "--take", "svc-1:swp1", "--pair", position]
      let chosen = try demo.run(take)
      #expect(
        chosen.out.contains(
          "move D-0001 from P01C:1/1 to P01C:3/6; move D-0002 from P03N:1/1 to P03N:3/6"),
        "\(chosen.out)\(chosen.error)")
      let again = try demo.run(take)
      #expect(again.status == 65 && again.error.contains("\(position) is taken"), "\(again.error)")
      let task = try #require(chosen.out.split(separator: " ").dropFirst().first)
      #expect(try demo.run(["task", "close", String(task), "--dropped"]).status == 0)
    }
    let dump = try demo.run(["dump", "--canonical"]).out
    let other = try demo.run([
      "spares", "P01C", "P03N", "--take", "svc-1:swp1", "--pair", "P01C:3/1",
    ])
    #expect(other.status == 69 && other.error.contains("P01C:3/1 is at no end of a pair"))
    for (arguments, status) in [
      (["--pair", "P01C:3/5"], 64),
      (["--take", "dgx-01:mlx5_3", "--leg", "T101 leg 1"], 69),
      (["--take", "svc-1:swp30"], 65), (["--take", "NOPE"], 69), (["--leg", "T106 leg 5"], 64),
    ] as [([String], Int32)] {
      let refused = try demo.run(["spares", "P01A", "P03J"] + arguments)
      #expect(refused.status == status, "\(arguments): \(refused.error)")
    }
    #expect(try demo.run(["spares", "P01A", "P02A", "--take", "dgx-01:mlx5_3"]).status == 69)
    #expect(try demo.run(["spares", "P01A", "C-0001"]).status == 69)
    #expect(try demo.run(["dump", "--canonical"]).out == dump)
  }

  @Test func `a leg that does not suit is refused with the rule, and nothing is written`() throws {
    let demo = try DemoFixture()
    #expect(try demo.run(["edit", "T106", "polarity=a", "fibre_grade=os2"]).status == 0)
    let dump = try demo.run(["dump", "--canonical"]).out
    for leg in [[], ["--leg", "T106 leg 6"]] {
      let refused = try demo.run(
        ["spares", "P01A", "P03J", "--take", "dgx-01:mlx5_0"] + leg)
      #expect(refused.status == 65, "\(refused.out)")
      #expect(refused.error.contains("does not suit"), "\(refused.error)")
      #expect(refused.error.contains("rule "), "\(refused.error)")
    }
    #expect(try demo.run(["dump", "--canonical"]).out == dump)
  }

  // MARK: What to change

  @Test func `a trunk of the wrong type is one part for all its links`() throws {
    let demo = try DemoFixture()
    #expect(try demo.run(["edit", "T103", "polarity=a"]).status == 0)
    let run = try demo.run(["mend", "T103", "--json"])
    let bought = try run.list("buy")
    #expect(bought.count == 1)
    #expect(bought.first?["kind"] as? String == "trunk")
    #expect(bought.first?["type"] as? String == "type B")
    #expect(bought.first?["replaces"] as? [String] == ["T103"])
    #expect(try run.json()["smallest"] as? Bool == true)
    #expect((try run.json()["mended"] as? [String])?.count == 12)
    #expect(try run.list("walk").count == 2)
    let words = try demo.run(["mend", "--row", "R01"])
    narrow(words)
    #expect(words.out.contains("1 part to change mends 12 of"))
    // What the plan says is right, once it is done.
    #expect(try demo.run(["edit", "T103", "polarity=b"]).status == 0)
    #expect(try demo.run(["mend", "T103", "--json"]).json()["changes"] as? Int == 0)
  }

  @Test func `a link that is well is not spoilt by what mends the others`() throws {
    let demo = try DemoFixture()
    for edit in ["T103", "C-0049"] {
      #expect(try demo.run(["edit", edit, "polarity=a"]).status == 0)
    }
    let path = try demo.run(["blast", "C-0049", "--json"]).list("dark")
    let passes = try #require(path.first?["link"] as? String)
    let run = try demo.run(["mend", "T103", "--json"])
    #expect(try run.json()["changes"] as? Int == 2, "\(passes): \(run.out)")
    #expect((try run.json()["mended"] as? [String])?.count == 11)
    for item in try run.list("buy") where item["kind"] as? String == "cord" {
      let cord = try #require((item["replaces"] as? [String])?.first)
      let letter = try #require((item["type"] as? String)?.last).lowercased()
      #expect(try demo.run(["edit", cord, "polarity=\(letter)"]).status == 0)
    }
    #expect(try demo.run(["edit", "T103", "polarity=b"]).status == 0)
    let check = try demo.run(["check", "T103", "--json"])
    #expect(check.status == 0, "\(check.out)")
  }

  @Test func `a trunk stays under a link of which a cord is not known`() throws {
    let demo = try DemoFixture()
    for edit in [["T103", "polarity=a"], ["C-0049:a", "state=lost"]] {
      #expect(try demo.run(["edit"] + edit).status == 0)
    }
    let run = try demo.run(["mend", "T103", "--json"])
    #expect(try run.list("buy").allSatisfy { $0["kind"] as? String != "trunk" }, "\(run.out)")
    #expect((try run.json()["mended"] as? [String])?.count == 11)
    #expect(try run.list("left").map { $0["reason"] as? String } == ["unknown"])
    narrow(try demo.run(["mend", "T103"]))
  }

  @Test func `the odd one out is changed, not the parts that are as everywhere`() throws {
    let demo = try DemoFixture()
    for (cable, polarity) in [("C-0001", "a"), ("D-0001", "a-to-a")] {
      #expect(try demo.run(["edit", cable, "polarity=\(polarity)"]).status == 0)
    }
    let bought = try demo.run(["mend", "C-0001", "D-0001", "--json"]).list("buy")
    #expect(bought.compactMap { $0["replaces"] as? [String] } == [["C-0001"], ["D-0001"]])
    #expect(bought.map { $0["type"] as? String } == ["type B", "A→B"])
  }

  @Test func `a cord with pins where there must be none is bought without`() throws {
    let demo = try DemoFixture()
    #expect(try demo.run(["edit", "C-0001:a", "pinned=1"]).status == 0)
    #expect(try demo.run(["check", "dgx-01:mlx5_0"]).status == 1)
    let bought = try demo.run(["mend", "dgx-01:mlx5_0", "--json"]).list("buy")
    #expect(bought.first?["replaces"] as? [String] == ["C-0001"])
    #expect(bought.first?["type"] as? String == "type B")
    let faces = ["near", "far"].map { bought.first?[$0] as? [String: Any] }
    #expect(faces.map { $0?["pins"] as? String } == ["unpinned", "unpinned"])
    narrow(try demo.run(["mend", "dgx-01:mlx5_0"]))
  }

  @Test func `what nothing mends and what is not known is said`() throws {
    let demo = try demo()
    let broken = try demo.run(["mend", "--all", "--json"])
    #expect(try broken.json()["changes"] as? Int == 0)
    #expect(try broken.list("left").map { $0["reason"] as? String } == ["hopeless"])
    narrow(try demo.run(["mend", "--all"]))
    let floor = try RecordFixture()
    let unknown = try floor.run("mend --all --json").list("left")
    #expect(unknown.map { $0["reason"] as? String } == ["unknown", "unknown"])
    #expect(try floor.run("mend --all").out.contains("2 of which too little is known"))
    try floor.refuses("mend NOPE", 69, "NOPE")
    try floor.refuses("mend", 64, "Say what to mend")
    try floor.refuses("mend --all --row R07", 64, "Say what to mend")
  }
}
