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
  }

  /// The leg it leaves.
  public var leaves: String
  /// The leg it takes.
  public var takes: SpareLeg
  /// At the leg's first panel, and at its second.
  public var repatches: [Repatch]

  /// The two re-patches, from the way of the link.
  public init(_ hops: [PathHop], onto leg: SpareLeg, between near: ThingID, and far: ThingID)
    throws(Refusal)
  {
    let wanted: Set<ThingID> = [near, far]
    for place in hops.indices.dropFirst(2) where place + 2 < hops.count {
      guard case .cable(let trunk, let from, _) = hops[place],
        case .position(let before) = hops[place - 1], case .position(let after) = hops[place + 1],
        case .cable(let first, _, _) = hops[place - 2],
        case .cable(let second, _, _) = hops[place + 2],
        Set([before.panel, after.panel]) == wanted
      else { continue }
      guard trunk.id != leg.cable.id || from.leg != leg.leg else { throw .sameLeg }
      guard leg.isWhole else { throw .notWhole }
      leaves = trunk.isLegged ? "\(trunk.label) leg \(from.leg)" : trunk.label
      takes = leg
      let isStraight = before.panel == near
      repatches = [
        Repatch(
          cord: isStraight ? first.label : second.label, from: isStraight ? before : after,
          to: leg.nearSpot),
        Repatch(
          cord: isStraight ? second.label : first.label, from: isStraight ? after : before,
          to: leg.farSpot),
      ]
      return
    }
    throw .otherWay
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
