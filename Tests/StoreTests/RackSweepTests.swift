import Plant
import Store
import TestSupport
import Testing

@Suite struct `Things that fill one unit of a rack` {
  private static let rack = RecordKey.hall(name: "rack").id

  private func filling(_ number: Int, _ units: Range<Int>, _ side: RackSide?) -> RackFilling {
    RackFilling(
      kind: .device, id: RecordKey.device(name: "\(number)").id, rack: Self.rack, units: units,
      side: side)
  }

  private func crowds(_ fillings: [RackFilling]) -> [[ThingID]] {
    var sweep = RackSweep(rack: Self.rack)
    for filling in fillings.sorted(by: {
      ($0.units.lowerBound, $0.id) < ($1.units.lowerBound, $1.id)
    }) {
      sweep.add(filling)
    }
    return sweep.crowds.map { $0.fillings.map(\.id).sorted() }
  }

  /// Every pair held against each other, and what is connected taken together.
  private func pairwise(_ fillings: [RackFilling]) -> Set<[ThingID]> {
    var group = Dictionary(uniqueKeysWithValues: fillings.map { ($0.id, Set([$0.id])) })
    for one in fillings {
      for other in fillings where one.id != other.id && one.units.overlaps(other.units) {
        guard one.side == nil || other.side == nil || one.side == other.side else { continue }
        let all = (group[one.id] ?? []).union(group[other.id] ?? [])
        for id in all { group[id] = all }
      }
    }
    return Set(group.values.filter { $0.count > 1 }.map { $0.sorted() })
  }

  @Test func `one pass finds what holding every pair against each other finds`() {
    for seed in UInt64(0)..<400 {
      var random = RepeatableRandom(seed: seed)
      let fillings = (0..<Int.random(in: 0..<14, using: &random)).map { number in
        let lowest = Int.random(in: 1...20, using: &random)
        let sides: [RackSide?] = [.front, .rear, nil]
        return filling(
          number, lowest..<lowest + Int.random(in: 1...5, using: &random),
          sides[Int.random(in: 0..<(seed % 2 == 0 ? 2 : 3), using: &random)])
      }
      let found = crowds(fillings)
      #expect(Set(found) == pairwise(fillings), "seed \(seed)")
      #expect(found.count == Set(found).count, "seed \(seed)")
    }
  }

  @Test func `the lowest unit that is filled twice names a crowd`() {
    var sweep = RackSweep(rack: Self.rack)
    for one in [filling(1, 1..<5, nil), filling(2, 4..<9, nil), filling(3, 8..<9, nil)] {
      sweep.add(one)
    }
    #expect(sweep.crowds.map(\.unit) == [4])
    #expect(sweep.crowds.first?.fillings.count == 3)
  }

  @Test func `ten thousand things in one unit are one crowd`() {
    let many = (0..<10_000).map { filling($0, 1..<2, $0 % 2 == 0 ? .front : nil) }
    #expect(crowds(many).map(\.count) == [10_000])
  }
}
