public import Foundation
internal import Store

/// A folder with the stores, bundles and witnesses of a few laptops, and the real program to drive them.
///
/// What the program prints lies beside it, so that a disk that is full there takes it all the same.
public final class Floor {
  /// The folder all stores lie in, without symbolic links.
  public let folder: URL
  let disk: FaultyDisk?
  private let binary: URL
  private let stage: URL
  private let printed: URL

  /// Makes the empty folder in a new one under `parent`.
  public init(binary: URL, in parent: URL, disk: FaultyDisk?) throws {
    self.binary = binary
    self.disk = disk
    let real = parent.resolvingSymlinksInPath()
    stage = real.appending(path: "ferrule-crash-\(UUID().uuidString.prefix(8))")
    folder = stage.appending(path: "floor")
    printed = stage.appending(path: "printed")
    for made in [folder, printed] {
      try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    }
  }

  /// Makes the folders that have to be there.
  func furnish() throws {
    for name in ["files", "out", "state", "tmp"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
  }

  /// Removes everything.
  public func remove() {
    try? FileManager.default.removeItem(at: stage)
  }

  /// The whole path of a name in the folder.
  func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func removeFile(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

  /// The names in a folder of the folder.
  func names(in name: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// What was left half made: temporary files and folders of the program.
  func leftOvers() throws -> [String] {
    try [".", "out", "state/ferrule"].flatMap { folder in
      guard exists(folder) else { return [String]() }
      return try names(in: folder).filter { $0.contains(".part") || $0.contains(".making-") }
        .map { "\(folder)/\($0)" }
    }
  }

  /// Runs a command to its end, or to the end a fault makes of it.
  ///
  /// - Parameter trace: a file that gets a record of what was done to the disk.
  @discardableResult
  func run(_ call: Call, _ fault: Fault = .none, trace: URL? = nil) throws -> Run {
    let files = ["in", "out", "err", "hit"].map { printed.appending(path: $0) }
    let hit = files[3].path(percentEncoded: false)
    try? FileManager.default.removeItem(at: files[3])
    try Data(call.answers.map { $0 + "\n" }.joined().utf8).write(to: files[0])
    for file in files[1...2] { try Data().write(to: file) }
    let variables = try variables(call, fault, hit: hit, trace: trace)
    let ended = DispatchSemaphore(value: 0)
    let clock = ContinuousClock()
    var start = clock.now
    let process = try Self.launched {
      let process = Process()
      process.executableURL = binary
      process.arguments = call.arguments
      process.currentDirectoryURL = folder
      process.environment = variables
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      process.terminationHandler = { _ in ended.signal() }
      start = clock.now
      return process
    }
    if case .killedAfter(let time) = fault {
      usleep(time)
      kill(process.processIdentifier, SIGKILL)
    }
    let isHung = ended.wait(timeout: .now() + 60) == .timedOut
    if isHung {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    // Foundation may keep an ended process for good, and its files with it.
    for file in [process.standardInput, process.standardOutput, process.standardError] {
      try (file as? FileHandle)?.close()
    }
    let took = (clock.now - start).components
    let ending: Ending =
      isHung
      ? .hung
      : process.terminationReason == .exit
        ? .code(process.terminationStatus) : .signal(process.terminationStatus)
    return Run(
      ending: ending, out: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
      microseconds: UInt32(
        clamping: took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000),
      refused: try? String(contentsOf: files[3], encoding: .utf8)
        .trimmingCharacters(in: .newlines))
  }

  /// Starts a process.
  ///
  /// Once in some thousand times Foundation finds a descriptor of its own closed before anything was
  /// started; then another one is made.
  private static func launched(_ make: () throws -> Process) throws -> Process {
    var tries = 5
    while true {
      let process = try make()
      do {
        try process.run()
        return process
      } catch let trouble as NSError where trouble.code == Int(EBADF) && tries > 0 {
        tries -= 1
      }
    }
  }

  /// Runs a command that has to succeed.
  @discardableResult
  func must(_ call: Call) throws -> Run {
    let run = try run(call)
    guard run.isDone else {
      throw HarnessError("\(call.line) failed (\(run.ending)): \(run.error)")
    }
    return run
  }

  private func variables(
    _ call: Call, _ fault: Fault, hit: String, trace: URL?
  ) throws -> [String: String] {
    let here = folder.path(percentEncoded: false)
    var variables = [
      "TZ": "UTC", "HOME": here, "XDG_STATE_HOME": path("state"), "TMPDIR": path("tmp"),
      "FERRULE_NOW": "2026-11-22T22:00:00Z", "FERRULE_TECHNICIAN": "Raj",
    ]
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    variables["FERRULE_STORE"] = call.store
    switch fault {
    case .pointsNamed: variables["FERRULE_KILL_AT"] = "?"
    case .none, .killedAfter, .spaceLeft, .powerCut: break
    case .killedAt(let point, let occurrence):
      variables["FERRULE_KILL_AT"] = "\(point.rawValue):\(occurrence)"
    case .disk:
      guard let disk else { throw HarnessError("This floor has no failing disk.") }
      variables.merge(disk.variables(fault, under: here, hit: hit)) { $1 }
    }
    if let trace {
      guard let disk else { throw HarnessError("This floor writes nothing down.") }
      let file = trace.path(percentEncoded: false)
      variables.merge(disk.variables(tracing: file, under: here)) { $1 }
    }
    return variables
  }
}
