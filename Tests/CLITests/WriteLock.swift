import Foundation
import TestSupport
import Testing

/// Another program that has begun to write to a store, and does not finish until it is told.
struct WriteLock {
  private let process = Process()
  private let input = Pipe()

  /// Returns when nobody else can write.
  init(_ database: URL) throws {
    process.executableURL = URL(fileURLWithPath: try #require(Shell.path))
    process.arguments = ["-bail", "-cmd", ".timeout 5000", database.path]
    let output = Pipe()
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE; SELECT 'held';\n".utf8))
    var said = Data()
    while !said.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "sqlite3 ended")
      said += more
    }
    #expect(String(decoding: said, as: UTF8.self) == "held\n")
  }

  /// Lets others write, without having written.
  func giveBack() throws {
    try input.fileHandleForWriting.write(contentsOf: Data("ROLLBACK;\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
