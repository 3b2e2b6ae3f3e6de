import Foundation
import Testing

/// Three laptops of one site edit apart; their bundles merge in every order, and twice.
struct HomeTests {
  private static let laptops = ["ana", "raj", "zoe"]

  private static func edits(_ laptop: String) -> [[String]] {
    [
      ["edit", "elm-leaf-1", "owner=\(laptop)"],
      ["edit", "elm-node-1", "note=seen by \(laptop)"],
      ["edit", "elm-spine-2:4/1", "cage_side=\(laptop == "raj" ? "left" : "right")"],
      ["alias", "L-\(laptop)", "elm-leaf-1:25/1"],
      ["add", "cable", "kind=cord", "maker=Acme", "serial=C-\(laptop)"],
      ["record", "seen", "elm-leaf-1:25/1", "--medium", laptop == "zoe" ? "aoc" : "fibre"],
      ["record", "inspect", "elm-leaf-1:25/1/port", "--verdict", "dirt", "--fibres", "3:dirt"],
      ["fault", "add", "elm-leaf-1:25/2", "flaps seen by \(laptop)"],
    ] + (laptop == "zoe" ? [["retire", "elm-node-1", "--yes", "--why", "gone"]] : [])
  }

  @Test func `every order and twice gives the same bytes and loses no edit`() throws {
    let floor = try WorkFixture()
    try #require(try floor.run(["sync", "export", "-o", "start.bundle"]).status == 0)
    for laptop in Self.laptops {
      let store = "\(laptop).ferrule"
      try floor.join(store)
      for edit in Self.edits(laptop) {
        let run = try floor.run(edit, as: laptop, store: store)
        try #require(run.status == 0, "\(laptop) \(edit): \(run.error)")
      }
      try #require(
        try floor.run(["sync", "export", "-o", "\(laptop).bundle"], store: store).status == 0)
    }
    var dumps: Set<String> = []
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for (number, order) in orders.enumerated() {
      let store = "home\(number).ferrule"
      try #require(try floor.run(["init", store, "--from", "start.bundle"]).status == 0)
      for place in order + order.reversed() {
        let merge = try floor.run(
          ["sync", "merge", "\(Self.laptops[place]).bundle"], store: store)
        try #require(merge.status == 0, "\(merge.error)")
      }
      dumps.insert(try floor.run(["dump", "--canonical"], store: store).out)
      #expect(try floor.run(["doctor"], store: store).status == 0)
    }
    #expect(dumps.count == 1)
    let dump = try #require(dumps.first)
    for laptop in Self.laptops {
      for trace in ["\"\(laptop)\"", "\"seen by \(laptop)\"", "\"L-\(laptop)\"", "\"C-\(laptop)\""]
      {
        #expect(dump.contains(trace), "\(trace) is missing")
      }
      #expect(dump.contains("\"flaps seen by \(laptop)\""))
    }
    let conflicts = try floor.run(["conflicts", "--json"], store: "home0.ferrule")
    #expect(conflicts.status == 1)
    let kinds = try conflicts.list("conflicts").compactMap { $0["kind"] as? String }
    // Owner, note, side of the cage; and what the cord was seen to be.
    #expect(kinds.count { $0 == "two-answers" } == 4)
    #expect(kinds.contains("retired-and-edited"))
  }

  @Test func `merged back, the laptops print the same bytes`() throws {
    let floor = try WorkFixture()
    _ = try floor.run(["sync", "export", "-o", "start.bundle"])
    for laptop in Self.laptops {
      try floor.join("\(laptop).ferrule")
      for edit in Self.edits(laptop) {
        _ = try floor.run(edit, as: laptop, store: "\(laptop).ferrule")
      }
      _ = try floor.run(
        ["sync", "export", "-o", "\(laptop).bundle"], store: "\(laptop).ferrule")
      _ = try floor.run(["sync", "merge", "\(laptop).bundle"])
    }
    let home = try floor.run(["dump", "--canonical"]).out
    _ = try floor.run(["sync", "export", "-o", "home.bundle"])
    for laptop in Self.laptops {
      let merge = try floor.run(["sync", "merge", "home.bundle"], store: "\(laptop).ferrule")
      #expect(merge.status == 0, "\(merge.error)")
      #expect(try floor.run(["dump", "--canonical"], store: "\(laptop).ferrule").out == home)
      let again = try floor.run(["sync", "merge", "home.bundle"], store: "\(laptop).ferrule")
      #expect(again.out.contains("nothing new"))
    }
  }
}
