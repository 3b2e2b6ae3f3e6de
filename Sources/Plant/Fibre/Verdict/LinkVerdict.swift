/// What is to be said of a link; the earlier case goes before the later one.
public enum LinkVerdict: Hashable, Sendable {
  /// A joint that must not be made.
  case unsafe(LinkFinding)
  /// No light arrives at any receiver, at either end.
  case dark
  /// Light arrives, but not every lane's where it should; the lanes that do not.
  case crossed([LaneResult])
  /// Light goes where it should, but the parts do not suit: rates, fibre, pins, reach or loss.
  case unfit(LinkFinding)
  /// What would have to be known to say where light goes.
  case cannotJudge([LinkUnknown])
  /// Nothing found that is wrong.
  case good

  /// For a program: `unsafe`, `dark`, `crossed`, `unfit`, `cannot`, `good`.
  public var code: String {
    switch self {
    case .unsafe: "unsafe"
    case .dark: "dark"
    case .crossed: "crossed"
    case .unfit: "unfit"
    case .cannotJudge: "cannot"
    case .good: "good"
    }
  }

  /// Whether nothing is wrong and what decides is known.
  public var isGood: Bool { self == .good }
}
