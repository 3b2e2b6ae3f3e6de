import Foundation
import TestSupport
import Testing

/// An empty folder without a store, and the real binary in it.
final class CalculatorFixture: Sendable {
  /// What a run of the binary left.
  struct Run {
    var status: Int32
    var out: String
    var error: String

    /// Standard output as one JSON object.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }
  }

  let folder: URL
  private let binary: URL

  init() throws {
    binary = try FerruleBinary.find()
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-calculator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs a command to its end.
  func run(_ arguments: [String]) throws -> Run {
    let files = ["out", "err"].map { folder.appendingPathComponent("\(UUID().uuidString).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, out: try String(contentsOf: files[0], encoding: .utf8),
      error: try String(contentsOf: files[1], encoding: .utf8))
  }
}
