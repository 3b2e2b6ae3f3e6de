/// Makes parts that light passes of cables and cassettes as they are recorded.
struct PartMaker<Source: FabricSource> {
  private let source: Source

  init(_ source: Source) {
    self.source = source
  }

  /// A cable, or a leg of it, from the end light meets first to the other.
  func segment(_ cable: Cable, _ from: CableEnd, _ to: CableEnd) throws -> Segment {
    if cable.kind == .harness { return try segment(try Harness(cable, source), from, to) }
    let label = cable.kind == .trunk ? "\(cable.label) leg \(from.leg)" : cable.label
    let (near, far) = from.side == .a ? (from, to) : (to, from)
    // Each leg of a trunk is a part.
    let part = FibrePart(
      label, kind: cable.kind?.part ?? .cord, identity: near.id,
      design: try leg(cable, near, far, label), near: near.face, far: far.face, grade: cable.grade,
      lengthMM: cable.lengthMM)
    return try segment(part, from.side.part, entry: 1, exit: 1)
  }

  /// A harness, which is one part with all its legs.
  func segment(_ harness: Harness, _ from: CableEnd, _ to: CableEnd) throws -> Segment {
    let side = harness.side(of: from)
    let (near, far) = side == .near ? (from, to) : (to, from)
    let part = FibrePart(
      harness.cable.label, kind: .harness, identity: harness.cable.id,
      design: try design(of: harness), near: near.face, far: far.face, grade: harness.cable.grade,
      lengthMM: harness.cable.lengthMM)
    return try segment(part, side, entry: from.leg, exit: to.leg)
  }

  /// A cassette, from the position light meets first to the other.
  func segment(_ cassette: Cassette, from: PanelPosition, to: PanelPosition) throws -> Segment {
    let all = try source.positions(of: cassette.id, onPanel: from.panel)
    if let shuffle = try shuffle(cassette, all) { return try segment(shuffle, cassette, from, to) }
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

  /// A cassette without LC pairs in front; nil for one that has them.
  private func shuffle(_ cassette: Cassette, _ positions: [PanelPosition]) throws -> Shuffle? {
    guard !positions.contains(where: { $0.kind == .lc }) else { return nil }
    return try Shuffle(cassette, positions, source)
  }

  private func segment(
    _ shuffle: Shuffle, _ cassette: Cassette, _ from: PanelPosition, _ to: PanelPosition
  ) throws -> Segment {
    let entry = shuffle.spot(of: from)
    let part = FibrePart(
      cassette.label, kind: .shuffle, identity: cassette.id, design: shuffle.design)
    return try segment(part, entry.side, entry: entry.number, exit: shuffle.spot(of: to).number)
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

  private func leg(_ cable: Cable, _ near: CableEnd, _ far: CableEnd, _ label: String) throws
    -> PartDesign?
  {
    guard let one = near.face.kind, let other = far.face.kind else { return nil }
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
    return design
  }

  /// How the fibres of a harness run that are not broken; a fibre is named by its leg and the position
  /// in the leg's connector.
  private func design(of harness: Harness) throws -> PartDesign? {
    guard let design = harness.design else { return nil }
    var broken: [(side: PartSide, end: FibreEnd)] = []
    for end in harness.ends where harness.isLeg(end) {
      broken += try source.brokenFibres(of: harness.cable.id, leg: end.leg).map {
        (harness.side(of: end), FibreEnd(connector: end.leg, position: $0))
      }
    }
    guard !broken.isEmpty else { return design }
    return .free(
      broken.reduce(design.map) { map, fibre in
        fibre.side == .near
          ? map.breaking(fibre.end) : map.inverse.breaking(fibre.end).inverse
      })
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

extension PartMaker: Sendable where Source: Sendable {}
