public import Change

/// A store without a disk: it applies changes as they can be, and holds what cannot be applied yet.
///
/// A copy of the value is a copied device.
public struct ModelReplica: Sendable {
  private struct InsertedRow {
    let change: ChangeNumber
    let groups: [ChangeModel.GroupValue]
  }

  /// The changes applied, in the order in which that was done.
  public private(set) var applied: [ChangeModel] = []
  /// The changes held because something they name is missing.
  public private(set) var waiting: [ChangeHash: ChangeModel] = [:]
  /// The greatest effective time of an applied change.
  public private(set) var seen: Int64 = 0

  private let void: Set<ChangeHash>
  private var waitingOn: [ChangeHash: [ChangeHash]] = [:]
  private var numbers: [ChangeHash: Int] = [:]
  private var chains = ChainTable()
  private var placements: [Placement] = []
  private var coverages: [Coverage] = []
  private var effective: [Int64] = []
  private var inserts: [Int: [InsertedRow]] = [:]
  private var live: [ChangeModel.Cell: [LiveValue]] = [:]
  private var tipSet: Set<ChangeHash> = []

  /// An empty store that leaves the operations of some changes out.
  public init(void: Set<ChangeHash> = []) {
    self.void = void
  }

  // MARK: Receiving

  /// Takes changes in any order, as often as they come.
  public mutating func receive(_ changes: some Sequence<ChangeModel>) {
    for change in changes {
      guard numbers[change.hash] == nil, waiting[change.hash] == nil else { continue }
      waiting[change.hash] = change
      tryToApply(change.hash)
    }
  }

  private mutating func tryToApply(_ hash: ChangeHash) {
    var ready = [hash]
    while let next = ready.popLast() {
      guard let change = waiting[next] else { continue }
      if let missing = change.parents.first(where: { numbers[$0] == nil }) {
        waitingOn[missing, default: []].append(next)
        continue
      }
      waiting[next] = nil
      apply(change)
      ready += waitingOn.removeValue(forKey: next) ?? []
    }
  }

  // MARK: Applying

  private mutating func apply(_ change: ChangeModel) {
    let number = ChangeNumber(rawValue: Int64(applied.count))
    let prev = change.prev.flatMap { numbers[$0] }.map { placements[$0] }
    let parents = change.parents.compactMap { numbers[$0] }
    let coverage = Coverage(of: parents.map { (placements[$0], coverages[$0]) }, in: chains)
    let time = HybridTime.effective(declared: change.hlc, parents: parents.map { effective[$0] })
    placements.append(chains.place(change.hash, of: change.device, after: prev))
    coverages.append(coverage)
    effective.append(time)
    seen = max(seen, time)
    numbers[change.hash] = applied.count
    applied.append(change)
    tipSet.subtract(change.parents)
    tipSet.insert(change.hash)
    if void.contains(change.hash) { return }
    for operation in change.operations { apply(operation, of: number, coverage) }
  }

  private mutating func apply(
    _ operation: ChangeModel.Operation, of number: ChangeNumber, _ coverage: Coverage
  ) {
    switch operation {
    case .insert(let row, let groups):
      let kind = LiveSet.insertKind(
        of: number, inserts: inserts[row, default: []].map(\.change),
        covers: { covers(coverage, $0) })
      for group in groups {
        write(
          ChangeModel.Cell(row: row, group: group.group),
          LiveValue(change: number, kind: kind, value: group.value), coverage)
      }
      if kind == .insert {
        inserts[row, default: []].append(InsertedRow(change: number, groups: groups))
      }
    case .update(let row, let group, let value):
      write(
        ChangeModel.Cell(row: row, group: group),
        LiveValue(change: number, kind: .update, value: value), coverage)
    }
  }

  private mutating func write(
    _ cell: ChangeModel.Cell, _ write: LiveValue, _ coverage: Coverage
  ) {
    let inserted = inserts[cell.row, default: []].flatMap { row in
      row.groups.filter { $0.group == cell.group }.map {
        InsertedValue(change: row.change, value: $0.value)
      }
    }
    live[cell] = LiveSet.afterWrite(
      live: live[cell] ?? [], inserts: inserted, write: write,
      covers: { covers(coverage, $0) })
  }

  private func covers(_ coverage: Coverage, _ change: ChangeNumber) -> Bool {
    let index = Int(change.rawValue)
    return index < placements.count && coverage.covers(placements[index])
  }

  // MARK: Reading

  /// The applied changes that no applied change names, ascending.
  public var tips: [ChangeHash] { tipSet.sorted() }

  /// Whether some row was inserted, as far as this store knows.
  public func knows(row: Int) -> Bool { inserts[row] != nil }

  /// The value a person sees in a cell group.
  public func shown(_ cell: ChangeModel.Cell) -> [CellValue]? {
    LiveSet.shown(live[cell] ?? [], rank: rank)?.value
  }

  /// What each cell group means.
  public var cells: [ChangeModel.Cell: ChangeMeaning] {
    live.compactMapValues { values in
      LiveSet.shown(values, rank: rank).map { shown in
        ChangeMeaning(
          shown: shown.value,
          live: values.map {
            ChangeMeaning.Live(hash: applied[Int($0.change.rawValue)].hash, value: $0.value)
          }.sorted(),
          conflict: LiveSet.isConflict(values))
      }
    }
  }

  /// The rows that one author retired while another edited them, ascending.
  public var retirementConflicts: [Int] {
    Set(live.keys.map(\.row)).filter { row in
      let cells = live.filter { $0.key.row == row }
      return Retirement.conflict(
        retired: cells.filter { $0.key.group == ChangeModel.retiredGroup }.flatMap(\.value),
        others: cells.filter { $0.key.group != ChangeModel.retiredGroup }.flatMap(\.value),
        covers: { covers(coverages[Int($0.rawValue)], $1) })
    }.sorted()
  }

  /// Whether one applied change covers another.
  public func covers(_ later: ChangeHash, _ earlier: ChangeHash) -> Bool {
    guard let later = numbers[later], let earlier = numbers[earlier] else { return false }
    return coverages[later].covers(placements[earlier])
  }

  /// The effective time of an applied change.
  public func effectiveHLC(_ hash: ChangeHash) -> Int64? {
    numbers[hash].map { effective[$0] }
  }

  private func rank(_ change: ChangeNumber) -> ChangeRank {
    let index = Int(change.rawValue)
    return ChangeRank(effectiveHLC: effective[index], hash: applied[index].hash)
  }
}
