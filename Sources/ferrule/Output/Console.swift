import Foundation

/// Data goes to standard output, messages to standard error.
enum Console {
  /// Writes text and a line end to standard output.
  static func out(_ text: String) {
    write(text.hasSuffix("\n") ? text : text + "\n", to: .standardOutput)
  }

  /// Writes text as it is to standard output.
  static func raw(_ text: String) {
    write(text, to: .standardOutput)
  }

  /// Writes bytes as they are to standard output.
  static func raw(_ bytes: [UInt8]) {
    write(Data(bytes), to: .standardOutput)
  }

  /// Writes a message and a line end to standard error.
  static func error(_ text: String) {
    write(text + "\n", to: .standardError)
  }

  /// Whether a person reads standard output.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether a person types the answers.
  static var isAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  private static func write(_ text: String, to handle: FileHandle) {
    write(Data(text.utf8), to: handle)
  }

  private static func write(_ bytes: Data, to handle: FileHandle) {
    // A reader that went away (`| head`) ends the program; there is nobody left to tell.
    do { try handle.write(contentsOf: bytes) } catch { Foundation.exit(73) }
  }
}
