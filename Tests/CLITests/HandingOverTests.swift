import Foundation
import Testing

/// What is loose goes from one name to another, and stays loose until somebody says so.
struct HandingOverTests {
  private static let port = "elm-leaf-1:25/1"
  private static let other = "elm-leaf-1:25/2"

  private static func hands(_ floor: WorkFixture, store: String = "elm.ferrule") throws
    -> [String: Set<String>]
  {
    var hands: [String: Set<String>] = [:]
    for spot in try floor.run(["loose", "--json"], store: store).list("loose") {
      let ends = spot["ends"] as? [[String: Any]] ?? []
      let states = ends.compactMap { ($0["hand"] as? [String: Any])?["state"] as? String }
      hands[spot["ref"] as? String ?? "?"] = Set(states)
    }
    return hands
  }

  private static func twoOut(isCentral: Bool = false) throws -> WorkFixture {
    let floor = try WorkFixture(isCentral: isCentral)
    for port in [port, other] {
      let run = try floor.run(["record", "unplug", port])
      try #require(run.status == 0, "\(run.error)")
    }
    return floor
  }

  @Test func `passed on by name with a note, accepted by name, on the page and in next`() throws {
    let floor = try Self.twoOut()
    let passed = try floor.run(
      ["handover", "--to", "Ana"], answers: ["2", "cord is in the post", "1"])
    #expect(passed.status == 0, "\(passed.error)")
    #expect(passed.out.contains("LOOSE 1/2  elm-leaf-1:25/1"))
    #expect(passed.out.contains("PASSED TO Ana 3  STILL OPEN 3"))
    #expect(passed.words.contains("do: ferrule handover --accept --as Ana"))
    #expect(passed.words.contains("passed to Ana by Raj 22:00: cord is in the post"))
    #expect(passed.out.contains("HANDOVER 22:00  Raj > Ana  3/6 passed"))
    #expect(try Self.hands(floor) == [Self.port: ["passed"], Self.other: ["open"]])

    let next = try floor.run(["next", "--json"], as: "Ana").list("items")
    #expect(next.first?["what"] as? String == "handover")
    // The handover said PASSED TO Ana 3: the same three ends.
    #expect(
      next.first?["why"] as? String
        == "Raj passed 3 loose ends on to you: accept each, or say why not")
    #expect(try floor.run(["next"], as: "Ana").words.contains("do: ferrule handover --accept"))
    #expect(
      try !floor.run(["next", "--json"], as: "Jo").list("items").contains {
        $0["what"] as? String == "handover"
      })
    #expect(try floor.run(["handover", "--accept"], as: "Jo").out == "Nothing is handed to Jo.\n")

    let asked = try floor.run(["handover", "--accept"], answers: ["?", "q"], as: "Ana")
    let screens = asked.lines.split { $0.hasPrefix("> ") }
    let why = try #require(screens.count > 1 ? screens[1] : nil, "\(asked.out)")
    let told = why.prefix { !$0.hasPrefix("HANDED") }.filter { !$0.isEmpty }
    #expect(told.count <= 6, "\(asked.out)")
    #expect(told.joined().ranges(of: "cord is in the post").count <= 1, "\(asked.out)")

    let accepted = try floor.run(["handover", "--accept"], answers: ["1"], as: "Ana")
    #expect(accepted.out.contains("HANDED 1/1  elm-leaf-1:25/1"))
    #expect(accepted.words.contains("Raj 22:00: cord is in the post"))
    #expect(accepted.out.contains("Nothing waits for you."))
    #expect(try Self.hands(floor) == [Self.port: ["accepted"], Self.other: ["open"]])
    let page = try floor.run(["handover"]).out
    #expect(page.contains("  whose: ACCEPTED Ana 22:00: cord is in the post"))
    #expect(page.hasPrefix("HANDOVER 22:00  Raj  3/6 ACCEPTED"))

    let hers = try floor.run(["next", "--json"], as: "Ana").list("items")
    #expect(hers.first?["ref"] as? String == "elm-leaf-1:25/1")
    #expect((hers.first?["why"] as? String)?.contains("Ana took it over from Raj") == true)
    let his = try floor.run(["next", "--json"]).list("items")
    #expect(his.first?["ref"] as? String == "elm-leaf-1:25/2")
    let history = try floor.run(["history", Self.port])
    #expect(history.words.contains("passed on to Ana"))
    #expect(history.words.contains("took it over by name"))
  }

  @Test func `what waits for somebody else is counted and told as theirs`() throws {
    let floor = try Self.twoOut()
    let zoe = try floor.run(["handover", "--to", "Zoe"], answers: ["2", "", "1"])
    #expect(zoe.words.contains("PASSED TO Zoe 3 STILL OPEN 3"), "\(zoe.out)")
    let none = try floor.run(["handover", "--to", "Ana"], answers: ["1", "1"])
    #expect(none.words.contains("STILL OPEN 3 PASSED TO Zoe 3"), "\(none.out)")
    #expect(none.words.contains("do: ferrule handover --accept --as Zoe"), "\(none.out)")
    #expect(!none.words.contains("--as Ana"), "\(none.out)")
    #expect(!none.words.contains("PASSED TO Ana"), "\(none.out)")
    let both = try floor.run(["handover", "--to", "Ana"], answers: ["1", "2", ""])
    #expect(both.words.contains("PASSED TO Ana 3 PASSED TO Zoe 3"), "\(both.out)")
    #expect(both.words.contains("--accept --as Ana do: ferrule handover --accept --as Zoe"))
    #expect(both.lines.filter { $0.hasPrefix("PASSED TO") }.allSatisfy { $0.count <= 40 })
    for who in ["Ana", "Zoe"] {
      let run = try floor.run(["handover", "--accept", "--yes"], as: who)
      #expect(run.out.hasPrefix("ACCEPTED"), "\(who): \(run.out)")
    }
  }

  @Test func `a refusal needs its reason, and what was refused is loose`() throws {
    let floor = try Self.twoOut()
    _ = try floor.run(["handover", "--to", "Ana"], answers: ["2", "", "2", ""])
    let refused = try floor.run(
      ["handover", "--accept"], answers: ["3", "", "x", "no fibre here", "q"], as: "Ana")
    #expect(refused.out.contains("needed; q goes back"))
    #expect(refused.out.contains("1 still wait for you."))
    #expect(try Self.hands(floor) == [Self.port: ["refused"], Self.other: ["passed"]])
    #expect(try floor.run(["loose"]).out.contains("whose: REFUSED Ana 22:00: no fibre here"))
    let all = try floor.run(["handover", "--accept", "--yes"], as: "Ana")
    #expect(all.out == "ACCEPTED elm-leaf-1:25/2: CORD OUT, NO CAP x2\n")
  }

  @Test func `u takes the last answer back on both sides, and 4 takes it back later`() throws {
    let floor = try Self.twoOut()
    _ = try floor.run(["handover", "--to", "Ana"], answers: ["2", "", "u", "1", "2", ""])
    #expect(try Self.hands(floor) == [Self.port: ["open"], Self.other: ["passed"]])
    let back = try floor.run(
      ["handover", "--accept"], answers: ["1", "no way", "u", "q"], as: "Ana")
    #expect(back.out.contains("ALL ANSWERED"))
    #expect(back.out.contains("keys: Enter u"), "\(back.out)")
    #expect(back.out.contains("1 still wait for you."))
    #expect(try Self.hands(floor)[Self.other] == ["passed"])
    _ = try floor.run(["handover", "--to", "Ana"], answers: ["1", "4", "1"])
    #expect(try Self.hands(floor) == [Self.port: ["open"], Self.other: ["open"]])
    #expect(try floor.run(["handover", "--accept"], as: "Ana").out.hasPrefix("Nothing is handed"))
  }

  @Test func `what can be closed with one answer is closed in passing`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", Self.port, "flaps", "--ticket", "INC1"])
    _ = try floor.run(["record", "port", Self.port, "--shut", "--by", "Noor", "--ticket", "INC1"])
    #expect(try floor.run(["loose"]).out.contains("SHUT"))
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", "Noor"])
    #expect(run.out.contains("3 NOC opened it"))
    #expect(run.out.contains("CLOSED 1"))
    #expect(try floor.run(["loose"]).out == "Nothing is loose.\n")
  }

  @Test func `a port that an unparked job has shut is loose, and can be closed in passing`() throws
  {
    let floor = try WorkFixture()
    _ = try floor.run(["work", Self.port], answers: WorkWalk.opened)
    let loose = try floor.run(["loose"]).out
    for words in ["CORD OUT", "NO CAP", "SHUT", "REPAIR"] { #expect(loose.contains(words)) }
    #expect(try !floor.run(["next"]).out.contains("PORT SHUT"))
    #expect(try floor.run(["handover"]).out.contains("SHUT  1 port still shut by NOC for us"))
    let all = try floor.run(["handover", "--to", "Ana"], answers: ["?", "", "", "", "q"])
    for words in ["CORD OUT 0 min", "NO CAP 0 min", "SHUT 0 min", "REPAIR 0 min", "Enter more"] {
      #expect(all.words.contains(words), "\(words): \(all.out)")
    }
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", "Noor", "q"])
    #expect(run.out.contains("3 NOC opened it"))
    #expect(try !floor.run(["loose"]).out.contains("SHUT"))
  }

  @Test func `a port that others have shut too is given back, and theirs stays`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["record", "port", Self.port, "--shut", "--by", "kim", "--ticket", "CHG9"])
    _ = try floor.run(["work", Self.port], answers: WorkWalk.opened)
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", "Noor", "q"])
    #expect(run.out.contains("3 given back, stays shut"), "\(run.out)")
    #expect(run.words.contains("It stays shut for CHG9"), "\(run.out)")
    #expect(try !floor.run(["loose"]).out.contains("SHUT"))
    let gates = try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
    #expect(gates.count == 3)
    #expect(gates.contains { $0.hasSuffix("\"shut\" \"Noor\" \"CHG9\"") }, "\(gates)")
    #expect(try !floor.run(["work", "--resume"]).out.contains("NOT SHUT"))
    // What the NOC opens is open for all, and whoever works there sees it.
    _ = try floor.run(["record", "port", Self.port, "--open", "--by", "Noor"])
    let told = try floor.run(["work", "--resume"])
    #expect(told.out.contains("NOT SHUT: 25/1. Ring the NOC"), "\(told.out)")
  }

  @Test func `what our ticket alone has shut is given back too where others have it shut`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", Self.port, "flaps", "--ticket", "INC1"])
    for (who, ticket) in [("kim", "CHG9"), ("Noor", "INC1")] {
      _ = try floor.run(["record", "port", Self.port, "--shut", "--by", who, "--ticket", ticket])
    }
    let undone = try floor.run(["handover", "--to", "Ana"], answers: ["3", "Noor", "u", "q"])
    #expect(undone.out.contains("3 given back, stays shut"), "\(undone.out)")
    #expect(undone.words.contains("It stays shut for CHG9"), "\(undone.out)")
    #expect(try floor.run(["loose"]).out.contains("SHUT"))
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", "Noor"])
    #expect(run.out.contains("CLOSED 1"), "\(run.out)")
    #expect(try floor.run(["loose"]).out == "Nothing is loose.\n")
    #expect(try !floor.run(["next"]).out.contains("PORT SHUT"))
    // Theirs stays, and whoever works there has it shut for us again.
    let work = try floor.run(["work", Self.port], answers: ["q"])
    #expect(work.words.contains("keep it shut for us too"), "\(work.out)")
  }

  @Test func `nothing is lost if nobody answers, and the page alone asks nothing`() throws {
    let floor = try Self.twoOut()
    let left = try floor.run(["handover", "--to", "Ana"], answers: ["7", "x"])
    #expect(left.status == 0)
    #expect(left.out.contains("keys: 1 2 ? u q"))
    #expect(left.out.contains("STILL OPEN 6"))
    #expect(try Self.hands(floor) == [Self.port: ["open"], Self.other: ["open"]])
    let page = try floor.run(["handover", "--to", "Ana", "--yes"])
    #expect(page.out.hasPrefix("HANDOVER 22:00  Raj > Ana\n"))
    #expect(try floor.run(["handover", "--accept", "--to", "Ana"]).status == 64)
  }

  /// Raj's cord is out at 22:00; Ana's laptop has that, and a clock that is two hours behind.
  @Test func `what is passed on is what that laptop had, whatever its clock says`() throws {
    let floor = try Self.twoOut(isCentral: true)
    try floor.join("ana.ferrule", laptop: "LT-04")
    func run(_ arguments: [String], _ store: String, answers: [String] = [], at now: String) throws
    {
      let run = try floor.run(arguments, answers: answers, at: now, as: "Ana", store: store)
      try #require(run.status == 0, "\(run.error)")
    }
    let (early, late) = ("2026-11-22T20:00:00Z", "2026-11-22T23:30:00Z")
    // Seen and passed on, by the clocks before it was loose.
    try run(["handover", "--to", "Jo"], "ana.ferrule", answers: ["2", "early", "1"], at: early)
    #expect(try Self.hands(floor, store: "ana.ferrule")[Self.port] == ["passed"])
    // Out anew meanwhile on Raj's laptop, which Ana's does not know when she passes on the other one.
    for verb in ["plug", "unplug"] {
      let arguments = ["record", verb, Self.other] + (verb == "plug" ? ["--unseen", "dark"] : [])
      try run(arguments, "elm.ferrule", at: "2026-11-22T23:00:00Z")
    }
    try run(["handover", "--to", "Jo"], "ana.ferrule", answers: ["1", "2", "late"], at: late)
    try run(["sync", "export", "-o", "late.bundle"], "ana.ferrule", at: late)
    try run(["sync", "merge", "late.bundle"], "elm.ferrule", at: late)
    #expect(try Self.hands(floor) == [Self.port: ["passed"], Self.other: ["open"]])
  }

  @Test func `it is accepted on another laptop and known on the first after a merge`() throws {
    let floor = try Self.twoOut(isCentral: true)
    try floor.join("ana.ferrule", laptop: "LT-04")
    func bring(_ from: String, _ to: String) throws {
      let name = "\(UUID().uuidString).bundle"
      #expect(try floor.run(["sync", "export", "-o", name], store: from).status == 0)
      #expect(try floor.run(["sync", "merge", name], store: to).status == 0)
    }
    _ = try floor.run(["handover", "--to", "Ana"], answers: ["2", "", "2", ""])
    try bring("elm.ferrule", "ana.ferrule")
    _ = try floor.run(
      ["handover", "--accept"], answers: ["2"], as: "Ana", store: "ana.ferrule")
    // Meanwhile one of them was plugged in here: it is no longer loose, whoever has it.
    _ = try floor.run(["record", "plug", Self.other, "--unseen", "window closed"])
    try bring("ana.ferrule", "elm.ferrule")
    try bring("elm.ferrule", "ana.ferrule")
    let here = try Self.hands(floor)
    #expect(here[Self.port] == ["accepted"])
    #expect(here == (try Self.hands(floor, store: "ana.ferrule")))
  }
}
