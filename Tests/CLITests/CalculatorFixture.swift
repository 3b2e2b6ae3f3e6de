import Foundation

/// An empty folder without a store, and the real binary in it.
final class CalculatorFixture: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-calculator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs a command to its end.
  func run(_ arguments: [String]) throws -> BinaryRun {
    try FerruleBinary.run(arguments, in: folder)
  }
}
