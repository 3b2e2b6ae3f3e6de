public import Plant

/// One record as a file says it should be.
public struct PlanRow: Hashable, Sendable {
  /// Which table.
  public var kind: ThingKind
  /// Its id, from its key.
  public var id: ThingID
  /// What a person calls it.
  public var label: String
  /// What the file says, by column name; a column the file says nothing about is not in it.
  public var cells: [String: Cell]
  /// The line of the file.
  public var line: Int?
  /// Columns that only count when the record is new: what a file assumes rather than says.
  public var defaults: [String: Cell]

  /// A row with all its parts.
  public init(
    kind: ThingKind, id: ThingID, label: String, cells: [String: Cell], line: Int? = nil,
    defaults: [String: Cell] = [:]
  ) {
    self.kind = kind
    self.id = id
    self.label = label
    self.cells = cells
    self.line = line
    self.defaults = defaults
  }
}
