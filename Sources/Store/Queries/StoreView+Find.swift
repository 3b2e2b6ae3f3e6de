internal import Change
internal import Foundation
internal import GRDB
public import Plant

/// Looking around.
extension StoreView {
  /// The thing a text names, or the parts in the return bag of that number, then things with the text in
  /// a name, label or serial, then parts in bags with it in their number.
  public func find(_ text: String, limit: Int) throws -> [Thing] {
    var found = try things(named: text)
    func add(_ things: [Thing]) {
      found += things.filter { thing in !found.contains { $0.id == thing.id } }
    }
    add(try parts(inBag: text, isWhole: true))
    guard let pattern = Self.pattern(text) else { return found }
    for like in ["\(pattern)%", "%\(pattern)%"] where found.count < limit {
      let rows = try rows(
        """
        SELECT DISTINCT kind, target FROM lookup WHERE term LIKE ? ESCAPE '\\'
        ORDER BY term, kind LIMIT ?
        """, [like, limit])
      for row in rows {
        guard let kind: ThingKind = row.value("kind"), let id = row.id("target"),
          !found.contains(where: { $0.id == id }), let thing = try thing(kind, id)
        else { continue }
        found.append(thing)
      }
    }
    if found.count < limit { add(try parts(inBag: text, isWhole: false)) }
    return Array(found.prefix(limit))
  }

  /// A text as a pattern takes it, folded; nil for one no name can have.
  static func pattern(_ text: String) -> String? {
    let folded = text.folded
    // No name is longer, and SQLite takes no longer pattern.
    guard !folded.isEmpty, folded.utf8.count <= 1_000 else { return nil }
    return folded.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "%", with: "\\%").replacingOccurrences(of: "_", with: "\\_")
  }

  /// Where a device stands; nil if nobody said.
  public func place(ofDevice device: ThingID) throws -> Place? {
    try rows(
      """
      SELECT hall.name AS hall, rack_row.name AS row_name, rack_row.walk_order AS row_order,
        rack.name AS rack, rack.walk_order AS rack_order, device.lowest_u AS lowest_u,
        device.height_u AS height_u, device.port_side AS port_side
      FROM device JOIN rack ON rack.id = device.rack
        LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE device.id = ?
      """, [device.data]
    ).first.flatMap(Self.place)
  }

  /// A record's columns and values in words, ids as what they name; missing ones left out.
  public func fields(of thing: Thing) throws -> [(name: String, value: String)] {
    guard let table = catalogue.table(thing.kind.rawValue) else { return [] }
    let cells = try RecordReading(db: db).cells(table, thing.id)
    return try zip(table.columns, cells).dropFirst().compactMap { column, cell in
      guard !cell.isNull else { return nil }
      let text = try words([column.name], [cell])
      return (column.name, String(text.dropFirst(column.name.count + 1)))
    }
  }

  /// How many live things stand directly in a hall, row, rack or panel; zero for anything else.
  public func holds(_ thing: Thing) throws -> Int {
    let parts: [(table: String, column: String)] =
      switch thing.kind {
      case .hall: [("rack_row", "hall")]
      case .rackRow: [("rack", "rack_row")]
      case .rack: [("device", "rack"), ("panel", "rack")]
      case .panel: [("cassette", "panel"), ("panel_position", "panel")]
      default: []
      }
    return try parts.reduce(0) { count, part in
      let rows = try rows(
        "SELECT count(*) AS count FROM \(part.table) WHERE \(part.column) = ? AND retired_at IS NULL",
        [thing.id.data])
      return count + (rows.first?.int("count") ?? 0)
    }
  }

  /// The labels, codes and other names a thing goes by.
  public func aliases(of thing: Thing) throws -> [String] {
    try rows(
      "SELECT code FROM alias WHERE target = ? AND retired_at IS NULL ORDER BY code",
      [thing.id.data]
    ).compactMap { $0.text("code") }
  }

  /// The cables of a link from its first port to its second, with kind and polarity.
  public func cables(ofLink link: ThingID) throws -> [Cable] {
    try rows("SELECT * FROM cable WHERE link = ? AND retired_at IS NULL", [link.data])
      .map(StoreFabric.cable).sorted { ($0.ordinal ?? 0, $0.id) < ($1.ordinal ?? 0, $1.id) }
  }
}

extension StoreView {
  /// What a link is made of: what somebody saw last, else what its record says; nil is unknown.
  public func medium(ofLink link: LinkRecord) throws -> Medium? {
    try latestWord(link.id.bytes, .medium).flatMap { Medium(rawValue: $0.value) } ?? link.medium
  }
}
