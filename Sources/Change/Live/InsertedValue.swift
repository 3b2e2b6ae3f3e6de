/// A value that an INSERT of kind ``LiveKind/insert`` gave a cell group, live or not.
public struct InsertedValue: Hashable, Sendable {
  /// The change with the INSERT.
  public let change: ChangeNumber
  /// The values of the group's columns, in the order of their positions.
  public let value: [CellValue]

  /// A value inserted by a change.
  public init(change: ChangeNumber, value: [CellValue]) {
    self.change = change
    self.value = value
  }
}
