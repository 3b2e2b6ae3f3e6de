internal import Plant

/// What a device or panel fills of a rack.
struct RackFilling {
  var kind: ThingKind
  var id: ThingID
  var rack: ThingID
  var units: Range<Int>
  var side: RackSide?

  /// `u30-31 REAR`.
  var text: String {
    let top = units.upperBound - 1
    let range = top > units.lowerBound ? "u\(units.lowerBound)-\(top)" : "u\(units.lowerBound)"
    return side.map { "\(range) \($0.rawValue.uppercased())" } ?? range
  }
}
