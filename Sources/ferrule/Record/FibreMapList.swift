import Store

/// Where the light of each fibre arrived: `1:12 2:11 3:none`.
enum FibreMapList {
  /// Far positions by near position, 1 to 24; nil where no light arrived anywhere.
  static func parse(_ text: String) throws(CommandError) -> [Int: Int?] {
    var out: [Int: Int?] = [:]
    var arrived: [Int: Int] = [:]
    for token in RecordToken.split(text) {
      let parts = token.parts
      guard parts.count == 2 else { throw token.refused("it should be like 1:12, or 3:none") }
      let near = try token.number(parts[0], 1...24, "positions")
      let isDark = ["none", "-"].contains(parts[1].lowercased())
      let far = isDark ? nil : try token.number(parts[1], 1...24, "positions")
      guard out[near] == nil else { throw token.refused("position \(near) is there twice") }
      if let far, let other = arrived.updateValue(near, forKey: far) {
        throw token.refused("\(far) already has the light of \(other)")
      }
      out[near] = .some(far)
    }
    guard !out.isEmpty else {
      throw CommandError(
        .badInput, "bad-value", "The map is empty.", next: "--map \"1:12 2:11 3:none\"")
    }
    return out
  }
}
