import Change
import Plant
import Store
import TestSupport

/// Random transactions through the one write path: every table of records that has a place in `Draft`,
/// every kind of fact.
struct OracleWalk {
  var random: RepeatableRandom
  /// Whether records are also inserted that are known and edited that are not.
  var isOdd: Bool
  /// Whether records are only edited, and none comes.
  var isEditing = false
  private var nowMS: Int64 = 1_800_000_000_000
  private let operations: RandomOperations
  /// The table half of all records are of, and most often one of them: people have to meet somewhere.
  private let favourite: TableCatalogue.Table

  init(seed: UInt64, tables: TableCatalogue, isOdd: Bool = true) {
    random = RepeatableRandom(seed: seed)
    operations = RandomOperations(tables)
    favourite = operations.records[Int(seed) % operations.records.count]
    self.isOdd = isOdd
  }

  /// One transaction; now and then it draws nothing and writes no change.
  mutating func write(_ store: Store) throws {
    nowMS += Int64.random(in: 0...5_000, using: &random)
    var random = self.random
    let rows = Set(try store.replicatedRows().keys)
    try StoreMoment.at(nowMS, seed: random.next()) {
      try store.draft { view, draft in
        let facts = RandomFacts(
          things: (1...3).compactMap { ThingID(bytes: [UInt8](repeating: $0, count: 16)) },
          known: try view.log(sinceMS: nil, technician: nil, limit: 30))
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          if Bool.random(using: &random) {
            try record(rows, draft, &random)
          } else {
            try fact(facts, draft, &random)
          }
        }
      }
    }
    self.random = random
  }

  /// One transaction of several changes: more than fits into one.
  mutating func writeLong(_ store: Store) throws {
    var random = self.random
    let rows = Set(try store.replicatedRows().keys)
    let text = String(repeating: "\u{E9}", count: 40_000)
    try StoreMoment.at(nowMS, seed: random.next()) {
      try store.draft { view, draft in
        for _ in 0..<18 {
          try record(rows, draft, &random)
          let hall = ThingID(bytes: operations.newID(&random)) ?? .zero
          try draft.insert(.hall, hall, ["name": .text(""), "note": .text(text)])
          try draft.update(.hall, hall, ["name": .text("long")])
          try draft.record(.note(Note(subject: Subject(kind: .hall, id: hall), text: text)))
        }
      }
    }
    self.random = random
  }

  private func record(
    _ rows: Set<FoldedTables.Key>, _ draft: Draft, _ random: inout RepeatableRandom
  ) throws {
    let any = operations.records[Int.random(in: 0..<operations.records.count, using: &random)]
    let isFavourite = Bool.random(using: &random)
    let table = isFavourite ? favourite : any
    let isNew = Int.random(in: 0..<6, using: &random) == 0
    guard let kind = ThingKind(rawValue: table.name),
      let id = ThingID(
        bytes: isFavourite
          ? [UInt8](repeating: 1, count: 16)
          : isNew ? operations.newID(&random) : operations.id(&random))
    else { return }
    let key = FoldedTables.Key(table: table.name, cells: [.blob(id.bytes)])
    let known = rows.contains(key) || draft.inserts(kind, id)
    guard known || !isEditing else { return }
    let isOdd = self.isOdd && Int.random(in: 0..<8, using: &random) == 0
    let groups = table.groups.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    var cells: [String: Cell] = [:]
    for column in groups.flatMap(\.columns).map({ table.columns[$0] }) {
      cells[column.name] = cell(operations.value(column, of: table, &random))
    }
    if known == isOdd {
      try draft.insert(kind, id, cells)
    } else {
      try draft.update(kind, id, cells, evenIfEqual: Int.random(in: 0..<4, using: &random) == 0)
    }
  }

  private func cell(_ value: CellValue) -> Cell {
    switch value {
    case .null, .real: .missing
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    case .blob(let bytes): .id(ThingID(bytes: bytes))
    }
  }

  private func fact(
    _ facts: RandomFacts, _ draft: Draft, _ random: inout RepeatableRandom
  ) throws {
    let job = facts.job(&random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      if let body = facts.withdrawal(&random) { try draft.record(body, job: job) }
    case 1:
      guard let old = facts.known.randomElement(using: &random) else { return }
      try draft.record(facts.correction(of: old, &random), job: job, supersedes: old.id)
    default:
      try draft.record(facts.body(&random), job: job, step: Bool.random(using: &random) ? "" : nil)
    }
  }
}
