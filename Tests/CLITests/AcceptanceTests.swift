import Foundation
import Testing

/// Accepting a link as it stands: what it rests on, and that it makes nobody open a link.
struct AcceptanceTests {
  private let accepted = "S1-L4:7/2"

  private func due(_ hall: DemoFixture, _ ref: String) throws -> [String] {
    try hall.run(["next", "--json"]).list("items")
      .filter { $0["ref"] as? String == ref }.compactMap { $0["what"] as? String }
  }

  @Test func `a link that is accepted is not begun with again, and stays closed`() throws {
    let hall = try DemoFixture()
    let again = try hall.run(["work", accepted, "--procedure", "acceptance"])
    #expect(again.status == 65)
    #expect(again.error.contains("is accepted by Dana"), "\(again.error)")
    #expect(try due(hall, accepted) == [])
    let repair = try hall.run(["work", accepted])
    #expect(repair.status == 65)
    #expect(repair.error.contains("DO NOT TOUCH"), "\(repair.error)")
  }

  @Test func `the list of a row has what next says is owed`() throws {
    let hall = try DemoFixture.shared.get()
    let ref = "S1-L5:9/1"
    #expect(try due(hall, ref).contains("module-changed"))
    let links = try hall.run(["work", "R03", "--procedure", "acceptance", "--json"]).list("links")
    let link = try #require(links.first { $0["ref"] as? String == ref })
    let owed = try #require(link["owed"] as? [String])
    #expect(owed.contains { $0.hasPrefix("its module was changed by Mina") }, "\(owed)")
    let list = try hall.run(["work", "R03", "--procedure", "acceptance"])
    let line = try #require(list.lines.first { $0.contains(ref) })
    #expect(line.contains("MODULE CHANGED"), "\(line)")
    #expect(list.lines.allSatisfy { $0.count <= 80 })
    // What both know is said once.
    for link in links {
      let owed = try #require(link["owed"] as? [String])
      #expect(owed.count { $0.contains("UNSEEN") } <= 1, "\(owed)")
    }
  }

