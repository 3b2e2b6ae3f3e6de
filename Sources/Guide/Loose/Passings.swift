public import Plant

/// What was passed on of a thing by name, and what became of it.
public struct Passings: Hashable, Sendable {
  /// Tasks of the kind `handover` and how they were closed: those that count, in order.
  public var facts: [Fact]
  /// For each task the facts about what is loose there that its author had before them.
  public var seen: [ThingID: Set<ThingID>]

  /// All its parts.
  public init(_ facts: [Fact], seen: [ThingID: Set<ThingID>] = [:]) {
    self.facts = facts
    self.seen = seen
  }

  /// Whether somebody who passed something on knew of what is loose.
  ///
  /// What came from another laptop after that was not passed on, whatever the clocks say. Only where
  /// no fact says since when it is loose do the clocks decide.
  func covers(_ passing: Fact, since fact: ThingID?, atMS: Int64) -> Bool {
    guard let fact, let seen = seen[passing.id] else { return passing.atMS >= atMS }
    return seen.contains(fact)
  }
}
