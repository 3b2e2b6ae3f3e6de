internal import Change
internal import GRDB

/// Whether the changes of a log stand where their own words put them.
///
/// What the log keeps about a change besides its bytes (its chain and place, its time, what it covers,
/// what a held one waits for) follows from the change and from those it names. Each is held against
/// its parents only; since no change comes before itself, all are right if each is.
struct LogPlaces {
  private let view: StoreView
  private let log: ChangeLog
  /// Every number up to this one is in the trees that find changes by hash and by place.
  private let lastInTrees: Int64
  /// How many changes are in the tree by hash, and by place.
  private var inTrees: (byHash: Int64, byPlace: Int64) = (0, 0)
  /// How many changes stand in each chain.
  private var counts: [ChainNumber: Int64] = [:]
  /// What is entered as waited for, by the number of the change that waits.
  private var waits: [Int64: [[UInt8]]] = [:]

  init(_ view: StoreView) throws {
    self.view = view
    log = try ChangeLog(view.db)
    lastInTrees = try Meta.integer(view.db, Meta.logIndexed) ?? 0
    for row in try Row.fetchAll(view.db, sql: "SELECT n, missing FROM waiting") {
      let cells = CellRow(row: row)
      waits[cells.int64("n") ?? 0, default: []].append(cells.blob("missing"))
    }
  }

  /// What is wrong with the place of one change of the log; nil if nothing is.
  mutating func fault(of sealed: SealedChange, number: Int64, isApplied: Bool) throws -> String? {
    guard try LogIndex.find(view.db, sealed.hash)?.number.rawValue == number else {
      return "change \(number) cannot be found by its hash"
    }
    if number <= lastInTrees {
      inTrees.byHash += 1
      if isApplied { inTrees.byPlace += 1 }
    }
    guard isApplied else { return try faultOfHeld(sealed, number) }
    guard waits[number] == nil else { return "change \(number) counts, and yet it waits" }
    guard let change = try log.applied(sealed.hash) else {
      return "change \(number) cannot be found by its hash"
    }
    let place = change.placement
    let prev = try log.applied(sealed.change.prev)
    guard let chain = log.chains[place.chain], chain.device == sealed.change.device,
      place.seq == sealed.change.seq, place.seq <= chain.lastSeq,
      place.seq < chain.lastSeq || chain.lastHash == sealed.hash,
      log.chains.predecessor(of: place) == prev?.placement, place.seq == 1 || prev != nil,
      try LogIndex.find(view.db, place)?.rawValue == number
    else { return "change \(number) is entered at another place than its own" }
    counts[place.chain, default: 0] += 1
    let parents = try ([prev].compactMap { $0 }) + sealed.change.deps.compactMap(log.applied)
    guard parents.count == sealed.change.deps.count + (prev == nil ? 0 : 1) else {
      return "change \(number) counts, though what it names does not"
    }
    let time = HybridTime.effective(
      declared: sealed.change.hlc, parents: parents.lazy.map(\.rank.effectiveHLC))
    guard change.rank.effectiveHLC == time else {
      return "change \(number) is entered at another time than its own"
    }
    let covered = Coverage(
      of: try parents.map { ($0.placement, try log.coverage(of: $0)) }, in: log.chains)
    return try log.coverage(of: change) == covered
      ? nil : "change \(number) is entered as knowing other changes than it does"
  }

  private func faultOfHeld(_ sealed: SealedChange, _ number: Int64) throws -> String? {
    let waits = waits[number] ?? []
    let isRight =
      try waits.count == 1
      && waits.allSatisfy { missing in
        guard let missing = ChangeHash(bytes: missing) else {
          return missing.isEmpty && sealed.change.schema > view.catalogue.schema
        }
        let isNamed = sealed.change.prev == missing || sealed.change.deps.contains(missing)
        return try isNamed && log.applied(missing) == nil
      }
    return isRight ? nil : "change \(number) waits for what it need not wait for"
  }

  /// What is wrong with the chains when all changes were looked at; nil if nothing is.
  func faultOfChains() -> String? {
    for (number, chain) in zip(Int32(0)..., log.chains.chains) {
      let held = counts[ChainNumber(rawValue: number)] ?? 0
      let said = chain.lastSeq - (chain.parent?.seq ?? 0)
      guard held == said else {
        return "the log has \(held) changes of device \(chain.device.description.prefix(8)), "
          + "and its chain says \(said)"
      }
    }
    return nil
  }

  /// What is wrong with how long the trees say they are, and with chains that are half a fork, when all changes
  /// were looked at and each was found; nil if nothing is.
  func faultOfLengths() throws -> String? {
    let db = view.db
    // Each change was found in a run, so that runs of that many changes together have no other place.
    guard
      try Double.fetchOne(db, sql: "SELECT total(length) FROM log_by_place")
        == Double(inTrees.byPlace)
    else { return "the runs of the log are entered as longer than they are" }
    guard try LogBatches.areLengthsRight(db, dropped: max(0, lastInTrees &- inTrees.byHash)) else {
      return "the batches that find changes by hash are entered with other lengths than they have"
    }
    let half = try Int64.fetchOne(
      db, sql: "SELECT min(chain) FROM chain WHERE (parent IS NULL) <> (fork_seq IS NULL)")
    return half.map { "chain \($0) is entered as forked, and not where or from what" }
  }
}