  @Test func `a link that waits for its acceptance alone is not opened`() throws {
    let hall = try DemoFixture.shared.get()
    let run = try hall.run(["work", "S1-L5:9/1"])
    #expect(run.status == 65, "\(run.out)")
    let words = run.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("DO NOT TOUCH. Owed: its module was changed by Mina"), "\(run.error)")
    #expect(
      words.contains("ferrule work S1-L5:9/1 --procedure other-link opens nothing"), "\(run.error)")
  }

  @Test func `an acceptance that is under way makes nobody open the link`() throws {
    let hall = try DemoFixture()
    let begun = try hall.run(["work", "S1-P3:5/1", "--procedure", "acceptance"])
    #expect(begun.status == 0, "\(begun.error)")
    #expect(try due(hall, "S1-P3:5/1") == ["running-repair"])
    let far = try hall.run(["work", "S1-L2:25/1"])
    #expect(far.status == 65, "\(far.out)")
    #expect(far.error.contains("DO NOT TOUCH"), "\(far.error)")
  }

  /// What the checklist of row R03 says of a port; nil if it is not there.
  private func listed(_ hall: DemoFixture, _ ref: String) throws -> [String: Any]? {
    let walks = try hall.run(["checklist", "--row", "R03", "--json"]).list("walks")
    let racks = walks.compactMap { $0["racks"] as? [[String: Any]] }.flatMap { $0 }
    let items = racks.compactMap { $0["items"] as? [[String: Any]] }.flatMap { $0 }
    let found = items.filter { $0["ref"] as? String == ref }
    #expect(found.count <= 1)
    return found.first
  }

  @Test func `the checklist marks a port that is only to be accepted as not to be touched`() throws
  {
    let hall = try DemoFixture()
    let ref = "S1-P3:5/1"
    #expect(try listed(hall, ref) == nil)
    _ = try hall.run(["work", ref, "--procedure", "acceptance"])
    let entry = try #require(try listed(hall, ref))
    #expect(entry["do_not_touch"] as? Bool == true)
    #expect(entry["what"] as? String == "to accept")
    #expect(entry["why"] as? String == "Raj has it to accept since 22:10, opening nothing")
    let text = try hall.run(["checklist", "--row", "R03"])
    let lines = text.out.components(separatedBy: "[X] \(ref) ").last?.split(separator: "\n") ?? []
    #expect(lines.dropFirst().first?.contains("*** DO NOT TOUCH ***") == true, "\(text.out)")
    // Where a fault is reported meanwhile, or a repair is open, the joint is somebody's work.
    _ = try hall.run(["fault", "add", ref, "flaps"])
    #expect(try listed(hall, ref)?["do_not_touch"] as? Bool == false)
    let running = try listed(hall, "S1-L1:17/2")
    #expect(running?["do_not_touch"] as? Bool == false, "\(String(describing: running))")
  }

  @Test func `a fault at a port that somebody has to accept is a fault, until its repair is begun`()
    throws
  {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    func due() throws -> [String] {
      try floor.run(["next", "--json"]).list("items").filter { $0["ref"] as? String == port }
        .compactMap { $0["what"] as? String }
    }
    func listed() throws -> [String: Any]? {
      let walks = try floor.run(["checklist", "--row", "R07", "--json"]).list("walks")
      let racks = walks.compactMap { $0["racks"] as? [[String: Any]] }.flatMap { $0 }
      return racks.compactMap { $0["items"] as? [[String: Any]] }.flatMap { $0 }
        .first { $0["ref"] as? String == port }
    }
    _ = try floor.run(["work", port, "--procedure", "acceptance"])
    let acceptance = try floor.code(at: port)
    let added = try floor.run(["fault", "add", port, "flaps", "--ticket", "INC7"])
    #expect(added.status == 0, "\(added.error)")
    // Unnamed, it would be the acceptance that is gone on with.
    #expect(
      added.lines.contains("next: ferrule work \(port) --procedure repair"), "\(added.out)")
    #expect(try due() == ["open-fault", "running-repair"])
    let next = try floor.run(["next"])
    #expect(next.out.hasPrefix("NEXT 1/3  FAULT\n"), "\(next.out)")
    #expect(next.words.contains("\(floor.printed(acceptance)) only accepts it"), "\(next.out)")
    #expect(next.words.contains("do: ferrule work \(port) --procedure repair"), "\(next.out)")
    let entry = try #require(try listed())
    #expect(entry["what"] as? String == "fault", "\(entry)")
    #expect(entry["do_not_touch"] as? Bool == false)
    #expect(entry["ticket"] as? String == "INC7")
    #expect(entry["code"] as? String != acceptance)
    // Nobody has it in hand, says the page for the next shift.
    let faults = try floor.run(["handover", "--json"]).list("faults")
    #expect(faults.map { $0["repair"] is NSNull } == [true], "\(faults)")
    // Once its repair is begun, as it was advised, it is offered no more.
    let repair = try floor.run(["work", port, "--procedure", "repair"])
    #expect(repair.status == 0, "\(repair.error)")
    #expect(repair.out.contains("write it down"), "\(repair.out)")
    #expect(try due() == ["running-repair", "running-repair"])
    #expect(try listed()?["what"] as? String == "repair open")
  }

  @Test func `a link that is reported bad is not accepted by what was signed before`() throws {
    let hall = try DemoFixture()
    let list = ["work", "R03", "--procedure", "acceptance", "--json"]
    let before = try #require(try hall.run(list).json()["accepted"] as? Int)
    let reported = try hall.run(["fault", "add", accepted, "symbol errors", "--ticket", "INC1"])
    #expect(reported.status == 0, "\(reported.error)")
    #expect(try hall.run(list).json()["accepted"] as? Int == before - 1)
    let begun = try hall.run(["work", accepted, "--procedure", "acceptance"])
    #expect(begun.status == 0, "\(begun.error)")
    #expect(begun.out.contains("FAULT INC1 "), "\(begun.out)")
    #expect(!begun.out.contains("Dana"), "\(begun.out)")
    let note = try hall.run(["closeout", accepted])
    #expect(note.out.contains("NOT ACCEPTED"), "\(note.out)")
  }

  @Test func `an acceptance is over once the link was accepted in another`() throws {
    let floor = try WorkFixture()
    let second = "ana.ferrule"
    try floor.join(second)
    // Neither knows of the other's; later both have both.
    _ = try floor.run(["work", "elm-leaf-1:25/1", "--procedure", "acceptance"])
    let far = ["work", "elm-spine-2:3/1", "--procedure", "acceptance"]
    let begun = try floor.run(
      far, answers: ["1", "1", "42.5", "1", "1", "dana", "1", "1", "dana", "1", "q"], as: "Ana",
      store: second)
    #expect(begun.out.contains("SOAKING"), "\(begun.out)")
    let later = "2026-11-23T01:00:00Z"
    let done = try floor.run(
      ["work", "--resume"], answers: ["1", "1", "dana", "1", "1", "carla", "q"], at: later,
      as: "Ana", store: second)
    #expect(done.out.contains("ACCEPTED carla"), "\(done.out)")
    #expect(try floor.run(["work", "--list", "--json"], at: later).list("jobs").count == 1)
    let out = try floor.run(["sync", "export", "-o", "ana.bundle"], at: later, store: second)
    try #require(out.status == 0, "\(out.error)")
    let merged = try floor.run(["sync", "merge", "ana.bundle"], at: later)
    try #require(merged.status == 0, "\(merged.error)")
    #expect(try floor.run(["next"], at: later).out == "Nothing is due.\n")
    #expect(try floor.run(["work", "--list", "--json"], at: later).list("jobs").isEmpty)
  }

  @Test
  func `a test that could not be made is owed from then on, with its reason, until it is made`()
    throws
  {
    let floor = try WorkFixture()
    let port = "elm-leaf-1:25/1"
    let begun = ["work", port, "--procedure", "acceptance"]
    func owed() throws -> [[String: Any]] {
      try floor.run(["next", "--json"]).list("items").filter { $0["debt"] as? Bool == true }
    }
    _ = try floor.run(begun, answers: ["3", "3", "q"])
    let items = try owed()
    #expect(items.map { $0["what"] as? String } == ["part-untested"], "\(items)")
    let why = try #require(items.first?["why"] as? String)
    #expect(
      why == "polarity and loss not tested: in service, not opened for it (Raj)", "\(why)")
    func untested() throws -> [[String: Any]] {
      try floor.run(["loose", "--json"]).list("loose").flatMap {
        $0["ends"] as? [[String: Any]] ?? []
      }.filter { $0["kind"] as? String == "untested" }
    }
    #expect(try untested().map { $0["what"] as? String } == [why])
    let page = try floor.run(["handover"]).out
    #expect(page.ranges(of: "polarity and loss not tested").count == 1, "\(page)")
    #expect(page.contains("UNTESTED 1"), "\(page)")
    _ = try floor.run(["handover", "--to", "Ana"], answers: ["2", "", "q"])
    let hand = try untested().first?["hand"] as? [String: Any]
    #expect(hand?["state"] as? String == "passed")
    let note = try floor.run(["closeout", port])
    #expect(note.words.contains("OWED polarity test, not made: in service"), "\(note.out)")
    let list = try floor.run(["work", "R07", "--procedure", "acceptance", "--json"]).list("links")
    let link = try #require(list.first { $0["ref"] as? String == port })
    let told = try #require(link["owed"] as? [String])
    #expect(told.contains { $0.hasPrefix("polarity test not made") }, "\(told)")
    let polarity = try floor.run(["record", "polarity", port, "--map", "1:12 2:11"])
    try #require(polarity.status == 0, "\(polarity.error)")
    let rest = try owed().first?["why"] as? String
    #expect(rest == "loss not tested: in service, not opened for it (Raj)")
    let loss = try floor.run(
      ["record", "loss", port, "--reading", "1:850:0.35", "--verdict", "pass"])
    try #require(loss.status == 0, "\(loss.error)")
    #expect(try owed().isEmpty)
    #expect(try untested().isEmpty)
  }
}
