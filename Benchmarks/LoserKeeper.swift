import CSession
import Change

/// Applies a changeset with `sqlite3changeset_apply_v2`: a conflicting cell is replaced, and the value
/// that was there goes into a row of its own.
final class LoserKeeper {
  private let database: RawDatabase
  private let keep: RawQuery

  init(_ database: RawDatabase) throws {
    self.database = database
    keep = try database.statement(
      """
      INSERT INTO sibling (tbl, row, grp, n, kind, value, differs)
      VALUES ('link', ?1, 'owner', ?2, 1, CAST(?3 AS BLOB), 1)
      """)
    keep.bind(2, .integer(1))
  }

  func apply(_ changeset: [UInt8]) throws {
    var changeset = changeset
    let context = Unmanaged.passUnretained(self).toOpaque()
    let code = sqlite3changeset_apply_v2(
      database.connection, Int32(changeset.count), &changeset, nil,
      { context, kind, change in
        guard let context, kind == SQLITE_CHANGESET_DATA else { return SQLITE_CHANGESET_ABORT }
        return Unmanaged<LoserKeeper>.fromOpaque(context).takeUnretainedValue().replace(change)
      }, context, nil, nil, 0)
    guard code == SQLITE_OK else { throw database.error("apply_v2") }
  }

  private func replace(_ change: OpaquePointer?) -> Int32 {
    var row: OpaquePointer?
    var loser: OpaquePointer?
    sqlite3changeset_old(change, 0, &row)
    sqlite3changeset_conflict(change, Self.owner, &loser)
    keep.bind(1, sqliteValue: row)
    keep.bind(3, sqliteValue: loser)
    return (try? keep.run()) == nil ? SQLITE_CHANGESET_ABORT : SQLITE_CHANGESET_REPLACE
  }

  /// The place of `owner` among the columns of `link`, the local `born` counted.
  private static let owner: Int32 = 7
}
