import Foundation
import Testing

/// What `add` takes is what the data dictionary says, column by column.
struct RecordDictionaryTests {
  private struct Column {
    var name: String
    var type: String
    var meaning: String
  }

  /// Columns every record has, which are not typed.
  private static let unwritten: Set = ["id", "retired_at", "retired_why", "same_as"]

  /// The tables of records in `schema/README.md`, without what makes its own records.
  private static func tables() throws -> [String: [Column]] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("schema/README.md"), encoding: .utf8)
    var out: [String: [Column]] = [:]
    for chapter in text.components(separatedBy: "\n### ").dropFirst() {
      let section = chapter.components(separatedBy: "\n## ")[0]
      let lines = section.replacingOccurrences(of: "\\|", with: "|").components(separatedBy: "\n")
      // What every record has, and no fact.
      guard let name = lines.first, section.contains("| `same_as` |") else { continue }
      // A procedure is added as a file, `procedure add`, which checks it.
      guard !["part", "fibre_map", "procedure"].contains(name) else { continue }
      out[name] = lines.filter { $0.hasPrefix("| `") }.map { line in
        let cells = line.dropFirst(2).components(separatedBy: " | ")
        return Column(
          name: cells[0].replacingOccurrences(of: "`", with: ""),
          type: String(cells[1].prefix { $0 != "," }),
          meaning: cells.dropFirst(3).joined(separator: " | "))
      }.filter { !unwritten.contains($0.name) }
    }
    return out
  }

  private static func taken(_ table: String) throws -> [[String: Any]] {
    let run = try RecordFixture().run(["add", table, "--columns", "--json"])
    try #require(run.status == 0, "\(table): \(run.error)")
    return try #require(try run.json()["columns"] as? [[String: Any]])
  }

  @Test func `every table of records can be added to, with all its columns`() throws {
    let tables = try Self.tables()
    #expect(tables.count >= 16)
    for (table, columns) in tables {
      let taken = try Self.taken(table)
      #expect(taken.map { $0["name"] as? String } == columns.map(\.name), "\(table)")
      #expect(taken.map { $0["type"] as? String } == columns.map(\.type), "\(table)")
    }
  }

  @Test func `the words a column takes are those of the dictionary`() throws {
    let tables = try Self.tables()
    try #require(!tables.isEmpty)
    for (table, columns) in tables {
      let taken = try Self.taken(table)
      for (column, row) in zip(columns, taken) {
        let place = "\(table).\(column.name): \(column.meaning)"
        let words = row["values"] as? [String]
        if column.name == "adapter" {
          #expect(words == ["opposed", "aligned", "cassette"])
          #expect(column.meaning.contains("opposed | aligned keys, or cassette"))
        } else if column.type == "TEXT", column.meaning.contains(" | ") {
          let list = try #require(words, "\(place)").joined(separator: " | ")
          #expect(column.meaning.contains(list), "\(place)")
          let count = column.meaning.components(separatedBy: " | ").count
          #expect(words?.count == count, "\(place)")
        } else if column.type == "TEXT", let words {
          #expect(words.contains("port") || column.name == "target_kind", "\(place)")
        }
      }
    }
  }

  @Test func `the columns of a kind need no store`() throws {
    let listed = try RecordFixture().run(["add", "rack", "--columns", "--store", "nowhere"])
    #expect(listed.status == 0)
    #expect(listed.out.contains("rack_row"))
  }
}
