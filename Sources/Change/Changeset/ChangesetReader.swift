/// Walks over the records of a changeset without allocating anything per record.
///
/// It checks what a changeset must be whatever the tables are, so every reference it hands out lies
/// inside the bytes and every text is UTF-8. The bytes must outlive the reader. Call ``next()``
/// until it returns false; after an error nothing more can be read.
public struct ChangesetReader {
  /// The changeset.
  public let bytes: UnsafeRawBufferPointer
  /// Where the next record begins.
  public private(set) var offset = 0
  /// The number of this record in the changeset, from 0.
  public private(set) var index = -1
  /// What this record does.
  public private(set) var kind = OperationKind.insert
  /// Whether this is the first record after a table header.
  public private(set) var tableChanged = false
  /// How many columns the header declares.
  public private(set) var columnCount = 0
  /// How many of them are the key: the first ones.
  public private(set) var keyCount = 0

  private var nameOffset = 0
  private var nameLength = 0
  @usableFromInline var cells: [CellReference] = []

  /// A reader that stands before the first record.
  public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Moves to the next record; false at the end.
  ///
  /// - Throws: a ``ChangesetError`` when the changeset is not a canonical one.
  public mutating func next() throws(ChangesetError) -> Bool {
    guard offset < bytes.count else { return false }
    if byte(at: offset) == ChangesetEncoder.headerByte {
      try readHeader()
      tableChanged = true
    } else {
      guard index >= 0 else { throw fault(.headerMissing) }
      tableChanged = false
    }
    guard let kind = OperationKind(rawValue: byte(at: offset)) else { throw fault(.operation) }
    guard bytes.count - offset >= 2 else { throw fault(.cutShort) }
    guard byte(at: offset + 1) == 0 else { throw fault(.indirect) }
    offset += 2
    self.kind = kind
    switch kind {
    case .insert: try readInsert()
    case .update: try readUpdate()
    }
    index += 1
    return true
  }

  /// The bytes of the table's name.
  public var tableNameBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[nameOffset..<nameOffset + nameLength])
  }

  /// The table's name.
  public var tableName: String {
    String(decoding: tableNameBytes, as: UTF8.self)
  }

  /// The value that an INSERT gives a column.
  @inlinable
  public func inserted(_ column: Int) -> CellReference { cells[column] }

  /// The value that a column had before an UPDATE; undefined where it says nothing.
  @inlinable
  public func old(_ column: Int) -> CellReference { cells[column] }

  /// The value that an UPDATE gives a column; undefined where it says nothing.
  @inlinable
  public func new(_ column: Int) -> CellReference { cells[columnCount + column] }

  // MARK: Header

  private mutating func readHeader() throws(ChangesetError) {
    let lastName = index < 0 ? nil : tableNameBytes
    offset += 1
    let columns = try readLength()
    guard columns >= 1, columns <= ChangeLimits.columns else { throw fault(.columnCount) }
    guard columns <= bytes.count - offset else { throw fault(.cutShort) }
    keyCount = try readKeyFlags(columns)
    offset += columns
    nameOffset = offset
    nameLength = try readNameLength()
    offset += nameLength + 1
    if let lastName, lastName.elementsEqual(tableNameBytes) { throw fault(.headerRepeated) }
    guard offset < bytes.count, bytes[offset] != ChangesetEncoder.headerByte else {
      throw fault(.headerWithoutRecords)
    }
    columnCount = columns
    // Every record writes the cells it has, so that a wider table's can be used again.
    if cells.count < columns * 2 {
      cells = Array(repeating: .undefined, count: columns * 2)
    }
  }

  /// Counts the key's columns, which must be the first ones, numbered from 1.
  private func readKeyFlags(_ columns: Int) throws(ChangesetError) -> Int {
    var count = 0
    for column in 0..<columns {
      let flag = Int(bytes[offset + column])
      if flag == column + 1, count == column {
        count += 1
      } else if flag != 0 {
        throw fault(.keyColumns)
      }
    }
    guard count >= 1 else { throw fault(.keyColumns) }
    return count
  }

  private func readNameLength() throws(ChangesetError) -> Int {
    let window = bytes[offset..<min(bytes.count, offset + ChangeLimits.tableNameBytes + 1)]
    guard let end = window.firstIndex(of: 0) else {
      throw fault(window.count <= ChangeLimits.tableNameBytes ? .cutShort : .tableName)
    }
    guard end > offset, UTF8Check.isValid(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]))
    else { throw fault(.tableName) }
    return end - offset
  }

  // MARK: Records

  private mutating func readInsert() throws(ChangesetError) {
    for column in 0..<columnCount {
      let cell = try readCell()
      if cell.type == .undefined { throw fault(.insertUndefined) }
      if cell.type == .null, column < keyCount { throw fault(.key) }
      cells[column] = cell
    }
  }

  private mutating func readUpdate() throws(ChangesetError) {
    var touched = false
    for column in 0..<columnCount {
      let cell = try readCell()
      if column < keyCount {
        if cell.type == .undefined || cell.type == .null { throw fault(.key) }
      } else if cell.type != .undefined {
        touched = true
      }
      cells[column] = cell
    }
    guard touched else { throw fault(.updateEmpty) }
    for column in 0..<columnCount {
      let cell = try readCell()
      if column < keyCount {
        if cell.type != .undefined { throw fault(.key) }
      } else if (cell.type == .undefined) != (cells[column].type == .undefined) {
        throw fault(.updateUnpaired)
      }
      cells[columnCount + column] = cell
    }
  }

  @inline(__always)
  private mutating func readCell() throws(ChangesetError) -> CellReference {
    guard offset < bytes.count else { throw fault(.cutShort) }
    guard let type = CellType(rawValue: byte(at: offset)) else { throw fault(.valueType) }
    offset += 1
    let length: Int
    switch type {
    case .undefined, .null: length = 0
    case .integer, .real: length = 8
    case .text, .blob: length = try readLength()
    }
    guard length <= bytes.count - offset else { throw fault(.cutShort) }
    if type == .text {
      let text = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
      guard UTF8Check.isValid(text) else { throw fault(.textNotUTF8) }
    } else if type == .real {
      let bits = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      guard CellValue.isKept(real: bits) else { throw fault(.real) }
    }
    let cell = CellReference(type: type, offset: offset, length: length)
    offset += length
    return cell
  }

  /// The byte at a place that was compared with the end: the buffer's own subscript is a call.
  @inline(__always)
  private func byte(at offset: Int) -> UInt8 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  /// A length, at most what an Int holds; the caller compares it with the bytes left.
  @inline(__always)
  private mutating func readLength() throws(ChangesetError) -> Int {
    do {
      return Int(clamping: try Varint.read(bytes, at: &offset))
    } catch {
      switch error {
      case .cutShort: throw fault(.cutShort)
      case .notMinimal: throw fault(.varintNotMinimal)
      }
    }
  }

  private func fault(_ code: ChangesetError.Code) -> ChangesetError {
    ChangesetError(code, offset: offset)
  }
}
