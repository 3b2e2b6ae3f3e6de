public import Change

/// A change as the rules of merging see it: rows and groups are small numbers.
public struct ChangeModel: Hashable, Sendable {
  /// A cell group of a row.
  public struct Cell: Hashable, Comparable, Sendable {
    /// The row.
    public let row: Int
    /// The group; ``ChangeModel/retiredGroup`` says when the row was retired.
    public let group: Int

    /// The group of the row.
    public init(row: Int, group: Int) {
      self.row = row
      self.group = group
    }

    /// Compares by row, then group.
    public static func < (left: Cell, right: Cell) -> Bool {
      left.row != right.row ? left.row < right.row : left.group < right.group
    }
  }

  /// A value that an INSERT gives a group.
  public struct GroupValue: Hashable, Sendable {
    /// The group.
    public let group: Int
    /// The values of its columns, at least one of them not NULL.
    public let value: [CellValue]

    /// A value of the group.
    public init(group: Int, value: [CellValue]) {
      self.group = group
      self.value = value
    }
  }

  /// One operation on a record.
  public enum Operation: Hashable, Sendable {
    /// A row comes into being with values for some groups.
    case insert(row: Int, groups: [GroupValue])
    /// A group of a row gets a value.
    case update(row: Int, group: Int, value: [CellValue])

    /// The row.
    public var row: Int {
      switch self {
      case .insert(let row, _), .update(let row, _, _): row
      }
    }
  }

  /// The number of the group named "retired".
  public static let retiredGroup = 0

  /// The change's name.
  public let hash: ChangeHash
  /// Whose chain it is in.
  public let device: DeviceID
  /// The change before it in its chain.
  public let prev: ChangeHash?
  /// The other tips its author had applied.
  public let deps: [ChangeHash]
  /// The declared time.
  public let hlc: Int64
  /// What it did.
  public let operations: [Operation]

  /// A change made of these parts.
  public init(
    hash: ChangeHash, device: DeviceID, prev: ChangeHash?, deps: [ChangeHash], hlc: Int64,
    operations: [Operation]
  ) {
    self.hash = hash
    self.device = device
    self.prev = prev
    self.deps = deps
    self.hlc = hlc
    self.operations = operations
  }

  /// What the change was written after.
  public var parents: [ChangeHash] {
    if let prev { [prev] + deps } else { deps }
  }
}
