import Guide

/// What is said at the floor of what was typed or scanned: a code of thousands of characters would push the
/// screen away.
enum EchoedText {
  private static let longestWord = 60
  private static let longest = 400

  /// The text in lines of a screen; what is too long is shortened in the middle.
  static func lines(_ text: String, indent: String = " ") -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
      .map { Columns.shorten(String($0), to: longestWord) }
    return Columns.wrap(
      Columns.shorten(words.joined(separator: " "), to: longest), indent: indent)
  }
}
