/// Where the fibres of a part lead: a partial bijection between the fibre ends of its two sides.
///
/// No two fibres share an end. A position without a fibre has no image, which is not an open.
public struct FibreMap: Hashable, Sendable {
  /// The most connectors a side may have.
  public static let mostConnectors = 288

  /// Its slots; shared, because tens of thousands of cords have one map.
  private let slots: MapSlots

  /// The connectors of the near side, in order.
  public var near: [ConnectorKind] { slots.near }
  /// The connectors of the far side, in order.
  public var far: [ConnectorKind] { slots.far }
  private var forward: [Int16] { slots.forward }
  private var backward: [Int16] { slots.backward }

  /// A map from the pairs of fibre ends that it joins, near side first.
  public init(near: [ConnectorKind], far: [ConnectorKind], pairs: [(FibreEnd, FibreEnd)])
    throws(FibreMapError)
  {
    for kinds in [near, far] where kinds.isEmpty || kinds.count > Self.mostConnectors {
      throw .connectorCount(kinds.count)
    }
    guard !pairs.isEmpty else { throw .noFibre }
    var forward = [Int16](repeating: -1, count: Self.slots(of: near))
    var backward = [Int16](repeating: -1, count: Self.slots(of: far))
    for (from, to) in pairs {
      let source = try Self.slot(of: from, in: near, .near)
      let target = try Self.slot(of: to, in: far, .far)
      guard forward[source] < 0 else { throw .twice(.near, from) }
      guard backward[target] < 0 else { throw .twice(.far, to) }
      forward[source] = Int16(target)
      backward[target] = Int16(source)
    }
    self.init(near, far, forward, backward)
  }

  /// A map by a rule that asks each filled near position where it leads.
  ///
  /// An answer that is no free far position is no fibre; the designs' tests hold that there is none.
  init(
    joining near: [ConnectorKind], _ far: [ConnectorKind], by rule: (FibreEnd) -> FibreEnd?
  ) {
    var forward = [Int16](repeating: -1, count: Self.slots(of: near))
    var backward = [Int16](repeating: -1, count: Self.slots(of: far))
    for (place, kind) in near.enumerated() {
      for position in kind.filled {
        let end = FibreEnd(connector: place + 1, position: position)
        guard let source = Self.slot(of: end, in: near), let other = rule(end),
          let target = Self.slot(of: other, in: far), backward[target] < 0
        else { continue }
        forward[source] = Int16(target)
        backward[target] = Int16(source)
      }
    }
    self.init(near, far, forward, backward)
  }

  private init(
    _ near: [ConnectorKind], _ far: [ConnectorKind], _ forward: [Int16], _ backward: [Int16]
  ) {
    slots = MapSlots(near, far, forward, backward)
  }

  /// The map that leads every fibre of these connectors to its own place.
  ///
  /// - Throws: `connectorCount` if there are none, or too many.
  public static func identity(_ kinds: [ConnectorKind]) throws(FibreMapError) -> FibreMap {
    let ends = kinds.enumerated().flatMap { place, kind in
      kind.filled.map { FibreEnd(connector: place + 1, position: $0) }
    }
    return try FibreMap(near: kinds, far: kinds, pairs: ends.map { ($0, $0) })
  }

  /// The fibre ends it joins, in the order of the near side.
  public var pairs: [(near: FibreEnd, far: FibreEnd)] {
    forward.indices.compactMap { slot in
      let target = Int(forward[slot])
      guard target >= 0 else { return nil }
      return (Self.end(of: slot, in: near), Self.end(of: target, in: far))
    }
  }

  /// Where light arrives that comes in at an end of one side; nil if no fibre is there.
  public func otherEnd(of end: FibreEnd, from side: PartSide) -> FibreEnd? {
    switch side {
    case .near: Self.otherEnd(of: end, near, forward, far)
    case .far: Self.otherEnd(of: end, far, backward, near)
    }
  }

  private static func otherEnd(
    of end: FibreEnd, _ kinds: [ConnectorKind], _ targets: [Int16], _ others: [ConnectorKind]
  ) -> FibreEnd? {
    guard let slot = slot(of: end, in: kinds), targets[slot] >= 0 else { return nil }
    return self.end(of: Int(targets[slot]), in: others)
  }

