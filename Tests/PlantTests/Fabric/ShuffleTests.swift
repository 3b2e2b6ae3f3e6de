import Plant
import Testing

/// Cassettes with array connectors in front and behind.
@Suite struct `Shuffles` {
  /// Four leaves in front and four spines behind, each port split in four: lane k of leaf i goes to lane i
  /// of spine k.
  private func fourByFour(spines: [Int] = [1, 2, 3, 4], isWritten: Bool = true) -> SmallPlan {
    var plan = SmallPlan()
    plan.cassette("K", .free)
    for side in ["L", "S"] {
      for number in 1...4 {
        for part in 0...3 { plan.port("\(side)\(number):swp1s\(part)", cage: "1") }
      }
    }
    for number in 1...4 {
      plan.position("P:F\(number)", cassette: "K", port: "F\(number)")
      plan.position("P:R\(number)", cassette: "K", port: "R\(number)")
    }
    for leaf in 1...4 {
      plan.cable("CL\(leaf)", ("L\(leaf):swp1s0", "P:F\(leaf)"))
      plan.cable("CS\(leaf)", ("S\(leaf):swp1s0", "P:R\(spines[leaf - 1])"))
      for spine in 1...4 { plan.link("L\(leaf):swp1s\(spine - 1)", "S\(spine):swp1s\(leaf - 1)") }
    }
    guard isWritten else { return plan }
    for pair in PartDesign.breakout(.fourByFour).map.pairs {
      plan.write(
        WrittenFibre(
          fromConnector: "R\(pair.far.connector)", fromPosition: pair.far.position,
          toConnector: "F\(pair.near.connector)", toPosition: pair.near.position), of: "K")
    }
    return plan
  }

  @Test func `four leaves to four spines, a lane a link`() {
    let check = fourByFour().check()
    #expect(check.good == 16, "\(check.cannot.first?.why ?? []) \(check.failed.first?.what ?? "")")
    #expect(check.failed == [] && check.cannot == [])
  }

  @Test func `two exchanged cords behind it are one finding with all their links`() {
    let check = fourByFour(spines: [2, 1, 3, 4]).check()
    #expect(check.failed.map(\.rule.code) == ["exchanged-cords"], "\(check.cannot)")
    #expect(check.failedLinks == 8 && check.good == 8)
    #expect(check.failed.first?.parts.sorted() == ["CS1", "CS2"])
  }

  @Test func `without its map nothing can be judged, and the map is what is named`() {
    let check = fourByFour(isWritten: false).check()
    #expect(check.good == 0 && check.cannot.count == 16)
    #expect(
      check.cannot.first?.why == [
        "how the fibres of K run between its connectors is not written down"
      ])
  }

  /// Whole ports exchanged: front 1 leads to rear 2 and front 2 to rear 1.
  private func exchange(_ rows: [WrittenFibre], spines: [String] = ["S2:1", "S1:1"]) -> PlanCheck {
    var plan = SmallPlan()
    plan.cassette("K", .free)
    for port in ["L1:1", "L2:1", "S1:1", "S2:1"] { plan.port(port) }
    for number in 1...2 {
      plan.position("P:F\(number)", cassette: "K", port: "F\(number)")
      plan.position("P:R\(number)", cassette: "K", port: "R\(number)")
      plan.cable("CL\(number)", ("L\(number):1", "P:F\(number)"))
      plan.cable("CS\(number)", (spines[number - 1], "P:R\(number)"))
      plan.link("L\(number):1", "S\(number):1")
    }
    for row in rows { plan.write(row, of: "K") }
    return plan.check()
  }

  private func rows(_ rear: (Int, Int) -> Int) -> [WrittenFibre] {
    (1...2).flatMap { front in
      (1...12).map { position in
        WrittenFibre(
          fromConnector: "R\(rear(front, position))", fromPosition: 13 - position,
          toConnector: "F\(front)", toPosition: position)
      }
    }
  }

  @Test func `where the lanes of a port stay together the link is judged whole`() {
    let check = exchange(rows { front, _ in 3 - front })
    #expect(check.good == 2, "\(check.failed) \(check.cannot)")
    #expect(
      exchange(rows { front, _ in 3 - front }, spines: ["S1:1", "S2:1"]).failed.map(\.rule.code)
        == ["exchanged-cords"])
  }

  @Test func `where the lanes of one link part, that is said and nothing else`() {
    let halves = rows { front, position in [1, 2, 11, 12].contains(position) ? front : 3 - front }
    let check = exchange(halves)
    #expect(check.failed == [])
    #expect(
      check.cannot.map(\.why) == [
        ["its lanes leave K by several connectors"], ["its lanes leave K by several connectors"],
      ])
  }

  @Test func `a map with a position that is not there is a contradiction by name`() {
    let wrong = WrittenFibre(
      fromConnector: "R1", fromPosition: 13, toConnector: "F1", toPosition: 1)
    let check = exchange([wrong])
    #expect(Set(check.failed.map(\.rule.code)) == ["contradiction"])
    #expect(check.failed.first?.what.contains("position 13") == true)
  }
}
