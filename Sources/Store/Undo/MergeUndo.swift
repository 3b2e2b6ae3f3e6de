internal import Change
internal import Plant

/// What undoing a merge will write; nothing is written before ``write(to:_:)``.
///
/// All of it is ordinary edits and facts, and travels like them: nothing leaves the log. A cell group
/// is put back only while what is said in it is what the merge left, or what undoing later merges made
/// of it; what somebody wrote since stays.
public struct MergeUndo {
  /// A group of a record.
  public struct Kept: Hashable, Sendable {
    /// The record.
    public var thing: Thing
    /// The group, as people call it in `conflicts`.
    public var group: String
  }

  /// What is counted while it is planned.
  public enum Step: Sendable {
    /// Changes of the log, of which the records before the merge are made anew.
    case changes
    /// Records that the merge wrote.
    case records
  }

  /// Hears how far the plan is: what is counted, how many are done, of how many.
  public typealias Progress = (_ step: Step, _ done: Int, _ total: Int) -> Void

  /// What a change that undoes a merge says about itself.
  public static func note(_ number: Int64) -> String { "undo of merge \(number)" }

  /// The merge.
  public let merge: MergedBundle
  /// The facts that are taken back.
  public var factCount: Int { facts.count }
  /// The records that came with the merge and go out of use.
  public private(set) var retired: [Thing] = []
  /// The records of which something is put back as it was shown before.
  public private(set) var putBack: [Thing] = []
  /// What stays because somebody wrote it since.
  public private(set) var kept: [Kept] = []
  /// The records that came with the merge and stay in use because somebody wrote of them since.
  public private(set) var inUse: [Thing] = []
  /// What people had disagreed about before; of their answers the one shown then is put back.
  public private(set) var decided: [Kept] = []

  private var facts: [BroughtChanges.Fact] = []
  private var edits: [(thing: Thing, cells: [String: Cell])] = []

  /// Whether there is nothing to write.
  public var isEmpty: Bool { facts.isEmpty && edits.isEmpty && retired.isEmpty }

  /// Plans to undo a merge.
  ///
  /// Reads the log through, and makes the records anew in memory as they were before.
  ///
  /// What an undo before this one could not put back is looked at again: what was written over it may
  /// have been undone since.
  ///
  /// - Throws: a ``StoreError`` with code `changed-meanwhile` if it was undone already and nothing is left.
  public init(
    _ merge: MergedBundle, _ view: StoreView, progress: Progress = { _, _, _ in }
  ) throws {
    self.merge = merge
    let brought = try BroughtChanges(merge, view)
    facts = try brought.facts.filter { try !view.isTakenBack($0.id.bytes) }
    try planRecords(brought, RecordReplay(brought, view, progress), view, progress)
    guard merge.undoneMS == nil || !isEmpty else {
      throw StoreError(
        .changedMeanwhile, "Merge \(merge.number) was undone already. Nothing was written.",
        next: "ferrule sync merges")
    }
  }

  private mutating func planRecords(
    _ brought: BroughtChanges, _ replay: RecordReplay, _ view: StoreView, _ progress: Progress
  ) throws {
    let states = RecordStates(
      try Applier(view.db, catalogue: view.catalogue, view.identity))
    var unwinding = UndoUnwinding(merge, brought.undoing, view)
    var byRecord: [ThingID: [RecordGroup]] = [:]
    var order: [ThingID] = []
    // Records that came with the merge, as it left them.
    var unused: [Thing] = []
    for group in brought.groups {
      if byRecord[group.row] == nil { order.append(group.row) }
      byRecord[group.row, default: []].append(group)
    }
    for (done, row) in order.enumerated() {
      if done % 1_000 == 0 { progress(.records, done, order.count) }
      guard let groups = byRecord[row], let first = groups.first,
        let kind = ThingKind(rawValue: first.table), let thing = try view.thing(kind, row)
      else { continue }
      var left: [RecordGroup] = []
      var isChanged = false
      for group in groups {
        switch try unwinding.found(
          replay.after[group], in: group, now: states.state(of: group))
        {
        case .left: left.append(group)
        case .back: continue
        case .changed:
          isChanged = true
          kept.append(Kept(thing: thing, group: group.group))
        }
      }
      if replay.wereThere.contains(first) {
        try putBack(thing, left, replay, view, states)
      } else if !isChanged, thing.retiredAtMS == nil {
        unused.append(thing)
      }
    }
    let mentions = try LaterMentions(of: Set(unused.map(\.id)), after: merge, view)
    for thing in unused {
      if try unwinding.isSomebodys(mentions.changes[thing.id] ?? []) {
        inUse.append(thing)
      } else {
        retired.append(thing)
      }
    }
  }

  private mutating func putBack(
    _ thing: Thing, _ groups: [RecordGroup], _ replay: RecordReplay, _ view: StoreView,
    _ states: RecordStates
  ) throws {
    var cells: [String: Cell] = [:]
    for group in groups {
      let before = try before(group, replay, view, states)
      guard !before.isEmpty else { continue }
      cells.merge(before) { one, _ in one }
      let answers = Set(replay.before[group]?.live.map(\.value) ?? [])
      if answers.count > 1 { decided.append(Kept(thing: thing, group: group.group)) }
    }
    guard !cells.isEmpty else { return }
    edits.append((thing, cells))
    putBack.append(thing)
  }

  /// What a group said before, where it says something else now.
  private func before(
    _ group: RecordGroup, _ replay: RecordReplay, _ view: StoreView, _ states: RecordStates
  ) throws -> [String: Cell] {
    guard let table = view.catalogue.table(group.table),
      let place = table.index(ofGroup: group.group), let before = replay.before[group],
      let now = try states.state(of: group), before != now
    else { return [:] }
    let columns = table.groups[place].columns.map { table.columns[$0].name }
    return Dictionary(
      zip(columns, before.shown.map { Cell(value: $0) }), uniquingKeysWith: { one, _ in one })
  }

  /// Drafts it, and remembers that it was done; where there is nothing to write, neither.
  ///
  /// To be called inside ``Store/write(author:note:_:)`` with the merge's ``note(_:)``, and with the view the plan
  /// was made in: a change without it is not taken for an undo.
  public func write(to draft: Draft, _ view: StoreView) throws {
    guard !isEmpty else { return }
    let before = try draft.follows()
    let why = "merge \(merge.number), of \(merge.laptop), was undone"
    for fact in facts {
      try draft.record(
        .withdrawal(Withdrawal(factKind: fact.table, fact: fact.id, why: why)))
    }
    for edit in edits {
      try draft.update(edit.thing.kind, edit.thing.id, edit.cells, evenIfEqual: true)
    }
    for thing in retired {
      try draft.update(
        thing.kind, thing.id,
        ["retired_at": .integer(draft.nowMS), "retired_why": .text(why)])
    }
    try view.markUndone(merge.number, atMS: draft.nowMS, after: before)
  }
}
