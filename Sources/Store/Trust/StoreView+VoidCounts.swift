package import Change
internal import GRDB

extension StoreView {
  /// The hashes of the changes that have no effect because their device was revoked.
  package func voidHashes() throws -> Set<ChangeHash> { try VoidChanges.all(db) }

  /// How many changes of which device have no effect, and how many facts are in them.
  ///
  /// - Parameter known: changes that are not counted.
  package func voidCounts(besides known: Set<ChangeHash>) throws -> [DeviceID: (
    changes: Int, facts: Int
  )] {
    var counts: [DeviceID: (changes: Int, facts: Int)] = [:]
    for hash in try voidHashes().subtracting(known) {
      guard let change = try sealed(hash)?.change else { continue }
      let facts = try change.operations().count { operation in
        guard case .insert = operation.content else { return false }
        return catalogue.table(operation.table)?.kind == .fact
      }
      let before = counts[change.device] ?? (changes: 0, facts: 0)
      counts[change.device] = (changes: before.changes + 1, facts: before.facts + facts)
    }
    return counts
  }
}
