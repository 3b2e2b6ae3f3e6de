package import Change
internal import GRDB
public import Plant

/// What a transaction is about to write, in order.
///
/// Facts get their ids here. A body that would pass 1 MiB is sealed and applied, and the rest goes
/// into the next change of the same group.
public final class Draft {
  let applier: Applier
  private let identity: StoreIdentity
  private let environment: StoreEnvironment
  private let author: String
  private let note: String?
  private var writer: ChangesetWriter
  private var prev: ChangeHash
  private var seq: Int64
  private var deps: [ChangeHash]
  private var seen: Int64
  private var group: ChangeGroupID?
  private var inserted: Set<[UInt8]> = []
  /// Cells that the change being drafted writes, by record and column: not in the tables yet.
  private var drafted: [[UInt8]: [Int: CellValue]] = [:]
  /// The time in the last fact's id: facts of one change have rising ids, so that their order holds.
  private var lastIDMS: Int64 = 0
  /// How many facts and how many rows of records were drafted.
  public private(set) var counts = (facts: 0, records: 0)

  init(
    _ applier: Applier, identity: StoreIdentity, environment: StoreEnvironment, author: String,
    note: String?
  ) throws {
    self.applier = applier
    self.identity = identity
    self.environment = environment
    self.author = author
    self.note = note
    writer = ChangesetWriter(tables: applier.catalogue)
    let chain = try OwnChain(applier.log, identity)
    prev = chain.prev
    seq = chain.seq
    deps = chain.deps
    seen = try applier.log.greatestTime()
  }

  /// The laptop's clock; ms UTC.
  public var nowMS: Int64 { environment.nowMS() }

  /// What the change being drafted follows in this device's chain; for whoever will draft something.
  func follows() throws -> ChangeHash {
    try joinLines()
    return prev
  }

  /// Sees to it, before the first operation, that what the change comes after can be named in it.
  private func joinLines() throws {
    guard deps.count > ChangeLimits.deps else { return }
    let chain = try applier.ownChain(joiningTo: ChangeLimits.deps, environment: environment)
    (prev, seq, deps) = (chain.prev, chain.seq, chain.deps)
    seen = try applier.log.greatestTime()
  }

  /// Whether this draft already inserts the record.
  public func inserts(_ table: ThingKind, _ id: ThingID) -> Bool {
    inserted.contains(Array(table.rawValue.utf8) + id.bytes)
  }

  /// A new record: cells by column name; columns left out say nothing.
  ///
  /// - Throws: a ``StoreError`` with code `bad-value` for a column the table does not have.
  public func insert(_ kind: ThingKind, _ id: ThingID, _ cells: [String: Cell]) throws {
    let table = try table(kind)
    let key = Array(kind.rawValue.utf8) + id.bytes
    guard inserted.insert(key).inserted else { return }
    var values: [CellValue] = Array(repeating: .null, count: table.columns.count)
    values[0] = .blob(id.bytes)
    for (name, cell) in cells { values[try place(name, table)] = cell.value }
    try append([.insert(into: table.name, values)])
    for group in table.groups where group.columns.contains(where: { !values[$0].isNull }) {
      for column in group.columns { drafted[key, default: [:]][column] = values[column] }
    }
    counts.records += 1
  }

  /// New values for some columns of a record.
  ///
  /// Whole groups are written: a column of a touched group
  /// that is not named keeps the value shown or drafted now. Groups that stay as they are are left out, unless
  /// `evenIfEqual`, or unless people disagree about them.
  ///
  /// - Returns: whether anything was drafted.
  /// - Throws: a ``StoreError`` with code `bad-value` for a column the table does not have.
  @discardableResult
  public func update(
    _ kind: ThingKind, _ id: ThingID, _ cells: [String: Cell], evenIfEqual: Bool = false
  ) throws -> Bool {
    let table = try table(kind)
    var named: [Int: CellValue] = [:]
    for (name, cell) in cells { named[try place(name, table)] = cell.value }
    let key = Array(kind.rawValue.utf8) + id.bytes
    var shown = try RecordReading(db: applier.db).cells(table, id)
    for (column, value) in drafted[key] ?? [:] { shown[column] = value }
    var updated: [UpdatedCell] = []
    for group in table.groups where group.columns.contains(where: { named[$0] != nil }) {
      let differs = group.columns.contains { column in
        named[column].map { $0 != shown[column] } ?? false
      }
      let disputed =
        !differs && !evenIfEqual
        ? try !applier.live.siblings(table.name, id.bytes, group.name).isEmpty : false
      guard differs || evenIfEqual || disputed else { continue }
      updated += group.columns.map {
        UpdatedCell(column: $0, old: shown[$0], new: named[$0] ?? shown[$0])
      }
    }
    guard !updated.isEmpty else { return false }
    try append([
      .update(table.name, key: [.blob(id.bytes)], updated.sorted { $0.column < $1.column })
    ])
    for cell in updated { drafted[key, default: [:]][cell.column] = cell.new }
    counts.records += 1
    return true
  }

