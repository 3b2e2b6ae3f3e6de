internal import Change

/// Where a table of facts has the columns that say a word on something, or take one back.
final class FactColumns: Sendable {
  /// Such a column.
  enum Name: Int {
    case action
    case connector
    case direction
    case dueMS
    case fact
    case factKind
    case fault
    case id
    case job
    case joint
    case kind
    case link
    case medium
    case method
    case outcome
    case part
    case place
    case port
    case subject
    case supersedes
    case task
    case unseenReason
    case verdict

    /// The columns as SQL calls them, in the order of the cases.
    fileprivate static let columns = [
      "action", "connector", "direction", "due_ms", "fact", "fact_kind", "fault", "id", "job",
      "joint",
      "kind", "link", "medium", "method", "outcome", "part", "place", "port", "subject",
      "supersedes", "task", "unseen_reason", "verdict",
    ]
  }

  /// The table.
  let table: TableCatalogue.Table
  /// The places of its columns that say something; the others are not read.
  let read: [Int]
  /// The place of each column by its name; -1 where the table has none.
  private let places: [Int]

  init(_ table: TableCatalogue.Table) {
    self.table = table
    places = Name.columns.map { name in
      table.columns.firstIndex { $0.name == name } ?? -1
    }
    read = places.filter { $0 >= 0 }.sorted()
  }

  /// The place of a column; nil if the table has none.
  func place(_ name: Name) -> Int? {
    let place = places[name.rawValue]
    return place >= 0 ? place : nil
  }
}
