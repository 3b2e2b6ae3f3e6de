internal import Change

/// How many facts and how many rows of records changes wrote.
struct OperationCounts: Hashable {
  private(set) var facts = 0
  private(set) var records = 0

  /// Counts the operations of a change.
  ///
  /// What is a fact shows in its id, which follows from its place in the change: no list of tables is
  /// needed. Rows under a fact are not counted by themselves.
  mutating func add(_ change: Change) {
    change.body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      while (try? reader.next()) == true {
        guard reader.keyCount == 1 else { continue }
        if Self.isFact(reader, of: change) { facts += 1 } else { records += 1 }
      }
    }
  }

  private static func isFact(_ reader: borrowing ChangesetReader, of change: Change) -> Bool {
    guard reader.kind == .insert,
      let id = FactID(bytes: reader.bytes(of: reader.inserted(0)))
    else { return false }
    return id.belongs(
      toOperation: reader.index, prev: change.prev, device: change.device, seq: change.seq)
  }
}
