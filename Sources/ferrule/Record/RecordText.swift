import Foundation
import Paper
import Store

/// Free text from a person: trimmed, on one line, of a length a sheet can hold.
enum RecordText {
  private static let longestBytes = 2_000

  /// The text, or nil where the option was not given.
  static func checked(_ text: String?, _ option: String) throws(CommandError) -> String? {
    guard let text else { return nil }
    return try required(text, option)
  }

  /// The text, which must say something.
  static func required(_ text: String, _ option: String) throws(CommandError) -> String {
    let line = SafeLine.text(text)
    guard !text.unicodeScalars.contains("\u{FFFD}") else {
      throw CommandError(
        .badInput, "bad-value", "\(option) is not UTF-8: \(line)", next: "type it by hand")
    }
    // A control that was shown as a question mark is a misread, not something a person said.
    guard line.count(where: { $0 == "?" }) == text.count(where: { $0 == "?" }),
      !HiddenCharacter.isIn(text)
    else {
      throw CommandError(
        .badInput, "bad-value", "\(option) has a character that cannot be shown: \(line)",
        next: "type it by hand")
    }
    let trimmed = line.trimmingCharacters(in: .whitespaces)
    guard !trimmed.isEmpty else {
      throw CommandError(
        .badInput, "bad-value", "\(option) is empty.", next: "say it in a few words")
    }
    guard trimmed.utf8.count <= longestBytes else {
      throw CommandError(
        .badInput, "bad-value",
        "\(option) is \(trimmed.utf8.count) bytes long; it can be \(longestBytes).",
        next: "say it in fewer words")
    }
    return trimmed
  }
}
