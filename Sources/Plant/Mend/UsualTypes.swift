/// Which types of parts a plan uses most, kind by kind.
///
/// Of two ways to mend a link the one is better that leaves the usual parts: most often the odd one out
/// is the part that is wrong.
struct UsualTypes {
  private static let unusual = 4

  private var counts: [PartType: Int] = [:]

  init(_ fabric: Fabric) {
    for cable in fabric.cables.values {
      switch cable.polarity {
      case .a: count(.cable(.a))
      case .b: count(.cable(.b))
      case .c: count(.cable(.c))
      case .aToB: count(.duplexCord(.aToB))
      case .aToA: count(.duplexCord(.aToA))
      case .straight: count(.twoRowCable(.straight))
      case .reversed: count(.twoRowCable(.reversed))
      case .rowsReversed: count(.twoRowCable(.rowsReversed))
      case .rowsExchanged: count(.twoRowCable(.rowsExchanged))
      case nil: break
      }
    }
    for cassette in fabric.cassettes.values {
      if let map = cassette.map.flatMap({ CassetteMap(rawValue: $0.rawValue) }) {
        count(.cassette(map))
      }
    }
    for position in fabric.positions.values {
      if let keys = position.adapter?.keys { count(.adapter(keys)) }
    }
  }

  private mutating func count(_ type: PartType) { counts[type, default: 0] += 1 }

  /// What it costs that a type is not the usual one of its kind.
  var efforts: [PartType: Int] {
    let kinds: [[PartType]] = [
      CablePolarity.allCases.map { .cable($0) }, DuplexPolarity.allCases.map { .duplexCord($0) },
      TwoRowMap.allCases.map { .twoRowCable($0) }, CassetteMap.allCases.map { .cassette($0) },
      AdapterKeys.allCases.map { .adapter($0) },
    ]
    var out: [PartType: Int] = [:]
    for types in kinds {
      let most = types.map { counts[$0] ?? 0 }.max() ?? 0
      for type in types where (counts[type] ?? 0) < most { out[type] = Self.unusual }
    }
    return out
  }
}
