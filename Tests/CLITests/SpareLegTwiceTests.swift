import Foundation
import Testing

/// Two laptops take one spare leg for two links before either knows of the other: the real binary.
struct SpareLegTwiceTests {
  private let second = "second.ferrule"
  private let links = ["dgx-01:mlx5_0", "dgx-02:mlx5_0"]
  /// The leg was tested, both ends are shut, and both cords are moved.
  private let moved =
    ["1", "1", "19", "2", "dana", "2", "dana"] + ["1", "1", "1", "1"] + ["1", "1", "1", "1", "q"]

  private func need(_ demo: DemoFixture, _ arguments: [String], _ store: String? = nil) throws {
    let run = try demo.run(arguments, store: store)
    try #require(run.status == 0, "\(arguments): \(run.error)")
  }

  /// A hall with two laptops that have not told each other which leg they took.
  private func taken() throws -> DemoFixture {
    let demo = try DemoFixture()
    try need(demo, ["sync", "export", "-o", "before.bundle"])
    try need(demo, ["init", second, "--from", "before.bundle", "--laptop", "LT-09"])
    try need(demo, ["join", "request", "-o", "second.join"], second)
    try need(demo, ["join", "grant", "second.join"])
    try need(demo, ["sync", "export", "-o", "vouched.bundle"])
    try need(demo, ["join", "finish", "vouched.bundle"], second)
    try need(demo, ["spares", "P01A", "P03J", "--take", links[0]])
    try need(demo, ["spares", "P01A", "P03J", "--take", links[1]], second)
    return demo
  }

  private func merge(_ demo: DemoFixture) throws {
    try need(demo, ["sync", "export", "-o", "second.bundle"], second)
    try need(demo, ["sync", "merge", "second.bundle"])
  }

  /// The short id of the task that moves a link.
  private func task(_ demo: DemoFixture, _ cord: String) throws -> String {
    let tasks = try demo.run(["task", "list", "--json"]).list("tasks")
    let task = tasks.first { ($0["text"] as? String)?.contains("move \(cord) ") == true }
    return String(try #require(task?["id"] as? String).suffix(8))
  }

  private func words(_ run: BinaryRun) -> String {
    (run.out + run.error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `check names both tasks until one of them is closed`() throws {
    let demo = try taken()
    #expect(try !demo.run(["check", links[0]]).out.contains("double-booked-leg"))
    try merge(demo)
    let tasks = try [task(demo, "C-0001"), task(demo, "C-0017")]
    for ref in links {
      let check = try demo.run(["check", ref])
      #expect(check.status == 1)
      #expect(check.out.contains("double-booked-leg"), "\(check.out)")
      #expect(words(check).contains("where T106 leg 5"), "\(check.out)")
      #expect(tasks.allSatisfy { check.out.contains($0) }, "\(check.out)")
      let said = words(check)
      #expect(
        tasks.contains { said.contains("ferrule task close \($0) --dropped") }, "\(check.out)")
    }
    #expect(try !demo.run(["check", "dgx-04:mlx5_0"]).out.contains("double-booked-leg"))
    let spares = try demo.run(["spares", "P01A", "P03J"]).out
    #expect(tasks.allSatisfy { spares.contains("T106 leg 5: task \($0) takes it") }, "\(spares)")
    try need(demo, ["task", "close", tasks[1], "--dropped"])
    #expect(try !demo.run(["check", links[0]]).out.contains("double-booked-leg"))
  }

  @Test func `neither is begun before one is closed, and then the other is`() throws {
    let demo = try taken()
    try merge(demo)
    let tasks = try [task(demo, "C-0001"), task(demo, "C-0017")]
    for (number, link) in links.enumerated() {
      let run = try demo.run(["work", link, "--procedure", "spare-leg"])
      #expect(run.status == 65)
      #expect(words(run).contains("takes T106 leg 5 for"), "\(run.error)")
      let close = "ferrule task close \(tasks[1 - number]) --dropped"
      #expect(words(run).contains(close), "\(run.error)")
    }
    try need(demo, ["task", "close", tasks[1], "--dropped"])
    let begun = try demo.run(["work", links[0], "--procedure", "spare-leg"], answers: ["q"])
    #expect(begun.out.contains("TEST POLARITY P01A:65 to P03J:65"), "\(begun.out)")
  }

  @Test func `a leg that has the other link's cords by now is refused`() throws {
    let demo = try taken()
    let work = try demo.run(
      ["work", links[1], "--procedure", "spare-leg"], store: second, answers: moved)
    try #require(work.out.contains("saved 22:10"), "\(work.out)")
    try merge(demo)
    let run = try demo.run(["work", links[0], "--procedure", "spare-leg"])
    #expect(run.status == 65)
    #expect(words(run).contains("C-0017:b is recorded at P01A:65"), "\(run.error)")
    #expect(words(run).contains("--dropped, and take another leg"), "\(run.error)")
    let check = try demo.run(["check", links[0]])
    #expect(check.status == 1)
    #expect(check.out.contains("double-booked-leg"), "\(check.out)")
    let task = try task(demo, "C-0001")
    #expect(words(check).contains("ferrule task close \(task) --dropped"), "\(check.out)")
    #expect(try !demo.run(["check", links[1]]).out.contains("double-booked-leg"))
  }

  @Test func `where both were done, check names the cords that are recorded in one place`() throws {
    let demo = try taken()
    for (link, store) in zip(links, ["hall.ferrule", second]) {
      _ = try demo.run(
        ["work", link, "--procedure", "spare-leg"], store: store, answers: moved)
    }
    try merge(demo)
    let check = try demo.run(["check", links[0]])
    #expect(check.status == 1)
    #expect(check.out.contains("double-booked-place"), "\(check.out)")
    for cord in ["C-0001", "C-0017"] { #expect(check.out.contains(cord), "\(check.out)") }
  }
}
