/// Where a device or panel is: hall, row, rack, units and side.
public struct Place: Hashable, Sendable {
  /// Name of the hall.
  public var hall: String
  /// Name of the row.
  public var row: String
  /// Place of the row in the walk through the hall; nil sorts by name.
  public var rowOrder: Int?
  /// Name of the rack.
  public var rack: String
  /// Place of the rack along the row; nil sorts by name.
  public var rackOrder: Int?
  /// Lowest rack unit filled, counted from the bottom.
  public var lowestU: Int?
  /// How many rack units are filled.
  public var heightU: Int?
  /// The side the ports face; nil if nobody said.
  public var side: RackSide?

  /// A place with all its parts.
  public init(
    hall: String, row: String, rowOrder: Int? = nil, rack: String, rackOrder: Int? = nil,
    lowestU: Int? = nil, heightU: Int? = nil, side: RackSide? = nil
  ) {
    self.hall = hall
    self.row = row
    self.rowOrder = rowOrder
    self.rack = rack
    self.rackOrder = rackOrder
    self.lowestU = lowestU
    self.heightU = heightU
    self.side = side
  }

  /// One line for a person, such as `R07-06 u32 REAR`.
  public var text: String {
    var words = [rack]
    if let lowestU { words.append("u\(lowestU)") }
    if let side { words.append(side.rawValue.uppercased()) }
    return words.joined(separator: " ")
  }

  /// Whether a person walking the floor comes to `left` before `right`.
  ///
  /// Hall, row, side (front, rear, then unsaid: each side is a walk of its own), rack along the
  /// row, then from the top of the rack down.
  public static func walkPrecedes(_ left: Place, _ right: Place) -> Bool {
    if left.hall != right.hall { return NaturalOrder.precedes(left.hall, right.hall) }
    if left.row != right.row {
      return named(left.row, left.rowOrder, precedes: right.row, right.rowOrder)
    }
    if left.side != right.side { return rank(left.side) < rank(right.side) }
    if left.rack != right.rack {
      return named(left.rack, left.rackOrder, precedes: right.rack, right.rackOrder)
    }
    return (left.lowestU ?? 0) > (right.lowestU ?? 0)
  }

  private static func rank(_ side: RackSide?) -> Int {
    switch side {
    case .front: 0
    case .rear: 1
    case nil: 2
    }
  }

  private static func named(
    _ left: String, _ leftOrder: Int?, precedes right: String, _ rightOrder: Int?
  ) -> Bool {
    switch (leftOrder, rightOrder) {
    case (let first?, let second?) where first != second: first < second
    case (.some, nil): true
    case (nil, .some): false
    default: NaturalOrder.precedes(left, right)
    }
  }
}
