/// Both re-patches that move a link onto a spare leg: one without the other leaves it dark.
public struct SpareTaking: Hashable, Sendable {
  /// What is done at one panel.
  public struct Repatch: Hashable, Sendable {
    /// The cord that is moved.
    public var cord: String
    /// Where it is now.
    public var from: PanelPosition
    /// Where the spare leg is.
    public var to: SpareSpot
  }

  /// Why a link cannot be moved onto a leg.
  public enum Refusal: Error, Hashable, Sendable {
    /// It does not run through a leg between the two panels.
    case otherWay
    /// The leg is not free from end to end: cassettes in use, or broken fibres.
    case notWhole
    /// It is on that leg already.
    case sameLeg
    /// The cords have other connectors than the leg's panels take.
    case otherConnector
  }

  /// The leg it leaves.
  public var leaves: String
  /// The leg it takes.
  public var takes: SpareLeg
  /// At the leg's first panel, and at its second.
  public var repatches: [Repatch]
  /// The way after both re-patches; nil where it is not known at which pair of a cassette it begins.
  public var hops: [PathHop]?

  /// The two re-patches, from the way of the link.
  ///
  /// Between cassettes the link's pair moves to the first pair that is free at both ends, else the whole
  /// leg is taken.
  public init(_ hops: [PathHop], onto leg: SpareLeg, between near: ThingID, and far: ThingID)
    throws(Refusal)
  {
    for place in hops.indices {
      guard case .cable(let trunk, let from, _) = hops[place],
        let before = Self.front(hops[..<place].reversed()),
        let after = Self.front(Array(hops[(place + 1)...])),
        Set([before.position.panel, after.position.panel]) == Set([near, far])
      else { continue }
      let spots = try Self.spots(leg, isSame: trunk.id == leg.cable.id && from.leg == leg.leg)
      leaves = trunk.isLegged ? "\(trunk.label) leg \(from.leg)" : trunk.label
      takes = leg
      let ways = before.position.panel == near ? (before, after) : (after, before)
      guard spots.allSatisfy({ $0.takes(ways.0.position.kind) }) else { throw .otherConnector }
      repatches = [
        Repatch(cord: ways.0.cord, from: ways.0.position, to: spots[0]),
        Repatch(cord: ways.1.cord, from: ways.1.position, to: spots[1]),
      ]
      let isTurned = before.position.panel != near
      self.hops = Self.inner(leg, between: near, and: far).map { inner in
        Self.outer(hops[..<place]) + (isTurned ? Self.turned(inner) : inner)
          + Self.beyond(hops[(place + 1)...])
      }
      return
    }
    throw .otherWay
  }

  /// The position in front of a leg's end, and the cord that is plugged in there.
  private static func front(_ hops: [PathHop]) -> (position: PanelPosition, cord: String)? {
    var position: PanelPosition?
    for hop in hops.prefix(3) {
      switch hop {
      case .position(let next): position = next
      case .cable(let cord, _, _): return position.map { ($0, cord.label) }
      }
    }
    return nil
  }

  /// The hops up to the cord that is moved.
  private static func outer(_ hops: ArraySlice<PathHop>) -> [PathHop] {
    hops.lastIndex(where: isCable).map { Array(hops[...$0]) } ?? []
  }

  /// The hops from the cord that is moved at the other panel.
  private static func beyond(_ hops: ArraySlice<PathHop>) -> [PathHop] {
    hops.firstIndex(where: isCable).map { Array(hops[$0...]) } ?? []
  }

  private static func isCable(_ hop: PathHop) -> Bool {
    if case .cable = hop { true } else { false }
  }

  private static func turned(_ hops: [PathHop]) -> [PathHop] {
    hops.reversed().map { hop in
      switch hop {
      case .cable(let cable, let from, let to): .cable(cable, from: to, to: from)
      case .position: hop
      }
    }
  }

  /// The leg with the positions that hold it, from the first panel to the second.
  private static func inner(_ leg: SpareLeg, between near: ThingID, and far: ThingID)
    -> [PathHop]?
  {
    let pair = leg.pairs?.first
    guard let before = holding(leg.nearSpot, leg, leg.near, near, front: pair?.near),
      let after = holding(leg.farSpot, leg, leg.far, far, front: pair?.far)
    else { return nil }
    return before.map(PathHop.position) + [.cable(leg.cable, from: leg.near, to: leg.far)]
      + after.reversed().map(PathHop.position)
  }

  /// The positions from the cord to an end of the leg; of one that is still to be landed nothing is
  /// known.
  private static func holding(
    _ spot: SpareSpot, _ leg: SpareLeg, _ end: CableEnd, _ panel: ThingID, front: PanelPosition?
  ) -> [PanelPosition]? {
    switch spot {
    case .position(let position): [position]
    case .cassette(let rear, _, _): front.map { [$0, rear] }
    case .loose:
      [PanelPosition(id: end.id, panel: panel, label: "where \(leg.label) is landed")]
    }
  }

  private static func spots(_ leg: SpareLeg, isSame: Bool) throws(Refusal) -> [SpareSpot] {
    if let pair = leg.pairs?.first { return [.position(pair.near), .position(pair.far)] }
    guard !isSame else { throw .sameLeg }
    guard leg.isWholeAsKnown else { throw .notWhole }
    return [leg.nearSpot, leg.farSpot]
  }

  /// The errand as one sentence, both re-patches in it.
  public var text: String {
    let moves = repatches.map { move in
      switch move.to {
      case .position(let position):
        "move \(move.cord) from \(move.from.label) to \(position.label)"
      case .cassette(let rear, _, _):
        "move \(move.cord) from \(move.from.label) to the front of \(rear.label)"
      case .loose(let state):
        "land \(takes.label) (\(state == .inTray ? "in tray" : state.rawValue)), "
          + "move \(move.cord) from \(move.from.label) to it"
      }
    }
    return "from \(leaves) to \(takes.label): \(moves.joined(separator: "; "))"
  }
}

extension SpareSpot {
  /// Whether a cord with this connector goes in; true where one of them is not known.
  fileprivate func takes(_ kind: ConnectorKind?) -> Bool {
    switch self {
    case .position(let position):
      guard let own = position.kind, let kind else { return true }
      return own.joins(kind)
    case .cassette, .loose: return kind != .lc
    }
  }
}
