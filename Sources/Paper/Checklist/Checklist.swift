/// What a shift carries along one row: each side a walk, each walk in the order of the racks.
///
/// Equal headings and entries make equal checklists, in whatever order the entries come.
public struct Checklist: Hashable, Sendable {
  /// Whose sheet it is.
  public let heading: ChecklistHeading
  /// Front, then rear, then lines whose side nobody said; walks with nothing on them are left out.
  public let walks: [ChecklistWalk]

  /// Sorts entries as a person walks and numbers those with work from 1 up.
  public init(_ heading: ChecklistHeading, entries: [ChecklistEntry]) {
    self.heading = heading
    walks = ChecklistOrder.walks(entries)
  }

  /// All lines in walking order.
  public var items: [ChecklistItem] {
    walks.flatMap(\.items)
  }

  /// How much is on it.
  public var counts: ChecklistCounts {
    ChecklistCounts(items)
  }

  /// What an empty one says; nil if there is anything on it.
  public var emptySentence: String? {
    walks.isEmpty ? "Nothing is due in row \(heading.row)." : nil
  }

  /// What is above a walk, with its hall where that is not the hall of the sheet.
  func title(of walk: ChecklistWalk) -> String {
    "Row \(walk.row): \(walk.title)" + (walk.hall == heading.hall ? "" : ", hall \(walk.hall)")
  }
}
