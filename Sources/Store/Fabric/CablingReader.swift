internal import Plant

/// Reads the cables of a plan, their ends and the fibres that are written down, each table once.
struct CablingReader {
  private let connection: OpaquePointer
  private let words = FabricWords()
  private var cabling = Cabling()

  static func cabling(_ connection: OpaquePointer) throws -> Cabling {
    var reader = CablingReader(connection: connection)
    try reader.readCables()
    try reader.readFibres()
    return reader.cabling
  }

  private init(connection: OpaquePointer) {
    self.connection = connection
  }

  private mutating func readCables() throws {
    try RawStatement.each(connection, "SELECT count(*) FROM cable") { row in
      cabling.reserve(cables: Int(clamping: row.integer(0)))
    }
    try RawStatement.each(
      connection,
      """
      SELECT id, kind, serial, part_number, fibre_count, fibre_grade, polarity, length_mm, link,
        ordinal
      FROM cable WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      if let cable = row.cable(words) { cabling.add(cable) }
    }
    try RawStatement.each(
      connection,
      """
      SELECT id, cable, side, leg, connector_kind, pinned, polish, state, at_kind, at FROM cable_end
      WHERE retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      if let end = row.cableEnd(words) { cabling.add(end) }
    }
  }

  private mutating func readFibres() throws {
    try RawStatement.each(
      connection,
      """
      SELECT cable, leg, fibre FROM strand
      WHERE state = 'broken' AND retired_at IS NULL AND same_as IS NULL
      """
    ) { row in
      guard let cable = row.thing(0), let fibre = row.number(2) else { return }
      cabling.addBroken(fibre: fibre, of: cable, leg: row.number(1) ?? 1)
    }
    try RawStatement.each(
      connection,
      """
      SELECT part, from_connector, from_position, to_connector, to_position FROM fibre_map
      WHERE retired_at IS NULL AND same_as IS NULL ORDER BY part, from_connector, from_position
      """
    ) { row in
      guard let part = row.thing(0), let fibre = row.writtenFibre(1) else { return }
      cabling.add(fibre, of: part)
    }
  }
}
