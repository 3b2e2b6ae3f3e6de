import Change
import Plant
import Store
import TestSupport

/// Someone who writes changes by hand: on any table, known rows inserted again, unknown ones edited,
/// under any clock, in a chain that forks, with facts of one id on both branches.
struct Stranger {
  let keys: DeviceByHand
  private let device: DeviceID
  private let operations: RandomOperations
  private var chain: [(hash: ChangeHash, seq: Int64)] = []

  init(_ tables: TableCatalogue, number: UInt64 = 0) throws {
    keys = try DeviceByHand(0xBAD0 + number)
    device = keys.device
    operations = RandomOperations(tables)
  }

  /// A change whose author had seen `tips`, and which may name any of the facts `known`.
  mutating func change(
    after tips: [ChangeHash], nowMS: Int64, known: [(table: String, id: ThingID)],
    _ random: inout RepeatableRandom
  ) throws -> SealedChange {
    let isFork = Int.random(in: 0..<3, using: &random) == 0
    let before = isFork ? chain.randomElement(using: &random) : chain.last
    let prev = before?.hash ?? .genesis(site: testSite, device: device)
    let seq = (before?.seq ?? 0) + 1
    var writer = ChangesetWriter(tables: operations.tables)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let body = body(prev, seq, writer.operationCount, known, &random)
      for operation in body { try writer.append(operation) }
    }
    let isBare = Bool.random(using: &random)
    let sealed = try SealedChange(
      sealing: Change(
        site: testSite, device: device, seq: seq, prev: prev,
        deps: tips.filter { $0 != prev }.sorted(),
        hlc: isBare ? Int64.random(in: 0...9, using: &random) : max(0, nowMS) << 16,
        schema: writer.schema, author: "Eve", body: writer.bytes))
    chain.append((sealed.hash, seq))
    return sealed
  }

  /// A change after all that a store has applied, about what it knows.
  mutating func change(
    after store: Store, _ random: inout RepeatableRandom
  ) throws -> SealedChange {
    let (tips, facts) = try store.read { view in
      (try view.tips(), try view.log(sinceMS: nil, technician: nil, limit: 40))
    }
    return try change(
      after: tips.map(\.hash), nowMS: StoreMoment.nowMS,
      known: facts.map { (table: $0.body.table, id: $0.id) }, &random)
  }

  private func body(
    _ prev: ChangeHash, _ seq: Int64, _ count: Int, _ known: [(table: String, id: ThingID)],
    _ random: inout RepeatableRandom
  ) -> [Change.Operation] {
    let table = operations.records[Int.random(in: 0..<operations.records.count, using: &random)]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return [operations.insert(table, operations.id(&random), &random)]
    case 1: return [operations.update(table, operations.id(&random), &random)]
    default:
      return fact(known, &random) { kind, further in
        // The time of its facts stands still, so that forks of its chain make facts of one id.
        FactID.make(
          timeMS: 1_700_000_000_000 + kind, prev: prev, device: device, seq: seq,
          operation: count + further)
      }
    }
  }

  /// A fact of any kind, under the id for the kind of that number and the place further on; now and then
  /// one before it that takes it back in advance.
  private func fact(
    _ known: [(table: String, id: ThingID)], _ random: inout RepeatableRandom,
    id makeID: (Int64, Int) -> FactID
  ) -> [Change.Operation] {
    func id(_ table: TableCatalogue.Table, _ further: Int = 0) -> FactID {
      makeID(Int64(operations.tables.index(ofTable: table.name) ?? 0), further)
    }
    let old = known.randomElement(using: &random)
    let any = operations.facts[Int.random(in: 0..<operations.facts.count, using: &random)]
    if let withdrawal = operations.tables.table("withdrawal") {
      func takingBack(_ fact: (table: String, id: ThingID)) -> [Change.Operation] {
        operations.fact(withdrawal, id(withdrawal), &random).map { $0.naming(fact) }
      }
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        guard let coming = ThingID(bytes: id(any, 1).bytes) else { break }
        return takingBack((any.name, coming)) + operations.fact(any, id(any, 1), &random)
      case 1..<4:
        if let old { return takingBack(old) }
      default: break
      }
    }
    let isOfSameKind = Int.random(in: 0..<8, using: &random) > 0
    let table = isOfSameKind ? old.flatMap { operations.tables.table($0.table) } ?? any : any
    let corrects = Bool.random(using: &random)
    return operations.fact(table, id(table), supersedes: corrects ? old?.id : nil, &random)
  }
}

extension Change.Operation {
  /// A withdrawal, made to name this fact.
  fileprivate func naming(_ fact: (table: String, id: ThingID)) -> Change.Operation {
    guard case .insert(var cells) = content, cells.count >= 8 else { return self }
    cells[6] = .text(fact.table)
    cells[7] = .blob(fact.id.bytes)
    return .insert(into: table, cells)
  }
}
