import Testing

/// The other port of a module that is changed: shut for it, out with it, plugged in and given back in its own repair.
struct NeighbourLeaseTests {
  private let port = "S1-L6:7/1"
  private let other = "S1-L6:7/2"
  /// The port is shut, its cord is out, its face is damaged: the module is to be changed.
  private let damaged = ["2", "dana", "1", "3", "", "1"]
  /// The other port is shut too, when that was read out.
  private let shutToo = ["1", "1", "dana"]
  /// Another module is in, the other plug came out, and the rest waits.
  private let changed = ["1", "MT-NEW-1", "", "p", "waits for the reader", "", "q"]
  /// Both faces of the other plug are clean, it is in, and what is asked of the NOC is read out.
  private let putBack = ["1", "1", "1", "1", "q"]

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func due(_ demo: DemoFixture, at port: String? = nil) throws -> [String] {
    try #require(try demo.run(["show", port ?? other, "--json"]).json()["due"] as? [String])
  }

  /// A hall in which the port is reported under a ticket.
  private func reported() throws -> DemoFixture {
    let demo = try DemoFixture()
    let fault = try demo.run(["fault", "add", port, "flaps", "--ticket", "INC9"])
    try #require(fault.status == 0, "\(fault.error)")
    return demo
  }

  /// Somebody has the other port shut by hand.
  private func shut(under ticket: String, by name: String, _ demo: DemoFixture) throws {
    let shut = try demo.run(["record", "port", other, "--shut", "--by", name, "--ticket", ticket])
    try #require(shut.status == 0, "\(shut.error)")
  }

  @Test(arguments: [false, true])
  func `what the other port was shut for goes along with its plug, and is given back there`(
    isByHand: Bool
  ) throws {
    let demo = try reported()
    if isByHand { try shut(under: "INC9", by: "dana", demo) }
    let replaced = try demo.run(
      ["work", port], answers: damaged + (isByHand ? [] : shutToo) + changed)
    #expect(words(replaced).contains("unplug 7/2 first"), "\(replaced.out)")
    #expect(words(replaced).contains("saved 22:10: new one is in"), "\(replaced.out)")
    // What is recorded under a ticket was asked for under it.
    #expect(
      words(replaced).contains("the module it shares with S1-L6 7/1, INC9.") != isByHand,
      "\(replaced.out)")
    // Whoever comes there next finds that it is shut, and for us.
    let owed = try due(demo)
    #expect(owed.contains { $0.contains("cord out since 22:10") }, "\(owed)")
    #expect(owed.contains { $0.contains("still shut for us since 22:10, by dana") }, "\(owed)")
    let back = try demo.run(["work", other, "--yes"], as: "Ana", answers: putBack)
    #expect(words(back).contains("Please open port S1-L6 7/2 ONLY. Does"), "\(back.out)")
    #expect(!back.out.contains("NOT ours"), "\(back.out)")
    let up = try demo.run(["work", "--resume"], as: "Ana", answers: ["1", "kim", "q"])
    #expect(words(up).contains("saved 22:10: open, link is up"), "\(up.out)")
    let history = try demo.run(["history", other]).out
    #expect(history.contains("port \(other) opened by kim"), "\(history)")
    #expect(try !due(demo).contains { $0.contains("still shut") })
    // The repair that had it shut owes nothing of it any more.
    let first = try demo.run(["work", port], answers: ["q"])
    #expect(!first.out.contains("7/2 is still shut"), "\(first.out)")
  }

  @Test func `one repair puts the plug back and gives back all ports that went along with it`()
    throws
  {
    let demo = try reported()
    // Behind the other connector there is a splitter.
    let third = "S1-L6:7/3"
    for words in [
      ["port", "device=S1-L6", "name=7/3", "cage=7", "connector=2"],
      ["port", "device=dgx-14", "name=x9"],
      ["link", "port_a=\(third)", "port_b=dgx-14:x9", "service=in-service", "medium=fibre"],
    ] {
      let added = try demo.run(["add"] + words)
      try #require(added.status == 0, "\(added.error)")
    }
    let replaced = try demo.run(["work", port], answers: damaged + shutToo + changed)
    #expect(words(replaced).contains("unplug 7/2, 7/3 first"), "\(replaced.out)")
    for place in [other, third] {
      let owed = try due(demo, at: place)
      #expect(owed.contains { $0.contains("cord out since") }, "\(owed)")
      #expect(owed.contains { $0.contains("still shut for us since 22:10, by dana") }, "\(owed)")
    }
    let back = try demo.run(
      ["work", other, "--yes"], as: "Ana", answers: putBack.dropLast() + ["1", "kim", "q"])
    let asked = "We are done at S1-L6 7/2. Please open port S1-L6 7/3, as before."
    #expect(words(back).contains(asked), "\(back.out)")
    #expect(words(back).contains("Please open port S1-L6 7/2 ONLY."), "\(back.out)")
    let left = try due(demo, at: third)
    #expect(!left.contains { $0.contains("cord out") || $0.contains("still shut") }, "\(left)")
  }

  @Test func `what others have shut is opened there only if they agree`() throws {
    let demo = try reported()
    try shut(under: "CHG9", by: "noor", demo)
    let replaced = try demo.run(["work", port], answers: damaged + shutToo + changed)
    #expect(words(replaced).contains("keep 7/2 shut for us too"), "\(replaced.out)")
    let back = try demo.run(["work", other, "--yes"], as: "Ana", answers: putBack)
    #expect(words(back).contains("Open it ONLY if CHG9 agrees."), "\(back.out)")
    let given = try demo.run(["work", "--resume"], as: "Ana", answers: ["4", "kim", "q"])
    #expect(words(given).contains("saved 22:10: given back, stays shut"), "\(given.out)")
    #expect(try !due(demo).contains { $0.contains("still shut") })
    let blast = try demo.run(["blast", other, "--json"]).json()
    #expect(blast["live"] as? Int == 0)
  }
}
