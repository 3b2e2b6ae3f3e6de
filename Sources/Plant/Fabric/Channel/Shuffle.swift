/// A cassette with array connectors in front and behind, which deals fibres from one to the others as its
/// map is written down.
struct Shuffle {
  private let cassette: Cassette
  private let rears: [PanelPosition]
  private let fronts: [PanelPosition]
  let design: PartDesign

  /// Nil if it is not written down how its fibres run, or which of its connectors are behind.
  ///
  /// - Throws: a ``PlanFault`` if the map is none; what the source throws.
  init?(_ cassette: Cassette, _ positions: [PanelPosition], _ source: some FabricSource) throws {
    let rows = try source.writtenFibres(of: cassette.id)
    let (behind, before) = (Set(rows.map(\.fromConnector)), Set(rows.map(\.toConnector)))
    guard !rows.isEmpty, behind.isDisjoint(with: before) else { return nil }
    self.cassette = cassette
    rears = positions.filter { $0.cassettePort.map(behind.contains) ?? false }
    fronts = positions.filter { $0.cassettePort.map(before.contains) ?? false }
    let kinds = (rears.compactMap(\.kind), fronts.compactMap(\.kind))
    guard kinds.0.count == rears.count, kinds.1.count == fronts.count else { return nil }
    let (near, far) = (rears, fronts)
    let pairs = try rows.map { row in
      (
        FibreEnd(
          connector: try Self.number(row.fromConnector, near, cassette), position: row.fromPosition
        ),
        FibreEnd(
          connector: try Self.number(row.toConnector, far, cassette), position: row.toPosition)
      )
    }
    do {
      design = .free(try FibreMap(near: kinds.0, far: kinds.1, pairs: pairs))
    } catch {
      throw PlanFault.map(part: cassette.label, error)
    }
  }

  /// The ways by which light leaves that comes in at a position.
  func fan(from position: PanelPosition) -> LaneFan {
    let (side, own) = spot(of: position)
    let others = side == .near ? fronts : rears
    return LaneFan(
      others.enumerated().map { ($0.element.id, $0.offset + 1) },
      design.lanes(dealtFrom: own, on: side))
  }

  /// The side of the design a position is on, and its number there.
  func spot(of position: PanelPosition) -> (side: PartSide, number: Int) {
    if let place = rears.firstIndex(where: { $0.id == position.id }) { return (.near, place + 1) }
    return (.far, (fronts.firstIndex { $0.id == position.id } ?? 0) + 1)
  }

  private static func number(_ name: String, _ positions: [PanelPosition], _ cassette: Cassette)
    throws -> Int
  {
    guard let place = positions.firstIndex(where: { $0.cassettePort == name }) else {
      throw PlanFault.noConnector(part: cassette.label, name)
    }
    return place + 1
  }
}
