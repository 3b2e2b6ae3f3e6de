import Testing

/// Two records that are one thing.
struct SameTests {
  private func twins() throws -> RecordFixture {
    let floor = try RecordFixture()
    #expect(try floor.run("add device name=ASH-1b kind=switch serial=S7").status == 0)
    return floor
  }

  @Test(arguments: ["ASH-1 ASH-1b", "ASH-1b ASH-1"])
  func `both orders give the same`(order: String) throws {
    let floor = try twins()
    let run = try floor.run("same \(order)")
    #expect(run.status == 0, "\(run.error)")
    let show = try floor.run("show S7")
    #expect(show.out.contains("same   "), "\(show.out)")
    let again = try floor.run("same \(order)")
    #expect(again.out.contains("one thing already"))
  }

  @Test func `names, history and ports lead to the older`() throws {
    let floor = try twins()
    _ = try floor.recorded("note ASH-1b loud")
    try floor.run("add port device=ASH-1b name=9/1")
    let joined = try floor.run("same ASH-1 ASH-1b")
    #expect(joined.error.contains("1 thing stays under the record"), "\(joined.error)")
    let label = try floor.run("show ASH-1b --json").json()["label"] as? String
    let other = try floor.run("show ASH-1 --json").json()["label"] as? String
    #expect(label == other)
    #expect(try floor.run("history ASH-1").out.contains("loud"))
    #expect(try floor.run("show ASH-1:9/1").status == 0)
  }

  @Test func `it is undone`() throws {
    let floor = try twins()
    try floor.run("same ASH-1 ASH-1b")
    let apart = try floor.run("same ASH-1b --apart")
    #expect(apart.status == 0, "\(apart.error)")
    #expect(try floor.run("show ASH-1b --json").json()["label"] as? String == "ASH-1b")
    try floor.refuses("same ASH-1b --apart", 69, "was not found to be another")
    try floor.run("same ASH-1 ASH-1b")
    try floor.refuses("same ASH-1 --apart", 65, "ASH-1 is the older record")
  }

  @Test func `what stands at two places is not one thing unasked`() throws {
    let floor = try RecordFixture()
    try floor.run("edit ASH-1 lowest_u=30")
    try floor.run("edit ASH-2 lowest_u=31")
    try floor.refuses("same ASH-1 ASH-2", 65, "R07-06 u31")
    #expect(try floor.run("same ASH-1 ASH-2 --yes").status == 0)
  }

  @Test func `the join is in the history, and a shared label is shown once`() throws {
    let floor = try twins()
    try floor.run("alias L-7 ASH-1")
    try floor.run("alias l-7 ASH-1b")
    try floor.run("same ASH-1 ASH-1b")
    #expect(try floor.run("history ASH-1").out.contains("was found to be this"))
    let shown = try floor.run("show ASH-1").out.lowercased()
    #expect(shown.ranges(of: "names  l-7").count == 1, "\(shown)")
  }

  @Test func `itself, two kinds and nothing are refused`() throws {
    let floor = try twins()
    try floor.refuses("same ASH-1 ASH-1", 65, "one record already")
    try floor.refuses("same ASH-1 P07A", 65, "two kinds")
    try floor.refuses("same ASH-1 nowhere", 69, "Nothing here is called nowhere")
    #expect(try floor.run("same ASH-1").status == 64)
  }
}
