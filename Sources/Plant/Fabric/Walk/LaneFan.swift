/// The ways by which a part lets light out that came in by one connector.
struct LaneFan: Hashable {
  /// The cable ends or panel positions of the other side, in the order of the lanes they have.
  var exits: [ThingID]
  /// Whether it is known which lanes each has.
  var isKnown: Bool

  /// Which of them one is; 1 has the first lanes; nil if none or no lanes are known.
  func number(of exit: ThingID) -> Int? {
    guard isKnown, exits.count > 1 else { return nil }
    return exits.firstIndex(of: exit).map { $0 + 1 }
  }

  /// The connectors of a side in the order of the lanes that are dealt to them; all of them where that is
  /// not known.
  init(_ connectors: [(id: ThingID, number: Int)], _ dealt: [Int: DealtLanes]?) {
    guard let dealt, !dealt.isEmpty else {
      (exits, isKnown) = (connectors.map(\.id), false)
      return
    }
    let reached = connectors.compactMap { connector in
      dealt[connector.number]?.own.first.map { (lane: $0, id: connector.id) }
    }
    (exits, isKnown) = (reached.sorted { ($0.lane, $0.id) < ($1.lane, $1.id) }.map(\.id), true)
  }
}
