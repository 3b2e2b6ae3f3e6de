import ArgumentParser

/// Sizes of files in words.
enum SizeText {
  /// Bytes as a person types them: `700MB`, `2 GB`, `1.5g`, `300000`.
  static func bytes(_ text: String) throws -> Int64 {
    let folded = text.lowercased().filter { !$0.isWhitespace }
    let digits = folded.prefix { $0.isNumber || $0 == "." }
    let units: [Substring: Double] = [
      "": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12,
      "tb": 1e12,
    ]
    guard let number = Double(digits), let unit = units[folded.dropFirst(digits.count)],
      number >= 0, number * unit <= 1e15
    else { throw ValidationError("A size is such as 700MB or 2GB.") }
    return Int64(number * unit)
  }

  /// Three digits and a unit, such as `115 KB` or `1.4 MB`.
  static func text(_ bytes: Int64) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    var (value, unit) = (bytes, 0)
    while value >= 1_000_000 { (value, unit) = (value / 1_000, unit + 1) }
    let name = ["KB", "MB", "GB", "TB"][min(unit, 3)]
    return value < 9_950
      ? "\(value / 1_000).\(value % 1_000 / 100) \(name)" : "\((value + 500) / 1_000) \(name)"
  }
}
