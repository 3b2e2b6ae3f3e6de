/// A text that should have been a time, a level or a length and is not.
public struct MalformedText: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case notTime = "not-time"
    case noSuchDate = "no-such-date"
    case notNumber = "not-number"
    case tooFine = "too-fine"
    case outOfRange = "out-of-range"
  }

  /// What is wrong.
  public let code: Code
  /// The text as given, at most its first 40 characters.
  public let given: String

  init(_ code: Code, _ given: String) {
    self.code = code
    self.given = SafeLine.text(String(given.prefix(40)))
  }

  /// What happened, for a person.
  public var sentence: String {
    switch code {
    case .notTime: "\"\(given)\" is not a time. Write it like 2026-11-22T22:10:00Z."
    case .noSuchDate: "\"\(given)\" is not a day or an hour that exists."
    case .notNumber: "\"\(given)\" is not a number. Write it like -9.1."
    case .tooFine: "\"\(given)\" has more than three decimals."
    case .outOfRange: "\"\(given)\" is too large."
    }
  }
}
