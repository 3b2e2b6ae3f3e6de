/// Two fibres, or two lanes, whose light arrives in each other's place.
struct FibreExchange {
  /// Two lanes, and the near positions of their four fibres.
  struct Lanes {
    let one: Int
    let other: Int
    let positions: [Int]
  }

  private let explainer: MapExplainer
  private let wrong: [Int]

  init(_ explainer: MapExplainer) {
    self.explainer = explainer
    wrong = explainer.wrong(against: explainer.expected.base)
  }

  private var base: [Int: Int] { explainer.expected.base }
  private var map: MeasuredMap { explainer.map }

  /// The two positions, the smaller first; nil if not exactly two are exchanged.
  var fibres: (Int, Int)? {
    // In a pair of LC an exchange is a rolled pair, which a cord of the other type makes too.
    guard !(map.near.isPair && map.far.isPair), let first = wrong.first, wrong.count <= 2 else {
      return nil
    }
    let other: Int?
    if wrong.count == 2 {
      other = wrong[1]
    } else if let far = map.far(of: first) {
      other = base.first { $0.value == far }?.key
    } else {
      other = base[first].flatMap(map.source(of:))
    }
    guard let other, other != first else { return nil }
    let here = [first: base[other], other: base[first]]
    let isExchange = here.allSatisfy { position, far in
      // A position without a lane may lead into a ferrule that has no fibre for it.
      guard let arrival = map.arrivals[position] else { return true }
      if explainer.expected.required[position] == nil, arrival == .dark { return true }
      return map.far(of: position) == far
    }
    return isExchange ? (min(first, other), max(first, other)) : nil
  }

  /// Whether both fibres are transmitters', or both receivers', of the near end.
  func isSameHalf(_ fibres: (Int, Int)) -> Bool {
    if let port = explainer.evidence.expectation.port(.near),
      let layout = ExpectedMap.layout(port)
    {
      let table = LaneTable.of(layout)
      let senders = [fibres.0, fibres.1].map { table.transmitter(at: $0) != nil }
      let receivers = [fibres.0, fibres.1].map { table.receiver(at: $0, .only) != nil }
      if zip(senders, receivers).allSatisfy({ $0 != $1 }) { return senders[0] == senders[1] }
    }
    return FerruleHalves(map.near).areTogether(fibres.0, fibres.1)
  }

  /// The two lanes; nil if not exactly two are exchanged, both ways.
  var lanes: Lanes? {
    guard wrong.count == 4, let port = explainer.evidence.expectation.port(.near),
      let layout = ExpectedMap.layout(port)
    else { return nil }
    let table = LaneTable.of(layout)
    var pairs: [(lane: Int, sends: Int, receives: Int)] = []
    for lane in ExpectedMap.lanes(port) where table.transmitters.indices.contains(lane - 1) {
      let (sends, receives) = (
        table.transmitters[lane - 1].plug, table.receivers[lane - 1].plug
      )
      if wrong.contains(sends), wrong.contains(receives) { pairs.append((lane, sends, receives)) }
    }
    guard pairs.count == 2 else { return nil }
    let (one, other) = (pairs[0], pairs[1])
    let wanted = [
      one.sends: base[other.sends], other.sends: base[one.sends],
      one.receives: base[other.receives], other.receives: base[one.receives],
    ]
    guard wanted.count == 4, wanted.allSatisfy({ map.far(of: $0.key) == $0.value }) else {
      return nil
    }
    return Lanes(one: one.lane, other: other.lane, positions: wanted.keys.sorted())
  }
}
