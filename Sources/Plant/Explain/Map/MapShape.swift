/// How a whole measured map differs from the expected one.
public enum MapShape: String, Hashable, Sendable, CaseIterable {
  /// Turned round: one reversal too many or too few.
  case reversed
  /// Neighbours exchanged: a part of type C.
  case neighbours
  /// Both: a part of type C, and one reversal too many or too few.
  case reversedNeighbours = "reversed-neighbours"
  /// A and B of a pair exchanged.
  case rolled
  /// The ferrules in front of a cassette in reverse order.
  case mirrored
  /// The pairs of universal cassettes exchanged: a trunk of type C between them.
  case universalPairs = "universal-pairs"
  /// In no way that has a name, but one other part would explain it.
  case other
  /// In no way that has a name, but two other parts together would explain it.
  case otherTwo = "other-two"

  /// The shape of what was measured against what is expected; nil if it has none.
  static func of(_ map: MeasuredMap, against expected: [Int: Int], among positions: [Int])
    -> MapShape?
  {
    let count = map.far.positions
    func turned(_ far: Int) -> Int { count + 1 - far }
    func neighbour(_ far: Int) -> Int { far % 2 == 1 ? far + 1 : far - 1 }
    func holds(_ rule: (Int) -> Int) -> Bool {
      positions.allSatisfy { position in
        expected[position].map { map.far(of: position) == rule($0) } ?? false
      }
    }
    guard !positions.isEmpty else { return nil }
    if map.far.isPair { return holds(turned) ? .rolled : nil }
    if map.near.isPair {
      // Seen from its own end a rolled pair gets what the other of the two should.
      let isRolled = positions.allSatisfy { position in
        expected[3 - position].map { map.far(of: position) == $0 } ?? false
      }
      return isRolled ? .rolled : nil
    }
    if holds(turned) { return map.far == .cassetteFront ? .mirrored : .reversed }
    if map.far == .cassetteFront, map.near == .cassetteFront, isOfTypeC(map, positions) {
      return .universalPairs
    }
    if holds(neighbour) { return .neighbours }
    return holds { neighbour(turned($0)) } ? .reversedNeighbours : nil
  }

  /// Whether two universal cassettes with a trunk of type C between them make a map, adapters opposed.
  private static func isOfTypeC(_ map: MeasuredMap, _ positions: [Int]) -> Bool {
    let neighbour = { (fibre: Int) in fibre % 2 == 1 ? fibre + 1 : fibre - 1 }
    return positions.allSatisfy { ferrule in
      CassetteMap.universal.position(behind: ferrule).map { fibre in
        map.far(of: ferrule).flatMap(CassetteMap.universal.position) == neighbour(fibre)
      } ?? false
    }
  }
}
