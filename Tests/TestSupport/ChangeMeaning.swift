public import Change

/// What a set of changes means for one cell group.
public struct ChangeMeaning: Hashable, Sendable {
  /// A live value and the change that wrote it.
  public struct Live: Hashable, Comparable, Sendable {
    /// The change.
    public let hash: ChangeHash
    /// The value.
    public let value: [CellValue]

    /// A value of a change.
    public init(hash: ChangeHash, value: [CellValue]) {
      self.hash = hash
      self.value = value
    }

    /// Compares by change: each has at most one live value in a cell group.
    public static func < (left: Live, right: Live) -> Bool {
      left.hash < right.hash
    }
  }

  /// The value to show.
  public let shown: [CellValue]
  /// The live values in the order of their hashes.
  public let live: [Live]
  /// Whether they differ.
  public let conflict: Bool

  /// A meaning made of these parts.
  public init(shown: [CellValue], live: [Live], conflict: Bool) {
    self.shown = shown
    self.live = live
    self.conflict = conflict
  }
}
