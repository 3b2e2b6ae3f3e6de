/// A harness as it is recorded: its ends, and how its fibres run between them.
struct Harness {
  let cable: Cable
  /// The ends of both sides.
  let ends: [CableEnd]
  /// How its fibres run, were none broken; nil if nobody said.
  let design: PartDesign?
  /// Whether side a is the far side of the design.
  let isTurned: Bool

  /// A harness by the map written down for it, else by its connectors.
  ///
  /// - Throws: a ``PlanFault`` if that map is none; what the source throws.
  init(_ cable: Cable, _ source: some FabricSource) throws {
    self.cable = cable
    ends = try source.ends(of: cable.id)
    (design, isTurned) = try Self.design(cable, ends, try source.writtenFibres(of: cable.id))
  }

  /// The side of the design that an end is on.
  func side(of end: CableEnd) -> PartSide { isTurned ? end.side.part.other : end.side.part }

  /// The ways by which light leaves that comes in by an end.
  func fan(from end: CableEnd) -> LaneFan {
    LaneFan(
      ends.filter { $0.side != end.side }.map { ($0.id, $0.leg) },
      design?.lanes(dealtFrom: end.leg, on: side(of: end)))
  }

  /// The lanes that go from one end to another, were no fibre broken; nil if that is not known.
  func lanes(from: CableEnd, to: CableEnd) -> DealtLanes? {
    design?.lanes(dealtFrom: from.leg, on: side(of: from))?[to.leg]
  }

  /// Whether an end is on the side with the legs: the one with more ends, side a if both have as many.
  func isLeg(_ end: CableEnd) -> Bool {
    let own = ends.count { $0.side == end.side }
    return 2 * own == ends.count ? end.side == .a : 2 * own > ends.count
  }

  /// The end of the leg that light passes from one end to another.
  func leg(_ from: CableEnd, _ to: CableEnd) -> CableEnd { isLeg(to) ? to : from }

  /// What a person calls the leg that ends here.
  func label(of leg: CableEnd) -> String { "\(cable.label) leg \(leg.leg)" }

  private static func design(
    _ cable: Cable, _ ends: [CableEnd], _ rows: [WrittenFibre]
  ) throws -> (design: PartDesign?, isTurned: Bool) {
    let kinds = CableSide.allCases.map { side in ends.filter { $0.side == side }.map(\.face.kind) }
    let (a, b) = (kinds[0].compactMap { $0 }, kinds[1].compactMap { $0 })
    guard a.count == kinds[0].count, b.count == kinds[1].count else { return (nil, false) }
    if !rows.isEmpty {
      let pairs = try rows.map { row in
        (
          FibreEnd(
            connector: try connector(row.fromConnector, cable.label), position: row.fromPosition),
          FibreEnd(connector: try connector(row.toConnector, cable.label), position: row.toPosition)
        )
      }
      do {
        return (.free(try FibreMap(near: a, far: b, pairs: pairs)), false)
      } catch {
        throw PlanFault.map(part: cable.label, error)
      }
    }
    if let known = Breakout.allCases.first(where: { $0.joins(a, b) }) {
      return (.breakout(known), false)
    }
    return (Breakout.allCases.first { $0.joins(b, a) }.map { .breakout($0) }, true)
  }

  private static func connector(_ name: String, _ label: String) throws -> Int {
    guard let number = Int(name) else { throw PlanFault.noConnector(part: label, name) }
    return number
  }
}

extension Breakout {
  /// Whether a harness with these connectors is one of these.
  fileprivate func joins(_ near: [ConnectorKind], _ far: [ConnectorKind]) -> Bool {
    func match(_ own: [ConnectorKind], _ kinds: [ConnectorKind]) -> Bool {
      own.count == kinds.count && zip(own, kinds).allSatisfy { $0.joins($1) }
    }
    return match(connectors(.near), near) && match(connectors(.far), far)
  }
}
