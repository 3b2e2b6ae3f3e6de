internal import Change
internal import GRDB
internal import Plant

/// Records one person retired while another edited them, neither having seen the other.
extension DisagreementFinder {
  func retiredAndEdited() throws -> [Disagreement] {
    var met: Set<ThingID> = []
    return try view.retiredWithEdits().compactMap { pair in
      guard try !haveMet(pair.retired, pair.edited), met.insert(pair.row).inserted,
        let table = view.catalogue.table(pair.table)
      else { return nil }
      return try disagreement(table, pair.row)
    }
  }

  /// Whether either author had seen what the other did, or one did both.
  private func haveMet(_ one: ChangeNumber, _ other: ChangeNumber) throws -> Bool {
    try one == other || authors.covers(one, other) || authors.covers(other, one)
  }

  private func disagreement(_ table: TableCatalogue.Table, _ id: ThingID) throws -> Disagreement? {
    guard let kind = ThingKind(rawValue: table.name) else { return nil }
    let cells = try RecordReading(db: view.db).cells(table, id)
    var retired: [LiveValueRow] = []
    var edits: [LiveValueRow] = []
    for group in table.groups {
      let live = try view.stampedValues(table, id, group, cells)
      if group.name == Retirement.groupName {
        retired = live
      } else {
        edits += live.filter { $0.kind == .update }
      }
    }
    let unseen = try edits.filter { edit in
      try retired.contains { one in
        try Retirement.retires(one.value) && !haveMet(one.change, edit.change)
      }
    }
    guard !unseen.isEmpty else { return nil }
    // Deciding writes the group anew, so every live value of it is an answer.
    return Disagreement(
      thing: try thing(kind, id), matter: .retirement,
      answers: try latestFirst(retired).map { try retirement($0, table) }
        + latestFirst(unseen).map { try edit($0, table) })
  }

  private func columns(_ group: String, _ table: TableCatalogue.Table) -> [String] {
    table.index(ofGroup: group).map { table.groups[$0].columns.map { table.columns[$0].name } }
      ?? []
  }

  private func retirement(_ value: LiveValueRow, _ table: TableCatalogue.Table) throws
    -> Disagreement.Answer
  {
    let why = value.value.dropFirst().first.flatMap { cell in
      if case .text(let text) = cell { ": \(text)" } else { nil }
    }
    return try answer(
      value.change, Retirement.retires(value.value) ? "retired\(why ?? "")" : "in use",
      .values(Self.cells(columns(value.group, table), value.value)), isShown: value.isShown)
  }

  private func edit(_ value: LiveValueRow, _ table: TableCatalogue.Table) throws
    -> Disagreement.Answer
  {
    try answer(
      value.change, try view.words(columns(value.group, table), value.value), .edit(value.group),
      isShown: value.isShown)
  }
}

extension StoreView {
  /// A live retirement of a record and a live edit of another of its groups.
  fileprivate struct RetiredWithEdit {
    var table: String
    var row: ThingID
    var retired: ChangeNumber
    var edited: ChangeNumber
  }

  /// Every retired record with an edit that still shows or waits, whoever had seen what.
  ///
  /// A retirement is always stamped, also one that came with the record's insert.
  fileprivate func retiredWithEdits() throws -> [RetiredWithEdit] {
    let pairs = ["stamp", "sibling"].flatMap { one in ["stamp", "sibling"].map { (one, $0) } }
    return try pairs.flatMap { retirements, edits in
      try rows(
        """
        SELECT retired.tbl AS tbl, retired.row AS row, retired.n AS retired, edit.n AS edited
        FROM \(retirements) AS retired CROSS JOIN \(edits) AS edit
          ON edit.tbl = retired.tbl AND edit.row = retired.row AND edit.grp <> 'retired'
        WHERE retired.grp = 'retired' AND edit.kind = 1
        """)
    }.map { row in
      RetiredWithEdit(
        table: row.string("tbl"), row: row.need("row"),
        retired: ChangeNumber(rawValue: row.int64("retired") ?? 0),
        edited: ChangeNumber(rawValue: row.int64("edited") ?? 0))
    }
  }
}
