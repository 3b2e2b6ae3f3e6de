/// The polarity of a cable as its record says it.
public enum PolarityWord: String, Hashable, Sendable, CaseIterable {
  /// Type A: straight.
  case a
  /// Type B: reversed.
  case b
  /// Type C: neighbours exchanged.
  case c
  /// The usual cord of LC pairs.
  case aToB = "a-to-b"
  /// A cord of LC pairs in which A stays A.
  case aToA = "a-to-a"
  /// Two rows, 1 to 1.
  case straight
  /// Two rows, 1 to 24.
  case reversed
  /// Two rows, each of them reversed.
  case rowsReversed = "rows-reversed"
  /// Two rows that change places.
  case rowsExchanged = "rows-exchanged"

  /// The design of a cable, or of a leg of it, between connectors of these kinds; nil if the word says
  /// nothing of them.
  ///
  /// On two rows the letters mean nothing: makers differ.
  public func design(_ one: ConnectorKind, _ other: ConnectorKind) -> PartDesign? {
    guard one.joins(other) else { return nil }
    switch self {
    case .a: return Self.cable(.a, one, other)
    case .b: return Self.cable(.b, one, other)
    case .c: return Self.cable(.c, one, other)
    case .aToB: return one == .lc ? .duplexCord(.aToB) : nil
    case .aToA: return one == .lc ? .duplexCord(.aToA) : nil
    case .straight: return one == .mpo24 ? .twoRowCable(.straight) : nil
    case .reversed: return one == .mpo24 ? .twoRowCable(.reversed) : nil
    case .rowsReversed: return one == .mpo24 ? .twoRowCable(.rowsReversed) : nil
    case .rowsExchanged: return one == .mpo24 ? .twoRowCable(.rowsExchanged) : nil
    }
  }

  /// For a line about a cable: `type B`, `A→B`, `reversed`.
  public var text: String {
    switch self {
    case .a, .b, .c: "type \(rawValue.uppercased())"
    case .aToB: DuplexPolarity.aToB.text
    case .aToA: DuplexPolarity.aToA.text
    case .straight, .reversed, .rowsReversed, .rowsExchanged: rawValue
    }
  }

  private static func cable(
    _ polarity: CablePolarity, _ one: ConnectorKind, _ other: ConnectorKind
  ) -> PartDesign? {
    // A cable with eight fibres at one end has eight at the other.
    let fewer = one == .mpo8 ? one : other
    return OneRowConnector(fewer).map { .cable(polarity, $0) }
  }
}
