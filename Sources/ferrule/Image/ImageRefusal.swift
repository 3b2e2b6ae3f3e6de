import Interop
import Paper
import Store

/// A file that is not taken as a picture, and why.
struct ImageRefusal: Error {
  var path: String
  var code: String
  /// What is wrong, in a sentence without the file's name.
  var sentence: String
  var exit = ExitKind.badInput

  init(_ path: String, _ code: String, _ sentence: String, _ exit: ExitKind = .badInput) {
    self.path = path
    self.code = code
    self.sentence = sentence
    self.exit = exit
  }

  init(_ path: String, _ error: ImageError) {
    self.init(path, error.code.rawValue, error.message)
  }

  /// The file and the sentence on one line.
  var line: String { "\(SafeLine.text(path)): \(sentence)" }

  var json: JSONValue {
    .object([
      ("file", .string(path)), ("code", .string(code)), ("message", .string(sentence)),
    ])
  }
}
