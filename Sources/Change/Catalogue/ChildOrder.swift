/// Watches that no key of a fact's child is inserted twice in a change.
///
/// Authors write the children of a fact together and in the order of their keys. As long as that
/// holds, comparing each key with the one before it is enough; otherwise all are compared at the end.
struct ChildOrder {
  private struct Last {
    let parent: Bytes16
    let keyOffset: Int
    let keyEnd: Int
  }

  private var last: [Last?]
  private var parents: Set<Row> = []
  private var inOrder = true

  init(tableCount: Int) {
    last = Array(repeating: nil, count: tableCount)
  }

  /// Takes note of a child that the reader stands on.
  mutating func note(_ reader: borrowing ChangesetReader, parent: Bytes16, table: Int) {
    let key = ChildOrder.key(reader)
    if let last = last[table], last.parent == parent {
      let lastKey = reader.bytes[last.keyOffset..<last.keyEnd]
      if !lastKey.lexicographicallyPrecedes(reader.bytes[key]) { inOrder = false }
    } else if !parents.insert(Row(table: table, id: parent)).inserted {
      inOrder = false
    }
    last[table] = Last(parent: parent, keyOffset: key.lowerBound, keyEnd: key.upperBound)
  }

  /// Compares all keys, unless their order has shown that they differ.
  func finish(_ body: UnsafeRawBufferPointer) throws(ChangeError) {
    guard !inOrder else { return }
    struct Key: Hashable {
      let table: String
      let bytes: [UInt8]
    }
    var seen: Set<Key> = []
    var reader = ChangesetReader(body)
    while try reader.nextRecord() {
      guard reader.kind == .insert, reader.keyCount > 1 else { continue }
      let first = reader.inserted(0).offset
      let key = Key(
        table: reader.tableName,
        bytes: Array(body[first..<ChildOrder.key(reader).upperBound]))
      guard seen.insert(key).inserted else {
        throw .operation(reader.index, table: reader.tableName, .keyTwice)
      }
    }
  }

  /// Where the key's columns after the parent lie, with their types and lengths.
  private static func key(_ reader: borrowing ChangesetReader) -> Range<Int> {
    let parent = reader.inserted(0)
    let end = reader.inserted(reader.keyCount - 1)
    return parent.offset + parent.length..<end.offset + end.length
  }
}
