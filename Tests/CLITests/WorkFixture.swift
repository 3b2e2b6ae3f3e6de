import Foundation
import Plant
import Testing

/// A store of a small invented hall in a folder of its own, and the real binary to drive it.
///
/// `elm-leaf-1` stands in row R07, `elm-spine-2` in R09, `elm-node-1` in R07. Cage 25 of the leaf
/// holds two links: 25/1 to spine 3/1, and 25/2 to spine 4/1.
struct WorkFixture {
  /// Whether repairs are begun also where nothing is due.
  var isSure = true
  /// A command that runs the binary, as `setpriv` does for another user; none runs it as it is.
  var launcher: [String] = []
  private let kept: KeptFolder
  private let binary: URL

  var folder: URL { kept.url }

  /// Removes the folder when the last fixture that names it is gone.
  private final class KeptFolder: Sendable {
    let url: URL

    init(_ url: URL) {
      self.url = url
    }

    deinit {
      try? FileManager.default.removeItem(at: url)
    }
  }

  /// What a run of the binary left.
  struct Run {
    var status: Int32
    var out: String
    var error: String

    /// Standard output line by line.
    var lines: [String] {
      out.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Standard output on one line, however it was wrapped.
    var words: String { out.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Standard error on one line, however it was wrapped.
    var errorWords: String { error.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Standard output as one JSON object.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }

    /// One list of that object.
    func list(_ name: String) throws -> [[String: Any]] {
      try #require(try json()[name] as? [[String: Any]])
    }
  }

  init(isCentral: Bool = false) throws {
    binary = try FerruleBinary.find()
    kept = KeptFolder(try Self.folderWithFiles())
    let made = try run(
      ["init", "elm.ferrule", "--site", "elm"] + (isCentral ? ["--central"] : []))
    try #require(made.status == 0, "init: \(made.error)")
    for (format, file) in [("ibnetdiscover", "fabric.txt"), ("places", "places.csv")] {
      let imported = try run(["import", format, file])
      try #require(imported.status == 0, "import \(format): \(imported.error)")
    }
  }

  private static func folderWithFiles() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-work-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(fabric.utf8).write(to: folder.appendingPathComponent("fabric.txt"))
    try Data(places.utf8).write(to: folder.appendingPathComponent("places.csv"))
    return folder
  }

  /// Runs a command to its end, with answers piped in one a line.
  func run(
    _ arguments: [String], answers: [String] = [], at now: String = "2026-11-22T22:00:00Z",
    as technician: String = "Raj", store: String = "elm.ferrule", killAt: String? = nil
  ) throws -> Run {
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { folder.appendingPathComponent("\(name).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(answers.map { $0 + "\n" }.joined().utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = process(arguments, at: now, as: technician, store: store, killAt: killAt)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, out: try String(contentsOf: files[1], encoding: .utf8),
      error: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// Answers one line at a prompt, waits until the program says `word`, then kills it by force.
  ///
  /// - Returns: all it had printed.
  func killed(_ arguments: [String], afterAnswer answer: String, says word: String) throws -> String
  {
    let process = process(
      arguments, at: "2026-11-22T22:00:00Z", as: "Raj", store: "elm.ferrule", killAt: nil)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((answer + "\n").utf8))
    var printed = Data()
    while !String(decoding: printed, as: UTF8.self).contains(word) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      printed += more
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }

  /// Starts a command, and kills it by force that many microseconds later if it still runs.
  ///
  /// - Returns: what it had printed on standard output.
  func killed(
    _ arguments: [String], answers: [String] = [], store: String = "elm.ferrule",
    afterMicroseconds: UInt32
  ) throws -> String {
    let name = UUID().uuidString
    let files = ["in", "out"].map { folder.appendingPathComponent("\(name).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(answers.map { $0 + "\n" }.joined().utf8).write(to: files[0])
    try Data().write(to: files[1])
    let process = process(
      arguments, at: "2026-11-22T22:00:00Z", as: "Raj", store: store, killAt: nil)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(afterMicroseconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return try String(contentsOf: files[1], encoding: .utf8)
  }

  func process(
    _ arguments: [String], at now: String, as technician: String, store: String, killAt: String?
  ) -> Process {
    let process = Process()
    process.executableURL = launcher.first.map(URL.init(fileURLWithPath:)) ?? binary
    // Most repairs here are of links nobody has reported: that has to be said.
    let begins = arguments.first == "work" && !arguments.contains { $0.hasPrefix("--") }
    process.arguments =
      (launcher.isEmpty ? [] : launcher.dropFirst() + [binary.path])
      + (begins && isSure ? arguments + ["--yes"] : arguments)
    process.currentDirectoryURL = folder
    var environment = ["TZ": "UTC", "FERRULE_NOW": now, "FERRULE_TECHNICIAN": technician]
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    environment["HOME"] = folder.path
    environment["FERRULE_STORE"] = store
    environment["FERRULE_KILL_AT"] = killAt
    process.environment = environment
    return process
  }

  /// The code of the one open repair at a port.
  func code(at port: String) throws -> String {
    let jobs = try run(["work", "--list", "--json"]).list("jobs")
    let here = jobs.filter { $0["ref"] as? String == port }
    return try #require(here.last?["code"] as? String)
  }

  /// A code as it is printed, with its check character.
  func printed(_ code: String) -> String { ShortCode(code).description }

  private static let fabric = """
    vendid=0x2c9
    devid=0xd2f2
    sysimgguid=0x5000000000000001
    switchguid=0x5000000000000001(5000000000000001)
    Switch\t65 "S-5000000000000001"\t\t# "MF0;elm-leaf-1:MQM9700/U1" enhanced port 0 lid 1 lmc 0
    [49]\t"S-5000000000000002"[5]\t\t# "MF0;elm-spine-2:MQM9700/U1" lid 2 4xNDR
    [50]\t"S-5000000000000002"[7]\t\t# "MF0;elm-spine-2:MQM9700/U1" lid 2 4xNDR
    [1]\t"H-5000000000000011"[1](5000000000000012)\t\t# "elm-node-1 mlx5_0" lid 11 4xNDR

    vendid=0x2c9
    devid=0xd2f2
    sysimgguid=0x5000000000000002
    switchguid=0x5000000000000002(5000000000000002)
    Switch\t65 "S-5000000000000002"\t\t# "MF0;elm-spine-2:MQM9700/U1" enhanced port 0 lid 2 lmc 0
    [5]\t"S-5000000000000001"[49]\t\t# "MF0;elm-leaf-1:MQM9700/U1" lid 1 4xNDR
    [7]\t"S-5000000000000001"[50]\t\t# "MF0;elm-leaf-1:MQM9700/U1" lid 1 4xNDR

    vendid=0x2c9
    devid=0x1021
    sysimgguid=0x5000000000000011
    caguid=0x5000000000000011
    Ca\t1 "H-5000000000000011"\t\t# "elm-node-1 mlx5_0"
    [1](5000000000000012)\t"S-5000000000000001"[1]\t\t# lid 11 lmc 0 "MF0;elm-leaf-1:MQM9700/U1" lid 1 4xNDR

    """

  private static let places = """
    device,hall,row,rack,u,height,side
    elm-leaf-1,H1,R07,R07-06,32,1,rear
    elm-spine-2,H1,R09,R09-02,20,1,rear
    elm-node-1,H1,R07,R07-01,2,8,front

    """
}
