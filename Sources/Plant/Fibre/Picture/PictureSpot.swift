/// A place in the picture of an array connector.
public struct PictureSpot: Hashable, Sendable {
  /// Which row, counted from the top of the picture; 1 is first.
  public var row: Int
  /// How many rows there are.
  public var rows: Int
  /// Which place of its row, counted from the left of the picture; 1 is first.
  public var fromLeft: Int
  /// How many places a row has, filled or not.
  public var rowLength: Int

  /// All its parts; whether there is such a place is for ``FacePicture`` to say.
  public init(row: Int = 1, rows: Int = 1, fromLeft: Int, rowLength: Int) {
    self.row = row
    self.rows = rows
    self.fromLeft = fromLeft
    self.rowLength = rowLength
  }

  /// Which place of its row, counted from the right of the picture; 1 is first.
  public var fromRight: Int { rowLength + 1 - fromLeft }

  /// Counted from the nearer side, such as `3rd from the RIGHT` or `upper row, 1st from the LEFT`.
  public var text: String {
    let isLeft = fromLeft <= fromRight
    let side = "\(Self.ordinal(min(fromLeft, fromRight))) from the \(isLeft ? "LEFT" : "RIGHT")"
    guard rows > 1 else { return side }
    return "\(row == 1 ? "upper" : "lower") row, \(side)"
  }

  private static func ordinal(_ number: Int) -> String {
    switch number {
    case 1: "1st"
    case 2: "2nd"
    case 3: "3rd"
    default: "\(number)th"
    }
  }
}
