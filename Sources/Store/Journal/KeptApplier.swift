internal import GRDB
internal import GRDBSQLite

/// An applier kept for the next transaction of its connection, while what it remembers is still so.
///
/// What it remembers is the file as it was after its own last transaction. SQLite tells when another
/// connection committed, and how many rows this one wrote, in a transaction that was rolled back too.
struct KeptApplier {
  private let kept: Applier
  private let rowsWritten: Int32

  /// Keeps an applier at the end of a transaction in which nothing will be written any more.
  init(_ applier: Applier) {
    kept = applier
    rowsWritten = sqlite3_total_changes(applier.connection)
  }

  /// The applier, at the beginning of a transaction; nil if anybody else wrote since.
  func applier(_ db: Database) throws -> Applier? {
    guard kept.connection == db.sqliteConnection,
      sqlite3_total_changes(kept.connection) == rowsWritten,
      try kept.dataVersion() == kept.firstDataVersion
    else { return nil }
    return kept
  }
}
