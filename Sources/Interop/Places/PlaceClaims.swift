/// Who claimed which rack unit, so far.
struct PlaceClaims {
  /// The first owner of each unit of a rack, the front's units before the rear's.
  private typealias Owners = [Int?]

  private static let unitsPerSide = 100

  private var racks: [[String]: Owners] = [:]
  private(set) var overlaps: [PlaceOverlap] = []

  /// Claims the units of `rows[index]`; a unit that is taken stays with its first owner.
  mutating func claim(_ index: Int, in rows: [PlaceRow]) {
    let row = rows[index]
    let rack = [row.hall, row.row, row.rack].map(ASCIIText.folded)
    var owners = racks[rack] ?? Owners(repeating: nil, count: 2 * Self.unitsPerSide)
    // So that the array below is the only one and is changed in place.
    racks[rack] = nil
    var met: Set<Int> = []
    for unit in row.units.clamped(to: 1...Self.unitsPerSide) {
      for base in bases(row.side) {
        let slot = base + unit - 1
        guard let owner = owners[slot] else {
          owners[slot] = index
          continue
        }
        if owner != index, met.insert(owner).inserted {
          overlaps.append(PlaceOverlap(first: rows[owner], second: row, unit: unit))
        }
      }
    }
    racks[rack] = owners
  }

  private func bases(_ side: PlaceSide?) -> [Int] {
    switch side {
    case .front: [0]
    case .rear: [Self.unitsPerSide]
    case nil: [0, Self.unitsPerSide]
    }
  }
}
