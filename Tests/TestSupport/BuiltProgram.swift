public import Foundation

/// The program under test: the one built beside the tests, or the one FERRULE_BINARY names.
public enum BuiltProgram {
  /// Where it is; nil if it was not built.
  public static var ferrule: URL? {
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
    return candidates.compactMap { $0 }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }
}
