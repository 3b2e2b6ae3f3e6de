/// What the positions of a measured map are counted in.
public enum MapFrame: Hashable, Sendable {
  /// The positions of one connector, in plug view.
  case connector(ConnectorKind)
  /// The twelve LC ferrules in front of a cassette, numbered through: 1 and 2 are A and B of the
  /// first pair.
  case cassetteFront

  /// How many positions there are.
  public var positions: Int {
    switch self {
    case .connector(let kind): kind.positions
    case .cassetteFront: 2 * CassetteMap.pairs
    }
  }

  /// What people call it, such as `MPO-12`.
  public var text: String {
    switch self {
    case .connector(let kind): kind.text
    case .cassetteFront: "the front of a cassette"
    }
  }

  /// A position as it is called.
  public func name(of position: Int) -> String {
    switch self {
    case .connector(let kind): kind.name(of: position)
    case .cassetteFront: String(position)
    }
  }

  /// How many positions stand in one row.
  var rowLength: Int {
    switch self {
    case .connector(let kind): kind.rowLength
    case .cassetteFront: positions
    }
  }

  /// Whether positions are those of one pair of LC.
  var isPair: Bool { self == .connector(.lc) }

  /// Whether two ends may be tested against each other fibre by fibre.
  func joins(_ other: MapFrame) -> Bool {
    switch (self, other) {
    case (.connector(let one), .connector(let two)): one.joins(two)
    case (.cassetteFront, .cassetteFront): true
    case (.connector, .cassetteFront), (.cassetteFront, .connector): false
    }
  }
}
