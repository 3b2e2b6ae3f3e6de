import Paper
import Plant
import TestSupport
import Testing

struct ChecklistTests {
  @Test func `lines come in walking order and those with work are numbered`() {
    let items = Fixture.checklist.items
    #expect(items.map(\.entry.ref) == ["P07A:22", "S1-L3:25/1", "S1-L3:25/2", "S1-L9:4/1"])
    #expect(items.map(\.number) == [1, 2, nil, 3])
    #expect(Fixture.checklist.walks.map(\.side) == [.front, .rear])
    #expect(Fixture.checklist.walks[1].racks.map(\.name) == ["R07-06", "R07-10"])
    #expect(Fixture.checklist.counts.text == "3 to do (1 for the far end), 1 not to touch")
    #expect(Fixture.checklist.emptySentence == nil)
  }

  @Test(arguments: UInt64(1)...20)
  func `shuffled entries make the same bytes`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    var entries: [ChecklistEntry] = []
    for _ in 0..<60 {
      var entry = Fixture.entries[Int.random(in: 0..<4, using: &random)]
      entry.place.rack = "R07-\(Int.random(in: 1...12, using: &random))"
      entry.place.rackOrder =
        Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
      entry.place.rowOrder =
        Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
      entry.place.row = Bool.random(using: &random) ? "R07" : "R7"
      entry.place.lowestU =
        Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : nil
      entry.place.side = [.front, .rear, nil].randomElement(using: &random) ?? nil
      entry.ref = ["A:1", "a:1", "A:01", "A:10"].randomElement(using: &random) ?? ""
      entry.ticket = Bool.random(using: &random) ? "INC1" : nil
      entries.append(entry)
    }
    let first = Checklist(Fixture.heading, entries: entries)
    let second = Checklist(Fixture.heading, entries: entries.shuffled(using: &random))
    let reversed = Checklist(Fixture.heading, entries: entries.reversed())
    for other in [second, reversed] {
      #expect(first == other, "seed \(seed)")
      #expect(ChecklistText.text(first) == ChecklistText.text(other), "seed \(seed)")
      #expect(ChecklistHTML.text(first) == ChecklistHTML.text(other), "seed \(seed)")
      #expect(ChecklistCSV.text(first) == ChecklistCSV.text(other), "seed \(seed)")
      #expect(ChecklistJSON.text(first) == ChecklistJSON.text(other), "seed \(seed)")
    }
    let numbers = first.items.compactMap(\.number)
    #expect(numbers == Array(1...max(1, numbers.count)), "seed \(seed)")
    #expect(first.items.count == entries.count)
    for walk in first.walks {
      #expect(Set(walk.racks.map(\.name)).count == walk.racks.count, "a rack twice, seed \(seed)")
    }
    let walks = Set(first.walks.map { "\($0.row) \(String(describing: $0.side))" })
    #expect(walks.count == first.walks.count, "a walk twice, seed \(seed)")
  }

  @Test func `entries that differ nowhere are kept, both`() {
    let entry = Fixture.entries[1]
    #expect(Checklist(Fixture.heading, entries: [entry, entry]).items.map(\.number) == [1, 2])
  }

  @Test func `an empty checklist says so`() {
    #expect(Fixture.empty.emptySentence == "Nothing is due in row R07.")
    #expect(Fixture.empty.counts.text == "0 to do")
  }

  @Test func `a healthy joint is never work for the far end`() {
    var entry = Fixture.entries[0]
    entry.reportedAtFarEnd = true
    let sheet = Checklist(Fixture.heading, entries: [entry])
    #expect(sheet.counts.text == "0 to do, 1 not to touch")
    #expect(!ChecklistText.text(sheet).contains("FAR END"))
    #expect(!ChecklistHTML.text(sheet).contains("FAR END"))
  }
}
