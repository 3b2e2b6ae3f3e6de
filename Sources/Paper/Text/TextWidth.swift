/// How many columns of a terminal a text fills, and text broken to fit them.
///
/// Counted scalar by scalar, as most terminals do: a joined emoji is never taken for narrower than
/// it may be shown.
public enum TextWidth {
  /// The columns a text fills.
  public static func columns(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// The text with blanks after it, or before it, up to a width.
  ///
  /// Longer text stays as it is.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - columns(text)))
    return right ? blanks + text : text + blanks
  }

  /// Lines of at most `width` columns, broken at blanks, and inside a word only if it is too long.
  ///
  /// At least one line, and at least 2 columns wide.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var filled = 0
    for word in text.split(separator: " ") {
      for piece in pieces(word, width) {
        let size = columns(piece)
        if line.isEmpty {
          line = piece
          filled = size
        } else if filled + 1 + size <= width {
          line += " " + piece
          filled += 1 + size
        } else {
          lines.append(line)
          line = piece
          filled = size
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A word cut to pieces of at most `width` columns.
  private static func pieces(_ word: Substring, _ width: Int) -> [String] {
    guard columns(word) > width else { return [String(word)] }
    var out: [String] = []
    var piece = String.UnicodeScalarView()
    var filled = 0
    for scalar in word.unicodeScalars {
      let size = columns(scalar)
      if filled + size > width {
        out.append(String(piece))
        piece = String.UnicodeScalarView()
        filled = 0
      }
      piece.append(scalar)
      filled += size
    }
    out.append(String(piece))
    return out
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // East Asian Wide and Fullwidth of Unicode Annex 11, in whole blocks, and the emoji planes.
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
