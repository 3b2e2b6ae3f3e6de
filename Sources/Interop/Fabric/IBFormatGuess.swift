/// What a file is, that is not the default output of `ibnetdiscover`.
enum IBFormatGuess {
  static let expected = "the default output of ibnetdiscover"

  /// A sentence on what a file with this first line of content looks like.
  static func sentence(on line: String) -> String {
    guard let kind = kind(of: line) else {
      return "The file begins with \(Excerpt.quoted(line)); expected \(expected)."
    }
    return "The file looks like \(kind); expected \(expected)."
  }

  private static func kind(of line: String) -> String? {
    let words = ASCIIText.words(line)
    let first = words.first ?? ""
    if ["CA", "SW", "RT"].contains(first), words.count > 3,
      words[3].hasPrefix("0x") || words.count > 4
    {
      return "the port report of ibnetdiscover -p"
    }
    if ["Ca", "Switch", "Router"].contains(first), words.count > 1, words[1] == ":" {
      return "the node list of ibnetdiscover -l, -H, -S or -R"
    }
    if ["CA:", "Switch:", "Router:"].contains(first) { return "the output of iblinkinfo" }
    if first == "<" || first == ">" { return "the differences of ibnetdiscover --diff" }
    if first.hasPrefix("<") { return "XML or HTML" }
    if first.hasPrefix("{") || first == "[" || first.hasPrefix("[{") { return "JSON" }
    if line.utf8.contains(0x2C) { return "a CSV table" }
    return nil
  }
}
