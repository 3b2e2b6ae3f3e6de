/// Why an importer refused a file, and where in it.
///
/// An importer that throws has returned nothing: there are no half-read files.
public struct ImportError: Error, Hashable, Sendable {
  /// The file's name, as the caller gave it.
  public let file: String
  /// The line at fault, counted from 1; nil when the whole file is at fault.
  public let line: Int?
  /// The earlier line that this one clashes with, when two lines disagree.
  public let otherLine: Int?
  /// The kind of fault, for programs.
  public let code: ImportErrorCode
  /// What is wrong, in sentences for a person, without the file's name and the line.
  public let message: String

  /// Makes a refusal.
  public init(
    file: String, line: Int?, otherLine: Int? = nil, code: ImportErrorCode, message: String
  ) {
    self.file = file
    self.line = line
    self.otherLine = otherLine
    self.code = code
    self.message = message
  }
}

extension ImportError: CustomStringConvertible {
  /// The refusal as compilers print it: `file:line: message`.
  public var description: String {
    guard let line else { return "\(file): \(message)" }
    return "\(file):\(line): \(message)"
  }
}
