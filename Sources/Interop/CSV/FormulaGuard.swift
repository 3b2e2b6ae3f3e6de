/// Keeps a spreadsheet from running a field as a formula.
///
/// A field that begins with `=`, `+`, `-`, `@`, a tab or a line end is taken for a formula when the
/// file is opened in a spreadsheet. An apostrophe in front makes it text. Plain numbers are left
/// alone, so that levels in dBm stay numbers. `restored` takes off exactly what `guarded` put on.
public enum FormulaGuard {
  /// The field as it may be written.
  public static func guarded(_ field: String) -> String {
    isFormula(field) ? "'" + field : field
  }

  /// The field as it was before `guarded`.
  public static func restored(_ field: String) -> String {
    guard field.utf8.first == 0x27 else { return field }
    let rest = String(Substring(field.utf8.dropFirst()))
    return isFormula(rest) ? rest : field
  }

  /// Leading apostrophes do not count, which makes `restored` exact for fields that have their own.
  private static func isFormula(_ field: String) -> Bool {
    let start = field.utf8.drop { $0 == 0x27 || $0 == 0x20 }
    switch start.first {
    case 0x3D, 0x40, 0x09, 0x0A, 0x0D: return true
    case 0x2B, 0x2D: return !isNumber(start.dropFirst())
    default: return false
    }
  }

  private static func isNumber(_ digits: Substring.UTF8View) -> Bool {
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { 0x30...0x39 ~= $0 }
    }
  }
}
