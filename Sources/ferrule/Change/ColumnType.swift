import Plant

/// What a column of a record takes.
enum ColumnType: Hashable, Sendable {
  /// A text on one line.
  case text
  /// One of these words.
  case words([String])
  /// A whole number of this range.
  case number(ClosedRange<Int>)
  /// 1 for yes, 0 for no.
  case flag
  /// 16 hexadecimal digits.
  case guid
  /// A REF to a record of one of these kinds; its kind goes into the companion column, if there is one.
  case reference([ThingKind], kindColumn: String? = nil)
  /// The kind of what another column names; filled in by itself.
  case kindOf(String, [ThingKind])

  /// What it takes, for a person.
  var text: String {
    switch self {
    case .text: "text"
    case .words(let words): words.joined(separator: " | ")
    case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .flag: "1 (yes) | 0 (no)"
    case .guid: "16 hexadecimal digits"
    case .reference(let kinds, _): "REF of a \(Self.words(kinds))"
    case .kindOf(let column, _): "filled in from \(column)"
    }
  }

  /// The only values it takes; nil where there are too many to name.
  var values: [String]? {
    switch self {
    case .words(let words): words
    case .flag: ["1", "0"]
    case .kindOf(_, let kinds): kinds.map(\.rawValue)
    case .text, .number, .guid, .reference: nil
    }
  }

  /// The storage class, as the data dictionary has it.
  var storage: String {
    switch self {
    case .text, .words, .guid, .kindOf: "TEXT"
    case .number, .flag: "INTEGER"
    case .reference: "BLOB"
    }
  }

  private static func words(_ kinds: [ThingKind]) -> String {
    kinds == RecordTable.named ? "record" : kinds.map(\.rawValue).joined(separator: " or ")
  }
}
