/// A hand at or beside the way of a bad link, not long before the fault was reported.
public struct NearbyTouch: Hashable, Sendable {
  /// How near it was.
  public enum Nearness: Int, Hashable, Sendable, Comparable {
    /// A joint that the light of the link passes.
    case onTheWay
    /// A port in the same cage: the same module.
    case sameModule
    /// A position on a panel that the light of the link passes.
    case samePanel

    /// Whether the left one is nearer.
    public static func < (left: Nearness, right: Nearness) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// What was touched, such as `P07A:22`.
  public var ref: String
  /// How near it was.
  public var nearness: Nearness
  /// When; ms UTC.
  public var atMS: Int64

  /// All its parts.
  public init(ref: String, nearness: Nearness, atMS: Int64) {
    self.ref = ref
    self.nearness = nearness
    self.atMS = atMS
  }

  /// The touch that is most likely to have to do with a fault: the nearest, of equally near ones the last.
  ///
  /// - Parameters:
  ///   - touches: what was touched, in any order.
  ///   - reportedMS: when the fault was reported; what came after it cannot have caused it. ms UTC.
  ///   - hours: how long before it counts.
  public static func likely(
    _ touches: [NearbyTouch], before reportedMS: Int64, hours: Int = 24
  ) -> NearbyTouch? {
    let firstMS = reportedMS &- Int64(hours) &* 3_600_000
    return touches.filter { (firstMS...max(firstMS, reportedMS)).contains($0.atMS) }.min {
      ($0.nearness, -$0.atMS, $0.ref) < ($1.nearness, -$1.atMS, $1.ref)
    }
  }
}
