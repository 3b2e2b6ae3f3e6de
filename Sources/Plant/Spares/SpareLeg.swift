/// A leg of a trunk between two panels that nothing uses, or not all of.
public struct SpareLeg: Hashable, Sendable {
  /// The trunk.
  public var cable: Cable
  /// The leg; 1 is first.
  public var leg: Int
  /// The end at the first panel.
  public var near: CableEnd
  /// What is free there.
  public var nearSpot: SpareSpot
  /// The end at the second panel.
  public var far: CableEnd
  /// What is free there.
  public var farSpot: SpareSpot
  /// Fibres of it that are broken.
  public var broken: [Int]
  /// A fibre of it that is broken, of which nobody knows yet which it is.
  public var sought: SoughtFibre?
  /// Faces at its ends that were damaged when somebody looked last.
  public var damaged: [DamagedFace] = []

  /// Between cassettes, the pairs that are free at both ends; nil where there are none, or where it is
  /// not known which front meets which.
  public var pairs: [SparePair]?

  /// All its parts.
  public init(
    cable: Cable, leg: Int, near: CableEnd, nearSpot: SpareSpot, far: CableEnd,
    farSpot: SpareSpot, broken: [Int], pairs: [SparePair]? = nil
  ) {
    self.cable = cable
    self.leg = leg
    self.near = near
    self.nearSpot = nearSpot
    self.far = far
    self.farSpot = farSpot
    self.broken = broken
    self.pairs = pairs
  }

  /// Which leg of which trunk, whichever end comes first.
  public struct Identity: Hashable, Sendable {
    var cable: ThingID
    var leg: Int
  }

  /// Which leg it is.
  public var identity: Identity { Identity(cable: cable.id, leg: leg) }

  /// What a person calls it, such as `T1 leg 5`.
  public var label: String { cable.isLegged ? "\(cable.label) leg \(leg)" : cable.label }

  /// Whether all of it can be used: nothing is plugged in at either end, no fibre is broken, and no face is
  /// damaged.
  public var isWhole: Bool { sought == nil && damaged.isEmpty && isWholeAsKnown }

  /// The same, whatever fibre is still looked for: it may be one that the link does not use.
  var isWholeAsKnown: Bool { nearSpot.isWhole && farSpot.isWhole && broken.isEmpty }

  /// Whether both ends are landed, so that only cords have to be moved.
  public var isLanded: Bool {
    if case .loose = nearSpot { return false }
    if case .loose = farSpot { return false }
    return true
  }

  /// The damaged faces its light would meet: between cassettes those of the first pair, and none of other pairs.
  public var damageInUse: [DamagedFace] {
    guard let pairs, let first = pairs.first else { return damaged }
    let rears = [nearSpot, farSpot].compactMap { spot -> ThingID? in
      if case .cassette(let rear, _, _) = spot { rear.id } else { nil }
    }
    let used = Set(rears + [first.near.id, first.far.id])
    return damaged.filter { $0.position.map(used.contains) ?? true }
  }

  /// Whether a face of that pair is damaged.
  public func isDamaged(_ pair: SparePair) -> Bool {
    damaged.contains { $0.position == pair.near.id || $0.position == pair.far.id }
  }

  /// How many of its fibres are free at both ends, not broken, and not of a pair with a damaged face; nil where
  /// the connector is not known.
  public var freeFibres: Int? {
    if let pairs { return pairs.count { !isDamaged($0) } * 2 }
    guard let kind = near.face.kind ?? far.face.kind else { return nil }
    let whole = kind.filled.count - broken.filter(kind.hasFibre).count
    let pairs = [nearSpot, farSpot].compactMap { spot -> Int? in
      if case .cassette(_, let free, _) = spot { free.count * 2 } else { nil }
    }
    return max(0, min(whole, pairs.min() ?? whole))
  }
}
