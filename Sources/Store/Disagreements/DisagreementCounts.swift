/// How many disagreements are open.
public struct DisagreementCounts: Equatable, Sendable {
  /// All of them.
  public var all: Int
  /// Those in which two things claim one place or code.
  public var doubleBooked: Int
  /// Those in which several facts have one id.
  public var sameIDs: Int
  /// The facts of those ids.
  public var sameIDFacts: Int

  /// How many questions or facts there are to put into words.
  public var toWord: Int { all - sameIDs + sameIDFacts }
}
