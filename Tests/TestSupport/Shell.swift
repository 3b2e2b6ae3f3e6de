import Foundation

/// The `sqlite3` command line, as anybody with a terminal has it.
public enum Shell {
  /// Where it is; nil if this machine has none.
  public static let path: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return folders.split(separator: ":").map { "\($0)/sqlite3" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What it says and how it ends.
  public static func run(_ database: String, _ commands: String...) throws -> (
    status: Int32, text: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/sqlite3")
    process.arguments = ["-bail", database] + commands
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
