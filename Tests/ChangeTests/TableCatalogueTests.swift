import Change
import TestSupport
import Testing

/// A catalogue refuses tables that the change format cannot carry.
struct TableCatalogueTests {
  private typealias Table = TableCatalogue.Table
  private typealias Column = TableCatalogue.Column

  private let id = TableCatalogue.Column(name: "id", type: .blob, notNull: true)

  private func code(_ tables: TableCatalogue.Table...) -> CatalogueError.Code? {
    do {
      _ = try TableCatalogue(tables: tables)
      return nil
    } catch {
      return error.code
    }
  }

  private func record(_ columns: [TableCatalogue.Column], keys: Int = 1) -> TableCatalogue.Table {
    Table(name: "r", kind: .record, columns: columns, keyColumns: keys)
  }

  @Test
  func `the sample tables are accepted and found by name`() throws {
    let tables = try ChangeSampleTables.catalogue()
    #expect(tables.schema == 3)
    for (index, table) in tables.tables.enumerated() {
      #expect(tables.index(ofTable: table.name) == index)
      Array(table.name.utf8).withUnsafeBytes { #expect(tables.index(ofTable: $0) == index) }
    }
    for name in ["", "a", "loo", "look_", "zz", "look_fibres"] {
      #expect(tables.index(ofTable: name) == nil)
      Array(name.utf8).withUnsafeBytes { #expect(tables.index(ofTable: $0) == nil) }
    }
  }

  @Test
  func `columns and groups are those of the schema`() throws {
    let thing = try #require(try ChangeSampleTables.catalogue().table("thing"))
    #expect([0, 1, 2, 3].map { thing.columnCount(atSchema: $0) } == [0, 6, 7, 7])
    #expect(thing.groups.map(\.name) == ["retired", "x", "y", "place", "same_as"])
    #expect(thing.groups.map(\.columns) == [[1], [2], [3], [4, 5], [6]])
    #expect(thing.groupOfColumn == [nil, 0, 1, 2, 3, 3, 4])
  }

  @Test
  func `a name used twice is refused`() {
    #expect(code(record([id]), record([id])) == .nameTwice)
  }

  @Test
  func `an empty or endless name is refused`() {
    #expect(code(Table(name: "", kind: .record, columns: [id], keyColumns: 1)) == .name)
    let long = String(repeating: "t", count: 65)
    #expect(code(Table(name: long, kind: .record, columns: [id], keyColumns: 1)) == .name)
    #expect(code(Table(name: "a\0", kind: .record, columns: [id], keyColumns: 1)) == .name)
  }

  @Test
  func `too many columns or none are refused`() {
    #expect(code(record([])) == .columnCount)
    #expect(code(record(Array(repeating: id, count: 257))) == .columnCount)
  }

  @Test
  func `a key that does not suit the kind is refused`() {
    let number = Column(name: "n", type: .integer)
    #expect(code(record([id, number], keys: 0)) == .key)
    #expect(code(record([id, number], keys: 2)) == .key)
    #expect(code(record([id, number], keys: 3)) == .key)
    #expect(code(record([number])) == .key)
    let fact = Table(name: "f", kind: .fact, columns: [id], keyColumns: 1)
    let child = Table(
      name: "c", kind: .factChild(parentTable: "f"), columns: [id, number], keyColumns: 1)
    #expect(code(fact, child) == .key)
    let grown = Column(name: "n", type: .integer, sinceSchema: 2)
    let late = Table(
      name: "c", kind: .factChild(parentTable: "f"), columns: [id, grown], keyColumns: 2)
    #expect(code(fact, late) == .key)
  }

  @Test
  func `a parent that is no fact is refused`() {
    let number = Column(name: "n", type: .integer)
    let child = Table(
      name: "c", kind: .factChild(parentTable: "r"), columns: [id, number], keyColumns: 2)
    #expect(code(child) == .parent)
    #expect(code(record([id]), child) == .parent)
  }

  @Test
  func `an older column after a newer one is refused`() {
    let newer = Column(name: "n", type: .text, sinceSchema: 2)
    let older = Column(name: "o", type: .text, sinceSchema: 1)
    #expect(code(record([id, newer, older])) == .columnOrder)
    #expect(code(record([Column(name: "id", type: .blob, sinceSchema: 0)])) == .columnOrder)
  }

  @Test
  func `a later column that needs a value is refused`() {
    let column = Column(name: "n", type: .text, sinceSchema: 2, notNull: true)
    #expect(code(record([id, column])) == .appendedNotNull)
  }

  @Test
  func `a group that grew is refused`() {
    let first = Column(name: "a", type: .text, group: "g")
    let second = Column(name: "b", type: .text, sinceSchema: 2, group: "g")
    #expect(code(record([id, first, second])) == .groupGrew)
  }
}
