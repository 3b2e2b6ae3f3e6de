import Change
import Foundation
import Plant
import Store
import TestSupport
import Testing

/// A table as one of the four places describes it.
private struct DescribedTable: Equatable {
  struct Column: Equatable {
    var name: String
    var type: String
    var isRequired: Bool
    var group: String?
    var meaning: String?

    /// The column's line in the data dictionary.
    var line: String {
      let escaped = (meaning ?? "").replacingOccurrences(of: "|", with: "\\|")
      return
        "| `\(name)` | \(type)\(isRequired ? ", required" : "") | \(group ?? "-") | \(escaped) |"
    }
  }

  var name: String
  var columns: [Column]
}

@Suite struct `The data dictionary` {
  private let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("schema")

  @Test func `every column of the SQL has its line, word for word`() throws {
    let readme = try text("README.md")
    for table in try tablesOfSQL() {
      let found = lines(of: table.name, in: readme)
      let expected = table.columns.map(\.line)
      for line in expected where !found.contains(line) {
        Issue.record("README.md lacks under ### \(table.name):\n\(line)")
      }
      for line in found where !expected.contains(line) {
        Issue.record("README.md has under ### \(table.name) what the SQL has not:\n\(line)")
      }
      #expect(found == expected, "README.md has the columns of \(table.name) in another order.")
    }
  }

  @Test func `it describes no table the SQL has not`() throws {
    let headings = try text("README.md").split(separator: "\n").filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4)) }
    let described = headings.filter { !$0.contains(" ") && $0 != "`born`" }
    #expect(described.sorted() == (try tablesOfSQL()).map(\.name).sorted())
  }

  @Test func `the catalogue is that of the SQL`() throws {
    let catalogue = try TableCatalogue.ofSchema()
    let sql = try tablesOfSQL()
    #expect(catalogue.tables.map(\.name) == sql.map(\.name))
    for (table, described) in zip(catalogue.tables, sql) {
      let columns = table.columns.enumerated().map { place, column in
        DescribedTable.Column(
          name: column.name, type: "\(column.type)".uppercased(),
          isRequired: column.notNull || place < table.keyColumns,
          group: table.groupOfColumn[place].map { table.groups[$0].name },
          meaning: described.columns.first { $0.name == column.name }?.meaning)
      }
      #expect(columns == described.columns, "\(table.name)")
    }
  }

  @Test func `a real store has the tables of the SQL, strict and without row ids`() throws {
    let fixture = try StoreFixture()
    let store = try fixture.store("store", seed: 1)
    for table in try tablesOfSQL() {
      let rows = try store.texts("PRAGMA table_info(\(table.name))")
      let expected = table.columns.map { [$0.name, $0.type, $0.isRequired ? "1" : "0"] }
      #expect(rows.map { [$0[1], $0[2], $0[3]] }.filter { $0[0] != "born" } == expected)
      let key = rows.filter { $0[5] != "0" }.map { $0[1] }
      #expect(rows.firstIndex { $0[1] == "born" } == key.count, "born follows the key")
      #expect(rows.allSatisfy { $0[4] == "-" }, "no column of \(table.name) has a default")
      let list = try store.texts("PRAGMA table_list(\(table.name))")
      #expect(list.first.map { Array($0[4...5]) } == ["1", "1"], "\(table.name)")
      let indexes = try store.texts("PRAGMA index_list(\(table.name))")
      #expect(indexes.allSatisfy { $0[3] == "pk" || ($0[3] == "c" && $0[2] == "0") })
    }
  }

  @Test func `it names every local table`() throws {
    let readme = try text("README.md")
    let local = try ["v001_local.sql", "v002_local.sql", "v003_local.sql", "v005_local.sql"].map(
      text
    ).joined()
      .split(separator: "\n").compactMap { line in
        line.hasPrefix("CREATE TABLE ") ? line.split(separator: " ")[2] : nil
      }
    for table in local { #expect(readme.contains("| `\(table)` | "), "\(table)") }
  }

  @Test func `the ids in its example are the program's`() throws {
    let readme = try text("README.md")
    let device = RecordKey.device(name: " LEAF-01").id
    #expect(readme.contains("`\(device)`"))
    #expect(readme.contains("`\(RecordKey.port(device: device, name: "25/1").id)`"))
  }

  @Test func `a line that differs is found`() throws {
    let readme = try text("README.md").replacingOccurrences(of: "usable height", with: "height")
    let rack = try #require(try tablesOfSQL().first { $0.name == "rack" })
    #expect(lines(of: "rack", in: readme) != rack.columns.map(\.line))
  }

  // MARK: Reading

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func lines(of table: String, in readme: String) -> [String] {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "### \(table)") else { return [] }
    return lines[(start + 1)...].prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("| `") }
  }

  /// The tables of the schema's SQL with the meanings in its comments.
  private func tablesOfSQL() throws -> [DescribedTable] {
    var tables: [DescribedTable] = []
    let sql = try [
      "v001_records.sql", "v004_records.sql", "v001_facts.sql", "v002_facts.sql", "v004_facts.sql",
    ].map(text).joined()
    for line in sql.split(separator: "\n") {
      if line.hasPrefix("CREATE TABLE ") {
        let name = String(line.split(separator: " ")[2])
        tables.append(DescribedTable(name: name, columns: []))
      } else if line.hasPrefix("ALTER TABLE ") {
        let words = line.split(separator: " ", maxSplits: 5)
        guard let place = tables.firstIndex(where: { $0.name == words[2] }),
          let column = column(words[5])
        else { continue }
        tables[place].columns.append(column)
      } else if line.hasPrefix("  "), !line.hasPrefix("  PRIMARY KEY"), !tables.isEmpty {
        guard let column = column(line), column.name != "born" else { continue }
        tables[tables.count - 1].columns.append(column)
      }
    }
    return tables
  }

  private func column(_ line: Substring) -> DescribedTable.Column? {
    let halves = line.split(separator: " -- ", maxSplits: 1)
    let words = halves[0].split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" })
    guard words.count >= 2 else { return nil }
    var meaning = halves.count > 1 ? String(halves[1]) : ""
    var group: String?
    if meaning.hasPrefix("["), let end = meaning.firstIndex(of: "]") {
      group = String(meaning[meaning.index(after: meaning.startIndex)..<end])
      meaning = String(meaning[meaning.index(after: end)...].drop { $0 == " " })
    }
    return DescribedTable.Column(
      name: String(words[0]), type: String(words[1]),
      isRequired: halves[0].contains("NOT NULL"), group: group, meaning: meaning)
  }
}
