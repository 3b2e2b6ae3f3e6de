/// Finds the legs between two panels that can still be used.
public struct SpareFinder {
  private let fabric: Fabric

  /// A finder in a plan.
  public init(_ fabric: Fabric) {
    self.fabric = fabric
  }

  /// The free legs from one panel to another: whole ones first, landed before loose, then by name.
  ///
  /// A leg that is coiled up in a panel's rack counts as that panel's. Legs that are cut or lost, or of
  /// which an end is in use, are no spares.
  public func legs(from near: PanelRack, to far: PanelRack) -> [SpareLeg] {
    let legs = fabric.cables.values.filter { $0.kind == .trunk }.flatMap { cable -> [SpareLeg] in
      let ends = fabric.ends(of: cable.id)
      return ends.compactMap { end -> SpareLeg? in
        guard let other = ends.first(where: { $0.leg == end.leg && $0.side != end.side }),
          let nearSpot = spot(of: end, at: near), let farSpot = spot(of: other, at: far)
        else { return nil }
        let pairs = SparePairs(fabric).between(nearSpot, farSpot, by: cable, end, other)
        if let pairs, pairs.isEmpty { return nil }
        return SpareLeg(
          cable: cable, leg: end.leg, near: end, nearSpot: nearSpot, far: other,
          farSpot: farSpot, broken: fabric.brokenFibres(of: cable.id, leg: end.leg), pairs: pairs)
      }
    }
    var met: Set<SpareLeg.Identity> = []
    return legs.sorted(by: Self.precedes).filter { met.insert($0.identity).inserted }
  }

  private static func precedes(_ left: SpareLeg, _ right: SpareLeg) -> Bool {
    if left.isWhole != right.isWhole { return left.isWhole }
    if left.isLanded != right.isLanded { return left.isLanded }
    if left.label != right.label { return NaturalOrder.precedes(left.label, right.label) }
    return left.near.id < right.near.id
  }

  /// What is free where an end is, if it is at that panel.
  private func spot(of end: CableEnd, at panel: PanelRack) -> SpareSpot? {
    guard let place = end.place else { return nil }
    switch end.state {
    case .cut, .lost: return nil
    case .coiled, .inTray:
      let isHere =
        fabric.positions[place.id]?.panel == panel.panel
        || place.kind == .rack && place.id == panel.rack
      return isHere ? .loose(end.state) : nil
    case .landed:
      guard let position = fabric.positions[place.id], position.panel == panel.panel else {
        return nil
      }
      guard let cassette = position.cassette else {
        return fabric.landedEnds(at: position.id).count == 1 ? .position(position) : nil
      }
      let fronts = fabric.positions(of: cassette).filter { $0.kind != position.kind }
      let free = fronts.filter { fabric.landedEnds(at: $0.id).isEmpty }
      return free.isEmpty ? nil : .cassette(rear: position, free: free, fronts: fronts.count)
    }
  }
}
