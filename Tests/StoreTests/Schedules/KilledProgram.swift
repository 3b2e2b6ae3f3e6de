import Foundation
import Store
import TestSupport
import Testing

/// The real program in a process of its own, which may be killed at a named point.
struct KilledProgram {
  let folder: String
  private let binary: URL

  init(in folder: String) throws {
    self.folder = folder
    binary = try #require(BuiltProgram.ferrule, "build ferrule first, or set FERRULE_BINARY")
  }

  /// Runs a command on a store that nobody has open.
  ///
  /// - Returns: its exit status, or the negative number of the signal that ended it.
  @discardableResult
  func run(_ arguments: [String], store: String, killAt: CrashPoint? = nil) throws -> Int32 {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "HOME": folder, "XDG_STATE_HOME": folder + "/state", "TZ": "UTC",
      "FERRULE_NOW": "2026-11-22T22:00:00Z", "FERRULE_TECHNICIAN": "Raj",
      "FERRULE_STORE": store, "FERRULE_KILL_AT": killAt?.rawValue ?? "",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? -process.terminationStatus : process.terminationStatus
  }
}
