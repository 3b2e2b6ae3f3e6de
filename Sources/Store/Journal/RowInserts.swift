internal import Change

/// The inserts of a row of kind ``LiveKind/insert``, as far as the live-set rule needs their cells.
final class RowInserts {
  typealias Insert = (change: ChangeNumber, cells: [CellValue])

  /// Each with all its cells.
  private(set) var all: [Insert]
  /// Whether they stand in the table `row_insert`, since there is more than one.
  let areKept: Bool
  /// Where they stand; nil while they are so few that each is asked.
  private var places: ConcurrentChanges?

  init(_ all: [Insert], areKept: Bool) {
    self.all = all
    self.areKept = areKept
  }

  /// Finds places for all, so that no later change has to ask each.
  func place(_ log: ChangeLog) throws {
    var places = ConcurrentChanges()
    for insert in all { places.add(insert.change, at: try log.applied(insert.change).placement) }
    self.places = places
  }

  /// Those that the change being applied covers.
  func covered(by context: ChangeContext) throws -> [ChangeNumber] {
    guard let places else { return try context.covered(all.lazy.map(\.change)) }
    return places.covered(
      by: context.change.placement, beside: try context.log.beside(context.change),
      in: context.log.chains)
  }

  /// What they gave one cell group.
  func values(of columns: [Int]) -> [InsertedValue] {
    all.compactMap { insert in
      guard columns.contains(where: { !insert.cells[$0].isNull }) else { return nil }
      return InsertedValue(change: insert.change, value: columns.map { insert.cells[$0] })
    }
  }

  /// Another one came, that covers none of them.
  func add(_ change: AppliedChange, _ cells: [CellValue]) {
    all.append((change.number, cells))
    places?.add(change.number, at: change.placement)
  }
}
