import Testing

/// Two people, two laptops, one link: each does an end, then each takes over the other's log.
struct WorkTwoLaptopsTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let second = "ana.ferrule"

  private func twoLaptops() throws -> WorkFixture {
    let floor = try WorkFixture()
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC7"])
    try floor.join(second)
    return floor
  }

  private func exchange(_ floor: WorkFixture) throws {
    for (store, other, name) in [
      ("elm.ferrule", second, "one.bundle"), (second, "elm.ferrule", "two.bundle"),
    ] {
      let out = try floor.run(["sync", "export", "-o", name], store: store)
      try #require(out.status == 0, "\(out.error)")
      let merged = try floor.run(["sync", "merge", name], store: other)
      try #require(merged.status == 0, "\(merged.error)")
    }
  }

  private func screen(_ floor: WorkFixture, _ port: String, _ store: String) throws -> String {
    // What is unsent is each laptop's own.
    try floor.run(["work", port], as: "Zoe", store: store).lines
      .filter { !$0.contains("unsent") }.joined(separator: "\n")
  }

  @Test func `both ends go on the same on both laptops`() throws {
    let floor = try twoLaptops()
    _ = try floor.run(["work", near], answers: WorkWalk.opened + WorkWalk.cleaned + ["1"])
    let damaged = ["3", "", "1", "1", "1", "1", "1", "dana", "1", "MT2440X1", "BAG-4", "1", "1"]
    _ = try floor.run(
      ["work", far], answers: WorkWalk.opened + damaged, as: "Ana", store: second)
    try exchange(floor)
    let here = try screen(floor, near, "elm.ferrule")
    #expect(here.contains("elm-spine-2 3/1: cord out"))
    #expect(try screen(floor, near, second) == here)
    let there = try screen(floor, far, "elm.ferrule")
    #expect(there.contains("LOOK: CORD PLUG"))
    #expect(try screen(floor, far, second) == there)
    #expect(
      try floor.run(["work", "--list"], store: second).out == floor.run(["work", "--list"]).out)
    #expect(try floor.run(["next"], store: second).out == floor.run(["next"]).out)
  }

  @Test func `two people who begin at one joint see one repair`() throws {
    let floor = try twoLaptops()
    _ = try floor.run(["work", near], answers: WorkWalk.opened + ["1"])
    _ = try floor.run(["work", near], answers: ["2", "dana"], as: "Ana", store: second)
    try exchange(floor)
    for store in ["elm.ferrule", second] {
      let jobs = try floor.run(["work", "--list", "--json"], store: store).list("jobs")
      #expect(jobs.count == 2)
      for job in jobs {
        let code = try #require(job["code"] as? String)
        let run = try floor.run(["work", "--resume", code], store: store)
        #expect(run.out.contains("LOOK: CORD PLUG"))
      }
    }
  }
}
