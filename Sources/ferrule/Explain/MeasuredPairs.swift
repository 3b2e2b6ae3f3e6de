import Plant

/// A measured map as it is typed: `1:12 2:11 3:none`.
///
/// Which positions the connector has, and what is twice, is for whoever holds it against the link.
enum MeasuredPairs {
  /// The pairs in the order typed; nil for light that arrived nowhere.
  static func parse(_ text: String) throws(CommandError) -> [(near: Int, far: Int?)] {
    var out: [(near: Int, far: Int?)] = []
    for token in RecordToken.split(text) {
      let parts = token.parts
      guard parts.count == 2 else { throw token.refused("it should be like 1:12, or 3:none") }
      let isDark = ["none", "-"].contains(parts[1].lowercased())
      guard out.count < 64 else { throw token.refused("no connector has so many positions") }
      out.append(
        (
          try token.number(parts[0], 0...999, "positions"),
          isDark ? nil : try token.number(parts[1], 0...999, "positions")
        ))
    }
    return out
  }
}
