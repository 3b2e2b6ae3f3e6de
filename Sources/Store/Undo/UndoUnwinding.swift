internal import Change

/// Looks behind what ferrule wrote when later merges were undone.
///
/// Undoing a merge writes what was said before it as an edit of its own, so that what an older merge left
/// stands there under another change's name. Each later merge is replayed once, and only if it is needed.
struct UndoUnwinding {
  /// What became of what a merge left in a group.
  enum Found {
    /// It is still said, when the undoing of later merges is thought away.
    case left
    /// It was undone already.
    case back
    /// Somebody wrote since.
    case changed
  }

  private let merge: MergedBundle
  private let undoing: [ChangeHash: MergedBundle]
  private let view: StoreView
  private var replays: [Int64: RecordReplay] = [:]
  private var brought: [Int64: BroughtChanges] = [:]

  init(_ merge: MergedBundle, _ undoing: [ChangeHash: MergedBundle], _ view: StoreView) {
    self.merge = merge
    self.undoing = undoing
    self.view = view
  }

  /// Looks at one group.
  ///
  /// - Parameters:
  ///   - left: what the merge left in it.
  ///   - now: what is said in it now.
  mutating func found(
    _ left: GroupState?, in group: RecordGroup, now: GroupState?
  ) throws -> Found {
    var now = now
    // Each step goes to before an earlier change.
    while now != left {
      guard let only = now?.live.first, now?.live.count == 1, let later = undoing[only.change]
      else { return .changed }
      if later.number == merge.number { return .back }
      now = try replay(later).before[group]
    }
    return .left
  }

  /// Whether somebody wrote one of these changes, which is no undo and came with no later merge that
  /// was undone.
  mutating func isSomebodys(_ changes: Set<ChangeHash>) throws -> Bool {
    var rest = changes.filter { undoing[$0] == nil }
    for merge in Set(undoing.values) where !rest.isEmpty && merge.number > self.merge.number {
      rest.subtract(try self.changes(broughtBy: merge).hashes)
    }
    return !rest.isEmpty
  }

  private mutating func changes(broughtBy merge: MergedBundle) throws -> BroughtChanges {
    if let known = brought[merge.number] { return known }
    let changes = try BroughtChanges(merge, view)
    brought[merge.number] = changes
    return changes
  }

  private mutating func replay(_ merge: MergedBundle) throws -> RecordReplay {
    if let known = replays[merge.number] { return known }
    let replay = try RecordReplay(changes(broughtBy: merge), view) { _, _, _ in }
    replays[merge.number] = replay
    return replay
  }
}
