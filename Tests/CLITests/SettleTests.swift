import Foundation
import Testing

/// Disagreements that a rule of the site decides.
struct SettleTests {
  private let port = "elm-leaf-1:25/1"
  private let other = "elm-leaf-1:25/2"

  /// Ana typed a label at one port, Raj scanned it at another; they also disagree about a cage.
  private func site() throws -> ConflictFixture {
    let site = try ConflictFixture()
    try site.ana("alias L-7 \(port)")
    try site.ana("edit elm-node-1:mlx5_0 cage_side=left")
    try site.raj("alias L-7 \(other) --scanned")
    try site.raj("edit elm-node-1:mlx5_0 cage_side=right")
    try site.merge()
    return site
  }

  @Test func `what was scanned is true, and the rule is written with it`() throws {
    let site = try site()
    let dump = try site.dump()
    let would = try site.run("conflicts settle")
    #expect(would.status == 0, "\(would.error)")
    #expect(
      would.out.contains("WOULD SETTLE L-7 same-alias") || would.out.contains("same-alias, rule"))
    #expect(would.out.contains("1 needs somebody to decide"), "\(would.out)")
    #expect(would.out.contains("next: ferrule conflicts settle --yes"))
    #expect(try site.dump() == dump)

    let done = try site.run("conflicts settle --yes --json").json()
    #expect(done["left"] as? Int == 1)
    let settled = try #require(done["settled"] as? [[String: Any]])
    #expect(settled.map { $0["rule"] as? String } == ["scan-beats-typing"])
    #expect(try site.list().compactMap { $0["word"] as? String } == ["cage"])
    // The label leads to where it was scanned, who decided and by what is kept, and it can be taken back.
    #expect(try site.run("show L-7").out.contains(other))
    #expect(try site.run("history \(port)").out.contains("rule: a scan beats typing"))
    #expect(try site.run("alias L-7 \(other) --remove").status == 0)
    #expect(try site.run("alias L-7 \(port)").status == 0)
    #expect(try site.run("show L-7").out.contains(port))
    #expect(try site.run("conflicts settle --yes").out.contains("No rule decides any of them"))
  }

  @Test func `a rule for a word that is on no list is refused`() throws {
    let site = try site()
    let run = try site.run("add policy name=settle/nonsense value=ask")
    #expect(run.status == 65)
    #expect(run.error.contains("nonsense is no word"), "\(run.error)")
    #expect(try site.run("add policy name=settle/links value=ask").status == 0)
  }

  @Test func `a site may have people decide, and one that was typed twice is theirs`() throws {
    let site = try site()
    try #require(try site.run("add policy name=settle/same-alias value=ask").status == 0)
    let run = try site.run("conflicts settle --yes")
    #expect(run.out.contains("No rule decides any of them; 2 need somebody"), "\(run.out)")
    #expect(try site.list().count == 2)
  }
}
