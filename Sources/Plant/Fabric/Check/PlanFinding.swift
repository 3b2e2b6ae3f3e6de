/// One thing that is wrong with the plan.
public struct PlanFinding: Hashable, Sendable {
  /// The rule: one of a link, or one of the whole plan.
  public enum Rule: Hashable, Sendable {
    case link(FindingCode)
    case plan(PlanRule)

    /// For a program.
    public var code: String {
      switch self {
      case .link(let code): code.rawValue
      case .plan(let rule): rule.rawValue
      }
    }

    /// Whether a joint must not be made.
    public var isUnsafe: Bool {
      switch self {
      case .link(let code): code.isUnsafe
      case .plan: false
      }
    }
  }

  /// The rule.
  public var rule: Rule
  /// The links it concerns, as people call them.
  public var links: [String]
  /// Where, in words.
  public var place: String
  /// The parts, by what people call them.
  public var parts: [String]
  /// What is wrong, in a sentence.
  public var what: String
  /// What to change.
  public var fix: String

  /// All its parts.
  public init(
    _ rule: Rule, links: [String], place: String, parts: [String], what: String, fix: String
  ) {
    self.rule = rule
    self.links = links
    self.place = place
    self.parts = parts
    self.what = what
    self.fix = fix
  }

  /// Whether it is the same about other links.
  func isSameMistake(as other: PlanFinding) -> Bool {
    rule == other.rule && place == other.place && what == other.what && fix == other.fix
      && Set(parts) == Set(other.parts)
  }
}
