import Foundation
import Testing

/// The program under test: the one built beside the tests, or the one FERRULE_BINARY names.
enum FerruleBinary {
  static func find() throws -> URL {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates =
      [ProcessInfo.processInfo.environment["FERRULE_BINARY"].map { URL(fileURLWithPath: $0) }]
      + [
        built.appendingPathComponent("ferrule"),
        root.appendingPathComponent(".build/release/ferrule"),
        root.appendingPathComponent(".build/debug/ferrule"),
      ]
    let found = candidates.compactMap { $0 }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
    return try #require(found, "build ferrule first, or set FERRULE_BINARY")
  }
}
