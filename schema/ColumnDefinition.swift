/// One column of a table whose rows travel.
public struct ColumnDefinition: Hashable, Sendable {
  /// The storage class of its values.
  public enum StorageClass: String, Hashable, Sendable {
    case integer = "INTEGER"
    case text = "TEXT"
    case blob = "BLOB"
  }

  /// The part it plays.
  public enum Role: Hashable, Sendable {
    /// Part of the primary key.
    case key
    /// A record's column that moves with its group.
    case group(String)
    /// A fact's column that is never missing.
    case required
    /// A fact's column that may be missing.
    case optional
  }

  /// Its name.
  public var name: String
  /// The storage class of its values.
  public var storageClass: StorageClass
  /// The part it plays.
  public var role: Role
  /// The schema version that brought it.
  public var since: Int

  init(_ name: String, _ storageClass: StorageClass, _ role: Role, since: Int = 1) {
    self.name = name
    self.storageClass = storageClass
    self.role = role
    self.since = since
  }
}
