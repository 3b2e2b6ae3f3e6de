import Foundation
import Guide
import Paper
import Plant

/// Data goes to standard output, messages to standard error.
///
/// Names and words of others come from bundles and from the command line. Whatever in them would steer a
/// terminal is shown as `?`: here, so that no screen can forget it. JSON has such characters escaped and stays
/// as it is.
enum Console {
  /// Writes text and a line end to standard output.
  static func out(_ text: String) {
    let shown = clean(text)
    raw(shown.hasSuffix("\n") ? shown : shown + "\n")
  }

  /// Writes a sheet to standard output: as it is to a file or a pipe, clean to a terminal.
  static func sheet(_ text: String) {
    raw(isTerminal ? clean(text) : text)
  }

  /// Writes text as it is to standard output: for what itself moves the cursor.
  static func raw(_ text: String) {
    write(isPlain ? PlainText.ascii(text) : text, to: .standardOutput)
  }

  /// Writes bytes as they are to standard output.
  static func raw(_ bytes: [UInt8]) {
    write(Data(bytes), to: .standardOutput)
  }

  /// Writes a message and a line end to standard error.
  static func error(_ text: String) {
    write(clean(text) + "\n", to: .standardError)
  }

  /// Line by line with nothing in it that steers a terminal, but the colour a line begins with.
  private static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 != "\n" && $0.steersScreen }) else {
      return text
    }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { cleanLine(String($0)) }.joined(separator: "\n")
  }

  private static func cleanLine(_ line: String) -> String {
    guard mayColour, let start = Style.starts.first(where: line.hasPrefix),
      let end = line.range(of: Style.end)
    else { return SafeLine.text(line) }
    let inner = line[..<end.lowerBound].dropFirst(start.count)
    return start + SafeLine.text(String(inner)) + Style.end
      + SafeLine.text(String(line[end.upperBound...]))
  }

  /// Whether a line may be coloured at all, as ``Style`` decides it.
  private static let mayColour =
    isTerminal || CommandLine.arguments.contains { $0.hasPrefix("--color") }

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
