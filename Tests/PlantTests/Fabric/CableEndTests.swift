import Plant
import TestSupport
import Testing

/// The ends of a plan's cables are found by cable, by leg and by place.
@Suite struct `The ends of cables` {
  private static func id(_ kind: UInt8, _ number: Int) -> ThingID {
    let bytes = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
    return ThingID(bytes: [kind, 0, 0, 0, 0, 0, 0, 0] + bytes) ?? .zero
  }

  /// Ends of cables with up to a dozen legs, some lying about, at fewer places than there are ends.
  private static func ends(_ random: inout RepeatableRandom, cables: Int) -> [CableEnd] {
    var ends: [CableEnd] = []
    for cable in 0..<cables {
      for leg in 1...Int.random(in: 1...12, using: &random) {
        for side in CableSide.allCases where Int.random(in: 0..<9, using: &random) > 0 {
          let place = Int.random(in: 0..<(4 * cables), using: &random)
          ends.append(
            CableEnd(
              id: id(1, ends.count), cable: id(2, cable), side: side, leg: leg,
              state: Int.random(in: 0..<5, using: &random) > 0 ? .landed : .coiled,
              place: Subject(kind: .panelPosition, id: id(3, place))))
        }
      }
    }
    // Legs that have their lowest bits alike.
    ends.append(CableEnd(id: id(1, ends.count), cable: id(2, 0), side: .a, leg: 1 + 1 << 32))
    ends.append(CableEnd(id: id(1, ends.count), cable: id(2, 0), side: .b, leg: 1 + 1 << 33))
    return ends.shuffled(using: &random)
  }

  @Test(arguments: UInt64(0)..<4)
  func `are found as a search through all of them finds them`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let cables = 40
    let all = Self.ends(&random, cables: cables)
    var fabric = Fabric()
    for cable in (0..<cables).shuffled(using: &random) {
      fabric.add(Cable(id: Self.id(2, cable), kind: .trunk))
    }
    for end in all { fabric.add(end) }
    for cable in 0..<cables {
      let wanted = all.filter { $0.cable == Self.id(2, cable) }
      #expect(Set(fabric.ends(of: Self.id(2, cable))) == Set(wanted), "seed \(seed)")
    }
    for end in all {
      for acrossLegs in [false, true] {
        let wanted = all.filter {
          $0.cable == end.cable && $0.side != end.side && (acrossLegs || $0.leg == end.leg)
        }
        let found = fabric.otherEnds(of: end, acrossLegs: acrossLegs)
        #expect(Set(found) == Set(wanted) && found.count == wanted.count, "seed \(seed)")
      }
    }
    for place in 0..<(4 * cables) {
      let wanted = all.filter { $0.isLanded && $0.place?.id == Self.id(3, place) }
      let found = fabric.landedEnds(at: Self.id(3, place))
      #expect(found == wanted.sorted { $0.id < $1.id }, "seed \(seed)")
    }
  }

  @Test func `of a cable that is out of use take no place`() {
    var fabric = Fabric()
    let place = Subject(kind: .port, id: Self.id(3, 1))
    let end = CableEnd(id: Self.id(1, 1), cable: Self.id(2, 1), side: .a, place: place)
    fabric.add(end)
    #expect(fabric.landedEnds(at: place.id).isEmpty && fabric.ends(of: end.cable).isEmpty)
  }
}
