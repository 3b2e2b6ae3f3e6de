import Foundation
import Guide
import Paper

/// Where answers come from: a person and a scanner, or a file piped in with one answer a line.
struct Keyboard {
  /// Whether nobody sees what is typed, so that the record of a run has to repeat it.
  let repeats: Bool
  private let lines: LineReader?

  init() {
    repeats = isatty(STDIN_FILENO) == 0
    lines = RawTerminal().map(LineReader.init)
  }

  /// Whether a scanner may be at hand: what is piped in is typed.
  var hasScanner: Bool { lines != nil }

  /// Asks, and takes a line or a code; nil when nothing more will come.
  ///
  /// The answer has a line of its own: a question beside it would leave little of 40 columns.
  ///
  /// - Parameter text: what stands in the line already, where a person can still change it.
  func entry(_ question: String, beginningWith text: String = "") -> Entry? {
    Columns.wrap(question).forEach(Console.out)
    guard let lines else { return piped() }
    let entry = lines.entry(beginningWith: text)
    if entry == nil { Console.raw("\n") }
    return entry
  }

  /// Asks, and takes a line that was typed; a code is never an answer.
  func answer(_ question: String) -> String? {
    while let entry = entry(question) {
      switch entry {
      case .typed(let text): return text
      case .scanned: Columns.wrap("scanned: not taken here, type it").forEach(Console.out)
      }
    }
    return nil
  }

  /// Asks for words: what is scanned stands in the line, and Enter takes it.
  func words(_ question: String) -> String? {
    words(question) { _ in nil }
  }

  /// Asks for words: what is scanned stands in the line, and Enter takes it.
  ///
  /// - Parameter refusal: why a code cannot be such words, or nil if it can.
  func words(_ question: String, refusal: (String) throws -> String?) rethrows -> String? {
    var line = ""
    while let entry = entry(question, beginningWith: line) {
      switch entry {
      case .typed(let text): return text
      case .scanned(let code):
        let reason = try refusal(code)
        reason.map { Columns.wrap($0) }?.forEach(Console.out)
        line = reason == nil ? code : ""
      }
    }
    return nil
  }

  /// Gives the terminal back as it was found, where nothing more is asked.
  func giveBack() {
    lines?.giveBack()
  }

  private func piped() -> Entry? {
    Console.raw("> ")
    guard let line = readLine() else {
      Console.raw("\n")
      return nil
    }
    let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
    if repeats { Console.out(SafeLine.text(text)) }
    return .typed(text)
  }
}
