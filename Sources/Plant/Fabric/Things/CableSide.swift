/// One of the two sides of a cable; its fibres are numbered from side a.
public enum CableSide: String, Hashable, Sendable, CaseIterable, Comparable {
  case a
  case b

  /// The side at the other end.
  public var other: CableSide { self == .a ? .b : .a }

  /// The side of the part light passes.
  var part: PartSide { self == .a ? .near : .far }

  /// Side a comes first.
  public static func < (left: CableSide, right: CableSide) -> Bool {
    left == .a && right == .b
  }
}
