import Plant

/// What was seen fibre by fibre: `1:ok 2:dirt`.
enum FibreVerdictList {
  /// Verdicts by position, 1 to 24, each once.
  static func parse(_ text: String) throws(CommandError) -> [Int: FibreVerdict] {
    var out: [Int: FibreVerdict] = [:]
    for token in RecordToken.split(text) {
      let parts = token.parts
      guard parts.count == 2 else { throw token.refused("it should be like 2:dirt") }
      let fibre = try token.number(parts[0], 1...24, "fibres")
      guard let verdict = FibreVerdict(rawValue: parts[1].lowercased()) else {
        let known = FibreVerdict.allCases.map(\.rawValue).joined(separator: ", ")
        throw token.refused("a fibre is one of: \(known)")
      }
      guard out.updateValue(verdict, forKey: fibre) == nil else {
        throw token.refused("fibre \(fibre) is there twice")
      }
    }
    return out
  }

  /// The fibres that are not ok, for one line.
  static func text(_ fibres: [Int: FibreVerdict]) -> String {
    fibres.filter { $0.value != .ok }.sorted { $0.key < $1.key }
      .map { "\($0.key):\($0.value.rawValue)" }.joined(separator: " ")
  }
}
