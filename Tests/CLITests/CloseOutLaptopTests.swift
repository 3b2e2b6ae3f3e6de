import Testing

/// The note names the laptop on which hands were signed, wherever it is printed.
struct CloseOutLaptopTests {
  private let port = "elm-leaf-1:25/1"
  private let second = "ana.ferrule"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    try floor.join(second, laptop: "LT-09")
  }

  private func merge(from store: String, into other: String) throws {
    let out = try floor.run(["sync", "export", "-o", "one.bundle"], store: store)
    try #require(out.status == 0, "\(out.error)")
    let merged = try floor.run(["sync", "merge", "one.bundle"], store: other)
    try #require(merged.status == 0, "\(merged.error)")
  }

  @Test func `hands that were signed on another laptop are not said to be done on this one`() throws
  {
    let run = try floor.run(
      ["work", port],
      answers: WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + WorkWalk.lanes + WorkWalk.soaking,
      as: "Ana", store: second)
    try #require(run.out.contains("HANDS DONE Ana LT-09 "), "\(run.out)\(run.error)")
    try merge(from: second, into: "elm.ferrule")
    let note = try floor.run(["closeout", port])
    #expect(note.out.contains("HANDS DONE Ana LT-09 "), "\(note.out)")
  }

  @Test func `a job that nobody has signed is named with the laptop it was begun on`() throws {
    _ = try floor.run(["work", port], answers: WorkWalk.opened + ["q"])
    try merge(from: "elm.ferrule", into: second)
    let note = try floor.run(["closeout", port], store: second)
    #expect(note.out.contains("HANDS NOT DONE "), "\(note.out)\(note.error)")
    #expect(!note.out.contains("LT-09"), "\(note.out)")
  }
}
