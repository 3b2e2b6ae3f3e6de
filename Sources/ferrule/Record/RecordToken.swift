import Paper
import Store

/// One word of an argument that is a list, such as `2:dirt`, and how it is refused.
struct RecordToken: Hashable, Sendable {
  /// The word as typed.
  var text: String

  /// The words of a list; blanks and commas part them.
  static func split(_ text: String) -> [RecordToken] {
    text.split { $0 == " " || $0 == "," || $0 == "\t" || $0.isNewline }
      .map { RecordToken(text: String($0)) }
  }

  /// What stands between the colons.
  var parts: [String] {
    text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
  }

  /// A number within a range.
  func number(_ part: String, _ range: ClosedRange<Int>, _ what: String) throws(CommandError)
    -> Int
  {
    guard (1...9).contains(part.utf8.count), part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let number = Int(part)
    else { throw refused("\(part.isEmpty ? "nothing" : part) is not a number") }
    guard range.contains(number) else {
      throw refused("\(what) are \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Thousandths within a range of whole units.
  func thousandths(_ part: String, _ range: ClosedRange<Int>, _ unit: String)
    throws(CommandError) -> Int
  {
    let value: Int
    do {
      value = try DecibelText.parse(part)
    } catch {
      throw refused(error.sentence)
    }
    guard value >= range.lowerBound * 1_000, value <= range.upperBound * 1_000 else {
      throw refused("\(part) \(unit) is not between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// The sentence that names this word.
  func refused(_ why: String) -> CommandError {
    let end = why.hasSuffix(".") ? "" : "."
    return CommandError(
      .badInput, "bad-value", "\"\(SafeLine.text(text))\" cannot be read: \(why)\(end)",
      next: "mend that word, then type the command again; nothing was recorded")
  }
}
