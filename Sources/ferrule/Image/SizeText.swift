/// Sizes of files in words.
enum SizeText {
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
