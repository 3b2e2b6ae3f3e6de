import Foundation

/// The real dumps that stand beside a checkout of the project, where they are there.
enum SharedData {
  private static let fabric = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/fabric").standardizedFileURL

  /// Whether the real files are there; tests that need them are skipped when they are not.
  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: fabric.path(percentEncoded: false))
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: fabric.appending(path: name)))
  }
}
