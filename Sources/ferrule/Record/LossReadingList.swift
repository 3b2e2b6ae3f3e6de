import Plant

/// Losses as a tester shows them: `1:850:0.35`, with `:A` or `:Z` for the end the light went in.
enum LossReadingList {
  /// The readings, each fibre once a wavelength and end.
  static func parse(_ texts: [String]) throws(CommandError) -> [LossReading] {
    var out: [LossReading] = []
    var seen: Set<[String]> = []
    for token in texts.flatMap(RecordToken.split) {
      let parts = token.parts
      guard (3...4).contains(parts.count) else {
        throw token.refused("it should be FIBRE:NM:DB, such as 1:850:0.35 or 1:850:0.35:A")
      }
      let fibre = try token.number(parts[0], 1...1_000, "fibres")
      let wavelength = try token.number(parts[1], 600...1_700, "wavelengths in nm")
      let loss = try token.thousandths(parts[2], -10...80, "dB")
      let end = parts.count == 4 ? parts[3].lowercased() : "-"
      guard ["a", "z", "-"].contains(end) else { throw token.refused("the end is A or Z") }
      guard seen.insert([String(fibre), String(wavelength), end]).inserted else {
        throw token.refused("fibre \(fibre) is there twice at \(wavelength) nm")
      }
      out.append(
        LossReading(fibre: fibre, wavelengthNM: wavelength, fromEnd: end, lossMilliDB: loss))
    }
    return out
  }
}
