public import Change

/// Makes real changes of drafts: canonical bytes, real hashes, and a fact with children in each.
public struct ChangeSampleSealer: Sendable {
  /// The site of the changes.
  public let site = SiteID(storage: Bytes16(0x5117E, 1))
  /// Their tables.
  public let tables: TableCatalogue

  /// A sealer for the sample tables.
  ///
  /// - Throws: a ``CatalogueError``, never in fact.
  public init() throws(CatalogueError) {
    tables = try ChangeSampleTables.catalogue()
  }

  /// The record that stands for a row of the drafts.
  public static func record(_ row: Int) -> RecordID {
    RecordID(storage: Bytes16(0xFE44, UInt64(row)))
  }

  /// Writes, seals and names a draft.
  ///
  /// - Throws: a ``ChangeError`` when it breaks a rule.
  public func seal(
    _ draft: ChangeDraft, _ random: inout RepeatableRandom
  ) throws(ChangeError) -> SealedChange {
    let prev = draft.prev ?? .genesis(site: site, device: draft.device)
    var writer = ChangesetWriter(tables: tables)
    for (operation, replaced) in zip(draft.operations, draft.replaced) {
      try writer.append(real(operation, replaced: replaced))
    }
    let fact = FactID.make(
      timeMS: HybridTime.wallMS(of: draft.hlc), prev: prev, device: draft.device, seq: draft.seq,
      operation: writer.operationCount)
    let tip: CellValue = Int.random(in: 0..<4, using: &random) == 0 ? .blob([1]) : .null
    try writer.append(
      .insert(into: "look", [.blob(fact.bytes), .integer(7), .text("dirt"), .null, tip]))
    for fibre in 1...Int64.random(in: 1...4, using: &random) {
      try writer.append(
        .insert(into: "look_fibre", [.blob(fact.bytes), .integer(fibre), .text("ok")]))
    }
    return try SealedChange(
      sealing: Change(
        site: site, device: draft.device, seq: draft.seq, prev: prev, deps: draft.deps,
        hlc: draft.hlc, schema: writer.schema, author: "Ana", body: writer.bytes))
  }

  private func real(
    _ operation: ChangeModel.Operation, replaced: [CellValue]?
  ) -> Change.Operation {
    let columns = [[1], [2], [3], [4, 5]]
    switch operation {
    case .insert(let row, let groups):
      var cells: [CellValue] = Array(repeating: .null, count: 6)
      cells[0] = .blob(ChangeSampleSealer.record(row).bytes)
      for group in groups {
        for (column, value) in zip(columns[group.group], group.value) { cells[column] = value }
      }
      return .insert(into: "thing", cells)
    case .update(let row, let group, let value):
      let old = replaced ?? value.map { _ in .null }
      let cells = zip(columns[group], zip(old, value)).map { column, pair in
        UpdatedCell(column: column, old: pair.0, new: pair.1)
      }
      return .update("thing", key: [.blob(ChangeSampleSealer.record(row).bytes)], cells)
    }
  }
}
