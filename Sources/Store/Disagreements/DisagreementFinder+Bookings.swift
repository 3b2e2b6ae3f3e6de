internal import Change
internal import GRDB
internal import Plant

/// Two live things that claim one port, serial, asset tag or label.
///
/// What was retired, or found to be another thing, claims nothing.
extension DisagreementFinder {
  func doubleBookings() throws -> [Disagreement] {
    try bookedPorts() + bookedUnits() + bookedCodes()
  }

  private func bookedPorts() throws -> [Disagreement] {
    try view.portsOfSeveralLinks().compactMap { port in
      let links = try view.rows(
        """
        SELECT id FROM link WHERE port_a = ?1 AND retired_at IS NULL AND same_as IS NULL
        UNION
        SELECT id FROM link WHERE port_b = ?1 AND retired_at IS NULL AND same_as IS NULL
        """, [port.data]
      ).map { $0.need("id") }
      guard links.count > 1 else { return nil }
      return try booking(
        try thing(.port, port), .port,
        try links.map { try claim(thing(.link, $0), by: .link, $0, group: "ends") })
    }
  }

  /// One serial or label on two things of one kind.
  private func bookedCodes() throws -> [Disagreement] {
    try view.termsOfSeveralThings().flatMap { term, kind in
      try BookedCode.allCases.compactMap { code in
        let ids = try view.rows(
          "SELECT target FROM lookup WHERE term = ? AND kind = ? AND origin = ? ORDER BY target",
          [term, kind.rawValue, code.rawValue]
        ).map { $0.need("target") }
        guard ids.count > 1 else { return nil }
        let live = try ids.filter { try view.claims(kind, $0) }
        guard live.count > 1 else { return nil }
        let rivals = try sameMaker(live, kind, code)
        guard rivals.count > 1, let first = rivals.first else { return nil }
        return try booking(
          try thing(kind, first), .code(code, term),
          try rivals.map { id in
            let thing = try thing(kind, id)
            switch code {
            case .alias:
              let row = RecordKey.alias(code: term, target: id).id
              return try claim(thing, by: .alias, row, group: "name")
            case .asset: return try claim(thing, by: kind, id, group: "asset_tag")
            case .serial: return try claim(thing, by: kind, id, group: kind.serialGroup)
            }
          })
      }
    }
  }

  /// Serials are their maker's: those that share the number with another maker's part are left out.
  private func sameMaker(_ ids: [ThingID], _ kind: ThingKind, _ code: BookedCode) throws
    -> [ThingID]
  {
    guard code == .serial, [.module, .cable, .cassette].contains(kind) else { return ids }
    let makers = try ids.map { id in
      try view.rows("SELECT maker FROM \(kind.rawValue) WHERE id = ?", [id.data]).first?
        .text("maker")?.folded
    }
    return zip(ids, makers).filter { _, maker in
      maker == nil || makers.contains(nil) || makers.count { $0 == maker } > 1
    }.map(\.0)
  }

  func booking(
    _ thing: Thing, _ matter: Disagreement.Matter, _ claims: [Disagreement.Answer]
  ) throws -> Disagreement {
    // Who was there first is number 1, in every store.
    let ranked = try claims.map { claim in
      (claim, try claim.change.flatMap(log.applied)?.rank.effectiveHLC ?? 0)
    }
    return Disagreement(
      thing: thing, matter: matter,
      answers: ranked.sorted { ($0.1, $0.0.content.name) < ($1.1, $1.0.content.name) }.map(\.0))
  }

  /// A claim, by whoever wrote the value that is shown in a group of a record.
  func claim(_ thing: Thing, by table: ThingKind, _ row: ThingID, group: String) throws
    -> Disagreement.Answer
  {
    guard let change = try writer(table.rawValue, row, group) else {
      return Disagreement.Answer(
        text: thing.label, who: "-", device: "-", isShown: true, content: .claim(thing))
    }
    return try answer(change, thing.label, .claim(thing), isShown: true)
  }

  /// The change whose value of a group is shown; of several equal inserts the first by rank, because
  /// which of them came first differs from store to store.
  private func writer(_ name: String, _ row: ThingID, _ group: String) throws -> ChangeNumber? {
    guard let table = view.catalogue.table(name), let place = table.index(ofGroup: group) else {
      return nil
    }
    let columns = table.groups[place]
    let cells = try RecordReading(db: view.db).cells(table, row)
    if let stamped = try view.stampedValues(table, row, columns, cells).first {
      return stamped.change
    }
    let inserts = try view.insertedValues(table, row, columns, cells)
    return try inserts.map { ($0.change, try log.applied($0.change).rank) }.min { $0.1 < $1.1 }?.0
  }
}

extension ThingKind {
  /// The group that holds the serial of a thing of this kind.
  var serialGroup: String {
    switch self {
    case .device: "serial"
    case .tool: "type"
    default: "identity"
    }
  }
}

extension StoreView {
  /// Whether a record is in use and is not found to be another one.
  fileprivate func claims(_ kind: ThingKind, _ id: ThingID) throws -> Bool {
    guard catalogue.table(kind.rawValue)?.kind == .record else { return false }
    return try !rows(
      "SELECT 1 FROM \(kind.rawValue) WHERE id = ? AND retired_at IS NULL AND same_as IS NULL",
      [id.data]
    ).isEmpty
  }

  /// Ports that more than one link names, retired ones too: read off the two indexes, in their order.
  fileprivate func portsOfSeveralLinks() throws -> [ThingID] {
    let found =
      try rows(
        """
        SELECT port_a AS port FROM link WHERE port_a IS NOT NULL GROUP BY port_a HAVING count(*) > 1
        """)
      + rows(
        """
        SELECT port_b AS port FROM link WHERE port_b IS NOT NULL GROUP BY port_b HAVING count(*) > 1
        """)
      + rows(
        """
        SELECT port_a AS port FROM link WHERE port_a IS NOT NULL
        INTERSECT SELECT port_b FROM link WHERE port_b IS NOT NULL ORDER BY 1
        """)
    return Set(found.map { $0.need("port") }).sorted()
  }

  /// Terms that more than one thing of a kind goes by: one pass over the lookup in its own order.
  fileprivate func termsOfSeveralThings() throws -> [(term: String, kind: ThingKind)] {
    try rows(
      """
      SELECT term, kind FROM lookup GROUP BY term, kind HAVING min(target) <> max(target)
      """
    ).compactMap { row in
      row.value("kind").map { (row.string("term"), $0) }
    }
  }
}
