/// The type byte before a value in a changeset.
///
/// Source: the comment "CHANGESET FORMAT" in SQLite's ext/session/sqlite3session.c.
@frozen
public enum CellType: UInt8, Sendable {
  /// No value: the column is not part of this record.
  case undefined = 0
  /// Eight big-endian bytes, two's complement.
  case integer = 1
  /// Eight big-endian bytes, IEEE 754.
  case real = 2
  /// A varint length and UTF-8.
  case text = 3
  /// A varint length and bytes.
  case blob = 4
  /// NULL, without any more bytes.
  case null = 5
}
