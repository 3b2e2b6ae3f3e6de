/// Text that fits a line of the floor's screen.
public enum Columns {
  /// How many columns a line has.
  public static let width = 40
  /// How many lines a screen has.
  public static let height = 6

  /// How many columns a text takes on a terminal.
  public static func count(_ text: String) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  /// Breaks at blanks so that no line is wider than a screen; a longer word goes over lines whole,
  /// nothing is left out.
  public static func wrap(_ text: String, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    // The columns of the line so far: counting them anew for every character took longer than all else.
    var used = 0
    let margin = count(indent)
    func flush() {
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
    }
    for word in clean(text).split(separator: " ", omittingEmptySubsequences: true) {
      let needed = count(String(word))
      if line.isEmpty {
        (line, used) = lines.isEmpty ? ("", 0) : (indent, margin)
      } else if used + 1 + needed <= width {
        line += " "
        used += 1
      } else {
        flush()
        (line, used) = (indent, margin)
      }
      // A word as wide as the screen takes a line of its own rather than be cut.
      if line == indent, used + needed > width { (line, used) = ("", 0) }
      for character in word {
        let more = columns(character)
        if used + more > width { flush() }
        line.append(character)
        used += more
      }
    }
    flush()
    return lines
  }

  /// A line of the screen; that its end is left out is said.
  public static func cut(_ line: String) -> String {
    count(line) <= width ? fitting(line, width) : fitting(line, width - 2) + ".."
  }

  /// The first lines; that more follow is said at the end of the last one.
  public static func first(_ count: Int, of lines: [String]) -> [String] {
    guard lines.count > count, let last = lines.prefix(count).last else {
      return Array(lines.prefix(count))
    }
    return lines.prefix(count - 1) + [fitting(last, width - 2) + ".."]
  }

  /// Words beside each other, two blanks between them, as far as a line goes.
  public static func rows(_ words: [String]) -> [String] {
    var lines: [String] = []
    for word in words.map({ shorten($0, to: width) }) {
      if let last = lines.last, count(last) + 2 + count(word) <= width {
        lines[lines.count - 1] = "\(last)  \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// Shortens in the middle; the end of a name tells ports and devices apart.
  public static func shorten(_ text: String, to limit: Int) -> String {
    let text = clean(text)
    guard count(text) > limit, limit > 4 else { return count(text) > limit ? "" : text }
    let tailLimit = (limit - 2) / 2
    let headLimit = limit - 2 - tailLimit
    return fitting(text, headLimit) + ".."
      + String(fitting(String(text.reversed()), tailLimit).reversed())
  }

  /// As much of the beginning as fits.
  public static func fitting(_ text: String, _ limit: Int) -> String {
    var out = ""
    var used = 0
    for character in clean(text) {
      used += columns(character)
      if used > limit { break }
      out.append(character)
    }
    return out
  }

  /// Whether a text has no character that moves the cursor, hides others or turns the direction of writing.
  static func isPrintable(_ text: String) -> Bool {
    clean(text).unicodeScalars.elementsEqual(text.unicodeScalars)
  }

  /// Characters that move the cursor or hide others would break the screen.
  static func clean(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: out.append(" ")
      case .format, .surrogate: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  static func columns(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
