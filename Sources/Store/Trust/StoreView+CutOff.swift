public import Change
internal import GRDB

extension StoreView {
  /// How far a chain had come at a time, by its laptop's clock.
  public struct CutOff: Hashable, Sendable {
    /// The last change that was written by then; nil if all were written later.
    public var last: ChangeHash?
    /// What comes right after it and may have been written by then as well: its bytes do not say.
    public var undated: [ChangeName] = []

    /// That it had come so far.
    public init(last: ChangeHash? = nil) { self.last = last }
  }

  /// How far a chain had come at a time, going back from `end`; `atMS` is in ms UTC.
  ///
  /// What comes before a change that was written by then was written by then too.
  public func cutOff(of end: ChangeHash, atMS: Int64) throws -> CutOff {
    var found = CutOff()
    var next: ChangeHash? = end
    while let hash = next, let sealed = try sealed(hash) {
      switch try writtenMS(of: sealed.change) {
      case .some(let written) where written <= atMS:
        found.last = hash
        return found
      // No change before this one is known to be late because of it, but all after it are.
      case .some: found.undated = []
      // The hybrid time is never before the laptop's own.
      case nil where HybridTime.wallMS(of: sealed.change.hlc) <= atMS:
        found.last = hash
        return found
      case nil: found.undated.append(sealed.name)
      }
      next = sealed.change.seq > 1 ? sealed.change.prev : nil
    }
    return found
  }

  /// When a change was written by its laptop's own clock, as far as its bytes say; ms UTC, nil if they do not.
  ///
  /// The hybrid time runs after the greatest one that was heard: it is the laptop's own only where its
  /// counter is 0, and the change does not just follow that greatest one. Else the facts say when they were
  /// recorded.
  func writtenMS(of change: Change) throws -> Int64? {
    let latest = HybridTime.wallMS(of: change.hlc)
    guard try change.hlc & 0xFFFF != 0 || isOnlyNext(change.hlc, change) else { return latest }
    let recorded = try change.operations().compactMap { operation -> Int64? in
      guard case .insert(let cells) = operation.content,
        let table = catalogue.table(operation.table), table.kind == .fact,
        let column = table.columns.firstIndex(where: { $0.name == "at_ms" }),
        cells.indices.contains(column), case .integer(let time) = cells[column]
      else { return nil }
      return time
    }.max()
    return recorded.map { min($0, latest) }
  }

  /// Whether a change's time is just one more than the greatest of what it comes after, so that it says
  /// nothing of its laptop's clock: where the counter there was full, it goes on at 0.
  func isOnlyNext(_ time: Int64, _ change: Change) throws -> Bool {
    try change.parents.compactMap { parent in
      try LogIndex.find(db, parent).flatMap { found in
        try Int64.fetchOne(
          db.cachedStatement(sql: "SELECT hlc FROM change_log WHERE n = ? AND applied = 1"),
          arguments: [found.number.rawValue])
      }
    }.max() == time - 1
  }
}
