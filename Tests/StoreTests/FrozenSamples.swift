import Change
import TestSupport

/// The changes behind `Frozen/v001-changes.txt`, written from typed operations.
///
/// For every table of schema 1 an INSERT with all columns, for records also an UPDATE of every group; then
/// what a change can have besides (group, note, nonce, deps), two edits that disagree, and a row inserted
/// twice.
struct FrozenSamples {
  /// A change and what it is there for.
  struct Sample {
    var name: String
    var sealed: SealedChange
  }

  static let site = SiteID(storage: Bytes16(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F))
  static let timeMS: Int64 = 1_800_000_000_000

  /// The tables and columns of schema 1 and no later ones.
  let tables: TableCatalogue
  private(set) var all: [Sample] = []
  private var device: DeviceID
  private var ends: [DeviceID: (seq: Int64, hash: ChangeHash)] = [:]

  init(_ catalogue: TableCatalogue) throws {
    tables = try Self.schemaOne(catalogue)
    device = Self.device(1)
    for table in tables.tables {
      switch table.kind {
      case .record: try addRecord(table)
      case .fact: try addFact(table)
      case .factChild: break
      }
    }
    try addOddities()
  }

  /// The catalogue without what came after schema 1.
  static func schemaOne(_ catalogue: TableCatalogue) throws -> TableCatalogue {
    try TableCatalogue(
      tables: catalogue.tables.compactMap { table in
        let columns = table.columns.filter { $0.sinceSchema <= 1 }
        guard !columns.isEmpty else { return nil }
        return TableCatalogue.Table(
          name: table.name, kind: table.kind, columns: columns, keyColumns: table.keyColumns)
      })
  }

  /// A device whose keys are that byte, and the byte after it, 32 times.
  static func device(_ number: UInt8) -> DeviceID {
    DeviceID(
      signingKey: [UInt8](repeating: number, count: 32),
      agreementKey: [UInt8](repeating: number + 1, count: 32))
      ?? DeviceID(storage: Bytes32(0, 0, 0, 0))
  }

  // MARK: Tables

  private mutating func addRecord(_ table: TableCatalogue.Table) throws {
    let id = id(of: table)
    let before = row(table, [id], turn: 0)
    let after = row(table, [id], turn: 1)
    try add("\(table.name) insert", [.insert(into: table.name, before)])
    let cells = (table.keyColumns..<table.columns.count).map { column in
      UpdatedCell(column: column, old: before[column], new: after[column])
    }
    try add("\(table.name) update", [.update(table.name, key: [id], cells)])
  }

  private mutating func addFact(_ table: TableCatalogue.Table) throws {
    let end = ends[device]
    let id = FactID.make(
      timeMS: Self.timeMS, prev: end?.hash ?? .genesis(site: Self.site, device: device),
      device: device, seq: (end?.seq ?? 0) + 1, operation: 0)
    let key = CellValue.blob(id.bytes)
    var operations: [Change.Operation] = [.insert(into: table.name, row(table, [key], turn: 0))]
    for child in tables.tables where child.kind == .factChild(parentTable: table.name) {
      for turn in 0...1 {
        let keys = child.columns[1..<child.keyColumns].map { column -> CellValue in
          column.type == .text ? .text(turn == 0 ? "a" : "b") : .integer(Int64(1 + turn))
        }
        operations.append(.insert(into: child.name, row(child, [key] + keys, turn: turn)))
      }
    }
    try add("\(table.name) insert", operations)
  }

  private func id(of table: TableCatalogue.Table) -> CellValue {
    let number = UInt8(truncatingIfNeeded: tables.index(ofTable: table.name) ?? 0)
    return .blob([UInt8](repeating: number + 1, count: 16))
  }

  /// A row with a value in every column; at turn 1 other ones, with nothing in every fifth that may be so.
  private func row(_ table: TableCatalogue.Table, _ key: [CellValue], turn: Int) -> [CellValue] {
    key
      + table.columns.enumerated().dropFirst(table.keyColumns).map { place, column in
        if turn == 1, place % 5 == 4, !column.notNull { return .null }
        return value(column.type, "\(table.name).\(column.name)", place + 7 * turn)
      }
  }

