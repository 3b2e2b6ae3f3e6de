internal import Change

/// Looks behind what ferrule wrote when later merges were undone.
///
/// Undoing a merge writes what was said before it as an edit of its own, so that what an older merge left
/// stands there under another change's name. Each later merge is replayed once, and only if it is needed.
struct UndoUnwinding {
  private let undoing: [ChangeHash: MergedBundle]
  private let view: StoreView
  private var replays: [Int64: RecordReplay] = [:]

  init(_ undoing: [ChangeHash: MergedBundle], _ view: StoreView) {
    self.undoing = undoing
    self.view = view
  }

  /// Whether what is said in a group is still what a merge left in it, when the undoing of later
  /// merges is thought away.
  mutating func isLeft(_ left: GroupState, of group: RecordGroup, now: GroupState?) throws -> Bool {
    var now = now
    // Each step goes to before an earlier change.
    while now != left {
      guard let only = now?.live.first, now?.live.count == 1, let merge = undoing[only.change]
      else { return false }
      now = try replay(merge).before[group]
    }
    return true
  }

  private mutating func replay(_ merge: MergedBundle) throws -> RecordReplay {
    if let known = replays[merge.number] { return known }
    let replay = try RecordReplay(BroughtChanges(merge, view), view)
    replays[merge.number] = replay
    return replay
  }
}
