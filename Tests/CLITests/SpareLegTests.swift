import Foundation
import Testing

/// A link of the demo hall is moved onto a spare leg: the real binary, answers piped in.
struct SpareLegTests {
  private let link = "dgx-01:mlx5_0"
  private let start = ["work", "dgx-01:mlx5_0", "--procedure", "spare-leg"]
  private let resume = ["work", "--resume"]
  /// The leg was tested, and both ends are shut.
  private let shut = ["1", "1", "19", "2", "dana", "2", "dana"]
  /// A cord is out, its plug and the leg's face are clean, and it is in again.
  private let moved = ["1", "1", "1", "1"]

  private func taken(_ others: [[String]] = []) throws -> DemoFixture {
    let demo = try DemoFixture()
    let take = ["spares", "P01A", "P03J", "--take", link]
    for command in [take] + others {
      let run = try demo.run(command)
      try #require(run.status == 0, "\(run.error)")
    }
    return demo
  }

  private func run(_ demo: DemoFixture, _ arguments: [String], _ answers: [String]) throws
    -> BinaryRun
  {
    let run = try demo.run(arguments, answers: answers)
    #expect(run.status == 0, "\(run.error)")
    let dialogue = run.lines.prefix { $0 != "NOTE for the ticket:" }
    #expect(dialogue.filter { $0.count > 40 } == [])
    return run
  }

  private func tasks(_ demo: DemoFixture) throws -> Int {
    try demo.run(["task", "list", "--json"]).list("tasks").count {
      ($0["text"] as? String)?.hasPrefix("repatch from T101 leg 1") == true
    }
  }

  private func legs(_ demo: DemoFixture) throws -> [[String: Any]] {
    try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs")
  }

  private func way(_ demo: DemoFixture, store: String? = nil) throws -> String {
    try demo.run(["trace", link], store: store).out
  }

