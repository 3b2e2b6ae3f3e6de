internal import Change
internal import GRDB

/// Changes of this device that others know for certain, as a merge meets them: they are here, or this device
/// signed for them.
struct OwnNames {
  /// How many names that never came are remembered; a forgotten one costs a restart change more.
  private static let remembered = 256

  private var names: [ChangeName] = []

  mutating func add(_ name: ChangeName) { names.append(name) }

  /// The first of them that could take the place of what this store writes next; nil if none could.
  ///
  /// A change that is here could only if it follows this store's last one, and not by a restart: a
  /// copy that noticed has parted already. Of one that is not here only the number is known; it is
  /// answered once.
  func ahead(_ log: ChangeLog) throws -> ChangeName? {
    guard !names.isEmpty else { return nil }
    let last = try OwnChain.last(log)?.placement
    let before = try Self.answered(log.db)
    var known = Set(before)
    var answered: [ChangeHash] = []
    var parted: [Placement: Bool] = [:]
    var found: ChangeName?
    // What comes after the last own one has a higher number.
    for name in names where name.seq > last?.seq ?? 0 {
      if let here = try log.applied(name.hash) {
        guard let next = Self.next(after: last, towards: here.placement, log.chains) else {
          continue
        }
        let isParted = try parted[next] ?? Self.isRestart(next, log.db)
        parted[next] = isParted
        if !isParted { found = found ?? name }
      } else if known.insert(name.hash).inserted {
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

  /// The change right after the last own one in the line of predecessors of another.
  ///
  /// Without an own one it is the first of that line; nil if the other does not come after the own.
  static func next(
    after last: Placement?, towards place: Placement, _ chains: ChainTable
  ) -> Placement? {
    var line = place
    while true {
      if let last, line.chain == last.chain {
        return line.seq > last.seq ? Placement(chain: last.chain, seq: last.seq + 1) : nil
      }
      guard let parent = chains[line.chain]?.parent else {
        return last == nil ? Placement(chain: line.chain, seq: 1) : nil
      }
      if parent == last { return Placement(chain: line.chain, seq: parent.seq + 1) }
      line = parent
    }
  }

  /// Whether a change is the restart of a copy that parted.
  static func isRestart(_ place: Placement, _ db: Database) throws -> Bool {
    guard let number = try LogIndex.find(db, place) else { return false }
    let hash = try ChangeLog.sealed(db, number).hash
    return try Meta.integer(db, Meta.restart + "\(hash)") != nil
  }
}
