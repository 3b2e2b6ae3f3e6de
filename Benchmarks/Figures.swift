/// Numbers as the table prints them.
enum Figures {
  /// Three digits that count.
  static func short(_ value: Double) -> String {
    let size = value.magnitude
    let digits = size >= 100 || size == size.rounded() ? 0 : size >= 10 ? 1 : 2
    return fixed(value, digits)
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int64((value.magnitude * scale).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let unit = Int64(scale)
    let tail = String(whole % unit)
    return "\(sign)\(whole / unit).\(String(repeating: "0", count: digits - tail.count))\(tail)"
  }

  /// A count with its thousands apart.
  static func grouped(_ count: Int) -> String {
    var out = ""
    for (place, digit) in String(count).reversed().enumerated() {
      if place > 0, place % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return String(out.reversed())
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
