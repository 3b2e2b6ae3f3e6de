internal import Change
internal import GRDB

/// Changes of this device that others know, as a merge meets them.
struct OwnNames {
  /// How many names that never came are remembered; a forgotten one costs a restart change more.
  private static let remembered = 256

  private var names: [ChangeName] = []

  mutating func add(_ name: ChangeName) { names.append(name) }

  /// The first of them that could take the place of what this store writes next; nil if none could.
  ///
  /// A change that is here could only if it follows this store's last one. Of one that is not here
  /// only the number is known; it is answered once.
  func ahead(_ log: ChangeLog) throws -> ChangeName? {
    guard !names.isEmpty else { return nil }
    let last = try OwnChain.last(log)?.placement
    let before = try Self.answered(log.db)
    var known = Set(before)
    var answered: [ChangeHash] = []
    var found: ChangeName?
    for name in names {
      if let here = try log.applied(name.hash) {
        if Self.follows(here.placement, last, log.chains) { found = found ?? name }
      } else if name.seq > last?.seq ?? 0, known.insert(name.hash).inserted {
        answered.append(name.hash)
        found = found ?? name
      }
    }
    if !answered.isEmpty {
      let kept = (before + answered).suffix(Self.remembered)
      try Meta.set(log.db, Meta.namedElsewhere, kept.flatMap(\.bytes).data)
    }
    return found
  }

  private static func answered(_ db: Database) throws -> [ChangeHash] {
    let bytes = try Meta.bytes(db, Meta.namedElsewhere) ?? []
    return stride(from: 0, to: bytes.count, by: ChangeHash.byteCount).compactMap {
      ChangeHash(bytes: bytes[$0..<min($0 + ChangeHash.byteCount, bytes.count)])
    }
  }

  /// Whether a change comes after the last own one in the same line of predecessors.
  private static func follows(_ place: Placement, _ last: Placement?, _ chains: ChainTable) -> Bool
  {
    guard let last else { return true }
    var next: Placement? = place
    while let here = next {
      if here.chain == last.chain { return here.seq > last.seq }
      next = chains[here.chain]?.parent
    }
    return false
  }
}
