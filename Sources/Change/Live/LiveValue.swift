/// A value of a cell group that no later write has covered.
public struct LiveValue: Hashable, Sendable {
  /// The change that wrote it.
  public let change: ChangeNumber
  /// How it was written.
  public let kind: LiveKind
  /// The values of the group's columns, in the order of their positions.
  public let value: [CellValue]

  /// A value written by a change.
  public init(change: ChangeNumber, kind: LiveKind, value: [CellValue]) {
    self.change = change
    self.kind = kind
    self.value = value
  }
}
