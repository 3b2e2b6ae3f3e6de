import Foundation
import Testing

/// A demo hall of 256 GPUs in a folder of its own, and the real binary to drive it.
final class DemoFixture: Sendable {
  /// One hall that no test writes to, made when the first of them asks.
  static let shared = Result { try DemoFixture() }

  let folder: URL

  init(seed: Int = 1, gpus: Int = 256) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made = try run(["demo", "hall.ferrule", "--seed", "\(seed)", "--gpus", "\(gpus)"])
    try #require(made.status == 0, "demo: \(made.error)")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs a command to its end, at ten past ten in the evening of the hall's first day unless another time is
  /// given.
  func run(
    _ arguments: [String], as technician: String = "Raj", store: String? = nil,
    answers: [String] = [], at now: String = "2026-11-21T22:10:00Z"
  ) throws -> BinaryRun {
    try FerruleBinary.run(
      arguments, in: folder,
      [
        "TZ": "UTC", "FERRULE_TECHNICIAN": technician,
        "FERRULE_NOW": arguments.first == "demo" ? "2026-11-21T22:00:00Z" : now,
        "FERRULE_STORE": store ?? "hall.ferrule",
      ], answers: answers)
  }
}
