/// Pieces of foreign text made fit for a sentence.
enum Excerpt {
  /// The text in double quotes on one line, cut after 60 characters.
  static func quoted(_ text: String) -> String {
    let head = text.unicodeScalars.prefix(60)
    var line = ""
    for scalar in head {
      line.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return head.endIndex == text.unicodeScalars.endIndex ? "\"\(line)\"" : "\"\(line)…\""
  }
}
