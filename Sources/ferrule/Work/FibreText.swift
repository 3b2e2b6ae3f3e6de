import Plant

/// Fibres as typed: `2:dirt 10:damage`, or `2 10` where all are of one kind.
enum FibreText {
  /// What may be typed, for a connector of so many fibres.
  static func example(count: Int) -> String {
    count > 2 ? "2 10 or 2:dirt 10:damage" : "2 or 1:dirt 2:damage"
  }

  /// Verdicts by fibre; nil if the text is anything else, or names a fibre twice.
  ///
  /// - Parameter verdict: what a number alone means.
  static func parse(_ text: String, alone verdict: FibreVerdict) -> [Int: FibreVerdict]? {
    var fibres: [Int: FibreVerdict] = [:]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }) {
      let fields = word.split(separator: ":", omittingEmptySubsequences: false)
      guard let fibre = Int(fields[0]), fibres[fibre] == nil else { return nil }
      switch fields.count {
      case 1: fibres[fibre] = verdict
      case 2:
        guard let said = FibreVerdict(rawValue: fields[1].lowercased()) else { return nil }
        fibres[fibre] = said
      default: return nil
      }
    }
    return fibres
  }
}
