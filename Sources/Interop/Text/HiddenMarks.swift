/// Marks in a text that cannot be seen: they turn the direction of writing, or have no width.
enum HiddenMarks {
  /// The first of them; nil if there is none.
  static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { isHidden($0) }
  }

  /// The text without them.
  static func removed(from text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.filter { !isHidden($0) })
    return String(kept)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F,
      0xFEFF:
      true
    default: false
    }
  }
}
