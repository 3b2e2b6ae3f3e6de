/// Makes a foreign name fit to be shown: one line, nothing in it that steers the reader's screen.
public enum SafeLine {
  /// The text with blanks for tabs and line ends, and `?` for other control characters.
  ///
  /// Controls that turn the direction of writing count as control characters: with one of them a
  /// name can be made to look like another.
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\t", "\n", "\r", "\u{2028}", "\u{2029}": out.append(" ")
      case _ where isUnsafe(scalar): out.append("?")
      default: out.append(scalar)
      }
      previous = scalar
    }
    return String(out)
  }

  /// Whether a scalar controls the screen, the line or the direction of writing.
  ///
  /// All of them are below U+10000.
  public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }
}
