internal import Change
internal import GRDB

extension ChangeLog {
  /// The sealed change of a number.
  func sealed(_ number: ChangeNumber) throws -> SealedChange {
    try Self.sealed(db, number)
  }

  /// The sealed change of a number in this store's log.
  static func sealed(_ db: Database, _ number: ChangeNumber) throws -> SealedChange {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT bytes FROM change_log WHERE n = ?"),
      arguments: [number.rawValue])
    guard let row else {
      throw StoreError(
        .damaged, "The log lacks change number \(number.rawValue).", next: "ferrule doctor")
    }
    return try LogBytes(kept: CellRow(row: row).blob("bytes")).sealed()
  }

  /// The cells with which a change first inserted a row of a table.
  func insertedCells(
    _ number: ChangeNumber, _ table: String, _ row: [UInt8], width: Int
  ) throws -> [CellValue] {
    let body = try sealed(number).change.body
    let found = try body.withUnsafeBytes { raw -> [CellValue]? in
      var reader = ChangesetReader(raw)
      var isTable = false
      while try reader.next() {
        if reader.tableChanged { isTable = reader.tableName == table }
        guard isTable, reader.kind == .insert,
          reader.bytes(of: reader.inserted(0)).elementsEqual(row)
        else { continue }
        return (0..<reader.columnCount).map { reader.value(of: reader.inserted($0)) }
      }
      return nil
    }
    guard let found else {
      throw StoreError(
        .damaged, "Change number \(number.rawValue) did not insert the row it is named for.",
        next: "ferrule doctor")
    }
    return found + repeatElement(.null, count: max(0, width - found.count))
  }
}
