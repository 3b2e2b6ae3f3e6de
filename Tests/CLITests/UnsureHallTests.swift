import Foundation
import Testing

/// What the commands say of a hall in which something is not known, taken, or must not be made.
struct UnsureHallTests {
  private let hall: DemoFixture

  init() throws {
    hall = try DemoFixture()
  }

  private func done(_ words: String...) throws {
    let run = try hall.run(words)
    try #require(run.status == 0, "\(words): \(run.error)")
  }

  @Test func `a lane through a part of unknown type cannot be told`() throws {
    try done("edit", "C-0515", "polarity=")
    let run = try hall.run(["trace", "S1-L1:17/2", "--lane", "1"])
    #expect(run.status == 69 && run.out.isEmpty)
    #expect(run.error.contains("C-0515") && run.error.contains("polarity="), "\(run.error)")
    let json = try hall.run(["trace", "S1-L1:17/2", "--lane", "1", "--json"])
    let error = try #require(try json.json()["error"] as? [String: Any])
    #expect(error["code"] as? String == "cannot-tell")
  }

  @Test func `pins that meet are unsafe on a way that is not whole`() throws {
    try done("edit", "C-0515:a", "pinned=1")
    try done("edit", "C-0516:a", "state=coiled")
    let run = try hall.run(["check", "S1-L1:17/2", "--json"])
    #expect(run.status == 1)
    let failed = try run.list("failed")
    #expect(failed.map { $0["code"] as? String } == ["both-pinned"])
    #expect(failed.first?["unsafe"] as? Bool == true)
    #expect(failed.first?["where"] as? String == "S1-L1:17/2")
    // It is counted once, and what nobody said of it is told all the same.
    let text = try hall.run(["check", "S1-L1:17/2"]).out
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("1 of 1 links wrong, 0 cannot be judged, 0 good."), "\(text)")
    #expect(text.contains("its other end is not landed"), "\(text)")
  }

  @Test func `cords exchanged at two ports have the ports for their place`() throws {
    try done("edit", "C-0513:a", "at=S1-L1:17/2")
    try done("edit", "C-0515:a", "at=S1-L1:17/1")
    let failed = try hall.run(["check", "S1-L1:17/1", "--json"]).list("failed")
    #expect(failed.first?["code"] as? String == "exchanged-cords")
    #expect(failed.first?["where"] as? String == "S1-L1:17/1, S1-L1:17/2")
    let plug = try hall.run(["blast", "S1-L1:17/2", "--json"]).list("dark").count
    #expect(try hall.run(["blast", "C-0513", "--json"]).list("dark").count == plug)
  }

  @Test func `a strand its cable does not have is refused with what it has`() throws {
    for (words, part) in [
      (["cable=T125", "leg=2", "fibre=15"], "1 to 12"),
      (["cable=T125", "leg=99", "fibre=1"], "legs"),
      (["cable=C-0515", "fibre=77"], "C-0515"),
    ] {
      let run = try hall.run(["add", "strand"] + words + ["state=broken"])
      #expect(run.status == 65, "\(words): \(run.out)")
      #expect(run.error.contains(part), "\(run.error)")
    }
    try done("add", "strand", "cable=T125", "leg=2", "fibre=3", "state=broken")
    #expect(try hall.run(["show", "T125:a2"]).status == 0)
    let failed = try hall.run(["check", "S1-L1:17/2", "--json"]).list("failed")
    #expect((failed.first?["what"] as? String)?.contains("T125 leg 2 in P03") == true, "\(failed)")
  }

  @Test func `a leg is taken once, until its task is closed`() throws {
    func take(_ link: String) throws -> BinaryRun {
      try hall.run(["spares", "P03E", "P03A", "--take", link, "--leg", "T130 leg 5", "--json"])
    }
    let free = try hall.run(["spares", "P03E", "P03A", "--json"]).list("legs")
    try #require(free.contains { $0["ref"] as? String == "T130 leg 5" }, "\(free)")
    let first = try take("S1-L1:17/2")
    try #require(first.status == 0, "\(first.error)")
    let task = try #require(try first.json()["task"] as? [String: Any])
    let id = String(try #require(task["id"] as? String).suffix(8))
    let list = try hall.run(["spares", "P03E", "P03A", "--json"])
    #expect(try !list.list("legs").contains { $0["ref"] as? String == "T130 leg 5" })
    #expect(try list.list("taken").first?["ref"] as? String == "T130 leg 5")
    let second = try take("S1-L1:17/1")
    #expect(second.status == 65)
    #expect(second.error.contains(id), "\(second.error)")
    try done("task", "close", id, "--found", "not needed")
    #expect(try take("S1-L1:17/1").status == 0)
  }
}
