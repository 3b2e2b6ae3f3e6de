internal import Change
public import Plant

/// A value for a column of a record.
public struct Cell: Hashable, Sendable {
  let value: CellValue

  /// No value.
  public static var missing: Cell { Cell(value: .null) }

  /// A text.
  public static func text(_ text: String?) -> Cell { Cell(value: CellValue(text)) }

  /// A number.
  public static func integer(_ number: Int?) -> Cell { Cell(value: CellValue(number)) }

  /// A number.
  public static func integer(_ number: Int64) -> Cell { Cell(value: .integer(number)) }

  /// The id of another record.
  public static func id(_ id: ThingID?) -> Cell { Cell(value: CellValue(id)) }
}
