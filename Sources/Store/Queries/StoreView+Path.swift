internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What lies between the two ports of a link.
extension StoreView {
  /// The longest chain anybody builds is two cords, two trunks and their panels; the bound keeps
  /// records that form a ring, or a hall typed wrongly, from being followed for ever.
  private static let mostHops = 32

  /// The hops from a link's near port to its far one, as far as cable ends are recorded.
  ///
  /// Of several ways, as behind a harness or a cassette, the one that ends at the far port; the longest
  /// one if none does. Empty if no cable end is recorded at the near port.
  public func path(ofLink link: LinkRecord, from near: PortRecord) throws
    -> (hops: [PathHop], isComplete: Bool)
  {
    var walk = PathWalk(
      view: self, goals: try sharers(of: link.far(from: near.id)), mostHops: Self.mostHops)
    for port in try sharers(of: near).sorted() {
      for end in try cableEnds(at: port) where walk.found == nil {
        try walk.follow(end, [])
      }
    }
    return walk.found.map { ($0, true) } ?? (walk.longest, false)
  }

  /// The ports that a plug in this port serves: all those on the same connector of its module.
  private func sharers(of port: PortRecord) throws -> Set<ThingID> {
    Set(try cage(of: port).filter { $0.connector == port.connector }.map(\.id))
  }

  /// The cable ends at a port, panel position or rack.
  public func cableEnds(at place: ThingID) throws -> [CableEndRecord] {
    try rows(
      "SELECT * FROM cable_end WHERE at = ? AND retired_at IS NULL ORDER BY id", [place.data]
    ).filter { $0.text("state") ?? "landed" == "landed" }.map(Self.end)
  }

  /// The ends of a cable, in order of side and leg.
  public func ends(ofCable cable: ThingID) throws -> [CableEndRecord] {
    try rows("SELECT * FROM cable_end WHERE cable = ? AND retired_at IS NULL", [cable.data])
      .map(Self.end).sorted { ($0.side, $0.leg, $0.id) < ($1.side, $1.leg, $1.id) }
  }

  private static func end(_ row: CellRow) -> CableEndRecord {
    let place: Subject? = row.id("at").flatMap { id in
      let kind: ThingKind? = row.value("at_kind")
      return kind.map { Subject(kind: $0, id: id) }
    }
    return CableEndRecord(
      id: row.need("id"), cable: row.need("cable"), side: row.text("side") ?? "?",
      leg: row.int("leg") ?? 1, connectorKind: row.text("connector_kind"),
      isPinned: row.int("pinned").map { $0 == 1 }, polish: row.text("polish"), place: place)
  }

  /// The cable of an id.
  public func cable(_ id: ThingID) throws -> CableRecord? {
    try rows("SELECT * FROM cable WHERE id = ?", [id.data]).first.map(Self.cable)
  }

  /// The position of an id, with its panel's place.
  public func position(_ id: ThingID) throws -> PositionRecord? {
    try positions("panel_position.id = ?", id).first
  }

  /// The positions in front of a cassette and behind it.
  func positions(ofCassette cassette: ThingID, onPanelOf position: PositionRecord) throws
    -> [PositionRecord]
  {
    guard
      let panel = try rows(
        "SELECT panel FROM panel_position WHERE id = ?", [position.id.data]
      ).first?.id("panel")
    else { return [] }
    return try positions("panel_position.panel = ?", panel).filter { $0.cassette == cassette }
  }

  private func positions(_ condition: String, _ id: ThingID) throws -> [PositionRecord] {
    try rows(
      """
      SELECT panel_position.id AS id, panel.name AS panel, panel_position.name AS name,
        panel_position.adapter AS adapter, panel_position.connector_kind AS connector_kind,
        panel_position.cassette AS cassette, hall.name AS hall, rack_row.name AS row_name,
        rack_row.walk_order AS row_order, rack.name AS rack, rack.walk_order AS rack_order,
        panel.lowest_u AS lowest_u, panel.height_u AS height_u, panel.port_side AS port_side
      FROM panel_position
        LEFT JOIN panel ON panel.id = panel_position.panel
        LEFT JOIN rack ON rack.id = panel.rack
        LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE \(condition) AND panel_position.retired_at IS NULL
      """, [id.data]
    ).map { row in
      PositionRecord(
        id: row.need("id"), label: "\(row.text("panel") ?? "?"):\(row.text("name") ?? "?")",
        adapter: row.text("adapter"), connectorKind: row.text("connector_kind"),
        cassette: row.id("cassette"), place: Self.place(row))
    }.sorted { NaturalOrder.precedes($0.label, $1.label) }
  }

  /// The fibres of a leg that are recorded as broken, in order.
  public func brokenFibres(ofCable cable: ThingID, leg: Int) throws -> [Int] {
    // A strand's key is (cable, leg, fibre): no leg here has more than 24.
    try (1...24).filter { fibre in
      let id = RecordKey.strand(cable: cable, leg: leg, fibre: fibre).id
      return try rows(
        "SELECT state FROM strand WHERE id = ? AND retired_at IS NULL", [id.data]
      ).first?.text("state") == "broken"
    }
  }

  /// What somebody found at a thing, said in words, the latest one; nil if nobody said anything.
  public func asFound(_ thing: ThingID) throws -> Fact? {
    LiveFacts.of(try settled(facts(in: "seen", where: "subject = ?", [thing.data]))).last { fact in
      if case .seen(let seen) = fact.body { seen.found != nil } else { false }
    }
  }
}
