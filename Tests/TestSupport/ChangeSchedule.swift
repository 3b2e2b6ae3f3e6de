import Change

/// A random history of several stores: edits, copied devices, and bundles that come in part,
/// shuffled and doubled, under clocks that are ten years off.
public struct ChangeSchedule: Sendable {
  /// A store and the end of its own chain.
  public struct Device: Sendable {
    /// What it holds.
    public var replica = ModelReplica()
    fileprivate let id: DeviceID
    fileprivate var head: ChangeHash?
    fileprivate var seq: Int64 = 0
    fileprivate let skewMS: Int64
  }

  /// The stores.
  public var devices: [Device] = []
  /// The random numbers, for going on after the play.
  public var random: RepeatableRandom
  private var nowMS: Int64 = 1_800_000_000_000

  /// The stores of the schedule that belongs to a seed, still empty.
  public init(seed: UInt64) {
    random = RepeatableRandom(seed: seed)
    let tenYearsMS: Int64 = 315_576_000_000
    for number in 0..<UInt64.random(in: 2...4, using: &random) {
      let skews = [0, 0, 500, -500, tenYearsMS, -tenYearsMS]
      devices.append(
        Device(
          id: DeviceID(storage: Bytes32(number + 1, 0, 0, 0)),
          skewMS: skews[Int.random(in: 0..<skews.count, using: &random)]))
    }
  }

  /// Plays the schedule; `seal` makes a change of a draft.
  ///
  /// - Throws: what `seal` throws.
  public mutating func play<Failure: Error>(
    seal: (ChangeDraft, inout RepeatableRandom) throws(Failure) -> ChangeModel
  ) throws(Failure) {
    for _ in 0..<Int.random(in: 8..<40, using: &random) {
      nowMS += Int64.random(in: 0...20_000, using: &random)
      let index = Int.random(in: 0..<devices.count, using: &random)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<50:
        let draft = draft(by: devices[index])
        let change = try seal(draft, &random)
        devices[index].replica.receive([change])
        devices[index].head = change.hash
        devices[index].seq = draft.seq
      case 50..<93:
        let other = Int.random(in: 0..<devices.count, using: &random)
        let bundle = bundle(from: devices[other].replica)
        devices[index].replica.receive(bundle)
      default:
        if devices.count < 7 { devices.append(devices[index]) }
      }
    }
  }

  /// Every change that some store holds, in a random order.
  public mutating func everything() -> [ChangeModel] {
    var all: [ChangeHash: ChangeModel] = [:]
    for device in devices {
      for change in device.replica.applied { all[change.hash] = change }
      all.merge(device.replica.waiting) { first, _ in first }
    }
    return all.sorted { $0.key < $1.key }.map(\.value).shuffled(using: &random)
  }

  /// Gives every store every change, each in an order of its own.
  public mutating func exchangeEverything() {
    let all = everything()
    for index in devices.indices {
      devices[index].replica.receive(all.shuffled(using: &random))
    }
  }

  private mutating func bundle(from replica: ModelReplica) -> [ChangeModel] {
    let held = replica.applied + replica.waiting.sorted { $0.key < $1.key }.map(\.value)
    let doubled = held.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
    let bundle = (held + doubled).shuffled(using: &random)
    return Array(bundle.prefix(Int.random(in: 0...bundle.count, using: &random)))
  }

  // MARK: Writing

  private mutating func draft(by device: Device) -> ChangeDraft {
    var operations: [ChangeModel.Operation] = []
    var replaced: [[CellValue]?] = []
    for _ in 0..<[1, 1, 2, 3][Int.random(in: 0..<4, using: &random)] {
      let operation = operation(for: device.replica, after: operations)
      operations.append(operation)
      if case .update(let row, let group, _) = operation {
        replaced.append(device.replica.shown(ChangeModel.Cell(row: row, group: group)))
      } else {
        replaced.append(nil)
      }
    }
    // One change in ten declares the bare wall clock, as a broken or a dishonest author may.
    let wallMS = nowMS + device.skewMS
    let isBare = Int.random(in: 0..<10, using: &random) == 0
    return ChangeDraft(
      device: device.id, seq: device.seq + 1, prev: device.head,
      deps: device.replica.tips.filter { $0 != device.head },
      hlc: HybridTime.next(seen: isBare ? 0 : device.replica.seen, wallMS: wallMS),
      operations: operations, replaced: replaced)
  }

  /// Inserts a row that is not known and edits one that is; one time in ten the other way round.
  private mutating func operation(
    for replica: ModelReplica, after operations: [ChangeModel.Operation]
  ) -> ChangeModel.Operation {
    let row = Int.random(in: 0..<2, using: &random)
    let isInserted = operations.contains {
      if case .insert(row, _) = $0 { true } else { false }
    }
    let isOdd = Int.random(in: 0..<10, using: &random) == 0
    if isOdd == (isInserted || replica.knows(row: row)) {
      var groups: [ChangeModel.GroupValue] = []
      for group in 1..<ChangeSampleTables.groupColumns.count
      where Int.random(in: 0..<5, using: &random) > 0 {
        let value = value(ofGroup: group, choices: 1...3)
        groups.append(ChangeModel.GroupValue(group: group, value: value))
      }
      if isOdd {
        let value: [CellValue] = [.integer(nowMS)]
        groups.insert(
          ChangeModel.GroupValue(group: ChangeModel.retiredGroup, value: value), at: 0)
      }
      return .insert(row: row, groups: groups)
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      let isRevival = Int.random(in: 0..<3, using: &random) == 0
      return .update(
        row: row, group: ChangeModel.retiredGroup, value: [isRevival ? .null : .integer(nowMS)])
    default:
      let group = Int.random(in: 1..<ChangeSampleTables.groupColumns.count, using: &random)
      return .update(row: row, group: group, value: value(ofGroup: group, choices: 0...9))
    }
  }

  /// A value of the group; choice 0 is NULL, and 2 and 3 differ only in how an accent is composed.
  private mutating func value(ofGroup group: Int, choices: ClosedRange<Int>) -> [CellValue] {
    let texts = ["one", "caf\u{E9}", "cafe\u{301}", "4", "5", "6", "7", "8", "9"]
    let choice = min(
      Int.random(in: choices, using: &random), Int.random(in: choices, using: &random))
    let first: CellValue = choice == 0 ? .null : .text(texts[choice - 1])
    guard ChangeSampleTables.groupColumns[group] > 1 else { return [first] }
    return [first, Bool.random(using: &random) ? .null : .integer(7)]
  }
}
