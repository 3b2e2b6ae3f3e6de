import Foundation
import Testing

/// The wrong cord out, tickets of another system, what is remembered: with the real binary.
struct MistakeTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let twin = "elm-leaf-1:25/2"

  init() throws {
    floor = try WorkFixture()
  }

  // MARK: oops

  @Test func `a wrong cord out is said, dropped, rung for and due`() throws {
    let run = try floor.run(["oops", twin, "--dropped", "rank 12"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(run.out)")
    #expect(run.out.hasPrefix("OUT "))
    #expect(run.words.contains("DROPPED rank 12; elm-leaf-1:25/2 >"))
    #expect(run.words.contains("RING NOC, SAY: The cord of elm-leaf-1:25/2 came out by mistake"))
    #expect(run.words.contains("do: ferrule work elm-leaf-1:25/2 --yes"))
    let due = try floor.run(["next", "--json"]).list("items")
    #expect(due.first?["what"] as? String == "cord-out")
    #expect(due.first?["ref"] as? String == twin)
    #expect(try floor.run(["history", twin]).words.contains("rank 12"))
  }

  @Test func `every link of the plug is named, wherever it was pulled`() throws {
    let demo = try DemoFixture()
    let links = (1...4).map { "store-\($0):eth0 > svc-1:swp31s\($0 - 1)" }
    let run = try demo.run(["oops", "svc-1:swp31s0"])
    let words = run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("DROPPED 4 links: \(links.joined(separator: "; "))"), "\(run.out)")
    #expect(words.contains("It dropped 4 links: \(links.joined(separator: "; "))."), "\(run.out)")
    let other = try DemoFixture().run(["oops", "svc-1:swp31s2", "--json"])
    #expect(try other.list("dark").compactMap { $0["link"] as? String } == links)
  }

  @Test func `the number of the NOC is the site's, and who was rung is kept`() throws {
    #expect(try floor.run(["add", "policy", "name=noc-number", "value=4411"]).status == 0)
    #expect(try floor.run(["oops", twin]).words.contains("RING NOC 4411, SAY:"))
    _ = try floor.run(["fault", "add", port, "flaps"])
    #expect(try floor.run(["work", port]).words.contains("ASK NOC 4411: shut"))
    let told = try floor.run(["oops", port, "--told", "dana", "--json"])
    #expect(try told.json()["told"] as? String == "dana")
    #expect(try told.json()["noc"] as? String == "4411")
    #expect(try told.list("dark").count == 1)
  }

  @Test func `said twice it came out once`() throws {
    for more in [[], ["--told", "dana", "--yes"]] {
      #expect(try floor.run(["oops", twin] + more).status == 0)
    }
    let history = try floor.run(["history", twin]).out
    #expect(history.components(separatedBy: "unplugged").count == 2, "\(history)")
  }

  @Test func `what is no joint is refused and nothing is recorded`() throws {
    let before = try floor.run(["dump", "--canonical"]).out
    #expect(try floor.run(["oops", "nowhere:1"]).status == 69)
    #expect(try floor.run(["oops", "\(port)/cord"]).status == 65)
    #expect(try floor.run(["oops", port, "--told", "a\u{1B}b"]).status == 65)
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  // MARK: import tickets

  private func tickets(_ text: String, _ more: String...) throws -> WorkFixture.Run {
    try Data(text.utf8).write(to: floor.folder.appendingPathComponent("night.csv"))
    return try floor.run(["import", "tickets", "night.csv"] + more)
  }

  @Test func `a list of tickets becomes faults, once`() throws {
    let list = "ticket,port,symptom\nINC1,\(port),flaps\nINC2,\(twin),down\n"
    let first = try tickets(list)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.out.contains("added 2 faults, 0 known already"))
    let faults = try floor.run(["fault", "list", "--json"]).list("faults")
    #expect(Set(faults.compactMap { $0["ticket"] as? String }) == ["INC1", "INC2"])
    let before = try floor.run(["dump", "--canonical"]).out
    #expect(try tickets(list).out.contains("added 0 faults, 2 known already"))
    // The other end of the same link is the same fault.
    #expect(try tickets("ticket,port\nINC1,elm-spine-2:3/1\n").out.contains("1 known already"))
    #expect(try floor.run(["dump", "--canonical"]).out == before)
  }

  @Test func `a list that says nowhere what is wrong is taken with a word about that`() throws {
    let list = "ticket,port,what\nINC1,\(port),flaps\n"
    let taken = try tickets(list, "--dry-run")
    #expect(taken.words.contains("no column symptom says what is wrong"), "\(taken.out)")
    #expect(taken.words.contains("its columns: ticket, port, what"), "\(taken.out)")
    #expect(try !tickets(list, "--dry-run", "--map", "symptom=what").out.contains("no column"))
    #expect(try tickets(list, "--map", "symptom=what").status == 0)
    #expect(try floor.run(["fault", "list"]).out.contains("flaps"))
  }

  @Test func `of several files one that cannot be read leaves all untaken`() throws {
    try Data("ticket,port\nINC2,nowhere:1\n".utf8)
      .write(to: floor.folder.appendingPathComponent("late.csv"))
    let before = try floor.run(["dump", "--canonical"]).out
    #expect(try tickets("ticket,port\nINC1,\(port)\n", "late.csv").status == 65)
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    // The same ticket in two lists is one fault.
    try Data("ticket,port\nINC1,\(port)\n".utf8)
      .write(to: floor.folder.appendingPathComponent("late.csv"))
    let taken = try tickets("ticket,port\nINC1,\(port)\n", "late.csv")
    #expect(taken.out.contains("night.csv: added 1 fault, 0 known already"))
    #expect(taken.out.contains("late.csv: added 0 faults, 1 known already"))
  }

  @Test func `a closed ticket is not opened again, and is named with what reports it again`()
    throws
  {
    let list = "ticket,port,symptom\nINC1,\(port),no light\nINC2,\(twin),flaps\n"
    #expect(try !tickets(list).out.contains("closed here"))
    _ = try floor.run(["fault", "close", port, "--why", "mended"])
    let before = try floor.run(["dump", "--canonical"]).out
    let known = try tickets(list)
    #expect(
      known.out.contains("added 0 faults, 2 known already, 1 of them closed here\n"), "\(known.out)"
    )
    #expect(known.out.contains("  closed here: INC1, elm-leaf-1:25/1\n"), "\(known.out)")
    #expect(!known.out.contains("INC2"), "\(known.out)")
    let closed = try tickets(list, "--json").list("closed")
    #expect(closed.map { $0["ticket"] as? String } == ["INC1"])
    #expect(closed.map { $0["row"] as? Int } == [2])
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    #expect(try floor.run(["fault", "list", "--json"]).list("faults").count == 1)
    // As it is told.
    #expect(
      known.out.hasSuffix("ferrule fault add elm-leaf-1:25/1 'no light' --ticket INC1\n"),
      "\(known.out)")
    _ = try floor.run(["fault", "add", port, "no light", "--ticket", "INC1"])
    #expect(try tickets(list).out.contains("0 faults, 2 known already\n"))
  }

  @Test func `of many closed tickets the first are named`() throws {
    let rows = (1...8).map { "INC\($0),\(port)\n" }.joined()
    _ = try tickets("ticket,port\n" + rows)
    for fault in try floor.run(["fault", "list", "--json"]).list("faults") {
      let id = try #require(fault["id"] as? String)
      try #require(try floor.run(["fault", "close", id, "--why", "mended"]).status == 0)
    }
    let known = try tickets("ticket,port\n" + rows)
    #expect(known.out.contains("8 of them closed here"), "\(known.out)")
    #expect(known.lines.count { $0.hasPrefix("  closed here: ") } == 6, "\(known.out)")
    #expect(known.out.contains("  and 2 more\n"), "\(known.out)")
  }

  @Test func `one unknown port refuses the file, or is left out and named`() throws {
    let list = "ticket,port\nINC1,\(port)\nINC2,nowhere:1\n"
    let before = try floor.run(["dump", "--canonical"]).out
    let refused = try tickets(list)
    #expect(refused.status == 65)
    #expect(refused.error.contains("night.csv, line 3"))
    #expect(refused.error.contains("--skip-unknown"))
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    let rehearsed = try tickets(list, "--skip-unknown", "--dry-run")
    #expect(rehearsed.out.contains("would add 1 fault"))
    #expect(try floor.run(["dump", "--canonical"]).out == before)
    let taken = try tickets(list, "--skip-unknown", "--json")
    #expect(try taken.list("refused").map { $0["row"] as? Int } == [3])
    #expect(try (taken.json()["added"] as? [String: Int]) == ["fault": 1])
  }

  @Test func `columns have the names of the other system`() throws {
    let list = "Number,CI,Short description\nINC1,\(port),\"no light\nsince noon\"\n"
    let run = try tickets(
      list, "--map", "ticket=Number", "--map", "port=CI", "--map", "symptom=Short description")
    #expect(run.status == 0, "\(run.error)")
    #expect(try floor.run(["fault", "list"]).words.contains("no light since noon"))
    let map = floor.folder.appendingPathComponent("night.yaml")
    try Data("ticket: Number\nport: CI\nsymptom: Short description\n".utf8).write(to: map)
    #expect(try tickets(list, "--map", "night.yaml").out.contains("1 known already"))
    try Data("ticket: Number\nwhen: CI\n".utf8).write(to: map)
    #expect(try tickets(list, "--map", "night.yaml").status == 65)
    #expect(try tickets(list).error.contains("lacks the column ticket, port"))
    #expect(try tickets(list, "--map", "when=Number").status == 64)
    #expect(try floor.run(["import", "places", "night.csv", "--skip-unknown"]).status == 64)
  }

  // MARK: memory

  @Test func `next says what was touched before a link went bad`() throws {
    _ = try floor.run(["record", "unplug", twin], at: "2026-11-22T16:00:00Z")
    _ = try floor.run(
      ["record", "plug", twin, "--unseen", "in a hurry"], at: "2026-11-22T16:05:00Z")
    _ = try floor.run(["fault", "add", "elm-leaf-1:25/1", "flaps"], at: "2026-11-22T21:05:00Z")
    let items = try floor.run(["next", "--json"], at: "2026-11-22T22:00:00Z").list("items")
    let fault = try #require(items.first { $0["what"] as? String == "open-fault" })
    #expect(fault["remembered"] as? String == "elm-leaf-1:25/2, same module, touched 5 h before")
  }

  @Test
  func `a module that was in another bad link is known by its serial, and its fault is first`()
    throws
  {
    func done(_ day: Int, _ words: String...) throws {
      let run = try floor.run(words, at: "2026-11-\(day)T08:00:00Z")
      try #require(run.status == 0, "\(words): \(run.error)")
    }
    // A link that shares no part with another.
    let (apart, serial) = ("elm-leaf-1:30/1", "MT2440X1")
    try done(23, "add", "port", "device=elm-leaf-1", "name=30/1", "cage=30")
    try done(23, "add", "port", "device=elm-spine-2", "name=9/1")
    try done(23, "add", "link", "port_a=\(apart)", "port_b=elm-spine-2:9/1", "service=in-service")
    try done(23, "add", "module", "maker=NVIDIA", "serial=\(serial)")
    try done(23, "record", "part", serial, "--in", "elm-spine-2:3/1")
    try done(24, "fault", "add", port, "flaps")
    try done(25, "fault", "close", port, "--why", "module moved")
    try done(25, "record", "part", serial, "--out", "elm-spine-2:3/1", "--bag", "7")
    try done(25, "record", "part", serial, "--in", "elm-leaf-1:1/1")
    try done(28, "fault", "add", apart, "symbol errors")
    let early = "2026-11-28T09:00:00Z"
    let before = try floor.run(["next", "--json"], at: early).list("items")
    #expect(before.first?["remembered"] is NSNull, "\(before)")
    try done(29, "fault", "add", "elm-leaf-1:1/1", "flaps")
    let late = "2026-11-30T08:00:00Z"
    let items = try floor.run(["next", "--json"], at: late).list("items")
    let faults = items.filter { $0["what"] as? String == "open-fault" }
    #expect(
      faults.map { $0["ref"] as? String } == ["elm-leaf-1:1/1", apart], "not the oldest first")
    #expect(
      faults.map { $0["remembered"] as? String } == [
        "MT2440X1: 2 faults in 30 d on 2 links: elm-leaf-1:1/1, elm-spine-2:3/1", nil,
      ])
    let next = try floor.run(["next"], at: late)
    #expect(next.words.contains("KNOWN MT2440X1: 2 faults in 30 d on 2 links"), "\(next.out)")
    #expect(
      next.words.contains("FIRST because: a part of it is bad on other links too"), "\(next.out)")
    #expect(
      try floor.run(["next", "--glance"], at: late).out.contains("KNOWN MT2440X1: 2 faults"))
  }

  /// Five cleanings with a pen, of which one helps.
  private func cleanedBadly() throws {
    for round in 1...5 {
      _ = try floor.run([
        "record", "clean", "\(port)/cord", "--method", "dry", "--tool", "P9",
      ])
      _ = try floor.run([
        "record", "inspect", "\(port)/cord", "--verdict", round == 5 ? "clean" : "dirt",
      ])
    }
  }

  @Test func `a pen that does not clean is named wherever faces are opened next, in a glance too`()
    throws
  {
    try cleanedBadly()
    let (words, glance) = ("PEN P9 dry: 1 of 5 clean in 30 d", "PEN P9 POOR")
    func shows(_ kind: String, as who: String = "Raj") throws -> [Bool] {
      let next = try floor.run(["next"], as: who)
      try #require(next.lines.first?.hasSuffix(kind) == true, "\(next.out)")
      let short = try floor.run(["next", "--glance"], as: who)
      #expect(short.lines.filter { !$0.isEmpty }.count <= 6, "\(short.out)")
      #expect(short.lines.allSatisfy { $0.count <= 40 }, "\(short.out)")
      return [next.words.contains(words), short.out.contains(glance)]
    }
    // Whoever has a tool to bring back cleans nothing.
    _ = try floor.run(["add", "tool", "kind=pen", "label=P8"])
    _ = try floor.run(["kit", "lend", "P8", "--to", "Mina"])
    #expect(try shows("TASK", as: "Mina") == [false, false])
    _ = try floor.run(["record", "unplug", port])
    #expect(try shows("CORD OUT") == [true, true])
    _ = try floor.run(["record", "plug", port, "--unseen", "window closed"])
    #expect(try shows("PLUGGED UNSEEN") == [true, true])
    _ = try floor.run(["record", "unplug", port])
    _ = try floor.run(["record", "seen", port, "--medium", "dac"])
    #expect(try shows("CORD OUT") == [false, false])
  }

  @Test func `a pen that does not clean is named`() throws {
    try cleanedBadly()
    let records = try floor.run(["kit", "--json"]).list("cleaning")
    #expect(records.first?["tool"] as? String == "P9")
    #expect(records.first?["looked"] as? Int == 5)
    #expect(records.first?["clean"] as? Int == 1)
    #expect(records.first?["poor"] as? Bool == true)
    _ = try floor.run(["fault", "add", port, "flaps"])
    #expect(try floor.run(["next"]).words.contains("PEN P9 dry: 1 of 5 clean in 30 d"))
  }
}