  private func value(_ type: TableCatalogue.ColumnType, _ name: String, _ number: Int)
    -> CellValue
  {
    switch type {
    case .integer:
      let numbers: [Int64] = [0, 1, -1, 255, .max, .min, 1 << 40, Self.timeMS]
      return .integer(numbers[number % numbers.count])
    case .text:
      let texts = [
        "", name, "caf\u{E9} \(name)", "cafe\u{301}",
        String(repeating: name, count: 130 / name.count + 1),
        "\u{1F50C}\t\"\\'",
      ]
      return .text(texts[number % texts.count])
    case .blob:
      let sizes = [16, 0, 1, 16, 32, 130]
      let count = sizes[number % sizes.count]
      return .blob((0..<count).map { UInt8(truncatingIfNeeded: $0 * 3 + number) })
    case .real:
      return .real((Double(number) / 8).bitPattern)
    }
  }

  // MARK: What a change can have besides

  private mutating func addOddities() throws {
    guard let hall = tables.table("hall") else { return }
    let key = id(of: hall)
    func rename(_ old: CellValue, _ name: String) -> [Change.Operation] {
      [.update("hall", key: [key], [UpdatedCell(column: 1, old: old, new: .text(name))])]
    }
    let shown = row(hall, [key], turn: 1)[1]
    let first = device
    guard let tip = ends[first] else { return }
    device = Self.device(3)
    try add("after another, with a note", rename(shown, "B"), deps: [tip.hash], note: "line\n\ttwo")
    device = Self.device(5)
    try add("apart, of a group", rename(shown, "C"), deps: [tip.hash], group: true)
    device = Self.device(7)
    try add(
      "inserted again apart", [.insert(into: "hall", row(hall, [key], turn: 0))], hlc: 0)
    device = first
    try restart("restart")
    try add(
      "after all, in several tables",
      rename(.text("C"), "A") + rename(.text("A"), "")
        + [
          .update(
            "rack", key: [key],
            [
              UpdatedCell(column: 1, old: .null, new: .null),
              UpdatedCell(column: 2, old: .null, new: .text("nobody inserted it")),
            ]),
          .update("hall", key: [key], [UpdatedCell(column: 2, old: .null, new: .null)]),
        ],
      deps: [3, 5, 7].compactMap { ends[Self.device($0)]?.hash }, hlc: HybridTime.maximum)
    device = Self.device(9)
    try add("late and unseen", rename(.null, "D"), deps: [tip.hash], hlc: HybridTime.maximum - 1)
  }

  private mutating func add(
    _ name: String, _ operations: [Change.Operation], deps: [ChangeHash] = [],
    hlc: Int64? = nil, group: Bool = false, note: String? = nil
  ) throws {
    var writer = ChangesetWriter(tables: tables)
    for operation in operations { try writer.append(operation) }
    let end = ends[device]
    try keep(
      name,
      Change(
        site: Self.site, device: device, seq: (end?.seq ?? 0) + 1,
        prev: end?.hash ?? .genesis(site: Self.site, device: device), deps: deps.sorted(),
        hlc: hlc ?? Self.timeMS << 16 | Int64(all.count), schema: writer.schema, author: "Zo\u{EB}",
        group: group ? ChangeGroupID(storage: Bytes16(1, 2)) : nil, note: note, body: writer.bytes))
  }

  private mutating func restart(_ name: String) throws {
    guard let end = ends[device] else { return }
    try keep(
      name,
      .restart(
        site: Self.site, device: device, seq: end.seq + 1, prev: end.hash,
        hlc: Self.timeMS << 16 | Int64(all.count), author: "",
        nonce: ChangeNonce(storage: Bytes16(3, 4))))
  }

  private mutating func keep(_ name: String, _ change: Change) throws {
    let sealed = try SealedChange(sealing: change)
    ends[device] = (change.seq, sealed.hash)
    all.append(Sample(name: name, sealed: sealed))
  }
}
