/// Writes CSV as RFC 4180 has it.
///
/// A field is quoted when it holds a comma, a semicolon, a quote, a tab or a line end, begins or
/// ends with a blank, or is the only and empty field of its record. Lines end in CRLF.
public struct CSVWriter: Sendable {
  /// What is done with fields that a spreadsheet would run.
  public enum Formulas: Sendable {
    /// An apostrophe is put in front of them (see `FormulaGuard`).
    case guarded
    /// They are written as they are: for files that only programs read.
    case asWritten
  }

  /// The text written so far.
  public private(set) var text = ""
  private let formulas: Formulas

  /// Starts an empty file.
  public init(formulas: Formulas = .guarded) {
    self.formulas = formulas
  }

  /// Adds one record.
  public mutating func append(_ fields: [String]) {
    let alone = fields.count == 1
    text += fields.map { encoded($0, alone: alone) }.joined(separator: ",")
    text += "\r\n"
  }

  private func encoded(_ field: String, alone: Bool) -> String {
    let field =
      switch formulas {
      case .guarded: FormulaGuard.guarded(field)
      case .asWritten: field
      }
    guard needsQuotes(field, alone: alone) else { return field }
    var quoted: [UInt8] = [0x22]
    for byte in field.utf8 {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }

  private func needsQuotes(_ field: String, alone: Bool) -> Bool {
    let utf8 = field.utf8
    guard let first = utf8.first, let last = utf8.last else { return alone }
    return first == 0x20 || last == 0x20
      || utf8.contains { byte in
        switch byte {
        case 0x2C, 0x3B, 0x22, 0x09, 0x0A, 0x0D: true
        default: false
        }
      }
  }
}
