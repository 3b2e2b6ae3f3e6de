internal import Change
internal import Plant

/// What a merge brought: which changes, and what they wrote.
struct BroughtChanges {
  /// The merge.
  let merge: MergedBundle
  /// A fact that came with it.
  struct Fact: Hashable {
    var table: String
    var id: ThingID
  }

  /// The changes, applied with the merge.
  private(set) var hashes: Set<ChangeHash> = []
  /// The changes that were applied after it.
  private(set) var later: Set<ChangeHash> = []
  /// The later changes that undid a merge, and which.
  private(set) var undoing: [ChangeHash: MergedBundle] = [:]
  /// The changes that are not applied: they count for nothing yet.
  private(set) var waiting: Set<ChangeHash> = []
  /// The facts that came with it and have effect, in order; none about who belongs to the site.
  private(set) var facts: [Fact] = []
  /// The cell groups that were written with effect, in order, each once.
  private(set) var groups: [RecordGroup] = []

  init(_ merge: MergedBundle, _ view: StoreView) throws {
    self.merge = merge
    waiting = Set(try view.held().map(\.hash))
    let undone = try UndoneMerges(view)
    var groups: [ChangeGroupID: MergedBundle] = [:]
    try view.changes(notSeenBy: merge.tipsAfter) { bytes in
      let sealed = try SealedChange(decoding: bytes)
      later.insert(sealed.hash)
      undoing[sealed.hash] = undone.merge(undoneBy: sealed, &groups)
    }
    let void = try VoidChanges.all(view.db)
    var known: Set<RecordGroup> = []
    try view.changes(notSeenBy: merge.tipsBefore) { bytes in
      let sealed = try SealedChange(decoding: bytes)
      guard !later.contains(sealed.hash), !waiting.contains(sealed.hash) else { return }
      hashes.insert(sealed.hash)
      if !void.contains(sealed.hash) { try read(sealed.change.body, view, &known) }
    }
  }

  private mutating func read(
    _ body: [UInt8], _ view: StoreView, _ known: inout Set<RecordGroup>
  ) throws {
    try body.withUnsafeBytes { raw in
      var reader = ChangesetReader(raw)
      while try reader.next() {
        guard let table = view.catalogue.table(reader.tableName),
          let row = ThingID(bytes: reader.bytes(of: reader.inserted(0)))
        else { continue }
        switch table.kind {
        case .fact where table.name != StoreView.trustTable:
          facts.append(Fact(table: table.name, id: row))
        case .fact, .factChild: continue
        case .record:
          for columns in table.groups where Self.writes(columns, reader) {
            let group = RecordGroup(table: table.name, row: row, group: columns.name)
            if known.insert(group).inserted { groups.append(group) }
          }
        }
      }
    }
  }

  private static func writes(
    _ group: TableCatalogue.ColumnGroup, _ reader: borrowing ChangesetReader
  ) -> Bool {
    switch reader.kind {
    case .insert:
      group.columns.contains { $0 < reader.columnCount && reader.inserted($0).type != .null }
    case .update:
      group.columns.first.map { $0 < reader.columnCount && reader.new($0).type != .undefined }
        ?? false
    }
  }
}
