internal import Change
internal import Plant

/// Which changes after a merge name a thing, whatever they say of it.
///
/// An id is found in a change without knowing what its column means.
struct LaterMentions {
  /// The changes by the thing they name.
  private(set) var changes: [ThingID: Set<ChangeHash>] = [:]

  /// Reads the changes that were applied after a merge.
  ///
  /// - Parameter things: those that are asked for.
  init(of things: Set<ThingID>, after merge: MergedBundle, _ view: StoreView) throws {
    guard !things.isEmpty else { return }
    try view.changes(notSeenBy: merge.tipsAfter) { bytes in
      let sealed = try SealedChange(decoding: bytes)
      for id in try Self.ids(in: sealed.change.body) where things.contains(id) {
        changes[id, default: []].insert(sealed.hash)
      }
    }
  }

  private static func ids(in body: [UInt8]) throws -> Set<ThingID> {
    var ids: Set<ThingID> = []
    try body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      while try reader.next() {
        for column in 0..<reader.columnCount {
          let cell = reader.kind == .insert ? reader.inserted(column) : reader.new(column)
          if cell.type == .blob, let id = ThingID(bytes: reader.bytes(of: cell)) { ids.insert(id) }
        }
        // An edit names its row by what it was before.
        if reader.kind == .update, let id = ThingID(bytes: reader.bytes(of: reader.old(0))) {
          ids.insert(id)
        }
      }
    }
    return ids
  }
}
