public import Change

/// What a set of changes means as the rows of the replicated tables.
///
/// Like ``SetFold``, on which it stands for records, it is the definition: it looks at the whole set at
/// once. Of facts with one key, that of the change of the smallest rank stays.
public struct FoldedTables: Sendable {
  /// A row by its table and key.
  public struct Key: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The cells of its key.
    public let cells: [CellValue]

    /// The row of a table with this key.
    public init(table: String, cells: [CellValue]) {
      self.table = table
      self.cells = cells
    }
  }

  /// All cells of every row, the key first.
  public private(set) var rows: [Key: [CellValue]] = [:]
  /// The changes whose row of a key is not the one that stays.
  public private(set) var twins: [Key: Set<ChangeHash>] = [:]
  /// What the set means for records.
  public let fold: SetFold
  /// The names of the fold's rows and groups.
  public let names: ChangeModelReader
  private let tables: TableCatalogue
  let changes: [SealedChange]

  /// Folds the set; every change that another one names must be in it.
  ///
  /// - Throws: a ``ChangeError`` when a body is not a canonical changeset.
  public init(_ changes: [SealedChange], tables: TableCatalogue) throws(ChangeError) {
    var names = ChangeModelReader(tables: tables)
    var models: [ChangeModel] = []
    for change in changes { models.append(try names.model(of: change)) }
    self.names = names
    self.tables = tables
    self.changes = changes
    fold = SetFold(models)
    placeRecords()
    try placeFacts()
  }

  /// The table and the name of a cell group of the fold.
  public func name(of cell: ChangeModel.Cell) -> (row: ChangeModelReader.Row, group: String) {
    let isRetirement = cell.group == ChangeModel.retiredGroup
    return (
      names.rows[cell.row],
      isRetirement ? Retirement.groupName : names.groups[cell.group].name
    )
  }

  private mutating func placeRecords() {
    for row in names.rows {
      guard let table = tables.table(row.table) else { continue }
      var cells: [CellValue] = Array(repeating: .null, count: table.columns.count)
      cells[0] = .blob(row.id.bytes)
      rows[Key(table: row.table, cells: [cells[0]])] = cells
    }
    for (cell, meaning) in fold.cells {
      let (row, group) = name(of: cell)
      guard let table = tables.table(row.table), let place = table.index(ofGroup: group) else {
        continue
      }
      let key = Key(table: row.table, cells: [.blob(row.id.bytes)])
      for (column, value) in zip(table.groups[place].columns, meaning.shown) {
        rows[key]?[column] = value
      }
    }
  }

  private mutating func placeFacts() throws(ChangeError) {
    var ranks: [Key: (hlc: Int64, hash: ChangeHash)] = [:]
    for change in changes {
      let rank = (hlc: fold.effectiveHLC(change.hash) ?? 0, hash: change.hash)
      for operation in try change.change.operations() {
        guard let table = tables.table(operation.table), table.kind != .record,
          case .insert(var cells) = operation.content
        else { continue }
        cells += repeatElement(.null, count: table.columns.count - cells.count)
        let key = Key(table: table.name, cells: Array(cells.prefix(table.keyColumns)))
        if let other = ranks[key] {
          if other < rank {
            twins[key, default: []].insert(rank.hash)
            continue
          }
          twins[key, default: []].insert(other.hash)
        }
        ranks[key] = rank
        rows[key] = cells
      }
    }
  }
}
