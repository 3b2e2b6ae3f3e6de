public import Change

/// The definition of what a set of changes means: shown values, live siblings, conflicts.
///
/// It looks at the whole set at once, whatever its order, and shares nothing with the rules it is
/// there to judge. Every change that another one names must be in the set.
public struct SetFold: Sendable {
  /// An operation: the change's index, and the operation's index in it.
  private struct Dot: Hashable {
    let change: Int
    let operation: Int
  }

  private struct Write {
    let dot: Dot
    let value: [CellValue]
    let isInsert: Bool
    let isUpdateOperation: Bool
  }

  /// What each cell group means.
  public private(set) var cells: [ChangeModel.Cell: ChangeMeaning] = [:]
  /// The rows that one author retired while another edited them, ascending.
  public private(set) var retirementConflicts: [Int] = []

  private let changes: [ChangeModel]
  private let indexes: [ChangeHash: Int]
  private let words: Int
  /// For every change a row of bits: one for each change it covers.
  private var above: [UInt64]
  private var effective: [Int64]

  /// Folds the set; the changes in `void` only count as ancestors.
  public init(_ set: [ChangeModel], void: Set<ChangeHash> = []) {
    changes = set
    words = (set.count + 63) / 64
    indexes = Dictionary(uniqueKeysWithValues: set.enumerated().map { ($1.hash, $0) })
    above = Array(repeating: 0, count: set.count * words)
    effective = set.map(\.hlc)
    closeAncestors()
    let writes = writes(void: void)
    for (cell, list) in writes { cells[cell] = meaning(of: list).meaning }
    findRetirementConflicts(writes)
  }

  /// Whether one change of the set covers another.
  public func covers(_ later: ChangeHash, _ earlier: ChangeHash) -> Bool {
    guard let later = indexes[later], let earlier = indexes[earlier] else { return false }
    return covers(later, earlier)
  }

  /// The effective time of a change of the set.
  public func effectiveHLC(_ hash: ChangeHash) -> Int64? {
    indexes[hash].map { effective[$0] }
  }

  // MARK: Ancestors

  private mutating func closeAncestors() {
    var isDone = Array(repeating: false, count: changes.count)
    for start in changes.indices where !isDone[start] {
      var stack = [start]
      while let top = stack.last {
        let parents = changes[top].parents.compactMap { indexes[$0] }
        let open = parents.filter { !isDone[$0] }
        if !open.isEmpty {
          stack += open
          continue
        }
        stack.removeLast()
        if isDone[top] { continue }
        isDone[top] = true
        for parent in parents {
          above[top * words + parent / 64] |= 1 << UInt64(parent % 64)
          for word in 0..<words { above[top * words + word] |= above[parent * words + word] }
          effective[top] = max(effective[top], effective[parent] + 1)
        }
      }
    }
  }

  private func covers(_ later: Int, _ earlier: Int) -> Bool {
    above[later * words + earlier / 64] >> UInt64(earlier % 64) & 1 == 1
  }

  private func covers(_ later: Dot, _ earlier: Dot) -> Bool {
    later.change == earlier.change
      ? earlier.operation < later.operation : covers(later.change, earlier.change)
  }

  // MARK: Writes

  private func writes(void: Set<ChangeHash>) -> [ChangeModel.Cell: [Write]] {
    var inserts: [Int: [Dot]] = [:]
    var writes: [ChangeModel.Cell: [Write]] = [:]
    for (dot, operation) in operations(void: void) {
      if case .insert(let row, _) = operation { inserts[row, default: []].append(dot) }
    }
    for (dot, operation) in operations(void: void) {
      switch operation {
      case .insert(let row, let groups):
        let sawAnother = inserts[row, default: []].contains { covers(dot, $0) }
        for group in groups {
          writes[ChangeModel.Cell(row: row, group: group.group), default: []].append(
            Write(dot: dot, value: group.value, isInsert: !sawAnother, isUpdateOperation: false))
        }
      case .update(let row, let group, let value):
        writes[ChangeModel.Cell(row: row, group: group), default: []].append(
          Write(dot: dot, value: value, isInsert: false, isUpdateOperation: true))
      }
    }
    return writes
  }

  private func operations(void: Set<ChangeHash>) -> [(Dot, ChangeModel.Operation)] {
    var all: [(Dot, ChangeModel.Operation)] = []
    for (index, change) in changes.enumerated() where !void.contains(change.hash) {
      for (place, operation) in change.operations.enumerated() {
        all.append((Dot(change: index, operation: place), operation))
      }
    }
    return all
  }

  private func live(of writes: [Write]) -> [Write] {
    let isCovered = writes.map { write in writes.contains { covers($0.dot, write.dot) } }
    let settled = Set(
      zip(writes, isCovered).filter { $0.isInsert && $1 }.map(\.0.value))
    return zip(writes, isCovered).filter { write, isCovered in
      !isCovered && !(write.isInsert && settled.contains(write.value))
    }.map(\.0)
  }

  private func meaning(of writes: [Write]) -> (meaning: ChangeMeaning, live: [Write]) {
    let live = live(of: writes)
    let shown = live.max { left, right in
      let (leftTime, rightTime) = (effective[left.dot.change], effective[right.dot.change])
      if leftTime != rightTime { return leftTime < rightTime }
      if left.dot.change == right.dot.change { return left.dot.operation < right.dot.operation }
      return changes[left.dot.change].hash < changes[right.dot.change].hash
    }
    let meaning = ChangeMeaning(
      shown: shown?.value ?? [],
      live: live.map {
        ChangeMeaning.Live(hash: changes[$0.dot.change].hash, value: $0.value)
      }.sorted(),
      conflict: Set(live.map(\.value)).count > 1)
    return (meaning, live)
  }

  // MARK: Retirement

  private mutating func findRetirementConflicts(_ writes: [ChangeModel.Cell: [Write]]) {
    var retired: [Int: [Int]] = [:]
    var edited: [Int: [Int]] = [:]
    for (cell, list) in writes {
      for write in live(of: list) {
        if cell.group == ChangeModel.retiredGroup {
          if write.value.first != .null { retired[cell.row, default: []].append(write.dot.change) }
        } else if write.isUpdateOperation {
          edited[cell.row, default: []].append(write.dot.change)
        }
      }
    }
    retirementConflicts = retired.filter { row, retirements in
      retirements.contains { retirement in
        edited[row, default: []].contains { edit in
          edit != retirement && !covers(edit, retirement) && !covers(retirement, edit)
        }
      }
    }.map(\.key).sorted()
  }
}
