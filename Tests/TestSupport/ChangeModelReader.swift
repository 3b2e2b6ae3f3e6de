public import Change

/// Turns sealed changes into what the rules of merging see, numbering rows and groups as they come.
public struct ChangeModelReader: Sendable {
  /// A row by its real name.
  public struct Row: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The record.
    public let id: RecordID

    /// A row of the table.
    public init(table: String, id: RecordID) {
      self.table = table
      self.id = id
    }
  }

  /// A group by its real name.
  public struct Group: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The group.
    public let name: String
  }

  /// The rows by their numbers.
  public private(set) var rows: [Row] = []
  /// The groups by their numbers; 0 stands for the retirement in every table.
  public private(set) var groups: [Group] = [Group(table: "", name: Retirement.groupName)]

  private let tables: TableCatalogue
  private var rowNumbers: [Row: Int] = [:]
  private var groupNumbers: [Group: Int] = [:]

  /// A reader that has numbered the groups of the catalogue's records in their order.
  public init(tables: TableCatalogue) {
    self.tables = tables
    for table in tables.tables {
      for group in table.groups {
        let key = Group(table: table.name, name: group.name)
        if group.name == Retirement.groupName {
          groupNumbers[key] = ChangeModel.retiredGroup
        } else {
          groupNumbers[key] = groups.count
          groups.append(key)
        }
      }
    }
  }

  /// The number of a row, new if it was not met before.
  public mutating func number(of row: Row) -> Int {
    if let number = rowNumbers[row] { return number }
    rowNumbers[row] = rows.count
    rows.append(row)
    return rows.count - 1
  }

  /// What the rules of merging see of a change: its operations on records.
  ///
  /// - Throws: a ``ChangeError`` when the body is not a canonical changeset.
  public mutating func model(of sealed: SealedChange) throws(ChangeError) -> ChangeModel {
    var operations: [ChangeModel.Operation] = []
    for operation in try sealed.change.operations() {
      guard let table = tables.table(operation.table), table.kind == .record else { continue }
      operations += self.operations(of: operation, table)
    }
    return ChangeModel(
      hash: sealed.hash, device: sealed.change.device,
      prev: sealed.change.seq == 1 ? nil : sealed.change.prev,
      deps: sealed.change.deps, hlc: sealed.change.hlc, operations: operations)
  }

  private mutating func operations(
    of operation: Change.Operation, _ table: TableCatalogue.Table
  ) -> [ChangeModel.Operation] {
    switch operation.content {
    case .insert(let cells):
      guard let row = row(table, cells) else { return [] }
      let groups = table.groups.compactMap { group -> ChangeModel.GroupValue? in
        let value = group.columns.map { $0 < cells.count ? cells[$0] : .null }
        guard value.contains(where: { !$0.isNull }) else { return nil }
        return ChangeModel.GroupValue(group: number(of: group, table), value: value)
      }
      return [.insert(row: row, groups: groups)]
    case .update(let key, let cells):
      guard let row = row(table, key) else { return [] }
      let touched = Set(cells.compactMap { table.groupOfColumn[$0.column] })
      return touched.sorted().map { index in
        let group = table.groups[index]
        let value = cells.filter { group.columns.contains($0.column) }.map(\.new)
        return .update(row: row, group: number(of: group, table), value: value)
      }
    }
  }

  private mutating func row(_ table: TableCatalogue.Table, _ key: [CellValue]) -> Int? {
    guard case .blob(let bytes)? = key.first, let id = RecordID(bytes: bytes) else { return nil }
    return number(of: Row(table: table.name, id: id))
  }

  private func number(of group: TableCatalogue.ColumnGroup, _ table: TableCatalogue.Table) -> Int {
    groupNumbers[Group(table: table.name, name: group.name)] ?? ChangeModel.retiredGroup
  }
}
