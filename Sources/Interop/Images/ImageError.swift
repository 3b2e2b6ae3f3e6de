/// Why the bytes of a file are not taken as a picture.
public struct ImageError: Error, Hashable, Sendable {
  /// The kinds of fault; programs match on the raw value.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file has no bytes.
    case empty = "empty"
    /// The file is something else than a picture.
    case notAnImage = "not-an-image"
    /// A picture, but of a kind that is not taken.
    case unsupported = "unsupported-image"
    /// The file ends before the picture does.
    case truncated = "truncated"
    /// A byte of the picture contradicts another.
    case damaged = "damaged-image"
    /// The picture's sides are not those of any picture.
    case absurdSize = "absurd-size"
  }

  /// The kind of fault.
  public let code: Code
  /// What is wrong, in a sentence without the file's name.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static func truncated(_ format: String, after count: Int) -> ImageError {
    ImageError(
      .truncated,
      "The \(format) picture is cut off: the file ends after \(count) bytes, in the middle of it.")
  }
}
