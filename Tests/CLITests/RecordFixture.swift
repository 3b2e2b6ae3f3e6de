import Foundation
import Testing

/// A store of a small invented hall, filled by hand with `add`, and the real binary to drive it.
///
/// `ASH-1` and `ASH-2` are twin-port switches in rack R07-06; two links run between them, 25/1 to 3/1
/// and 25/2 to 3/2. `C-88` is a cord, `P07A:22` a position on a panel with cassette 3 behind it.
final class RecordFixture: Sendable {
  static let setting: [[String]] = [
    ["init", "ash.ferrule", "--site", "ash"],
    ["add", "hall", "name=H1"],
    ["add", "row", "hall=H1", "name=R07"],
    ["add", "rack", "rack_row=R07", "name=R07-06", "height_u=48"],
    ["add", "device", "name=ASH-1", "kind=switch", "model=MQM9700-NS2F", "rack=R07-06"],
    ["add", "device", "name=ASH-2", "kind=switch", "model=MQM9700-NS2F", "rack=R07-06"],
    ["add", "port", "device=ASH-1", "name=25/1"],
    ["add", "port", "device=ASH-1", "name=25/2"],
    ["add", "port", "device=ASH-2", "name=3/1"],
    ["add", "port", "device=ASH-2", "name=3/2"],
    ["add", "link", "port_a=ASH-1:25/1", "port_b=ASH-2:3/1"],
    ["add", "link", "port_a=ASH-1:25/2", "port_b=ASH-2:3/2"],
    ["add", "cable", "kind=cord", "maker=Acme", "serial=C-88"],
    ["add", "panel", "name=P07A", "rack=R07-06"],
    ["add", "cassette", "panel=P07A", "slot=3"],
    ["add", "panel-position", "panel=P07A", "name=22", "cassette=P07A slot 3"],
  ]

  /// The files of the filled store, made once; every test works on its own copy.
  private static let filled = Result { () throws -> [String: Data] in
    let fixture = try RecordFixture(empty: ())
    for command in setting {
      let run = try fixture.run(command)
      try #require(run.status == 0, "\(command): \(run.error)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.store.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { name in
        (name, try Data(contentsOf: fixture.store.appendingPathComponent(name)))
      })
  }

  private let folder: URL

  private var store: URL { folder.appendingPathComponent("ash.ferrule") }

  private init(empty: Void) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-record-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  convenience init() throws {
    let filled = try Self.filled.get()
    try self.init(empty: ())
    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: false)
    for (name, bytes) in filled {
      let file = store.appendingPathComponent(name)
      try bytes.write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs a command to its end.
  @discardableResult
  func run(
    _ arguments: [String], as technician: String = "Ana", at now: String = "2026-11-22T22:10:00Z"
  ) throws -> BinaryRun {
    try FerruleBinary.run(
      arguments, in: folder,
      [
        "TZ": "UTC", "FERRULE_STORE": "ash.ferrule", "FERRULE_NOW": now,
        "FERRULE_TECHNICIAN": technician,
      ])
  }

  /// Runs a command typed as one line; words in single quotes stay together.
  @discardableResult
  func run(_ line: String) throws -> BinaryRun {
    let pieces = line.split(separator: "'", omittingEmptySubsequences: false)
    let words = pieces.enumerated().flatMap { place, piece in
      place % 2 == 1 ? [String(piece)] : piece.split(separator: " ").map(String.init)
    }
    return try run(words)
  }

  /// Runs a command that must do what it says, and gives back what it recorded.
  @discardableResult
  func recorded(_ line: String) throws -> [String: Any] {
    let done = try run("record \(line) --json")
    try #require(done.status == 0, "record \(line): \(done.error)")
    return try done.object("recorded")
  }

  /// The whole state as text.
  func dump() throws -> String {
    let dumped = try run(["dump", "--canonical"])
    try #require(dumped.status == 0, "\(dumped.error)")
    return dumped.out
  }

  /// The rows of a table, as the dump writes them.
  func rows(_ table: String) throws -> [String] {
    try dump().split(separator: "\n").filter { $0.hasPrefix("\(table) ") }.map(String.init)
  }

  /// Runs a command that must be refused with this exit code, a sentence that has `word` in it and a
  /// next command, and must leave the store as it was.
  func refuses(
    _ line: String, _ status: Int32, _ word: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try dump()
    let refused = try run(line)
    #expect(refused.status == status, "\(line)\n\(refused.error)", sourceLocation: sourceLocation)
    #expect(refused.error.contains(word), "\(refused.error)", sourceLocation: sourceLocation)
    #expect(refused.out.isEmpty, sourceLocation: sourceLocation)
    if status != 64 {
      #expect(refused.error.contains("next: "), "\(refused.error)", sourceLocation: sourceLocation)
    }
    #expect(try dump() == before, sourceLocation: sourceLocation)
  }

}