  @Test func `both cords are moved, the light is followed, and the task is closed`() throws {
    let demo = try DemoFixture()
    let take = try demo.run(["spares", "P01A", "P03J", "--take", link])
    #expect(take.out.contains("next: ferrule work dgx-01:mlx5_0 --procedure spare-leg"))
    let command = "ferrule work S1-L1:1/1 --procedure spare-leg"
    #expect(try demo.run(["loose"]).out.contains("next: \(command)"))
    #expect(try demo.run(["checklist", "--row", "R03"]).out.contains("Do it: \(command)"))
    let begun = try run(demo, start, shut + ["q"])
    #expect(begun.out.contains("TEST POLARITY P01A:65 to P03J:65"), "\(begun.out)")
    #expect(begun.out.contains("UNPLUG ONLY the cord C-0001 of P01A:1"), "\(begun.out)")
    #expect(begun.out.contains("FROM P01A:1"))
    let near = try run(demo, resume, moved + ["q"])
    #expect(near.out.contains("UNPLUG ONLY the cord C-0002 of P03J:1"), "\(near.out)")
    // The first line names where the hand goes, and not where the cord goes to.
    #expect(near.lines.contains { $0.hasPrefix("UNPLUG ") && $0.hasSuffix("  P03J:1") })
    let half = try way(demo)
    #expect(half.contains("P01A:65") && half.contains("T106 leg 5"), "\(half)")
    #expect(try tasks(demo) == 1)
    _ = try run(demo, resume, moved + ["q"])
    let whole = try way(demo)
    #expect(whole.contains("P03J:65") && whole.contains("C-0002"), "\(whole)")
    #expect(!whole.contains("T101"), "\(whole)")
    #expect(try tasks(demo) == 0)
    let soaking = try run(
      demo, resume,
      ["1", "1", "dana", "1", "1", "dana", "2", "dana", "2", "dana", "1", "3"] + WorkWalk.soaking)
    #expect(soaking.out.contains("WHICH fibre of T101 leg 1 is broken?"), "\(soaking.out)")
    #expect(soaking.out.contains("moved to T106 leg 5"), "\(soaking.out)")
    let done = try demo.run(
      resume, answers: WorkWalk.accepted, at: "2026-11-22T01:00:00Z")
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    let old = try #require(
      try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs").first {
        $0["ref"] as? String == "T101 leg 1"
      })
    #expect(old["broken"] as? [Int] == [3])
    #expect(old["whole"] as? Bool == false)
    let loose = try demo.run(["loose", "--json"]).out
    #expect(!loose.contains("P01A:1\"") && !loose.contains("P03J:1\""), "\(loose)")
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `a broken fibre is told by its number alone, of those its leg has`() throws {
    let demo = try taken()
    _ = try run(demo, start, shut + moved + moved + ["q"])
    let told = try run(
      demo, resume,
      ["1", "1", "dana", "1", "1", "dana", "2", "dana", "2", "dana"]
        + ["1", "3:dirt", "13", "12", "q"])
    let words = told.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("numbers, as 3 or 3 4; Enter: not known"), "\(told.out)")
    #expect(words.contains("not understood; wanted: 3 or 3 4"), "\(told.out)")
    #expect(words.contains("no fibre 13: they are 1 to 12"), "\(told.out)")
    #expect(!words.contains("10:damage"), "\(told.out)")
    let old = try #require(
      try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs").first {
        $0["ref"] as? String == "T101 leg 1"
      })
    #expect(old["broken"] as? [Int] == [12])
  }

  @Test func `a broken fibre of which nobody knows which it is keeps its leg from being offered`()
    throws
  {
    let demo = try taken()
    _ = try run(demo, start, shut + moved + moved + ["q"])
    _ = try run(
      demo, resume,
      ["1", "1", "dana", "1", "1", "dana", "2", "dana", "2", "dana", "2"] + WorkWalk.soaking)
    let sought = try #require(try legs(demo).last)
    #expect(sought["ref"] as? String == "T101 leg 1")
    #expect(sought["whole"] as? Bool == false)
    let task = try #require(sought["broken_sought"] as? String)
    let list = try demo.run(["spares", "P01A", "P03J"])
    #expect(list.out.contains("T101 leg 1: a broken fibre, which is not known"), "\(list.out)")
    #expect(list.out.contains("? broken"), "\(list.out)")
    #expect(list.lines.allSatisfy { $0.count <= 80 }, "\(list.out)")
    let named = try demo.run([
      "spares", "P01A", "P03J", "--take", "dgx-02:mlx5_0", "--leg", "T101 leg 1",
    ])
    #expect(named.error.contains("has a broken fibre, which is not known"), "\(named.error)")
    try #require(try demo.run(["task", "close", task]).status == 0)
    let free = try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs")
    #expect(free.allSatisfy { !($0["broken_sought"] is String) })
  }

  @Test(arguments: [["2"], ["1", ""]])
  func `the task to find a broken fibre is taken back with the answer that made it`(
    _ answer: [String]
  ) throws {
    let demo = try taken()
    _ = try run(demo, start, shut + moved + moved + ["q"])
    let toOldLeg = ["1", "1", "dana", "1", "1", "dana", "2", "dana", "2", "dana"]
    _ = try run(demo, resume, toOldLeg + answer + ["q"])
    #expect(try legs(demo).last?["broken_sought"] is String)
    let undone = try run(demo, resume, ["u", "q"])
    let said = answer == ["2"] ? "broken fibre: not known which" : "broken fibres"
    let told = undone.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("TAKEN BACK: \(said)"), "\(undone.out)")
    #expect(try legs(demo).allSatisfy { !($0["broken_sought"] is String) })
    #expect(try !demo.run(["task", "list"]).out.contains("find the broken fibre"))
    _ = try run(demo, resume, ["1", "3", "q"])
    let old = try #require(try legs(demo).last)
    #expect(old["broken"] as? [Int] == [3])
    #expect(!(old["broken_sought"] is String))
    // Taken back and not known after all: it is looked for again, once.
    _ = try run(demo, resume, ["u", "2", "q"])
    #expect(try legs(demo).last?["broken_sought"] is String)
    #expect(try legs(demo).last?["broken"] as? [Int] == [])
    let list = try demo.run(["task", "list", "--json"]).list("tasks")
    #expect(
      list.count { ($0["text"] as? String)?.hasPrefix("find the broken fibre") == true } == 1)
  }

  @Test func `a leg whose face was seen damaged comes last, and is taken by name only`() throws {
    let demo = try DemoFixture()
    func look(_ face: String, _ verdict: String, at time: String = "2026-11-21T22:10:00Z") throws {
      let run = try demo.run(["record", "inspect", face, "--verdict", verdict], at: time)
      try #require(run.status == 0, "\(run.error)")
    }
    try look("T106:b5", "damage")
    let list = try demo.run(["spares", "P01A", "P03J"])
    #expect(
      list.out.contains("T106 leg 5: the face at P03J:65 is damaged, seen by Raj"), "\(list.out)")
    #expect(list.lines.allSatisfy { $0.count <= 80 }, "\(list.out)")
    let damaged = try #require(
      try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs").last)
    #expect(damaged["ref"] as? String == "T106 leg 5")
    #expect(damaged["whole"] as? Bool == false)
    #expect((damaged["damaged"] as? [[String: Any]])?.first?["place"] as? String == "P03J:65")
    let page = try demo.run(["show", "P03J:65"])
    #expect(page.out.contains("DAMAGED T106:b5: seen 2026-11-21 22:10 by Raj"), "\(page.out)")
    let other = try demo.run(["spares", "P01A", "P03J", "--take", "dgx-02:mlx5_9"])
    #expect(other.out.contains("to T106 leg 6"), "\(other.out)")
    let named = try demo.run([
      "spares", "P01A", "P03J", "--take", link, "--leg", "T106 leg 5", "--json",
    ])
    try #require(named.status == 0, "\(named.error)")
    #expect(named.error.contains("is not known to be good"), "\(named.error)")
    #expect(!named.error.contains("Good as far as is known"), "\(named.error)")
    #expect(try named.json()["judged"] as? Bool == false)
    let task = try #require(try named.object("task")["id"] as? String)
    try #require(try demo.run(["task", "close", task, "--dropped"]).status == 0)
    // What could not be seen says nothing; a later look says how it is now.
    try look("T106:b5", "cannot-see", at: "2026-11-21T22:11:00Z")
    #expect(try demo.run(["show", "P03J:65"]).out.contains("DAMAGED"))
    try look("T106:b5", "clean", at: "2026-11-21T22:12:00Z")
    #expect(try !demo.run(["show", "P03J:65"]).out.contains("DAMAGED"))
    let again = try demo.run(["spares", "P01A", "P03J", "--json"]).list("legs").first
    #expect(again?["ref"] as? String == "T106 leg 5")
  }

  @Test func `between cassettes the pair with a damaged face is taken by name only`() throws {
    let demo = try DemoFixture()
    let looked = try demo.run(["record", "inspect", "U-0006:5", "--verdict", "damage"])
    try #require(looked.status == 0, "\(looked.error)")
    let leg = try #require(
      try demo.run(["spares", "P01C", "P03N", "--json"]).list("legs").first {
        $0["ref"] as? String == "T149 leg 3"
      })
    #expect(leg["fibres"] as? Int == 2)
    let take = ["spares", "P01C", "P03N", "--take", "svc-1:swp1"]
    let named = try demo.run(take + ["--pair", "P03N:3/5"])
    #expect(named.error.contains("the face at P03N:3/5 is damaged"), "\(named.error)")
    let other = try DemoFixture()
    try #require(
      try other.run(["record", "inspect", "U-0006:5", "--verdict", "damage"]).status == 0)
    let taken = try other.run(take)
    #expect(taken.out.contains("to P03N:3/6"), "\(taken.out)")
    #expect(!taken.error.contains("is damaged"), "\(taken.error)")
  }

  @Test func `what is taken back is taken back in the records too`() throws {
    let demo = try taken()
    _ = try run(demo, start, shut + moved + ["q"])
    let undone = try run(demo, resume, ["u", "q"])
    #expect(undone.out.contains("TAKEN BACK: plugged in P01A:65"), "\(undone.out)")
    #expect(try demo.run(["show", "C-0001"]).out.contains("b in P01A:1"))
    #expect(try way(demo).contains("T101 leg 1"))
    _ = try run(demo, resume, ["1"] + moved + ["q"])
    #expect(try tasks(demo) == 0)
    _ = try run(demo, resume, ["u", "q"])
    #expect(try tasks(demo) == 1)
    #expect(try demo.run(["show", "C-0001"]).out.contains("in P01A:65"))
    #expect(try demo.run(["show", "C-0002"]).out.contains("in P03J:1"))
  }

  @Test func `while a cord is out it is loose, and parked work says where it waits`() throws {
    let demo = try taken()
    let parked = try run(demo, start, shut + ["1", "p", "a scope", "", "q"])
    #expect(parked.out.contains("parked; take it up again"), "\(parked.out)")
    let loose = try demo.run(["loose", "--json"]).out
    #expect(loose.contains("P01A:1\""), "\(loose)")
    let code = try #require(
      try demo.run(["work", "--list", "--json"]).list("jobs")
        .first { $0["procedure"] as? String == "spare-leg" }?["code"] as? String)
    #expect(try demo.run(["loose"]).out.components(separatedBy: code).count > 2)
    let again = try run(demo, resume, ["1", "q"])
    #expect(again.out.contains("PANEL FACE"), "\(again.out)")
  }

  @Test func `another laptop goes on where this one left it`() throws {
    let demo = try taken()
    _ = try run(demo, start, shut + moved + ["q"])
    #expect(try demo.run(["sync", "export", "-o", "half.bundle"]).status == 0)
    let made = try demo.run(["init", "second.ferrule", "--from", "half.bundle"])
    try #require(made.status == 0, "\(made.error)")
    let second = try demo.run(
      resume, as: "Raj", store: "second.ferrule", answers: moved + ["q"])
    #expect(second.out.contains("UNPLUG ONLY the cord C-0002 of P03J:1"), "\(second.out)")
    #expect(try way(demo, store: "second.ferrule").contains("P03J:65"))
    #expect(try way(demo).contains("P01A:65"))
  }

  @Test func `the cords go back, and what was begun for the task is off`() throws {
    let demo = try taken()
    let back = try run(
      demo, start, shut + ["1", "3", "", "3", "too dirty to use", "1", "1", "1", "q"])
    #expect(back.out.contains("back to the old leg"), "\(back.out)")
    #expect(try demo.run(["show", "C-0001"]).out.contains("b in P01A:1"))
    #expect(try tasks(demo) == 0)
  }

  @Test func `the note of a move names the broken fibre, and of one that went back why`() throws {
    let demo = try taken()
    let chipped = ["1", "3", "2", "3", "face chipped"]
    _ = try run(demo, start, shut + chipped + ["q"])
    func note() throws -> String {
      try demo.run(["closeout", link]).out.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let going = try note()
    #expect(going.contains("CAUSE damage panel face P01A:65 fibre 2"), "\(going)")
    #expect(going.contains("NO PASS: panel face P01A:65 + "), "\(going)")
    _ = try run(demo, resume, ["1", "1", "1", "q"])
    let back = try note()
    #expect(back.contains("DID moved back to T101 leg 1: face chipped"), "\(back)")
    #expect(back.contains("NO PASS: panel face P01A:65 IN"), "\(back)")
    #expect(!back.contains("a face"), "\(back)")
    let broken = try taken()
    _ = try run(broken, start, shut + moved + moved + ["q"])
    _ = try run(
      broken, resume,
      ["1", "1", "dana", "1", "1", "dana", "2", "dana", "2", "dana", "1", "3"] + WorkWalk.soaking)
    let ended = try broken.run(["closeout", link])
    #expect(ended.out.contains("CAUSE broken fibre 3 of T101 leg 1"), "\(ended.out)")
    #expect(ended.out.contains("DID moved to T106 leg 5"), "\(ended.out)")
  }

  @Test func `a pair between cassettes is moved too`() throws {
    let demo = try taken([["spares", "P01C", "P03N", "--take", "svc-1:swp1"]])
    let run = try run(
      demo, ["work", "svc-1:swp1", "--procedure", "spare-leg"], shut + moved + ["q"])
    #expect(run.out.contains("P01C:3/5"), "\(run.out)")
    #expect(run.out.contains("LOOK: PANEL FACE, U-0006:5"), "\(run.out)")
    #expect(try demo.run(["history", "P03N:3/5"]).out.contains("looked at U-0006:5"))
    #expect(try !demo.run(["history", "P03N:3/6"]).out.contains("looked at U-0006"))
    #expect(run.out.contains("cord D-0002 of P03N:1/1"), "\(run.out)")
    #expect(try demo.run(["show", "D-0002"]).out.contains("in P03N:3/5"))
    let loose = try demo.run(["loose", "--json"]).out
    #expect(!loose.contains("P03N:1/1\""), "\(loose)")
  }

  @Test func `it is begun for one open task only`() throws {
    let demo = try DemoFixture()
    let none = try demo.run(start)
    #expect(none.status == 69)
    #expect(none.error.contains("ferrule spares PANEL PANEL --take"), "\(none.error)")
    for leg in ["T106 leg 5", "T106 leg 6"] {
      let take = try demo.run(["spares", "P01A", "P03J", "--take", link, "--leg", leg])
      try #require(take.status == 0, "\(take.error)")
    }
    let two = try demo.run(start)
    #expect(two.status == 65)
    #expect(two.error.contains("ferrule task close"), "\(two.error)")
    #expect(
      try demo.run(["work", "--list", "--json"]).list("jobs").allSatisfy {
        $0["procedure"] as? String != "spare-leg"
      })
  }

  @Test func `a cord that was moved already is not moved again`() throws {
    let demo = try taken()
    let edited = try demo.run(["edit", "C-0001:b", "at=P01A:65", "state=landed"])
    try #require(edited.status == 0, "\(edited.error)")
    let run = try demo.run(start)
    #expect(run.status == 65)
    #expect(run.error.contains("was moved already"), "\(run.error)")
  }
}
