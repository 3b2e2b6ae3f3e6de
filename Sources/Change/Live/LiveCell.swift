/// The live values of one cell group of which there are many, for one write after the other.
///
/// It says what ``LiveSet`` says. But a write does not look at each value: only at those that it covers or
/// settles, and no value goes twice.
public struct LiveCell: Sendable {
  /// A live value, and what its change needs to be compared.
  public struct Entry: Sendable {
    /// The value.
    public let live: LiveValue
    /// Where its change stands.
    public let place: Placement
    /// What chooses which value is shown.
    public let rank: ChangeRank

    /// A value of a change at this place.
    public init(_ live: LiveValue, at place: Placement, rank: ChangeRank) {
      self.live = live
      self.place = place
      self.rank = rank
    }
  }

  /// The live values by their changes.
  public private(set) var entries: [ChangeNumber: Entry] = [:]
  /// The value to show: that of the greatest rank.
  public private(set) var shown: Entry?
  private var places = ConcurrentChanges()
  /// The values of inserts that are not live any more.
  private var settled: Set<[CellValue]> = []
  /// The live values that are inserts, by what they say.
  private var inserts: [[CellValue]: Set<ChangeNumber>] = [:]
  /// How many live values say the same.
  private var counts: [[CellValue]: Int] = [:]
  /// How many inserts of kind ``LiveKind/insert`` gave this group a value, live or not.
  private var insertCount: Int
  private var liveInsertCount = 0

  /// The group as it is.
  ///
  /// - Parameter inserted: as ``LiveSet/afterWrite(live:inserts:write:covers:)`` takes them.
  public init(_ live: [Entry], inserted: [InsertedValue]) {
    insertCount = inserted.count
    for entry in live { add(entry) }
    shown = live.max { $0.rank < $1.rank }
    for insert in inserted where entries[insert.change]?.live.kind != .insert {
      settled.insert(insert.value)
    }
  }

  /// Whether the live values differ, so that a person has to decide.
  public var isConflict: Bool { counts.count > 1 }

  /// Whether the live values are just the inserts that wrote the group, all equal.
  public var isPlain: Bool {
    !isConflict && liveInsertCount == entries.count && liveInsertCount == insertCount
  }

  /// Writes a value over those that its change covers.
  ///
  /// - Parameter beside: what that change covers besides the line of changes before it.
  public mutating func write(_ entry: Entry, beside: Coverage, in chains: ChainTable) {
    let before = shown
    for change in places.covered(by: entry.place, beside: beside, in: chains) {
      guard let gone = remove(change), gone.kind == .insert else { continue }
      // An equal insert by somebody who had not seen it goes with it.
      settled.insert(gone.value)
      for equal in inserts[gone.value] ?? [] { remove(equal) }
    }
    if entry.live.kind == .insert { insertCount += 1 }
    let isLive = entry.live.kind != .insert || !settled.contains(entry.live.value)
    if isLive { add(entry) }
    // Whoever covers the greatest is greater. Only where an insert was settled have all to be compared, and
    // that once for each.
    if let before, !isLive || entry.rank < before.rank {
      shown =
        entries[before.live.change] != nil
        ? before : entries.values.max { $0.rank < $1.rank }
    } else {
      shown = isLive ? entry : nil
    }
  }

  private mutating func add(_ entry: Entry) {
    entries[entry.live.change] = entry
    places.add(entry.live.change, at: entry.place)
    counts[entry.live.value, default: 0] += 1
    guard entry.live.kind == .insert else { return }
    liveInsertCount += 1
    inserts[entry.live.value, default: []].insert(entry.live.change)
  }

  @discardableResult
  private mutating func remove(_ change: ChangeNumber) -> LiveValue? {
    guard let entry = entries.removeValue(forKey: change) else { return nil }
    let live = entry.live
    places.remove(change, at: entry.place)
    counts[live.value] = counts[live.value].flatMap { $0 > 1 ? $0 - 1 : nil }
    if live.kind == .insert {
      liveInsertCount -= 1
      inserts[live.value]?.remove(change)
      if inserts[live.value]?.isEmpty == true { inserts[live.value] = nil }
    }
    return live
  }
}
