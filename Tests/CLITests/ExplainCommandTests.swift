import Foundation
import TestSupport
import Testing

/// `explain` without a store, as somebody with a tester and a box of cords types it.
struct ExplainCommandTests {
  private let desk: CalculatorFixture
  private static let straight = "1:1 2:2 3:3 4:4 9:9 10:10 11:11 12:12"

  init() throws {
    desk = try CalculatorFixture()
  }

  @Test(arguments: [
    (["--map", "1:12 2:11 3:10 4:9"], "no-fault-so-far", ["right-map"]),
    (["--map", "5:8 6:none"], "cannot-tell", ["no-lane-measured"]),
    (["--map", straight], "cannot-tell-where", ["wrong-type"]),
    (["--channel", "B a B a B", "--map", straight], "cannot-tell-where", ["wrong-type"]),
    (["--channel", "B a B", "--map", straight], "cannot-tell-where", ["plan-wrong"]),
    (["--channel", "B a B", "--map", "1:12 2:11 3:10 4:9"], "cannot-tell-where", ["record-wrong"]),
    (
      ["--channel", "B b B", "--optic", "400GBASE-DR4", "--map", "1:12 2:11 3:10 4:9"], "found",
      ["unsuited-parts"]
    ),
    (
      ["--channel", "B a B a B", "--map", straight, "--printed", "2=A"], "found", ["wrong-type"]
    ),
    (
      [
        "--channel", "B a B a B", "--map", straight, "--printed", "2=B", "--printed", "1=B",
        "--printed", "3=B", "--keys", "1=a",
      ], "found", ["wrong-type"]
    ),
    (
      ["--channel", "B a B a B", "--map", straight, "--siblings", "2=5/5"],
      "cannot-tell-where", ["wrong-type"]
    ),
    (["--map", "1:1 2:11 3:10 4:9 12:12 11:2"], "cannot-tell-where", ["exchanged-fibres"]),
    (["--connector", "lc", "--map", "1:1 2:2"], "cannot-tell-where", ["rolled-pair"]),
    (["--connector", "mpo16", "--map", "1:16 2:15 3:none"], "cannot-tell-where", ["open-fibre"]),
    (
      ["--connector", "cassette", "--map", "1:12 2:11 3:10"], "cannot-tell-where",
      ["reversed-cassette"]
    ),
    (["--walk", "1:2 2:1 3:4 4:3"], "cannot-tell-where", ["wrong-type"]),
    (["--walk", "1:1 2:none 3:3 4:4", "--walk-from", "far"], "cannot-tell-where", ["open-fibre"]),
    (["--errors"], "cannot-tell", ["reflection", "too-long", "marginal-transmitter"]),
  ])
  func `says what it may be, and whether that is certain`(
    _ arguments: [String], _ decision: String, _ causes: [String]
  ) throws {
    let run = try desk.run(["explain"] + arguments + ["--json"])
    #expect(run.status == 0, "\(run.error)")
    let json = try run.json()
    #expect(json["decision"] as? String == decision)
    let found = try run.list("causes").compactMap { $0["cause"] as? String }
    #expect(found == causes)
    let text = try desk.run(["explain"] + arguments)
    #expect(text.status == 0)
    #expect(text.error.isEmpty)
    #expect(text.lines.allSatisfy { $0.count <= 80 })
    let screen = text.out.components(separatedBy: "\n").prefix { !$0.isEmpty }
    #expect(screen.count <= 6)
    #expect(screen.allSatisfy { $0.count <= 40 })
  }

