/// Makes parts that light passes of cables and cassettes as they are recorded.
struct PartMaker<Source: FabricSource> {
  private let source: Source

  init(_ source: Source) {
    self.source = source
  }

  /// A cable, or a leg of it, from the end light meets first to the other.
  func segment(_ cable: Cable, _ from: CableEnd, _ to: CableEnd) throws -> Segment {
    let isHarness = cable.kind == .harness
    let label = cable.kind == .trunk ? "\(cable.label) leg \(from.leg)" : cable.label
    let (near, far) = from.side == .a ? (from, to) : (to, from)
    let design =
      isHarness ? try harness(cable, label) : try leg(cable, near, far, label)
    // Each leg of a trunk is a part; a harness is one with all its legs.
    let part = FibrePart(
      label, kind: cable.kind?.part ?? .cord, identity: isHarness ? cable.id : near.id,
      design: design.design, near: design.isTurned ? far.face : near.face,
      far: design.isTurned ? near.face : far.face, grade: cable.grade, lengthMM: cable.lengthMM)
    let side = design.isTurned ? from.side.part.other : from.side.part
    return try segment(
      part, side, entry: isHarness ? from.leg : 1, exit: isHarness ? to.leg : 1)
  }

  /// A cassette, from the position light meets first to the other.
  func segment(_ cassette: Cassette, from: PanelPosition, to: PanelPosition) throws -> Segment {
    let all = try source.positions(of: cassette.id, onPanel: from.panel)
    let (rears, fronts) = (all.filter { $0.kind != .lc }, all.filter { $0.kind == .lc })
    let design: PartDesign? =
      switch cassette.map {
      case .straight: .cassette(.straight)
      case .inverted: .cassette(.inverted)
      case .universal: .cassette(.universal)
      case .free: try free(cassette, rears, fronts)
      case nil: nil
      }
    let isFromFront = from.kind == .lc
    let (front, rear) = isFromFront ? (from, to) : (to, from)
    let numbers = (number(of: front, among: fronts), number(of: rear, among: rears))
    let part = FibrePart(cassette.label, kind: .cassette, identity: cassette.id, design: design)
    return try segment(
      part, isFromFront ? .far : .near, entry: isFromFront ? numbers.0 : numbers.1,
      exit: isFromFront ? numbers.1 : numbers.0)
  }

  private func segment(_ part: FibrePart, _ side: PartSide, entry: Int, exit: Int) throws
    -> Segment
  {
    do {
      return try Segment(part, from: side, entry: entry, exit: exit)
    } catch {
      throw PlanFault.channel(error)
    }
  }

  /// The number of a cassette's connector: as printed, else its place among its like.
  private func number(of position: PanelPosition, among all: [PanelPosition]) -> Int {
    position.cassettePort.flatMap { Int($0) }
      ?? (all.firstIndex { $0.id == position.id } ?? 0) + 1
  }

  private func leg(_ cable: Cable, _ near: CableEnd, _ far: CableEnd, _ label: String) throws -> (
    design: PartDesign?, isTurned: Bool
  ) {
    guard let one = near.face.kind, let other = far.face.kind else { return (nil, false) }
    let rows = try source.writtenFibres(of: cable.id).filter {
      Int($0.fromConnector) ?? 1 == near.leg && Int($0.toConnector) ?? 1 == far.leg
    }
    var design = cable.polarity?.design(one, other)
    if !rows.isEmpty {
      design = .free(
        try map(
          label, [one], [other],
          rows.map { (FibreEnd(position: $0.fromPosition), FibreEnd(position: $0.toPosition)) }))
    }
    let broken = try source.brokenFibres(of: cable.id, leg: near.leg)
    if let whole = design, !broken.isEmpty {
      design = .free(
        broken.reduce(whole.map) { $0.breaking(FibreEnd(position: $1)) })
    }
    return (design, false)
  }

  /// A harness by the map written down for it, else by its connectors.
  private func harness(_ cable: Cable, _ label: String) throws -> (
    design: PartDesign?, isTurned: Bool
  ) {
    let ends = try source.ends(of: cable.id)
    let kinds = CableSide.allCases.map { side in ends.filter { $0.side == side }.map(\.face.kind) }
    let (a, b) = (kinds[0].compactMap { $0 }, kinds[1].compactMap { $0 })
    guard a.count == kinds[0].count, b.count == kinds[1].count else { return (nil, false) }
    let rows = try source.writtenFibres(of: cable.id)
    if !rows.isEmpty {
      let pairs = try rows.map { row in
        (
          FibreEnd(
            connector: try connector(row.fromConnector, label), position: row.fromPosition),
          FibreEnd(connector: try connector(row.toConnector, label), position: row.toPosition)
        )
      }
      return (.free(try map(label, a, b, pairs)), false)
    }
    if let known = Breakout.allCases.first(where: { $0.joins(a, b) }) {
      return (.breakout(known), false)
    }
    return (Breakout.allCases.first { $0.joins(b, a) }.map { .breakout($0) }, true)
  }

  private func free(
    _ cassette: Cassette, _ rears: [PanelPosition], _ fronts: [PanelPosition]
  ) throws -> PartDesign? {
    let rows = try source.writtenFibres(of: cassette.id)
    let (near, far) = (rears.compactMap(\.kind), fronts.compactMap(\.kind))
    guard !rows.isEmpty, near.count == rears.count, !near.isEmpty, !far.isEmpty else { return nil }
    let pairs = try rows.map { row in
      (
        FibreEnd(
          connector: try place(row.fromConnector, rears, cassette.label),
          position: row.fromPosition),
        FibreEnd(
          connector: try place(row.toConnector, fronts, cassette.label), position: row.toPosition)
      )
    }
    return .free(try map(cassette.label, near, far, pairs))
  }

  private func place(_ name: String, _ positions: [PanelPosition], _ label: String) throws -> Int {
    if let place = positions.firstIndex(where: { $0.cassettePort == name }) {
      return number(of: positions[place], among: positions)
    }
    return try connector(name, label)
  }

  private func connector(_ name: String, _ label: String) throws -> Int {
    guard let number = Int(name) else { throw PlanFault.noConnector(part: label, name) }
    return number
  }

  private func map(
    _ label: String, _ near: [ConnectorKind], _ far: [ConnectorKind],
    _ pairs: [(FibreEnd, FibreEnd)]
  ) throws -> FibreMap {
    do {
      return try FibreMap(near: near, far: far, pairs: pairs)
    } catch {
      throw PlanFault.map(part: label, error)
    }
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
