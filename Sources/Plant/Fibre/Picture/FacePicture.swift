/// Where the positions of a face are in a tip's picture, if the face is held key up.
public struct FacePicture: Hashable, Sendable {
  /// How the tip shows it.
  public let orientation: TipOrientation
  /// The connector of the face.
  public let kind: ConnectorKind
  /// Whether it is a plug's face or one in a port.
  public let seenFrom: SeenFrom

  /// Nil for an LC: its ferrules are looked at one by one, and there is no left or right.
  public init?(orientation: TipOrientation, kind: ConnectorKind, seenFrom: SeenFrom) {
    guard kind.isArray else { return nil }
    self.orientation = orientation
    self.kind = kind
    self.seenFrom = seenFrom
  }

  private var rows: Int { kind.positions / kind.rowLength }

  private var swapsSides: Bool { orientation.swapsSides != (seenFrom == .port) }

  /// Where a position is in the picture; nil outside the ferrule.
  public func spot(of position: Int) -> PictureSpot? {
    guard (1...kind.positions).contains(position) else { return nil }
    let (row, place) = (position - 1).quotientAndRemainder(dividingBy: kind.rowLength)
    return PictureSpot(
      row: orientation.isTurned ? rows - row : row + 1, rows: rows,
      fromLeft: swapsSides ? kind.rowLength - place : place + 1, rowLength: kind.rowLength)
  }

  /// The position, in plug view, at a place in the picture; nil if the picture has no such place.
  public func position(at spot: PictureSpot) -> Int? {
    guard spot.rows == rows, spot.rowLength == kind.rowLength, (1...rows).contains(spot.row),
      (1...kind.rowLength).contains(spot.fromLeft)
    else { return nil }
    let row = orientation.isTurned ? rows - spot.row : spot.row - 1
    let place = swapsSides ? kind.rowLength - spot.fromLeft : spot.fromLeft - 1
    return row * kind.rowLength + place + 1
  }

  /// A position and where it is, such as `position 3: 3rd from the RIGHT`; nil outside the ferrule.
  public func text(of position: Int) -> String? {
    spot(of: position).map { "position \(position): \($0.text)" }
  }
}
