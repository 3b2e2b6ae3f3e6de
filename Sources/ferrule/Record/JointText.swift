import Store

/// How a person names a joint: a port or panel position, with `/joint` after it if wanted.
struct JointText: Hashable, Sendable {
  /// What names the port or panel position.
  var place: String

  init(_ text: String) throws(CommandError) {
    let (place, tail) = Self.split(text)
    switch tail {
    case "joint": self.place = place
    case "port", "cord":
      throw CommandError(
        .badInput, "bad-ref", "\(text) is one face of a joint, not the joint.",
        next: "name the joint: \(place)/joint")
    default: self.place = text
    }
  }

  /// The text before the last slash, and the word after it.
  ///
  /// The last, because a port's own name may have a slash in it, as in `S1-L3:25/1/joint`.
  static func split(_ text: String) -> (place: String, tail: String) {
    guard let mark = text.lastIndex(of: "/") else { return (text, "") }
    return (String(text[..<mark]), text[text.index(after: mark)...].lowercased())
  }
}
