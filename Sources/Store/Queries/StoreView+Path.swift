internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What lies between the two ports of a link.
extension StoreView {
  /// The cable ends that are landed at a port or a panel position, by id.
  public func cableEnds(at place: ThingID) throws -> [CableEnd] {
    try StoreFabric(self).landedEnds(at: place)
  }

  /// The ends of a cable, in order of side and leg.
  public func ends(ofCable cable: ThingID) throws -> [CableEnd] {
    try StoreFabric(self).ends(of: cable)
  }

  /// The cable of an id.
  public func cable(_ id: ThingID) throws -> Cable? {
    try StoreFabric(self).cable(id)
  }

  /// The position of an id, with its panel's place.
  public func position(_ id: ThingID) throws -> PositionRecord? {
    try position(id, "AND panel_position.retired_at IS NULL")
  }

  /// The same, be it in use or not.
  func positionEverUsed(_ id: ThingID) throws -> PositionRecord? { try position(id, "") }

  private func position(_ id: ThingID, _ condition: String) throws -> PositionRecord? {
    try rows(
      """
      SELECT panel_position.id AS id, panel.name AS panel, panel_position.name AS name,
        hall.name AS hall, rack_row.name AS row_name, rack_row.walk_order AS row_order,
        rack.name AS rack, rack.walk_order AS rack_order, panel.lowest_u AS lowest_u,
        panel.height_u AS height_u, panel.port_side AS port_side
      FROM panel_position
        LEFT JOIN panel ON panel.id = panel_position.panel
        LEFT JOIN rack ON rack.id = panel.rack
        LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE panel_position.id = ? \(condition)
      """, [id.data]
    ).first.map { row in
      PositionRecord(
        id: row.need("id"), label: "\(row.text("panel") ?? "?"):\(row.text("name") ?? "?")",
        place: Self.place(row))
    }
  }

  /// The panel a position is on; nil if it is no position that is in use.
  public func panel(ofPosition position: ThingID) throws -> ThingID? {
    try rows(
      "SELECT panel FROM panel_position WHERE id = ? AND retired_at IS NULL", [position.data]
    ).first?.id("panel")
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
