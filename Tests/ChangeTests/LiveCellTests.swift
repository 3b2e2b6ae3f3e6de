import Change
import TestSupport
import Testing

/// A cell group with many live values, against the rule that looks at each value with each write.
@Suite struct `Cell groups with many live values` {
  /// Changes that name earlier ones at random: forks, several devices, long and short lines.
  private struct History {
    var random: RepeatableRandom
    var chains = ChainTable()
    var places: [Placement] = []
    var besides: [Coverage] = []
    var ranks: [ChangeRank] = []
    private let devices: [DeviceID]
    private let loneliness: Int

    init(seed: UInt64) {
      random = RepeatableRandom(seed: seed)
      devices = (0..<12).map { DeviceID(storage: Bytes32(7, $0, 0, 0)) }
      loneliness = 1 + Int(seed % 4)
    }

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// Adds a change, as the log does, and returns its number.
    mutating func add() -> Int {
      let device = devices[pick(devices.count)]
      let own = places.indices.filter { chains[places[$0].chain]?.device == device }
      // Mostly the last of a chain; else a copy went on from an older one.
      let prev = own.isEmpty || pick(9) == 0 ? nil : pick(5) == 0 ? own[pick(own.count)] : own.last
      var parents = prev.map { [$0] } ?? []
      if pick(loneliness + 1) == 0, !places.isEmpty {
        for _ in 0...pick(6) { parents.append(pick(places.count)) }
      }
      var beside = Coverage()
      for parent in parents {
        beside.merge(besides[parent])
        if parent != prev { beside.include(places[parent], in: chains) }
      }
      let hash = ChangeHash(storage: Bytes32(random.next(), 1, 0, 0))
      let time = HybridTime.effective(
        declared: Int64(pick(200)), parents: parents.map { ranks[$0].effectiveHLC })
      places.append(chains.place(hash, of: device, after: prev.map { places[$0] }))
      besides.append(beside)
      ranks.append(ChangeRank(effectiveHLC: time, hash: hash))
      return places.count - 1
    }

    func covers(_ one: Int, _ other: ChangeNumber) -> Bool {
      let other = Int(other.rawValue)
      return one == other || chains.line(before: places[one], holds: places[other])
        || besides[one].covers(places[other])
    }

    func entry(_ value: LiveValue) -> LiveCell.Entry {
      let number = Int(value.change.rawValue)
      return LiveCell.Entry(value, at: places[number], rank: ranks[number])
    }
  }

  @Test func `one write after the other, they say what the rule says`() {
    var most = 0
    var settled = 0
    for seed in UInt64(0)..<200 {
      var history = History(seed: seed)
      var live: [LiveValue] = []
      var inserts: [InsertedValue] = []
      var cell: LiveCell?
      let opening = history.pick(40)
      for _ in 0..<120 {
        let number = history.add()
        let change = ChangeNumber(rawValue: Int64(number))
        for _ in 0...history.pick(2) {
          let isInsert = history.pick(3) == 0
          let kind =
            isInsert
            ? LiveSet.insertKind(of: change, inserts: inserts.map(\.change)) {
              history.covers(number, $0)
            } : .update
          let write = LiveValue(
            change: change, kind: kind, value: [.integer(Int64(history.pick(4)))])
          if cell == nil, number >= opening {
            cell = LiveCell(live.map(history.entry), inserted: inserts)
          }
          live = LiveSet.afterWrite(live: live, inserts: inserts, write: write) {
            history.covers(number, $0)
          }
          if kind == .insert {
            inserts.append(InsertedValue(change: change, value: write.value))
            if !live.contains(write) { settled += 1 }
          }
          cell?.write(
            history.entry(write), beside: history.besides[number], in: history.chains)
          most = max(most, live.count)
          guard let cell else { continue }
          let isPlain =
            !LiveSet.isConflict(live) && live.allSatisfy { $0.kind == .insert }
            && Set(live.map(\.change)) == Set(inserts.map(\.change))
          let shown = LiveSet.shown(live) { history.ranks[Int($0.rawValue)] }
          guard Set(cell.entries.values.map(\.live)) == Set(live), cell.shown?.live == shown,
            cell.isConflict == LiveSet.isConflict(live), cell.isPlain == isPlain
          else {
            Issue.record("seed \(seed), change \(number): \(cell.entries.values) not \(live)")
            return
          }
        }
      }
    }
    // Else the histories would not show much.
    #expect(most > 20)
    #expect(settled > 100)
  }

  @Test func `equal inserts of many stay plain until one of them is written over`() {
    var chains = ChainTable()
    var cell = LiveCell([], inserted: [])
    var entries: [LiveCell.Entry] = []
    for number in UInt64(0)..<30 {
      let hash = ChangeHash(storage: Bytes32(number, 0, 0, 0))
      let place = chains.place(
        hash, of: DeviceID(storage: Bytes32(number, 1, 0, 0)), after: nil)
      let entry = LiveCell.Entry(
        LiveValue(
          change: ChangeNumber(rawValue: Int64(number)), kind: .insert, value: [.text("R01")]),
        at: place, rank: ChangeRank(effectiveHLC: Int64(number), hash: hash))
      entries.append(entry)
      cell.write(entry, beside: Coverage(), in: chains)
    }
    #expect(cell.entries.count == 30)
    #expect(cell.isPlain)
    let hash = ChangeHash(storage: Bytes32(99, 0, 0, 0))
    let place = chains.place(
      hash, of: DeviceID(storage: Bytes32(0, 1, 0, 0)), after: entries[0].place)
    let edit = LiveValue(change: ChangeNumber(rawValue: 99), kind: .update, value: [.text("R02")])
    cell.write(
      LiveCell.Entry(edit, at: place, rank: ChangeRank(effectiveHLC: 1, hash: hash)),
      beside: Coverage(), in: chains)
    #expect(cell.entries.values.map(\.live) == [edit], "an edit of one settles the equal ones")
    #expect(!cell.isPlain)
    #expect(!cell.isConflict)
  }
}
