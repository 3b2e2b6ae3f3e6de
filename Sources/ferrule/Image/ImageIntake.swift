import ArgumentParser
import Interop
import Paper
import Store

/// Picture files on their way in: all are looked at before any is kept.
struct ImageIntake {
  /// A file that was recognised.
  struct Entry {
    var path: String
    var name: String
    var writtenMS: Int64?
    var picture: RecognizedImage
    var sha256: [UInt8]
    var byteCount: Int
    /// Its bytes, while those of all fit in one batch; else they are read again when their turn comes.
    fileprivate var original: ImageOriginal?
  }

  /// What is kept and recorded in one go, so that memory and the time others wait stay bounded.
  private static let batchBytes = 16 * 1_024 * 1_024
  private static let batchFiles = 256

  private(set) var entries: [Entry] = []
  private(set) var refused: [ImageRefusal] = []

  /// Reads and recognises every file.
  init(_ paths: [String]) {
    let progress = ProgressLine(what: "pictures read")
    var held = 0
    for (place, path) in paths.enumerated() {
      if place % 50 == 49 { progress.show(place + 1, of: paths.count) }
      do throws(ImageRefusal) {
        let file = try ImageFile.read(path)
        held += file.original.bytes.count
        entries.append(
          Entry(
            path: path, name: file.name, writtenMS: file.writtenMS, picture: file.picture,
            sha256: file.original.sha256, byteCount: file.original.bytes.count,
            original: held <= Self.batchBytes ? file.original : nil))
      } catch {
        refused.append(error)
      }
    }
    progress.done()
  }

  /// How large the files are together; bytes.
  var byteCount: Int { entries.reduce(0) { $0 + $1.byteCount } }

  /// Orders the files as a person counts them: 2 before 10.
  mutating func sortByName(_ precedes: (String, String) -> Bool) {
    entries.sort { precedes($0.name, $1.name) }
  }

  /// The entries in the order they go in, a batch at a time.
  func batches() -> [Range<Int>] {
    var out: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (place, entry) in entries.enumerated() {
      if place > start,
        bytes + entry.byteCount > Self.batchBytes || place - start >= Self.batchFiles
      {
        out.append(start..<place)
        (start, bytes) = (place, 0)
      }
      bytes += entry.byteCount
    }
    if start < entries.count { out.append(start..<entries.count) }
    return out
  }

  /// The bytes of a batch.
  func originals(_ batch: Range<Int>) throws -> [ImageOriginal] {
    try entries[batch].map { entry in
      if let original = entry.original { return original }
      let original: ImageOriginal
      do {
        original = try ImageFile.original(entry.path)
      } catch let refusal as ImageRefusal {
        throw CommandError(refusal.exit, refusal.code, refusal.line, next: Self.again)
      }
      guard original.sha256 == entry.sha256 else {
        throw CommandError(
          .badInput, "unsteady", "\(entry.path): The file changed while it was read.",
          next: Self.again)
      }
      return original
    }
  }

  private static let again = "type the command again: what was added already is not added twice"

  /// Refuses the files that were not recognised, all of them by name.
  func requireAllGood(json: Bool, skipBad: Bool) throws {
    guard let first = refused.first, !skipBad || entries.isEmpty else { return }
    let isOne = refused.count == 1 && entries.isEmpty
    if !isOne { for refusal in refused { Console.error(refusal.line) } }
    let error =
      isOne
      ? CommandError(
        first.exit, first.code, "\(first.line) Nothing was recorded.",
        next: "ls -l \(ShellWord.quoted(first.path))")
      : CommandError(
        .badInput, "bad-images",
        "\(refused.count) of \(refused.count + entries.count) files cannot be taken. "
          + "Nothing was recorded.",
        next: entries.isEmpty ? "ls -l" : "leave those out, or add --skip-bad to take the others")
    guard json else { throw error }
    Console.out(
      JSONValue.object([
        (
          "error",
          .object([
            ("code", .string(error.codeText)), ("message", .string(error.message)),
            ("next", .optional(error.next)),
          ])
        ),
        ("refused", .array(refused.map(\.json))),
      ]).pretty)
    Console.error("ferrule: \(error.message)")
    if let next = error.next { Console.error("   next: \(next)") }
    throw ExitCode(error.exit.rawValue)
  }
}
