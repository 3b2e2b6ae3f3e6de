import Foundation
import Testing

/// Tools that somebody else has, and that they are back.
struct KitLendingTests {
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    for tool in [["kind=pen", "label=pen 4"], ["kind=tip", "label=tip A"]] {
      try #require(try floor.run(["add", "tool"] + tool).status == 0)
    }
  }

  private func dump() throws -> String { try floor.run(["dump", "--canonical"]).out }

  private func away(_ label: String) throws -> [String: Any]? {
    try floor.run(["kit", "--json"]).list("tools")
      .first { $0["label"] as? String == label }?["away"] as? [String: Any]
  }

  @Test func `a tool that is lent is loose until it is back`() throws {
    let lent = try floor.run(["kit", "lend", "pen 4", "--to", "Mina"])
    #expect(lent.status == 0, "\(lent.error)")
    #expect(lent.out == "Recorded pen 4: with Mina; bring it back to Raj.\n")
    let loose = try floor.run(["loose"])
    #expect(loose.words.contains("BORROWED 0 min bring it back to Raj; for Mina"), "\(loose.out)")
    #expect(try floor.run(["loose", "--row", "R07"]).out.contains("BORROWED"))
    let page = try floor.run(["handover"])
    #expect(page.out.contains("AWAY 1"), "\(page.out)")
    #expect(try floor.run(["next"]).out.contains("bring it back to Raj"))
    let kit = try floor.run(["kit"], at: "2026-11-22T23:00:00Z")
    let line = try #require(kit.lines.first { $0.hasPrefix("pen 4") })
    #expect(line.hasSuffix(" AWAY"), "\(kit.out)")
    #expect(kit.lines.contains("AWAY pen 4 60 min: with Mina; bring it back to Raj"), "\(kit.out)")
    #expect(try away("pen 4")?["with"] as? String == "Mina")
    #expect(try away("tip A") == nil)

    let back = try floor.run(["kit", "return", "pen 4", "--json"], as: "Mina")
    #expect(back.status == 0, "\(back.error)")
    #expect(try back.json()["away"] is NSNull)
    #expect(try #require(try back.json()["closed"] as? [String]).count == 1)
    #expect(try floor.run(["loose"]).out == "Nothing is loose.\n")
    #expect(try away("pen 4") == nil)
    #expect(try !floor.run(["kit"]).out.contains("AWAY"))
  }

  @Test func `a pen for other faces, or that another has, is taken with a remark`() throws {
    let hall = try DemoFixture()
    func clean(_ face: String, _ pen: String, as who: String) throws -> String {
      let run = try hall.run(
        ["record", "clean", face, "--method", "dry", "--tool", pen], as: who)
      #expect(run.status == 0, "\(run.error)")
      return run.error
    }
    let port = "S1-P2:11/2"
    let unpinned = try clean("\(port)/port", "pen 4", as: "Jo")
    #expect(
      unpinned.contains("pen 4 is entered for unpinned APC faces, and \(port)/port"), "\(unpinned)")
    #expect(unpinned.contains("is not one"), "\(unpinned)")
    #expect(!unpinned.contains("away"), "\(unpinned)")
    // It is with Jo.
    #expect(try clean("\(port)/cord", "pen 4", as: "Raj").contains("pen 4 is away"))
    #expect(try clean("\(port)/port", "pen 7", as: "Raj").isEmpty)
    #expect(try clean("\(port)/port", "a stranger's pen", as: "Raj").isEmpty)
    let lent = try hall.run(["kit", "lend", "pen 7", "--to", "Mina"])
    try #require(lent.status == 0, "\(lent.error)")
    let away = try clean("\(port)/port", "pen 7", as: "Raj")
    #expect(away.contains("with Mina") && away.contains("ferrule kit return 'pen 7'"), "\(away)")
  }

  @Test func `a tip for other faces, or a tool that another has, is taken with a remark`() throws {
    let hall = try DemoFixture()
    let port = "S1-P2:11/2"
    for tool in [
      ["kind=tip", "label=tip X", "fits=unpinned"], ["kind=tester", "label=tester X"],
      ["kind=pen", "label=pen X"],
    ] {
      try #require(try hall.run(["add", "tool"] + tool).status == 0)
    }
    try #require(try hall.run(["kit", "lend", "tester X", "--to", "Mina"]).status == 0)
    func told(_ arguments: [String]) throws -> String {
      let run = try hall.run(["record"] + arguments)
      #expect(run.status == 0, "\(run.error)")
      return run.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let look = try told(["inspect", "\(port)/port", "--verdict", "dirt", "--tip", "tip X"])
    #expect(look.contains("tip X, never checked: this result says so"), "\(look)")
    #expect(
      look.contains("ferrule kit check 'tip X' --dot left|right --key top|bottom"), "\(look)")
    #expect(look.contains("tip X is entered for unpinned faces, and \(port)/port"), "\(look)")
    let loss = try told(["loss", port, "--reading", "1:850:0.3", "--tester", "tester X"])
    #expect(loss.contains("tester X is away"), "\(loss)")
    #expect(loss.contains("with Mina"), "\(loss)")
    let test = try told(["polarity", port, "--map", "1:12", "--tester", "tester of Bob"])
    let enter = "ferrule add tool kind=tester label='tester of Bob'"
    #expect(test.contains("tester of Bob, never checked"), "\(test)")
    #expect(test.contains("To enter it: \(enter)"), "\(test)")
    let clean = ["clean", "\(port)/port", "--method", "dry", "--tool", "pen X"]
    #expect(try !told(clean).contains("pen X"))
    let failed = ["kit", "check", "pen X", "--check", "stock", "--outcome", "fail"]
    try #require(try hall.run(failed).status == 0)
    let dead = try told(clean)
    #expect(dead.contains("pen X, FAILED its check. To check it: "), "\(dead)")
    #expect(
      dead.contains("ferrule kit check 'pen X' --check stock --outcome ok|fail"), "\(dead)")
    // The tip in hand is named where it fits; where it does not, neither the remark nor the result has it.
    let other = try told(["inspect", "\(port)/cord", "--verdict", "clean"])
    #expect(other.contains("tip X"), "\(other)")
    let again = try told(["inspect", "\(port)/port", "--verdict", "clean"])
    #expect(!again.contains("tip X"), "\(again)")
  }

  /// What `loose` says to type about the tools that are away.
  private func advice() throws -> [String] {
    try floor.run(["loose", "--json"]).list("loose").compactMap { $0["next"] as? String }
  }

  /// Types a command in a shell as it was printed.
  private func pasted(_ command: String) throws -> WorkFixture.Run {
    var shell = floor
    shell.launcher = ["/bin/sh", "-c", #"ferrule() { "$0" "$@"; }; eval "$1""#]
    return try shell.run([command])
  }

  @Test(arguments: ["pen 4", "Ana's pen", "a pen with a label that is longer than a line is wide"])
  func `what is said of a tool that is away brings it back when it is pasted`(label: String) throws
  {
    if label != "pen 4" {
      try #require(try floor.run(["add", "tool", "kind=pen", "label=\(label)"]).status == 0)
    }
    try #require(try floor.run(["kit", "lend", label, "--to", "Mina"]).status == 0)
    let said = try #require(try advice().first)
    #expect(said.hasPrefix("ferrule kit return "), "\(said)")
    let next = try floor.run(["next"], as: "Mina")
    #expect(next.words.contains("do: \(said)"), "\(next.out)")
    #expect(try floor.run(["handover"]).words.contains("next: \(said)"))
    let back = try pasted(said)
    #expect(back.out == "Recorded \(label): back.\n", "\(back.error)")
    #expect(try advice().isEmpty)
    #expect(try away(label) == nil)
  }

  @Test func `of two tools with one label the one that is away is brought back`() throws {
    try #require(try floor.run(["kit", "lend", "pen 4", "--to", "Mina"]).status == 0)
    try #require(try floor.run(["add", "tool", "kind=tip", "label=pen 4"]).status == 0)
    let said = try #require(try advice().first)
    #expect(!said.contains("pen 4"), "\(said)")
    let back = try pasted(said)
    #expect(back.out == "Recorded pen 4: back.\n", "\(back.error)")
    #expect(try advice().isEmpty)
  }

  @Test func `a tool that is away is still closed with one answer in passing`() throws {
    try #require(try floor.run(["kit", "lend", "pen 4", "--to", "Mina"]).status == 0)
    let run = try floor.run(["handover", "--to", "Ana"], answers: ["3", ""])
    #expect(run.out.contains("do: ferrule kit return 'pen 4'"), "\(run.out)")
    #expect(run.out.contains("CLOSED 1"), "\(run.out)")
    #expect(try away("pen 4") == nil)
  }

  @Test func `what is lent on goes back where it came from`() throws {
    let cart = "the cart of row R02"
    let taken = try floor.run(["kit", "borrow", "pen 4", "--from", cart], as: "Jo")
    #expect(taken.out == "Recorded pen 4: with Jo; bring it back to \(cart).\n", "\(taken.error)")
    let on = try floor.run(["kit", "lend", "PEN 4", "--to", "Mina", "--json"], as: "Jo")
    #expect(on.status == 0, "\(on.error)")
    #expect(try #require(try on.json()["closed"] as? [String]).count == 1)
    #expect(try away("pen 4")?["with"] as? String == "Mina")
    #expect(try away("pen 4")?["text"] as? String == "bring it back to \(cart)")
    // Whoever lends it on and never had it does not become its place.
    let own = try floor.run(["kit", "lend", "pen 4", "--to", "Lee"], as: "Ana")
    #expect(own.out == "Recorded pen 4: with Lee; bring it back to \(cart).\n", "\(own.error)")
    // One that is taken from somebody else goes back to them.
    #expect(
      try floor.run(["kit", "borrow", "pen 4", "--from", "Ana"], as: "Raj").status == 0)
    #expect(try away("pen 4")?["text"] as? String == "bring it back to Ana")
    #expect(try floor.run(["task", "--json"]).list("tasks").count == 1)
    #expect(try floor.run(["task", "close", "pen 4"]).status == 0)
    #expect(try away("pen 4") == nil)
  }

  @Test func `what cannot be is refused and leaves nothing`() throws {
    try refuses(["return", "pen 4"], 65, "is not away")
    try refuses(["lend", "pen 4", "--to", "raj"], 65, "cannot go from")
    try refuses(["lend", "pen 9", "--to", "Mina"], 69, "add tool kind=pen")
    try refuses(["lend", "elm-leaf-1", "--to", "Mina"], 69, "is a device, not a tool")
    try refuses(["borrow", "pen 4", "--from", " "], 65, "--from is empty")
    try #require(try floor.run(["kit", "lend", "pen 4", "--to", "Mina"]).status == 0)
    try refuses(["lend", "pen 4", "--to", "mina"], 65, "with Mina already")
  }

  private func refuses(_ command: [String], _ status: Int32, _ words: String) throws {
    let before = try dump()
    let refused = try floor.run(["kit"] + command)
    #expect(refused.status == status, "\(refused.error)")
    #expect(refused.errorWords.contains(words), "\(refused.error)")
    #expect(refused.error.contains("next: "), "\(refused.error)")
    #expect(try dump() == before)
  }

  @Test func `a tool that is retired is lent no more, and comes back all the same`() throws {
    try #require(try floor.run(["kit", "lend", "pen 4", "--to", "Mina"]).status == 0)
    try #require(try floor.run(["retire", "pen 4", "--why", "lost"]).status == 0)
    #expect(try floor.run(["kit", "lend", "pen 4", "--to", "Ana"]).status == 65)
    #expect(try floor.run(["kit", "return", "pen 4"]).status == 0)
    #expect(try floor.run(["loose"]).out == "Nothing is loose.\n")
  }

  @Test func `the pen that is away in the demo hall comes back`() throws {
    let hall = try DemoFixture()
    #expect(try hall.run(["loose"]).out.contains("BORROWED"))
    let kit = try hall.run(["kit"])
    #expect(kit.out.contains("AWAY pen 4 7 h: with Jo; bring it back to the cart of row R02"))
    #expect(kit.lines.allSatisfy { $0.count <= 80 }, "\(kit.out)")
    let back = try hall.run(["kit", "return", "pen 4"], as: "Jo")
    #expect(back.out == "Recorded pen 4: back.\n", "\(back.error)")
    #expect(try !hall.run(["loose"]).out.contains("BORROWED"))
  }
}
