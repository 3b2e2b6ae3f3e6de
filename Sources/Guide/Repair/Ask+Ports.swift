import Plant

/// Which ports a question is about.
extension Ask {
  /// Whether what was read out asks about some of these ports; where it names none of the others either, somebody
  /// wrote it down in words of their own, and it is about what is on the screen.
  static func isAbout(_ ports: [PortCard], not others: [PortCard], text: String) -> Bool {
    ports.contains { asks(text, about: $0) } || !others.contains { asks(text, about: $0) }
  }

  /// Whether a name begins the words, or stands behind the word port.
  ///
  /// One that is only named besides, as where a plug is, is not asked about.
  private static func asks(_ text: String, about port: PortCard) -> Bool {
    text.ranges(of: port.label).contains { range in
      let before = text[..<range.lowerBound]
      let isAsked = before.isEmpty || before.hasSuffix("port ") || before.hasSuffix("Port ")
      return isAsked && isEndOfName(text[range.upperBound...])
    }
  }

  /// Whether a name is over where this follows: `25/1` is not `25/11`, and a full stop may be part of one.
  private static func isEndOfName(_ rest: Substring) -> Bool {
    guard let next = rest.first else { return true }
    if next == "." { return rest.dropFirst().first.map { $0 == " " } ?? true }
    return next == " " || next == ","
  }
}