  /// A fact: gets its id and goes in with the rows under it.
  ///
  /// - Returns: its id.
  @discardableResult
  public func record(
    _ body: FactBody, atMS: Int64? = nil, technician: String? = nil, job: ThingID? = nil,
    step: String? = nil, supersedes: ThingID? = nil
  ) throws -> ThingID {
    try record(
      body.cells, atMS: atMS ?? environment.nowMS(), technician: technician ?? author, job: job,
      step: step, supersedes: supersedes)
  }

  /// A signed statement about a device, as a fact.
  package func record(trust statement: TrustStatement) throws {
    _ = try record(
      FactCells(trust: statement), atMS: environment.nowMS(), technician: author, job: nil,
      step: nil, supersedes: nil)
  }

  private func record(
    _ cells: FactCells, atMS at: Int64, technician: String, job: ThingID?, step: String?,
    supersedes: ThingID?
  ) throws -> ThingID {
    try joinLines()
    let idMS = max(at, lastIDMS + 1)
    func operations() -> (FactID, [Change.Operation]) {
      let id = FactID.make(
        timeMS: idMS, prev: prev, device: identity.device, seq: seq,
        operation: writer.operationCount)
      let key = CellValue.blob(id.bytes)
      let header: [CellValue] = [
        key, .integer(at), .text(technician), CellValue(job), CellValue(step),
        CellValue(supersedes),
      ]
      var out = [Change.Operation.insert(into: cells.table, header + cells.cells)]
      if let children = cells.children {
        out += children.rows.map { .insert(into: children.table, [key] + $0) }
      }
      return (id, out)
    }
    var (id, unit) = operations()
    if writer.byteCountBound(appending: unit) > ChangeLimits.bodyBytes {
      try seal(more: true)
      (id, unit) = operations()
    }
    try append(unit)
    lastIDMS = idMS
    counts.facts += 1
    guard let thing = ThingID(bytes: id.bytes) else {
      throw StoreError(.fault, "A fact's id has not 16 bytes.")
    }
    return thing
  }

  /// Seals and applies what is left.
  func finish() throws {
    try seal(more: false)
  }

  private func append(_ operations: [Change.Operation]) throws {
    try joinLines()
    if writer.byteCountBound(appending: operations) > ChangeLimits.bodyBytes {
      guard writer.operationCount > 0 else {
        throw StoreError(.badValue, "One answer holds more than a change may: 1 MiB.")
      }
      try seal(more: true)
    }
    for operation in operations { try append(operation) }
  }

  private func append(_ operation: Change.Operation) throws {
    do {
      try writer.append(operation)
    } catch {
      throw StoreError(.badValue, "\(error)")
    }
  }

  private func seal(more: Bool) throws {
    guard writer.operationCount > 0 else { return }
    if more, group == nil {
      group = ChangeGroupID(bytes: environment.randomBytes(16))
    }
    let time = HybridTime.next(seen: seen, wallMS: environment.nowMS())
    let hash = try applier.write(
      own: Change(
        site: identity.site, device: identity.device, seq: seq, prev: prev, deps: deps,
        hlc: time, schema: writer.schema, author: author, group: group, note: note,
        body: writer.bytes), refusedAs: .badValue)
    // Whoever asks for the log between the changes of one transaction finds it whole.
    if more { try applier.save() }
    seen = try applier.log.greatestTime()
    prev = hash
    seq += 1
    deps = []
    drafted = [:]
    writer = ChangesetWriter(tables: applier.catalogue)
  }

  private func table(_ kind: ThingKind) throws -> TableCatalogue.Table {
    guard let table = applier.catalogue.table(kind.rawValue), table.kind == .record else {
      throw StoreError(.badValue, "\(kind.rawValue) is no table of records.")
    }
    return table
  }

  private func place(_ column: String, _ table: TableCatalogue.Table) throws -> Int {
    guard let place = table.columns.firstIndex(where: { $0.name == column }), place > 0 else {
      let known = table.columns.dropFirst().map(\.name).joined(separator: ", ")
      throw StoreError(
        .badValue, "A \(table.name) has no column \(column).", next: "use one of: \(known)")
    }
    return place
  }
}
