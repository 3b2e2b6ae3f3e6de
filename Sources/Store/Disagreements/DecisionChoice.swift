public import Plant

/// What a person decides about a disagreement.
public enum DecisionChoice: Hashable, Sendable {
  /// One of the answers, by its place in the list, 0 is first.
  case keep(Int)
  /// One of the claims stands, and the one other thing gets these values instead.
  case keepAndMove(Int, [String: Cell])
  /// All of the facts happened.
  case keepAll
  /// None of the answers, but these values.
  case values([String: Cell])
  /// None of the looks, but this.
  case medium(Medium)
  /// The things are one.
  case join
}
