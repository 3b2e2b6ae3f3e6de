package import Plant

/// What a device or panel fills of a rack.
package struct RackFilling {
  package var kind: ThingKind
  package var id: ThingID
  package var rack: ThingID
  package var units: Range<Int>
  package var side: RackSide?

  /// A thing that fills some units.
  package init(
    kind: ThingKind, id: ThingID, rack: ThingID, units: Range<Int>, side: RackSide?
  ) {
    self.kind = kind
    self.id = id
    self.rack = rack
    self.units = units
    self.side = side
  }

  /// `u30-31 REAR`.
  package var text: String {
    let top = units.upperBound - 1
    let range = top > units.lowerBound ? "u\(units.lowerBound)-\(top)" : "u\(units.lowerBound)"
    return side.map { "\(range) \($0.rawValue.uppercased())" } ?? range
  }
}
