/// Why a list of fibres is no part.
public enum FibreMapError: Error, Hashable, Sendable {
  /// A side has no connector, or more than ``FibreMap/mostConnectors``.
  case connectorCount(Int)
  /// There is no fibre in it at all.
  case noFibre
  /// A connector that the side does not have.
  case noSuchConnector(PartSide, Int, of: Int)
  /// A position that the connector does not have, or in which it has no fibre.
  case noSuchPosition(PartSide, FibreEnd, ConnectorKind)
  /// Two fibres that share an end.
  case twice(PartSide, FibreEnd)
  /// Two parts whose connectors do not join.
  case doNotJoin([ConnectorKind], [ConnectorKind])

  /// The code programs match on.
  public var code: String {
    switch self {
    case .connectorCount: "connector-count"
    case .noFibre: "no-fibre"
    case .noSuchConnector: "no-such-connector"
    case .noSuchPosition: "no-such-position"
    case .twice: "fibre-twice"
    case .doNotJoin: "do-not-join"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .connectorCount(let count):
      return "A side with \(count) connectors: 1 to \(FibreMap.mostConnectors) are possible."
    case .noFibre: return "No fibre leads anywhere in it."
    case .noSuchConnector(let side, let number, let count):
      return "There is no connector \(number) on the \(side.rawValue) side: it has \(count)."
    case .noSuchPosition(let side, let end, let kind):
      let place = "connector \(end.connector) of the \(side.rawValue) side"
      guard end.position >= 1, end.position <= kind.positions else {
        return "There is no position \(end.position) in \(place): \(kind.text) has positions 1 to "
          + "\(kind.positions)."
      }
      return "\(kind.text) has no fibre at position \(end.position), in \(place)."
    case .twice(let side, let end):
      return "Two fibres end at position \(end.position) of connector \(end.connector) of the "
        + "\(side.rawValue) side."
    case .doNotJoin(let one, let other):
      return "\(Self.list(one)) and \(Self.list(other)) do not join."
    }
  }

  private static func list(_ kinds: [ConnectorKind]) -> String {
    guard let first = kinds.first else { return "nothing" }
    return kinds.count == 1 ? first.text : "\(kinds.count) connectors (\(first.text) …)"
  }
}
