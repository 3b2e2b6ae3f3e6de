internal import Foundation
internal import GRDB
package import Plant

/// The plan of a store, asked row by row: what one link needs costs some seeks, whatever the size of the
/// hall.
package struct StoreFabric: FabricSource {
  private let view: StoreView
  private static let live = "AND retired_at IS NULL AND same_as IS NULL"

  /// The plan as this state of the store has it.
  package init(_ view: StoreView) {
    self.view = view
  }

  package func sharers(of port: ThingID) throws -> [ThingID] {
    guard let port = try view.port(port) else { return [port] }
    return try view.cage(of: port).filter { $0.connector == port.connector }.map(\.id).sorted()
  }

  package func landedEnds(at place: ThingID) throws -> [CableEnd] {
    try ends("at", place).filter(\.isLanded).sorted { $0.id < $1.id }
  }

  package func ends(of cable: ThingID) throws -> [CableEnd] {
    try ends("cable", cable).sorted { ($0.side, $0.leg, $0.id) < ($1.side, $1.leg, $1.id) }
  }

  private func ends(_ column: String, _ id: ThingID) throws -> [CableEnd] {
    try view.rows(
      "SELECT * FROM cable_end WHERE \(column) = ? AND retired_at IS NULL AND same_as IS NULL",
      [id.data]
    ).map { row in
      // Of an end only an edit may have come: it takes its place, and leads nowhere.
      CableEnd(
        id: row.need("id"), cable: row.need("cable"), side: row.value("side") ?? .a,
        leg: row.int("leg") ?? 1,
        face: Self.face(row),
        state: row.text("state").map { CableEndState(rawValue: $0) ?? .lost } ?? .landed,
        place: row.subject("at_kind", "at"))
    }
  }

  private static func face(_ row: CellRow) -> FaceType {
    FaceType(
      kind: row.value("connector_kind"),
      pins: row.int("pinned").map { $0 == 1 ? .pinned : .unpinned },
      polish: row.value("polish"))
  }

  package func cable(_ id: ThingID) throws -> Cable? {
    try view.rows("SELECT * FROM cable WHERE id = ? \(Self.live)", [id.data]).first.map(Self.cable)
  }

  static func cable(_ row: CellRow) -> Cable {
    Cable(
      id: row.need("id"), kind: row.value("kind"), serial: row.text("serial"),
      partNumber: row.text("part_number"), fibreCount: row.int("fibre_count"),
      grade: row.value("fibre_grade"), polarity: row.value("polarity"),
      lengthMM: row.int64("length_mm"), link: row.id("link"), ordinal: row.int("ordinal"))
  }

  package func position(_ id: ThingID) throws -> PanelPosition? {
    try positions("panel_position.id", id).first
  }

  package func positions(of cassette: ThingID, onPanel panel: ThingID) throws -> [PanelPosition] {
    try positions("panel_position.panel", panel).filter { $0.cassette == cassette }
      .sorted { NaturalOrder.precedes($0.label, $1.label) }
  }

  private func positions(_ column: String, _ id: ThingID) throws -> [PanelPosition] {
    try view.rows(
      """
      SELECT panel_position.*, panel.name AS panel_name
      FROM panel_position LEFT JOIN panel ON panel.id = panel_position.panel
      WHERE \(column) = ? AND panel_position.retired_at IS NULL AND panel_position.same_as IS NULL
      """, [id.data]
    ).map { row in
      PanelPosition(
        id: row.need("id"), panel: row.need("panel"),
        label: "\(row.text("panel_name") ?? "?"):\(row.text("name") ?? "?")",
        adapter: row.value("adapter"), kind: row.value("connector_kind"),
        cassette: row.id("cassette"), cassettePort: row.text("cassette_port"))
    }
  }

  package func cassette(_ id: ThingID) throws -> Cassette? {
    try view.rows(
      """
      SELECT cassette.*, panel.name AS panel_name
      FROM cassette LEFT JOIN panel ON panel.id = cassette.panel
      WHERE cassette.id = ? AND cassette.retired_at IS NULL AND cassette.same_as IS NULL
      """, [id.data]
    ).first.map { row in
      Cassette(
        id: row.need("id"),
        label: row.text("serial")
          ?? "\(row.text("panel_name") ?? "?") slot \(row.text("slot") ?? "?")",
        partNumber: row.text("part_number"), map: row.value("fibre_map"), panel: row.id("panel"))
    }
  }

  package func brokenFibres(of cable: ThingID, leg: Int) throws -> [Int] {
    try view.brokenFibres(ofCable: cable, leg: leg)
  }

  package func writtenFibres(of part: ThingID) throws -> [WrittenFibre] {
    try view.rows(
      """
      SELECT * FROM fibre_map WHERE part = ? AND retired_at IS NULL AND same_as IS NULL
      ORDER BY from_connector, from_position
      """, [part.data]
    ).compactMap { row in
      guard let from = row.int("from_position"), let to = row.int("to_position") else {
        return nil
      }
      return WrittenFibre(
        fromConnector: row.text("from_connector") ?? "1", fromPosition: from,
        toConnector: row.text("to_connector") ?? "1", toPosition: to)
    }
  }

  package func port(_ id: ThingID) throws -> FabricPort? {
    guard let port = try view.port(id) else { return nil }
    return FabricPort(
      id: id, device: port.device, label: port.label, cage: port.cage, connector: port.connector,
      module: try view.identity(ofPart: try view.currentPart(.module, at: port)))
  }

  package func device(_ id: ThingID) throws -> Device? {
    try view.rows("SELECT * FROM device WHERE id = ? \(Self.live)", [id.data]).first.map { row in
      Device(
        id: id, name: row.text("name") ?? "?", kind: row.value("kind"), model: row.text("model"),
        owner: row.text("owner"))
    }
  }

  package func module(_ id: ThingID) throws -> FabricModule? {
    try view.rows("SELECT * FROM module WHERE id = ? \(Self.live)", [id.data]).first.map { row in
      FabricModule(
        id: id, label: row.text("serial") ?? "module", partNumber: row.text("part_number"),
        face: Self.face(row))
    }
  }
}
