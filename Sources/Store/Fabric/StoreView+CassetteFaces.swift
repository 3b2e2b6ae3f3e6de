internal import GRDB
public import Plant

/// The faces of cassettes: each connector has its own.
///
/// Here alone a position on a panel is told from a face and a face from a position.
extension StoreView {
  /// The face of the cassette at a position on a panel; nil where no cassette is behind it.
  public func cassetteFace(at position: ThingID) throws -> Face? {
    guard
      let row = try rows(
        "SELECT panel, name, cassette, cassette_port FROM panel_position WHERE id = ?",
        [position.data]
      ).first, let cassette = row.id("cassette"), let panel = row.id("panel")
    else { return nil }
    return try connectors(of: cassette, onPanel: panel)[Self.port(row)].map {
      Face(part: cassette, connector: $0)
    }
  }

  /// The connectors of a cassette in the panel it is in; none where none of its positions is recorded.
  public func connectors(ofCassette cassette: ThingID) throws -> CassetteConnectors {
    guard let panel = try panel(ofCassette: cassette) else { return CassetteConnectors([]) }
    return try connectors(of: cassette, onPanel: panel)
  }

  /// The position at which a face of a cassette is met now; nil if none is recorded.
  func position(ofCassetteFace face: Face) throws -> ThingID? {
    guard let panel = try panel(ofCassette: face.part) else { return nil }
    let connectors = try connectors(of: face.part, onPanel: panel)
    return try positions(of: face.part, onPanel: panel, "AND retired_at IS NULL")
      .first { connectors[Self.port($0)] == face.connector }?.id("id")
  }

  /// What a person calls a face of a cassette, and may type, such as `U-0001:5` or `U-0001:rear`; nil of any
  /// other part.
  public func cassetteFaceName(_ face: Face) throws -> String? {
    guard let label = try cassetteLabel(face.part) else { return nil }
    return "\(label):\(try connectors(ofCassette: face.part).name(of: face.connector))"
  }

  /// Retired positions keep their numbers, so that what was seen stays with its face.
  private func connectors(of cassette: ThingID, onPanel panel: ThingID) throws
    -> CassetteConnectors
  {
    CassetteConnectors(try positions(of: cassette, onPanel: panel).map(Self.port))
  }

  private func positions(of cassette: ThingID, onPanel panel: ThingID, _ condition: String = "")
    throws -> [CellRow]
  {
    try rows(
      """
      SELECT id, name, cassette_port FROM panel_position
      WHERE panel = ? AND cassette = ? AND same_as IS NULL \(condition) ORDER BY id
      """, [panel.data, cassette.data])
  }

  private func panel(ofCassette cassette: ThingID) throws -> ThingID? {
    try rows("SELECT panel FROM cassette WHERE id = ?", [cassette.data]).first?.id("panel")
  }

  private static func port(_ row: CellRow) -> CassetteConnectors.Port {
    row.text("cassette_port").map { .printed($0) } ?? .position(row.text("name") ?? "")
  }
}
