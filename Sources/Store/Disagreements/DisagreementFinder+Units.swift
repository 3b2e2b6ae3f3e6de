internal import GRDB
internal import Plant

/// Devices and panels that fill one unit of a rack on one side.
extension DisagreementFinder {
  /// One pass from rack to rack, from the bottom up.
  func bookedUnits() throws -> [Disagreement] {
    var out: [Disagreement] = []
    var rack = RackSweep()
    func close() throws {
      for crowd in rack.crowds { out.append(try booking(crowd)) }
    }
    for filling in try fillings() {
      if filling.rack != rack.rack {
        try close()
        rack = RackSweep(rack: filling.rack)
      }
      rack.add(filling)
    }
    try close()
    return out
  }

  private func booking(_ crowd: RackSweep.Crowd) throws -> Disagreement {
    try booking(
      try thing(.rack, crowd.rack), .unit(crowd.unit),
      try crowd.fillings.map { filling in
        var claim = try claim(
          thing(filling.kind, filling.id), by: filling.kind, filling.id, group: "place")
        claim.text += " \(filling.text)"
        return claim
      })
  }

  /// What stands in racks, rack by rack from the bottom up.
  private func fillings() throws -> [RackFilling] {
    let found = try [ThingKind.device, .panel].flatMap { kind in
      try view.rows(
        """
        SELECT id, rack, lowest_u, height_u, port_side FROM \(kind.rawValue)
        WHERE rack IS NOT NULL AND lowest_u IS NOT NULL AND retired_at IS NULL AND same_as IS NULL
        """
      ).map { row in
        // A number from elsewhere may be any.
        let lowest = min(max(row.int("lowest_u") ?? 1, -1_000), 1_000)
        let height = min(max(row.int("height_u") ?? 1, 1), 1_000)
        return RackFilling(
          kind: kind, id: row.need("id"), rack: row.need("rack"), units: lowest..<lowest + height,
          side: row.value("port_side"))
      }
    }
    return found.sorted {
      ($0.rack, $0.units.lowerBound, $0.id) < ($1.rack, $1.units.lowerBound, $1.id)
    }
  }
}
