import Foundation
import Testing

/// What a run of the real binary left.
struct BinaryRun {
  var status: Int32
  var out: String
  var error: String

  /// Standard output line by line.
  var lines: [String] { out.split(separator: "\n").map(String.init) }

  /// Standard output as one JSON object.
  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
  }

  /// One object of that object.
  func object(_ name: String) throws -> [String: Any] {
    try #require(try json()[name] as? [String: Any])
  }

  /// One list of that object.
  func list(_ name: String) throws -> [[String: Any]] {
    try #require(try json()[name] as? [[String: Any]])
  }
}

extension FerruleBinary {
  /// Runs a command to its end in a folder that is its home, too.
  ///
  /// - Parameters:
  ///   - environment: what it sees besides its home and the path.
  ///   - answers: what is piped in, one a line.
  static func run(
    _ arguments: [String], in folder: URL, _ environment: [String: String] = [:],
    answers: [String] = []
  ) throws -> BinaryRun {
    let name = UUID().uuidString
    // Files, because a pipe that nobody reads while the program runs stops it when it is full.
    let files = ["out", "err", "in"].map { folder.appendingPathComponent("\(name).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    try Data(answers.map { $0 + "\n" }.joined().utf8).write(to: files[2])
    let process = Process()
    process.executableURL = try find()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging([
      "HOME": folder.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    ]) { own, _ in own }
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return BinaryRun(
      status: process.terminationStatus, out: try String(contentsOf: files[0], encoding: .utf8),
      error: try String(contentsOf: files[1], encoding: .utf8))
  }
}
