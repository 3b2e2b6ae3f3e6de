/// A kind of connector, in the words of the records.
///
/// Positions are counted in plug view: the plug's end-face, key up, from the side of the white dot.
public enum ConnectorKind: String, Hashable, Sendable, CaseIterable {
  /// The ferrule of an MPO-12 in which only positions 1 to 4 and 9 to 12 have a fibre.
  case mpo8
  case mpo12
  /// One row of sixteen; its key is off the middle, so it joins no other kind.
  case mpo16
  /// Two rows of twelve: 1 to 12 above, 13 to 24 below.
  case mpo24
  /// A pair of LC ferrules: position 1 is A, position 2 is B.
  case lc

  /// How many positions the ferrule has, filled or not.
  public var positions: Int {
    switch self {
    case .mpo8, .mpo12: 12
    case .mpo16: 16
    case .mpo24: 24
    case .lc: 2
    }
  }

  /// How many positions stand in one row.
  public var rowLength: Int {
    switch self {
    case .mpo8, .mpo12, .mpo24: 12
    case .mpo16: 16
    case .lc: 2
    }
  }

  /// Whether fibres stand in a row in one ferrule.
  public var isArray: Bool { self != .lc }

  /// Whether this kind has a fibre at a position.
  ///
  /// False also for a position that is not in the ferrule.
  public func hasFibre(at position: Int) -> Bool {
    switch self {
    case .mpo8: (1...4).contains(position) || (9...12).contains(position)
    case .mpo12, .mpo16, .mpo24, .lc: position >= 1 && position <= positions
    }
  }

  /// The positions that have a fibre, in order.
  public var filled: [Int] { (1...positions).filter(hasFibre) }

  /// The same place in the other view, plug from receptacle and back; nil outside the ferrule.
  ///
  /// A plug goes in face to face and key up, so left and right change places within each row. A and
  /// B of an LC pair are names, not sides, and stay.
  public func otherView(of position: Int) -> Int? {
    guard position >= 1, position <= positions else { return nil }
    guard isArray else { return position }
    let row = (position - 1) / rowLength
    return row * rowLength + rowLength - (position - 1) % rowLength
  }

  /// Whether two ferrules of these kinds meet fibre to fibre.
  public func joins(_ other: ConnectorKind) -> Bool {
    switch (self, other) {
    case (.mpo8, .mpo12), (.mpo12, .mpo8): true
    default: self == other
    }
  }

  /// What people call it, such as `MPO-12`.
  public var text: String {
    switch self {
    case .mpo8: "MPO-8"
    case .mpo12: "MPO-12"
    case .mpo16: "MPO-16"
    case .mpo24: "MPO-24"
    case .lc: "LC pair"
    }
  }

  /// A position as it is called: a number, or A and B of an LC pair.
  public func name(of position: Int) -> String {
    guard self == .lc else { return String(position) }
    switch position {
    case 1: return "A"
    case 2: return "B"
    default: return String(position)
    }
  }
}
