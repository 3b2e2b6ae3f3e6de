import Change
import Testing

/// What a body must be, whatever the tables are; each fault is one that is refused.
struct ChangesetReaderTests {
  /// A header of the table `t` with three columns, the first of them the key.
  private static let header: [UInt8] = [0x54, 3, 1, 0, 0, 0x74, 0]
  /// A row: the blob 09 as its key, the integer 1, NULL.
  private static let insert: [UInt8] = [18, 0, 4, 1, 9, 1, 0, 0, 0, 0, 0, 0, 0, 1, 5]
  /// The second column goes from NULL to the text "a".
  private static let update: [UInt8] = [23, 0, 4, 1, 9, 5, 0, 0, 3, 1, 0x61, 0]

  private func error(_ parts: [UInt8]...) -> ChangesetError.Code? {
    do {
      _ = try Change.Operation.all(in: parts.flatMap { $0 })
      return nil
    } catch {
      return error.code
    }
  }

  @Test
  func `rows and edits are read as they are written`() throws {
    let body = Self.header + Self.insert + Self.update
    #expect(
      try Change.Operation.all(in: body) == [
        .insert(into: "t", [.blob([9]), .integer(1), .null]),
        .update("t", key: [.blob([9])], [UpdatedCell(column: 1, old: .null, new: .text("a"))]),
      ])
  }

  @Test
  func `no bytes are no operations`() throws {
    #expect(try Change.Operation.all(in: []).isEmpty)
  }

  @Test
  func `a table may come back`() throws {
    let other: [UInt8] = [0x54, 1, 1, 0x75, 0, 18, 0, 3, 1, 0x61]
    let body = Self.header + Self.insert + other + Self.header + Self.update
    #expect(try Change.Operation.all(in: body).map(\.table) == ["t", "u", "t"])
  }

  @Test
  func `a record before any header is refused`() {
    #expect(error(Self.insert) == .headerMissing)
  }

  @Test
  func `a header without records is refused`() {
    #expect(error(Self.header) == .headerWithoutRecords)
    #expect(error(Self.header, [0x54, 1, 1, 0x75, 0]) == .headerWithoutRecords)
  }

  @Test
  func `a header of the same table again is refused`() {
    #expect(error(Self.header, Self.insert, Self.header, Self.insert) == .headerRepeated)
  }

  @Test
  func `too many columns or none are refused`() {
    #expect(error([0x54, 0, 0x74, 0], Self.insert) == .columnCount)
    #expect(error([0x54, 0x82, 0x01], Array(repeating: 0, count: 300)) == .columnCount)
    #expect(
      error([0x54, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) == .columnCount)
  }

  @Test
  func `a column count in too many bytes is refused`() {
    #expect(error([0x54, 0x80, 3, 1, 0, 0, 0x74, 0], Self.insert) == .varintNotMinimal)
  }

  @Test(arguments: [
    [0, 0, 0], [0, 1, 0], [2, 1, 0], [1, 0, 2], [1, 1, 0], [1, 3, 0], [1, 0, 9],
  ])
  func `a key that is not the first columns in order is refused`(flags: [UInt8]) {
    #expect(error([0x54, 3], flags, [0x74, 0], Self.insert) == .keyColumns)
  }

  @Test
  func `a table name that is empty, endless or not UTF-8 is refused`() {
    #expect(error([0x54, 3, 1, 0, 0, 0], Self.insert) == .tableName)
    #expect(error([0x54, 3, 1, 0, 0, 0xFF, 0], Self.insert) == .tableName)
    let long = [UInt8](repeating: 0x74, count: 65)
    #expect(error([0x54, 3, 1, 0, 0], long, [0], Self.insert) == .tableName)
    #expect(error([0x54, 3, 1, 0, 0], Array(long.dropLast()), [0], Self.insert) == nil)
    #expect(error([0x54, 3, 1, 0, 0, 0x74]) == .cutShort)
  }

  @Test(arguments: [0, 9, 17, 19, 0x50, 255])
  func `another operation is refused`(operation: UInt8) {
    #expect(error(Self.header, [operation], Array(Self.insert.dropFirst())) == .operation)
  }

  @Test
  func `an indirect operation is refused`() {
    #expect(error(Self.header, [18, 1], Array(Self.insert.dropFirst(2))) == .indirect)
  }

  @Test
  func `an unknown type of value is refused`() {
    #expect(error(Self.header, [18, 0, 6, 1, 9, 5, 5]) == .valueType)
  }

  @Test
  func `an undefined value in an insert is refused`() {
    #expect(error(Self.header, [18, 0, 4, 1, 9, 0, 5]) == .insertUndefined)
    #expect(error(Self.header, [18, 0, 0, 5, 5]) == .insertUndefined)
  }

  @Test
  func `a key of NULL is refused`() {
    #expect(error(Self.header, [18, 0, 5, 5, 5]) == .key)
    #expect(error(Self.header, [23, 0, 5, 5, 0, 0, 5, 0]) == .key)
  }

  @Test
  func `an update without the old key is refused`() {
    #expect(error(Self.header, [23, 0, 0, 5, 0, 0, 5, 0]) == .key)
  }

  @Test
  func `an update of the key is refused`() {
    #expect(error(Self.header, [23, 0, 4, 1, 9, 5, 0, 4, 1, 9, 5, 0]) == .key)
  }

  @Test
  func `an old value without a new one is refused, and the reverse`() {
    #expect(error(Self.header, [23, 0, 4, 1, 9, 5, 5, 0, 5, 0]) == .updateUnpaired)
    #expect(error(Self.header, [23, 0, 4, 1, 9, 5, 0, 0, 5, 5]) == .updateUnpaired)
  }

  @Test
  func `an update of nothing is refused`() {
    #expect(error(Self.header, [23, 0, 4, 1, 9, 0, 0, 0, 0, 0]) == .updateEmpty)
  }

  @Test
  func `an update to the same value is accepted`() {
    #expect(error(Self.header, [23, 0, 4, 1, 9, 5, 0, 0, 5, 0]) == nil)
  }

  @Test
  func `a length in too many bytes is refused`() {
    #expect(error(Self.header, [18, 0, 4, 0x80, 1, 9, 5, 5]) == .varintNotMinimal)
  }

  @Test
  func `a length beyond the end is refused, however large`() {
    #expect(error(Self.header, [18, 0, 4, 9, 9]) == .cutShort)
    #expect(error(Self.header, [18, 0, 4] + [UInt8](repeating: 0xFF, count: 9)) == .cutShort)
    #expect(
      error(Self.header, [18, 0, 4, 0xC0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0])
        == .cutShort)
  }

  @Test
  func `a number cut short is refused`() {
    #expect(error(Self.header, [18, 0, 1, 0, 0, 0, 0, 0, 0, 0]) == .cutShort)
    #expect(error(Self.header, [18]) == .cutShort)
  }

  @Test
  func `text that is not UTF-8 or has a NUL is refused`() {
    #expect(error(Self.header, [18, 0, 4, 1, 9, 3, 1, 0xFF, 5]) == .textNotUTF8)
    #expect(error(Self.header, [18, 0, 4, 1, 9, 3, 1, 0x00, 5]) == .textNotUTF8)
    #expect(error(Self.header, [18, 0, 4, 1, 9, 3, 2, 0xC3, 0xA9, 5]) == nil)
  }

  @Test(
    arguments: [
      [0x7F, 0xF0, 0, 0, 0, 0, 0, 1], [0x7F, 0xF8, 0, 0, 0, 0, 0, 0],
      [0xFF, 0xF8, 0, 0, 0, 0, 0, 0], [0x80, 0, 0, 0, 0, 0, 0, 0],
    ] as [[UInt8]])
  func `a NaN and minus zero are refused`(bits: [UInt8]) {
    #expect(error(Self.header, [18, 0, 4, 1, 9, 2], bits, [5]) == .real)
  }

  @Test(
    arguments: [
      [0x7F, 0xF0, 0, 0, 0, 0, 0, 0], [0xFF, 0xF0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0],
      [0x80, 0, 0, 0, 0, 0, 0, 1],
    ] as [[UInt8]])
  func `other real numbers are accepted`(bits: [UInt8]) {
    #expect(error(Self.header, [18, 0, 4, 1, 9, 2], bits, [5]) == nil)
  }

  @Test
  func `the reader shows where every value lies`() throws {
    let body = Self.header + Self.insert + Self.update
    try body.withUnsafeBytes { raw throws in
      var reader = ChangesetReader(raw)
      #expect(try reader.next())
      #expect(reader.tableChanged)
      #expect(reader.tableName == "t")
      #expect(reader.kind == .insert)
      #expect((reader.index, reader.columnCount, reader.keyCount) == (0, 3, 1))
      #expect(Array(reader.bytes(of: reader.inserted(0))) == [9])
      #expect(reader.integer(of: reader.inserted(1)) == 1)
      #expect(reader.inserted(2).type == .null)
      #expect(try reader.next())
      #expect(!reader.tableChanged)
      #expect((reader.index, reader.kind) == (1, .update))
      #expect(reader.old(1).type == .null)
      #expect(reader.value(of: reader.new(1)) == .text("a"))
      #expect(reader.old(2).type == .undefined)
      #expect(try !reader.next())
      #expect(try !reader.next())
    }
  }
}
