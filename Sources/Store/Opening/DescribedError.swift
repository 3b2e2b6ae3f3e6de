/// An error a person can act on: a code for programs, a sentence, and the next command to type.
public protocol DescribedError: Error {
  /// The code programs match on, such as `no-such-thing`.
  var codeText: String { get }
  /// What happened to which thing, one or two sentences.
  var message: String { get }
  /// The next command to type.
  var next: String? { get }
  /// The exit code of the command.
  var exit: ExitKind { get }
}
