import Foundation
import Testing

/// A link that went dark with another link's plug is on every list until somebody has seen it up; with the real binary.
struct NotSeenUpTests {
  private let hall: PanelFloor
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"
  private let twin = "elm-leaf-1:25/2"

  init() throws {
    hall = try PanelFloor()
    floor = hall.floor
    // Both links of the cage are on one plug, as behind a splitter.
    try hall.done("edit", "elm-leaf-1:25/2", "connector=1")
  }

  private func listed(as who: String = "Raj") throws -> [[String: Any]] {
    try floor.run(["next", "--json"], as: who).list("items").filter {
      $0["what"] as? String == "not-seen-up"
    }
  }

  private func ports() throws -> Set<String> {
    Set(try listed().compactMap { $0["ref"] as? String })
  }

  private func loose(_ ref: String) throws -> (kinds: [String], next: String) {
    let spot = try #require(
      try floor.run(["loose", "--json"]).list("loose").first { $0["ref"] as? String == ref })
    let ends = try #require(spot["ends"] as? [[String: Any]])
    return (ends.compactMap { $0["kind"] as? String }, spot["next"] as? String ?? "")
  }

  @Test func `after an oops the links of the plug are owed a word of the NOC, and are not opened`()
    throws
  {
    try hall.done("oops", port)
    #expect(try ports().isEmpty)
    try hall.done("record", "plug", port, "--unseen", "no scope")
    #expect(try ports() == [port, twin])
    let why = try #require(
      try listed().first { $0["ref"] as? String == twin }?["why"] as? String)
    #expect(why == "went dark at 22:00 with the plug of 25/1 (Raj), nobody has seen it up since")
    let next = try floor.run(["next"])
    #expect(next.words.contains("NOT SEEN UP"), "\(next.out)")
    #expect(next.words.contains("ferrule record port elm-leaf-1:25/"), "\(next.out)")
    #expect(try loose(twin).kinds == ["not-seen-up"])
    #expect(try loose(twin).next == "ferrule record port elm-leaf-1:25/2 --open --by NAME")
    let refused = try floor.run(["work", twin])
    #expect(refused.status == 65, "\(refused.out)")
    #expect(refused.errorWords.contains("nobody has seen it up since"), "\(refused.error)")
    #expect(refused.errorWords.contains("open nothing"), "\(refused.error)")
    #expect(
      refused.errorWords.contains("next: ferrule record port elm-leaf-1:25/2 --open --by NAME"),
      "\(refused.error)")
    let page = try floor.run(["show", twin])
    #expect(page.words.contains("nobody has seen it up since"), "\(page.out)")
    let sheet = try floor.run(["checklist", "--row", "R07"])
    #expect(sheet.words.contains("Ask the NOC: is elm-leaf-1:25/1 up?"), "\(sheet.out)")
    let lines = sheet.out.components(separatedBy: "[X] \(twin) ").last?.split(separator: "\n") ?? []
    #expect(lines.dropFirst().first?.contains("*** DO NOT TOUCH ***") == true, "\(sheet.out)")
  }

  @Test func `who goes home passes it on by name, or says who saw it up`() throws {
    try hall.done("oops", port)
    try hall.done("record", "plug", port, "--unseen", "no scope")
    let passed = try floor.run(["handover", "--to", "Ana"], answers: ["2", "", "3", "dana"])
    #expect(passed.out.contains("3 NOC: it is up"), "\(passed.out)")
    #expect(passed.words.contains("Who at the NOC saw it up?"), "\(passed.out)")
    #expect(try ports() == [port])
    let taken = try floor.run(["handover", "--accept", "--yes"], as: "Ana")
    #expect(taken.out == "ACCEPTED \(port): NOT SEEN UP, UNSEEN\n")
    let hers = try #require(try listed(as: "Ana").first?["why"] as? String)
    #expect(hers.contains("Ana took it over from Raj"), "\(hers)")
    #expect(try floor.run(["handover"]).out.contains("NOT SEEN UP 1"))
    try hall.done("record", "port", port, "--open", "--by", "dana")
    #expect(try ports().isEmpty)
  }

  @Test func `a job that is parked leads back to where the other link is asked for`() throws {
    _ = try floor.run(["work", port, "--yes"], answers: ["q"])
    try hall.done("record", "unplug", port)
    try hall.done("record", "plug", port, "--unseen", "no scope")
    #expect(try ports().isEmpty, "whoever is there asks for it")
    try hall.done("park", port)
    #expect(try ports() == [twin])
    let next = try loose(twin).next
    #expect(next.hasPrefix("ferrule work --resume "), "\(next)")
    let words = next.split(separator: " ").dropFirst().map(String.init)
    // Gone on with, read out, up.
    let asked = try floor.run(words, answers: ["1", "1", "1", "dana", "q"])
    #expect(asked.words.contains("is 25/2 up?"), "\(asked.out)")
    try hall.done("park", port)
    #expect(try ports().isEmpty)
  }

  @Test func `links that pass a panel are named with the panel that was open`() throws {
    try hall.done("oops", PanelFloor.position)
    try hall.done("record", "plug", PanelFloor.position, "--unseen", "no scope")
    #expect(try ports() == [port, twin])
    let whys = try listed().compactMap { $0["why"] as? String }
    #expect(whys.allSatisfy { $0.contains("with the plug of P07A:22 (Raj)") }, "\(whys)")
    try hall.done("record", "port", port, "--open", "--by", "dana")
    #expect(try ports() == [twin])
  }

  @Test(arguments: [
    (PanelFloor.position, ["C-1:b", "--at", "P07A:22/joint"]),
    (PanelFloor.port, ["elm-leaf-1:25/1/port"]),
  ])
  func `a joint that work takes for open by a look is out on the lists too`(
    ref: String, face: [String]
  ) throws {
    try hall.done("fault", "add", port, "flaps")
    let begun = try floor.run(["work", ref], answers: ["q"])
    #expect(begun.status == 0, "\(begun.error)")
    let looked = try floor.run(["record", "inspect"] + face + ["--verdict", "dirt"])
    #expect(looked.out.contains("repair "), "\(looked.out) \(looked.error)")
    #expect(try loose(ref).kinds.contains("cord-out"))
    #expect(try loose(ref).next.hasPrefix("ferrule work --resume "))
    #expect(try floor.run(["loose"]).words.contains("no UNPLUG is recorded"))
    let shown = try floor.run(["work", "--resume"], answers: ["q"])
    #expect(!shown.out.contains("UNPLUG ONLY"), "\(shown.out)")
    // In again, it is out nowhere.
    try hall.done("record", "plug", ref, "--unseen", "no scope")
    #expect(try !loose(ref).kinds.contains("cord-out"))
  }
}
