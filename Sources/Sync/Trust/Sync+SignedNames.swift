internal import Change
internal import Store

extension Sync {
  /// The names that devices stand for: heads whose change is here, those that wait before them, and the
  /// first applied one before those.
  static func signedNames(_ heads: [SignedHead], _ view: StoreView) throws -> Set<ChangeName> {
    var signed: Set<ChangeName> = []
    for head in heads {
      var next = head.name
      while !signed.contains(next), let isApplied = try view.isApplied(next.hash),
        let sealed = try view.sealed(next.hash), sealed.name == next
      {
        signed.insert(next)
        if isApplied { break }
        next = ChangeName(
          device: next.device, seq: next.seq - 1, hash: sealed.change.prev)
      }
    }
    return signed
  }
}