  /// The connectors of a side.
  public func connectors(_ side: PartSide) -> [ConnectorKind] {
    side == .near ? near : far
  }

  /// The same part seen from its other side.
  public var inverse: FibreMap { FibreMap(far, near, backward, forward) }

  /// This part and then another, joined connector to connector, position to position.
  ///
  /// - Throws: `doNotJoin` if the connectors that meet are of kinds that do not join.
  public func then(_ next: FibreMap) throws(FibreMapError) -> FibreMap {
    guard far.count == next.near.count,
      zip(far, next.near).allSatisfy({ $0.joins($1) })
    else { throw .doNotJoin(far, next.near) }
    let through = forward.map { $0 < 0 ? $0 : next.forward[Int($0)] }
    let back = next.backward.map { $0 < 0 ? $0 : backward[Int($0)] }
    return FibreMap(near, next.far, through, back)
  }

  /// The same part with two ends of one side exchanged: a pair that was swapped when it was made.
  ///
  /// - Throws: `noSuchConnector` or `noSuchPosition`.
  public func exchanging(_ one: FibreEnd, _ other: FibreEnd, on side: PartSide)
    throws(FibreMapError) -> FibreMap
  {
    guard side == .far else { return try inverse.exchanging(one, other, on: .far).inverse }
    let (first, second) = (
      try Self.slot(of: one, in: far, .far), try Self.slot(of: other, in: far, .far)
    )
    var swapped = backward
    swapped.swapAt(first, second)
    var through = forward.map { _ in Int16(-1) }
    for (target, source) in swapped.enumerated() where source >= 0 {
      through[Int(source)] = Int16(target)
    }
    return FibreMap(near, far, through, swapped)
  }

  /// The same part with one fibre broken, named by its near end; nothing changes if none is there.
  public func breaking(_ end: FibreEnd) -> FibreMap {
    guard let slot = Self.slot(of: end, in: near), forward[slot] >= 0 else { return self }
    var (through, back) = (forward, backward)
    back[Int(through[slot])] = -1
    through[slot] = -1
    return FibreMap(near, far, through, back)
  }

  /// Whether every fibre of the map is one of another map with the same connectors.
  func isPart(of whole: FibreMap) -> Bool {
    near == whole.near && far == whole.far
      && zip(forward, whole.forward).allSatisfy { $0 < 0 || $0 == $1 }
  }

  /// Whether no fibre of the map goes anywhere: what is left when nothing lines up.
  public var isEmpty: Bool { forward.allSatisfy { $0 < 0 } }

  private static func slots(of kinds: [ConnectorKind]) -> Int {
    kinds.reduce(0) { $0 + $1.positions }
  }

  private static func slot(of end: FibreEnd, in kinds: [ConnectorKind]) -> Int? {
    guard end.connector >= 1, end.connector <= kinds.count, end.position >= 1,
      end.position <= kinds[end.connector - 1].positions
    else { return nil }
    var slot = end.position - 1
    for place in 0..<(end.connector - 1) { slot += kinds[place].positions }
    return slot
  }

  private static func slot(of end: FibreEnd, in kinds: [ConnectorKind], _ side: PartSide)
    throws(FibreMapError) -> Int
  {
    guard end.connector >= 1, end.connector <= kinds.count else {
      throw .noSuchConnector(side, end.connector, of: kinds.count)
    }
    let kind = kinds[end.connector - 1]
    guard kind.hasFibre(at: end.position), let slot = slot(of: end, in: kinds) else {
      throw .noSuchPosition(side, end, kind)
    }
    return slot
  }

  private static func end(of slot: Int, in kinds: [ConnectorKind]) -> FibreEnd {
    var rest = slot
    for (place, kind) in kinds.enumerated() {
      if rest < kind.positions { return FibreEnd(connector: place + 1, position: rest + 1) }
      rest -= kind.positions
    }
    return FibreEnd(connector: kinds.count, position: rest + 1)
  }
}
