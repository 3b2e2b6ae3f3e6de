import Foundation
import Guide

/// Data goes to standard output, messages to standard error.
enum Console {
  /// Writes text and a line end to standard output.
  static func out(_ text: String) {
    raw(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// Writes text as it is to standard output.
  static func raw(_ text: String) {
    write(isPlain ? PlainText.ascii(text) : text, to: .standardOutput)
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

  /// Whether a person is shown ASCII only: as asked, or on a terminal whose locale is not UTF-8.
  static let isPlain: Bool = {
    let arguments = CommandLine.arguments
    guard !arguments.contains("--json") else { return false }
    if arguments.contains("--ascii") { return true }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let isUTF8 = locale?.lowercased().replacingOccurrences(of: "-", with: "").contains("utf8")
    return isTerminal && isUTF8 != true
  }()

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
