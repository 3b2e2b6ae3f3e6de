import Plant

/// Makes a foreign name fit to be shown: one line, nothing in it that steers the reader's screen.
public enum SafeLine {
  /// The text with blanks for tabs and line ends, and `?` for other control characters.
  ///
  /// Controls that turn the direction of writing count as control characters: with one of them a
  /// name can be made to look like another.
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.steersScreen) else { return text }
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\t", "\n", "\r", "\u{2028}", "\u{2029}": out.append(" ")
      case _ where scalar.steersScreen: out.append("?")
      default: out.append(scalar)
      }
      previous = scalar
    }
    return String(out)
  }
}
