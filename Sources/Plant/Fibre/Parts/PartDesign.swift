/// How the fibres of a part run: all that polarity asks of it.
public enum PartDesign: Hashable, Sendable {
  /// A cord, or one leg of a trunk, with one-row connectors.
  case cable(CablePolarity, OneRowConnector)
  /// A cord, or one leg of a trunk, with two-row connectors.
  case twoRowCable(TwoRowMap)
  /// A cord with an LC pair at each end.
  case duplexCord(DuplexPolarity)
  /// A cassette; its near side is the MPO-12 behind, its far side the six LC pairs in front.
  case cassette(CassetteMap)
  /// A harness; its near side is the port that is dealt out.
  case breakout(Breakout)
  /// A map as its maker or a tester gives it.
  case free(FibreMap)

  /// Its map.
  public var map: FibreMap {
    if case .free(let map) = self { return map }
    return Self.shared[self] ?? makeMap()
  }

  /// All designs but the free ones.
  static let fixed: [PartDesign] =
    CablePolarity.allCases.flatMap { polarity in
      OneRowConnector.allCases.map { PartDesign.cable(polarity, $0) }
    } + TwoRowMap.allCases.map { .twoRowCable($0) }
    + DuplexPolarity.allCases.map { .duplexCord($0) }
    + CassetteMap.allCases.map { .cassette($0) } + Breakout.allCases.map { .breakout($0) }

  /// Their maps, made once: a plan has tens of thousands of cords of one design.
  private static let shared = Dictionary(
    fixed.map { ($0, $0.makeMap()) }, uniquingKeysWith: { first, _ in first })

  private func makeMap() -> FibreMap {
    switch self {
    case .cable(let polarity, let connector):
      return FibreMap(joining: [connector.kind], [connector.kind]) { end in
        polarity.farPosition(of: end.position, in: connector).map { FibreEnd(position: $0) }
      }
    case .twoRowCable(let map):
      return FibreMap(joining: [.mpo24], [.mpo24]) { end in
        map.farPosition(of: end.position).map { FibreEnd(position: $0) }
      }
    case .duplexCord(let polarity):
      return FibreMap(joining: [.lc], [.lc]) { end in
        FibreEnd(position: polarity == .aToB ? 3 - end.position : end.position)
      }
    case .cassette(let map):
      let fronts = Array(repeating: ConnectorKind.lc, count: CassetteMap.pairs)
      return FibreMap(joining: fronts, [.mpo12]) { end in
        map.position(behind: 2 * (end.connector - 1) + end.position).map { FibreEnd(position: $0) }
      }.inverse
    case .breakout(let breakout):
      let pairs = Dictionary(breakout.pairs, uniquingKeysWith: { first, _ in first })
      return FibreMap(joining: breakout.connectors(.near), breakout.connectors(.far)) { pairs[$0] }
    case .free(let map): return map
    }
  }

  /// The design without its broken fibres: of a map that lacks some fibres of a known design that design.
  var whole: PartDesign {
    guard case .free(let map) = self, !map.isEmpty else { return self }
    return Self.fixed.first { map.isPart(of: $0.map) } ?? self
  }

  /// What can be put in its place, with the same connectors, to change the polarity.
  ///
  /// Empty for parts that come one way only.
  public var alternatives: [PartDesign] {
    switch self {
    case .cable(let polarity, let connector):
      CablePolarity.allCases.filter { $0 != polarity && $0 != .c }.map { .cable($0, connector) }
    case .twoRowCable(let map):
      TwoRowMap.allCases.filter { $0 != map }.map { .twoRowCable($0) }
    case .duplexCord(let polarity): [.duplexCord(polarity.other)]
    case .cassette(let map):
      CassetteMap.allCases.filter { $0 != map }.map { .cassette($0) }
    case .breakout, .free: []
    }
  }

  /// What a person calls it, such as `B` or `universal`.
  public var text: String {
    switch self {
    case .cable(let polarity, _): polarity.text
    case .twoRowCable(let map): map.rawValue
    case .duplexCord(let polarity): polarity.text
    case .cassette(let map): map.rawValue
    case .breakout(let breakout): breakout.rawValue
    case .free: "its own map"
    }
  }
}
