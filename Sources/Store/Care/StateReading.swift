package import Change
internal import GRDB
internal import GRDBSQLite
package import Plant

/// The statements a connection ran.
private final class Heard {
  var sql: [String] = []
}

/// What tests hold against the definition of what a set of changes means.
extension Store {
  /// The tables whose rows travel.
  package var tables: TableCatalogue { catalogue }

  /// What a query gives.
  package func select(_ sql: String) throws -> [[CellValue]] {
    try read { view in
      try Row.fetchAll(view.db, sql: sql).map { row in
        (0..<row.count).map { CellValue(row[$0] as DatabaseValue) }
      }
    }
  }

  /// The canonical dump as one text.
  package func dump() throws -> String {
    var text = ""
    try read { view in try CanonicalDump.write(view) { text += $0 } }
    return text
  }

  /// A hash over the dump and the caches that are a function of the set of changes.
  package func digest() throws -> [UInt8] {
    try read { Array(try StateDigest.make($0)) }
  }

  /// The last words on subjects, each under a topic, read from the facts: which fact says what.
  package func lastWords(
    _ wanted: [(topic: String, subject: [UInt8])]
  ) throws -> [(fact: ThingID, value: String)?] {
    try read { view in
      try wanted.map { topic, subject in
        guard let topic = LatestTopic(rawValue: topic) else { return nil }
        return try view.latestWord(subject, topic).map { ($0.fact, $0.value) }
      }
    }
  }

  /// The last word on one subject.
  package func lastWord(
    _ topic: String, _ subject: [UInt8]
  ) throws -> (fact: ThingID, value: String)? {
    try lastWords([(topic, subject)]).first ?? nil
  }

  /// The statements that run on this store's connection during `body`, each with the plan SQLite
  /// makes for it, a line a step.
  package func plans(of body: () throws -> Void) throws -> [(sql: String, plan: [String])] {
    let statements = try statements(of: body)
    return try queue.inDatabase { db in
      var met: Set<String> = []
      return try statements.compactMap { sql in
        let word = sql.prefix(6).uppercased()
        guard ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(word), met.insert(sql).inserted
        else { return nil }
        let explanation = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        explanation.setUncheckedArguments([])
        return (sql, try Row.fetchAll(explanation).map { $0["detail"] })
      }
    }
  }

  /// The statements that run on this store's connection during `body`, each as often as it ran.
  package func statements(of body: () throws -> Void) throws -> [String] {
    let heard = Heard()
    queue.inDatabase { db in
      db.trace { event in
        if case .statement(let statement) = event { heard.sql.append(statement.sql) }
      }
    }
    defer { queue.inDatabase { $0.trace(nil) } }
    try body()
    return heard.sql
  }

  /// How many times SQLite prepared a statement anew that this connection keeps.
  package func countPreparedAnew() throws -> Int32 {
    try withConnection { connection in
      var count: Int32 = 0
      var statement = sqlite3_next_stmt(connection, nil)
      while let here = statement {
        count += sqlite3_stmt_status(here, SQLITE_STMTSTATUS_REPREPARE, 0)
        statement = sqlite3_next_stmt(connection, here)
      }
      return count
    }
  }

  /// How many steps SQLite's machine took for the statements this connection keeps: what they cost, whatever
  /// the clock says.
  package func countSteps() throws -> Int {
    try withConnection { connection in
      var count = 0
      var statement = sqlite3_next_stmt(connection, nil)
      while let here = statement {
        count += Int(sqlite3_stmt_status(here, SQLITE_STMTSTATUS_VM_STEP, 0))
        statement = sqlite3_next_stmt(connection, here)
      }
      return count
    }
  }

  /// How often this connection ran the statements it keeps that begin so.
  package func countRuns(_ sql: String) throws -> Int {
    try withConnection { connection in
      var count = 0
      var statement = sqlite3_next_stmt(connection, nil)
      while let here = statement {
        if let text = sqlite3_sql(here), String(cString: text).hasPrefix(sql) {
          count += Int(sqlite3_stmt_status(here, SQLITE_STMTSTATUS_RUN, 0))
        }
        statement = sqlite3_next_stmt(connection, here)
      }
      return count
    }
  }

  /// The live values of cell groups, of each the shown one first where one is stamped.
  package func liveValues(
    of groups: [(table: TableCatalogue.Table, row: ThingID, group: String)]
  ) throws -> [[(change: ChangeHash, value: [CellValue])]] {
    try read { view in
      let log = try ChangeLog(view.db)
      return try groups.map { table, row, group in
        guard let place = table.index(ofGroup: group) else { return [] }
        let cells = try RecordReading(db: view.db).cells(table, row)
        var live = try view.stampedValues(table, row, table.groups[place], cells)
        if live.isEmpty { live = try view.insertedValues(table, row, table.groups[place], cells) }
        return try live.map { (try log.applied($0.change).rank.hash, $0.value) }
      }
    }
  }

  /// The live values of one cell group, the shown one first where it is stamped.
  package func liveValues(of table: TableCatalogue.Table, _ row: ThingID, group: String) throws
    -> [(change: ChangeHash, value: [CellValue])]
  {
    try liveValues(of: [(table, row, group)]).first ?? []
  }

  /// Closes the file: nothing can be read or written afterwards.
  package func close() throws {
    // Its statements must be gone first.
    kept = nil
    transactions.finalize()
    try queue.close()
  }
}
