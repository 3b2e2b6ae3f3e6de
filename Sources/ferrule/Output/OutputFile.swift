import Foundation
import Store

/// Where `-o` leads: a file, or standard output under the names people give it.
enum OutputFile {
  /// Whether a name means standard output.
  static func isStandardOutput(_ path: String) -> Bool { ["-", "/dev/stdout"].contains(path) }

  /// Writes all of it, to a file whole or not at all.
  ///
  /// - Returns: whether it is in a file, of which a person wants to be told.
  static func write(_ bytes: [UInt8], to path: String) throws -> Bool {
    try checkNamed(path)
    guard isStandardOutput(path) else {
      try FileWriting.write(bytes, to: path)
      return true
    }
    Console.raw(bytes)
    return false
  }

  /// That a name is one a file can have.
  static func check(_ path: String) throws(CommandError) {
    try checkNamed(path)
    guard !isStandardOutput(path) else {
      throw CommandError(
        .usage, "bad-name", "It is written to a file, not to standard output.", next: "-o FILE")
    }
  }

  private static func checkNamed(_ path: String) throws(CommandError) {
    guard !path.isEmpty else {
      throw CommandError(.usage, "bad-name", "No file is named.", next: "-o FILE")
    }
  }
}
