internal import Change

/// Which changes of this device undid which merge.
struct UndoneMerges {
  private let device: DeviceID
  /// The undone merges by the change before the one that undid them.
  private let byPredecessor: [ChangeHash: MergedBundle]

  init(_ view: StoreView) throws {
    device = view.identity.device
    byPredecessor = Dictionary(
      try view.mergedBundles().flatMap { merge in merge.undoneAfter.map { ($0, merge) } },
      uniquingKeysWith: { _, last in last })
  }

  /// The merge a change undid; nil if it undid none.
  ///
  /// - Parameter groups: the groups of the changes seen so far that undid one; an undo of many things
  ///   is several changes, which come in their order.
  func merge(
    undoneBy sealed: SealedChange, _ groups: inout [ChangeGroupID: MergedBundle]
  ) -> MergedBundle? {
    let change = sealed.change
    guard change.device == device else { return nil }
    // What is remembered could be edited by hand: the change says itself what it undid.
    if let merge = byPredecessor[change.prev], change.note == MergeUndo.note(merge.number) {
      if let group = change.group { groups[group] = merge }
      return merge
    }
    return change.group.flatMap { groups[$0] }
  }
}
