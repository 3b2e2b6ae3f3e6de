/// A column that an UPDATE touches, with its value before and after.
public struct UpdatedCell: Hashable, Sendable {
  /// The column's position in the table, from 0.
  public let column: Int
  /// What the author's store held; NULL also if it held nothing.
  public let old: CellValue
  /// What it holds from now on.
  public let new: CellValue

  /// The column with both values.
  public init(column: Int, old: CellValue, new: CellValue) {
    self.column = column
    self.old = old
    self.new = new
  }
}
