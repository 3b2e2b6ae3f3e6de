internal import Change

/// How far each held change that names many others has got: which of them were found applied.
///
/// What is applied stays so. So a change that waits for a thousand others is read when the last of them has
/// come, not with each of them, and each of them is looked for once.
struct AwaitedParents {
  /// So many are asked each time.
  static let few = 4
  /// So many hashes are remembered, 32 MB; a change beyond them is read each time it might be ready.
  static let most = 1_000_000

  private var lists: [ChangeNumber: (parents: [ChangeHash], next: Int)] = [:]
  private var count = 0

  /// A change is held, and names these.
  mutating func note(_ number: ChangeNumber, _ parents: [ChangeHash]) {
    guard parents.count > Self.few, lists[number] == nil, count + parents.count <= Self.most else {
      return
    }
    lists[number] = (parents, 0)
    count += parents.count
  }

  /// The first that a held change names and that is not applied; nil if all are, or nothing is remembered.
  mutating func firstMissing(
    of number: ChangeNumber, isApplied: (ChangeHash) throws -> Bool
  ) rethrows -> ChangeHash? {
    guard let list = lists[number] else { return nil }
    var next = list.next
    while next < list.parents.count, try isApplied(list.parents[next]) { next += 1 }
    lists[number]?.next = next
    guard next == list.parents.count else { return list.parents[next] }
    forget(number)
    return nil
  }

  /// A change is held no more.
  mutating func forget(_ number: ChangeNumber) {
    count -= lists.removeValue(forKey: number)?.parents.count ?? 0
  }
}
