import Foundation
import Testing

/// A demo hall of 256 GPUs in a folder of its own, and the real binary to drive it.
final class DemoFixture: Sendable {
  /// One hall that no test writes to, made when the first of them asks.
  static let shared = Result { try DemoFixture() }

  let folder: URL
  private let binary: URL

  /// What a run of the binary left.
  struct Run {
    var status: Int32
    var out: String
    var error: String

    /// Standard output line by line.
    var lines: [String] { out.split(separator: "\n").map(String.init) }

    /// Standard output as one JSON object.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }

    /// One list of that object.
    func list(_ name: String) throws -> [[String: Any]] {
      try #require(try json()[name] as? [[String: Any]])
    }
  }

  init(seed: Int = 1, gpus: Int = 256) throws {
    binary = try FerruleBinary.find()
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made = try run(["demo", "hall.ferrule", "--seed", "\(seed)", "--gpus", "\(gpus)"])
    try #require(made.status == 0, "demo: \(made.error)")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs a command to its end, at ten past ten in the evening of the hall's first day.
  func run(_ arguments: [String], as technician: String = "Raj", store: String? = nil) throws -> Run
  {
    let name = UUID().uuidString
    let files = ["out", "err"].map { folder.appendingPathComponent("\(name).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ["TZ": "UTC", "FERRULE_TECHNICIAN": technician, "HOME": folder.path]
    environment["FERRULE_NOW"] =
      arguments.first == "demo" ? "2026-11-21T22:00:00Z" : "2026-11-21T22:10:00Z"
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    environment["FERRULE_STORE"] = store ?? "hall.ferrule"
    process.environment = environment
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
