/// What a record of a changeset does; there is no deleting.
@frozen
public enum OperationKind: UInt8, Sendable {
  /// SQLITE_INSERT.
  case insert = 18
  /// SQLITE_UPDATE.
  case update = 23
}
