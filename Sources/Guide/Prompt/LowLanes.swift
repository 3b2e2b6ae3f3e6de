/// Reads which lanes somebody says are low, where it is said in numbers alone.
enum LowLanes {
  /// The lanes of `1`, `1 3`, `1,3`, `1-4`, `3 -9.1 dBm` or `3:-9.1`, in order; nil if the text is anything else.
  static func lanes(in text: String) -> [Int]? {
    var lanes: Set<Int> = []
    let words = text.lowercased().map { $0 == "\u{2212}" ? "-" : $0 }
      .split { " \t,;/&+=()".contains($0) }
    for word in words {
      let word = ["dbm", "db"].reduce(String(word)) { rest, unit in
        rest.hasSuffix(unit) ? String(rest.dropLast(unit.count)) : rest
      }
      // A unit that stands by itself, or the end of a list that is typed as it is spoken.
      if word.isEmpty { continue }
      let fields = word.split(separator: ":", omittingEmptySubsequences: false)
      if let named = range(fields[0]) {
        guard fields.dropFirst().allSatisfy({ $0 == "-" || isPower($0) }) else { return nil }
        lanes.formUnion(named)
      } else if fields.count > 1 || lanes.isEmpty || !isPower(fields[0]) {
        return nil
      }
    }
    return lanes.isEmpty ? nil : lanes.sorted()
  }

  /// What was typed as it is kept: numbers alone are told to be lanes.
  static func named(_ text: String) -> String {
    guard let lanes = lanes(in: text) else { return text }
    return "\(lanes.count == 1 ? "lane" : "lanes") \(text)"
  }

  /// Whether it may be somebody's own words; one letter is a key hit by mistake.
  static func isWords(_ text: String) -> Bool {
    text.count > 1 && text.contains(where: \.isLetter)
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last
    else { return nil }
    return first...last
  }

  private static func number(_ text: Substring) -> Int? {
    (1...2).contains(text.utf8.count) && text.allSatisfy(isDigit) ? Int(text) : nil
  }

  private static func isPower(_ text: Substring) -> Bool {
    let digits = text.first == "-" ? text.dropFirst() : text
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
