/// A number of things in words: `1 link`, `2 links`, `3 switches`.
public enum CountText {
  /// The number and the word for one, with its ending where there is not one.
  public static func of(_ count: some BinaryInteger, _ word: String) -> String {
    guard count != 1 else { return "1 \(word)" }
    let isHissing = ["s", "x", "ch", "sh"].contains { word.hasSuffix($0) }
    return "\(count) \(word)\(isHissing ? "es" : "s")"
  }

  /// A number with its thousands set apart: `49,152`.
  public static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var out = count < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
