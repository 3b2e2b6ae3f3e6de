import Guide
import Paper

/// The line a person types, and what to send to a terminal so that it shows the end of it.
///
/// Only backspaces and blanks are sent, which every terminal knows.
struct TypedLine {
  private(set) var text = ""
  /// Columns beside the mark; the last one stays free, so that no terminal begins another line.
  private static let room = Columns.width - 3
  private static let longest = 1_000

  init(_ text: String) {
    self.text = String(text.prefix(Self.longest))
  }

  /// The mark and the end of the line.
  var shown: String { "> " + tail }

  /// As much of the end as is shown.
  var tail: String {
    var out: [Character] = []
    var used = 0
    for character in text.reversed() {
      used += Columns.count(String(character))
      if used > Self.room { break }
      out.append(character)
    }
    return SafeLine.text(String(out.reversed()))
  }

  /// Appends what was typed; a line that is full takes no more.
  mutating func append(_ character: Character) -> String {
    guard text.count < Self.longest else { return "" }
    let before = tail
    text.append(character)
    return change(before)
  }

  /// Takes the last character back.
  mutating func erase() -> String {
    guard !text.isEmpty else { return "" }
    let before = tail
    text.removeLast()
    return change(before)
  }

  /// Takes everything back.
  mutating func eraseAll() -> String {
    let before = tail
    text = ""
    return change(before)
  }

  private func change(_ before: String) -> String {
    let after = tail
    if after.hasPrefix(before) { return String(after.dropFirst(before.count)) }
    let back = String(repeating: "\u{8}", count: Columns.count(before))
    let rest = max(0, Columns.count(before) - Columns.count(after))
    return back + after + String(repeating: " ", count: rest)
      + String(repeating: "\u{8}", count: rest)
  }
}
