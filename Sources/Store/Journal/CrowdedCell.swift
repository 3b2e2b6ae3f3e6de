internal import Change

/// A cell group with many live values, in memory until what differs from the tables is written.
final class CrowdedCell {
  /// A row of the table `sibling`.
  struct Sibling: Equatable {
    var live: LiveValue
    var differs: Bool
  }

  let group: String
  private(set) var cell: LiveCell
  /// What the tables have of it.
  private var stamp: LiveValue?
  private var siblings: [ChangeNumber: Sibling]
  private var isChanged = false

  init(_ group: String, _ cell: LiveCell, _ kept: LiveTables.Kept?) {
    self.group = group
    self.cell = cell
    stamp = kept?.shown
    siblings = Dictionary(
      uniqueKeysWithValues: (kept?.others ?? []).map {
        ($0.change, Sibling(live: $0, differs: $0.value != kept?.shown.value))
      })
  }

  /// Writes a value over those that its change covers.
  func write(_ value: LiveValue, _ context: ChangeContext) throws {
    isChanged = true
    cell.write(
      LiveCell.Entry(value, at: context.change.placement, rank: context.change.rank),
      beside: try context.log.beside(context.change), in: context.log.chains)
  }

  /// Whether its live values have to be kept: they are not just what the row's inserts say.
  ///
  /// A retirement always is, so that those that met an edit are found without reading every record.
  var isStamped: Bool {
    !cell.isPlain
      || group == Retirement.groupName && Retirement.retires(cell.shown?.live.value ?? [])
  }

  /// What the tables have to have of it, and how they get there.
  struct Changes {
    var stamp: LiveValue?
    var isStampNew = false
    var dropped: [ChangeNumber] = []
    var new: [Sibling] = []
  }

  /// What has to be written; from now on it counts as written.
  func takeChanges() -> Changes {
    guard isChanged else { return Changes(stamp: stamp) }
    isChanged = false
    let shown = isStamped ? cell.shown?.live : nil
    var now: [ChangeNumber: Sibling] = [:]
    if let shown {
      for (change, entry) in cell.entries where change != shown.change {
        now[change] = Sibling(live: entry.live, differs: entry.live.value != shown.value)
      }
    }
    let changes = Changes(
      stamp: shown, isStampNew: stamp?.change != shown?.change || stamp?.kind != shown?.kind,
      dropped: siblings.keys.filter { now[$0] == nil }.sorted(),
      new: now.values.filter { siblings[$0.live.change] != $0 }
        .sorted { $0.live.change < $1.live.change })
    (stamp, siblings) = (shown, now)
    return changes
  }
}
