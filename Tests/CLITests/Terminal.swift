import Foundation
import Testing

/// A pseudo-terminal with a command at it, and the hand that answers.
struct Terminal {
  /// What was on the screen when the command ended.
  struct Screen {
    var status: Int32
    var text: String

    var lines: [String] { text.split(separator: "\n").map(String.init) }
    /// On one line, however it was wrapped.
    var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// Runs a command to its end; each answer is typed once its words, and the prompt after them, are there.
  static func run(
    _ process: Process, _ dialogue: [(after: String, type: String)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Screen {
    let desk = try Desk(process)
    for (words, line) in dialogue {
      try desk.answer(line, after: words, sourceLocation: sourceLocation)
    }
    try desk.ends(sourceLocation: sourceLocation)
    return Screen(status: desk.status, text: desk.text)
  }
}
