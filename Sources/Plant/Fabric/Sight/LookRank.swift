/// What orders looking where evidence does not: touched last, never seen, at the modules, nearest.
struct LookRank: Comparable {
  /// When a hand was last there; ms UTC; nil if nobody recorded one.
  var touchedMS: Int64?
  /// Whether a face of it was never seen.
  var isUnseen: Bool
  /// Whether it is at a module.
  var isEnd: Bool
  /// How far along the way.
  var distance: Int

  static func < (left: LookRank, right: LookRank) -> Bool {
    switch (left.touchedMS, right.touchedMS) {
    case (let one?, let other?) where one != other: return one > other
    case (.some, nil): return true
    case (nil, .some): return false
    default: break
    }
    if left.isUnseen != right.isUnseen { return left.isUnseen }
    if left.isEnd != right.isEnd { return left.isEnd }
    return left.distance < right.distance
  }
}
