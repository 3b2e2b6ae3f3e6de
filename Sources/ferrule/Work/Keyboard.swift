import Foundation
import Guide
import Paper

/// Where answers come from: a person, or a file piped in; one answer a line.
struct Keyboard {
  /// Whether nobody sees what is typed, so that the record of a run has to repeat it.
  let repeats = isatty(STDIN_FILENO) == 0

  /// Asks and reads one line, blanks around it taken off; nil when nothing more will come.
  ///
  /// The answer has a line of its own: a question beside it would leave little of 40 columns.
  func answer(_ question: String) -> String? {
    Columns.wrap(question).forEach(Console.out)
    Console.raw("> ")
    guard let line = readLine() else {
      Console.raw("\n")
      return nil
    }
    let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
    if repeats { Console.out(SafeLine.text(text)) }
    return text
  }
}
