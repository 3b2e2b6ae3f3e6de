/// A joint to look at, and why it comes where it comes in the order.
public struct JointLook: Hashable, Sendable {
  /// Why.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case touchedLast = "touched-last"
    case neverSeen = "never-seen"
    case end
    case nearest

    /// In words.
    public var text: String {
      switch self {
      case .touchedLast: "touched last"
      case .neverSeen: "never seen"
      case .end: "at the module"
      case .nearest: "nearest"
      }
    }
  }

  /// The joint.
  public var sight: JointSight
  /// Why.
  public var reason: Reason

  /// Joints in the order in which to look: touched last, never seen, at the modules, nearest.
  public static func order(_ sights: [JointSight]) -> [JointLook] {
    let last = sights.map(\.joint).max() ?? 0
    func isEnd(_ sight: JointSight) -> Bool { sight.joint == 0 || sight.joint == last }
    func rank(_ sight: JointSight) -> LookRank {
      LookRank(
        touchedMS: sight.touch?.atMS, isUnseen: sight.isUnseen, isEnd: isEnd(sight),
        distance: sight.joint)
    }
    let ordered = sights.sorted { rank($0) < rank($1) }
    return ordered.map { sight in
      let reason: Reason =
        sight.touch != nil
        ? .touchedLast : sight.isUnseen ? .neverSeen : isEnd(sight) ? .end : .nearest
      return JointLook(sight: sight, reason: reason)
    }
  }
}
