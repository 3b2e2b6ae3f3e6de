import Foundation
import Testing

/// A central store and two laptops, LT-04 (Ana) and LT-09 (Raj), of the hall of ``WorkFixture``.
struct ConflictFixture {
  let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    for laptop in ["LT-04", "LT-09"] { try floor.join("\(laptop).ferrule", laptop: laptop) }
  }

  /// Runs a command typed as one line; words in single quotes stay together.
  @discardableResult
  func run(
    _ line: String, in store: String = "elm.ferrule", as technician: String = "Lead",
    at now: String = "2026-11-22T23:00:00Z"
  ) throws -> WorkFixture.Run {
    let pieces = line.split(separator: "'", omittingEmptySubsequences: false)
    let words = pieces.enumerated().flatMap { place, piece in
      place % 2 == 1 ? [String(piece)] : piece.split(separator: " ").map(String.init)
    }
    return try floor.run(words, at: now, as: technician, store: store)
  }

  private func done(_ words: [String], in store: String) throws {
    let run = try floor.run(words, store: store)
    try #require(run.status == 0, "\(words): \(run.error)")
  }

  /// What Ana writes on LT-04 at 22:10.
  func ana(_ line: String) throws {
    let run = try run(line, in: "LT-04.ferrule", as: "Ana", at: "2026-11-22T22:10:00Z")
    try #require(run.status == 0, "\(line): \(run.error)")
  }

  /// What Raj writes on LT-09 at 22:31.
  func raj(_ line: String) throws {
    let run = try run(line, in: "LT-09.ferrule", as: "Raj", at: "2026-11-22T22:31:00Z")
    try #require(run.status == 0, "\(line): \(run.error)")
  }

  /// The lead merges both sticks.
  @discardableResult
  func merge() throws -> [WorkFixture.Run] {
    try ["LT-04", "LT-09"].map { laptop in
      try done(["sync", "export", "-o", "\(laptop).bundle"], in: "\(laptop).ferrule")
      return try run("sync merge \(laptop).bundle --json")
    }
  }

  /// The list of the central store.
  func list(in store: String = "elm.ferrule") throws -> [[String: Any]] {
    try run("conflicts --json", in: store).list("conflicts")
  }

  func dump() throws -> String { try run("dump --canonical").out }

  /// Runs a command that must be refused with this exit code and a sentence with `word` in it, and
  /// must leave the store as it was.
  func refuses(
    _ line: String, _ status: Int32, _ word: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try dump()
    let refused = try run(line)
    #expect(refused.status == status, "\(line)\n\(refused.error)", sourceLocation: sourceLocation)
    #expect(refused.error.contains(word), "\(refused.error)", sourceLocation: sourceLocation)
    #expect(refused.error.contains("next: "), "\(refused.error)", sourceLocation: sourceLocation)
    #expect(try dump() == before, sourceLocation: sourceLocation)
  }
}
