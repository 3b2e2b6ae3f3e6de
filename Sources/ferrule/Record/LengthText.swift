/// A length in metres, such as `50` or `1.5m`.
enum LengthText {
  /// Millimetres; from 1 mm to 100 km.
  static func parse(_ text: String) throws(CommandError) -> Int64 {
    let token = RecordToken(text: text)
    let number = text.last.map { "mM".contains($0) } ?? false ? String(text.dropLast()) : text
    let lengthMM = try token.thousandths(number, 0...100_000, "m")
    guard lengthMM > 0 else { throw token.refused("a length is more than nothing") }
    return Int64(lengthMM)
  }
}
