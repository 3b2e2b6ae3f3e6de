package import Change
internal import GRDB

/// A change that is here and could not be applied yet, without what it says.
package struct HeldChange: Hashable, Sendable {
  /// Which it is.
  package let name: ChangeName
  /// The changes it names.
  package let parents: [ChangeHash]
  let number: ChangeNumber
}

extension StoreView {
  /// All changes that wait; what one of them says is in memory at a time, and all their names.
  package func heldChanges() throws -> [HeldChange] {
    let found = try Row.fetchCursor(
      db, sql: "SELECT n, bytes FROM change_log WHERE applied = 0 ORDER BY n")
    var held: [HeldChange] = []
    while let row = try found.next() {
      let cells = CellRow(row: row)
      let sealed = try SealedChange(decoding: cells.logBytes())
      held.append(
        HeldChange(
          name: sealed.name, parents: sealed.change.parents,
          number: ChangeNumber(rawValue: cells.int64("n") ?? 0)))
    }
    return held
  }

  /// Drops heads that stand for nothing that is kept.
  ///
  /// To be called inside ``Store/merge(_:)``.
  package func drop(_ heads: [SignedHead]) throws {
    for head in heads { try Heads.drop(db, head.name) }
  }
}

extension Draft {
  /// Gives up changes that wait, as if they had never come.
  package func forget(_ held: [HeldChange]) throws { try applier.forget(held) }
}
