extension Prompt {
  /// The screen with a word about the laptop beside its letters, which are said shortly to make room.
  ///
  /// At most 6 lines of 40 columns; as it is where there is no room at all.
  public func lines(status: String?) -> [String] {
    let letters = choices.filter { !$0.isDigit }
    guard let status, lines.last == Screen.packed(letters).last, let full = lines.last else {
      return lines
    }
    let short = letters.map { $0.kind == .leave ? $0.key : "\($0.key) \($0.label)" }
    let bare = letters.map(\.key)
    let spellings = [full, short.joined(separator: " "), bare.joined(separator: " ")]
    let fitting = spellings.map { "\($0)  \(status)" }.first { Columns.count($0) <= Columns.width }
    return fitting.map { lines.dropLast() + [$0] } ?? lines
  }
}