  @Test func `powers in a file say which two positions to look at`() throws {
    let rows = [
      "end,lane,tx_dbm,rx_dbm,bias_ma", "near,1,0.5,-0.9,6.5", "near,2,0.7,-1.1,",
      "near,3,0.4,-0.7,", "near,4,0.6,-1.0,", "far,1,0.5,-0.9,", "far,2,0.5,-1.2,",
      "far,3,0.5,-6.2,", "far,4,0.5,-0.9,",
    ].joined(separator: "\n")
    try Data(rows.utf8).write(to: desk.folder.appendingPathComponent("lanes.csv"))
    let run = try desk.run([
      "explain", "--channel", "B a B a B", "--optic", "400GBASE-DR4", "--lanes", "lanes.csv",
      "--json",
    ])
    #expect(run.status == 0, "\(run.error)")
    let looks = try run.list("look")
    #expect(
      looks.compactMap { $0["ref"] as? String } == [
        "near module", "far module", "adapter 1", "adapter 2",
      ])
    let first = try #require(looks.first?["positions"] as? [[String: Any]])
    #expect(first.compactMap { $0["plug"] as? Int } == [10, 10])
    #expect(first.compactMap { $0["receptacle"] as? Int } == [3, 3])
  }

  @Test(arguments: [
    (["--map", "13:1"], 65, "position 13"), (["--map", "1:12 1:11"], 65, "twice"),
    (["--map", "1:12 2:12"], 65, "12"), (["--map", "1:x"], 65, "x"), (["--map", ""], 65, "empty"),
    (["--map", "1:12", "--walk", "1:1"], 65, "walk"), ([], 65, "Nothing was measured"),
    (["--walk", "5:1"], 65, "lane 5"), (["--walk", "1:1 1:2"], 65, "twice"),
    (["--walk", ""], 65, "empty"), (["--lanes", "none.csv"], 69, "none.csv"),
    (["--map", "1:12", "--optic", "400GBASE-XX9"], 69, "400GBASE-XX9"),
    (["--map", "1:12", "--optic", "800GBASE-DR8", "--connector", "mpo12"], 65, "MPO-16"),
    (["--map", "1:12", "--connector", "mpo13"], 64, "mpo13"),
    (["--map", "1:12", "--channel", "B x B"], 65, "\"x\""),
    (["--map", "1:12", "--channel", "B", "--connector", "lc"], 65, "LC"),
    (["--map", "1:12", "--channel", "B", "--printed", "2=A"], 65, "1 part"),
    (["--map", "1:12", "--channel", "B", "--printed", "1=Q"], 65, "Q"),
    (["--map", "1:12", "--channel", "B", "--keys", "1=a"], 65, "no adapter"),
    (["--map", "1:12", "--channel", "B", "--siblings", "1=6/5"], 65, "6/5"),
    (["--map", "1:12", "--printed", "A"], 64, "A"), (["--map", "1:12", "--peer", "X"], 64, "LINK"),
    (["--connector", "cassette", "--channel", "B", "--map", "1:1"], 64, "cassettes"),
    (["--connector", "cassette", "--walk", "1:1"], 65, "measure a map"),
  ])
  func `what makes no sense is named`(_ arguments: [String], _ status: Int, _ word: String) throws {
    let run = try desk.run(["explain"] + arguments)
    #expect(run.status == Int32(status), "\(run.error)")
    #expect(run.error.contains(word), "\(run.error)")
    #expect(run.out.isEmpty)
    let json = try desk.run(["explain"] + arguments + ["--json"])
    #expect(json.status == run.status)
    #expect((try json.object("error")["code"] as? String)?.isEmpty == false)
  }

  @Test(arguments: [["--map", "1:x"], ["--walk", "1:x"], ["--map", ""], ["--walk", ""]])
  func `a word that cannot be read says nothing of records`(_ arguments: [String]) throws {
    let run = try desk.run(["explain"] + arguments)
    #expect(run.status == 65)
    #expect(!run.error.contains("recorded"), "\(run.error)")
  }

  @Test func `a joint that must not be is named whatever was measured`() throws {
    let run = try desk.run([
      "explain", "--channel", "B b B", "--optic", "400GBASE-DR4", "--map", Self.straight,
    ])
    #expect(run.status == 0)
    #expect(run.out.contains("UNSAFE"), "\(run.out)")
    let json = try desk.run([
      "explain", "--channel", "B b B", "--optic", "400GBASE-DR4", "--map", Self.straight, "--json",
    ])
    #expect(try json.list("unsafe").first?["code"] as? String == "angled-aligned")
  }

  @Test func `a cause that is not the first has its positions beside it`() throws {
    let rows = [
      "end,lane,tx_dbm,rx_dbm", "near,1,0.5,-0.9", "near,2,0.7,-1.1", "near,3,0.4,-0.7",
      "near,4,0.6,-1.0", "far,1,0.5,9", "far,2,0.5,-1.2", "far,3,0.5,-6.2", "far,4,0.5,-0.9",
    ].joined(separator: "\n")
    try Data(rows.utf8).write(to: desk.folder.appendingPathComponent("lanes.csv"))
    let run = try desk.run([
      "explain", "--channel", "B a B a B", "--optic", "400GBASE-DR4", "--lanes", "lanes.csv",
    ])
    #expect(run.out.contains("1. too much light"), "\(run.out)")
    #expect(run.out.contains("2. a reading cannot be"), "\(run.out)")
    #expect(run.out.contains("3. dirt or damage"), "\(run.out)")
    #expect(run.out.contains("at      near module: 10 (3)"), "\(run.out)")
  }

  @Test func `a file that is no table of lanes, or too large, is refused`() throws {
    let file = desk.folder.appendingPathComponent("lanes.csv")
    try Data("end,lane,rx_dbm\nnear,9,-1\n".utf8).write(to: file)
    #expect(try desk.run(["explain", "--lanes", "lanes.csv"]).error.contains("no lane 9"))
    try Data("end,lane,rx_dbm\nnear,one,-1\n".utf8).write(to: file)
    let bad = try desk.run(["explain", "--lanes", "lanes.csv"])
    #expect(bad.status == 65)
    #expect(bad.error.contains("lanes.csv:2"))
    try Data(count: 1_048_577).write(to: file)
    let large = try desk.run(["explain", "--lanes", "lanes.csv"])
    #expect(large.status == 65)
    #expect(large.error.contains("1 MiB"))
    #expect(try desk.run(["explain", "--lanes", "/dev/zero"]).status == 65)
  }
}
