internal import Plant

/// Something two people said differently, or two things that claim one place.
public struct Disagreement: Hashable, Sendable {
  /// The kinds there are.
  public enum Kind: String, Sendable {
    /// Two different answers about one thing.
    case twoAnswers = "two-answers"
    /// One retired a thing while another edited it.
    case retiredAndEdited = "retired-and-edited"
    /// Two things claim one port, rack unit, serial or label.
    case doubleBooked = "double-booked"
  }

  /// One of the answers, or one of the claims.
  public struct Answer: Hashable, Sendable {
    /// What was said, in words.
    public var text: String
    /// Who said it.
    public var who: String
    /// On which laptop, as the first digits of its device id.
    public var device: String
    /// When, by that laptop's clock; ms UTC.
    ///
    /// Nil for a claim that was imported with others.
    public var atMS: Int64?
    /// Whether it is the one shown now.
    public var isShown: Bool
  }

  /// What kind it is.
  public var kind: Kind
  /// What it is about.
  public var thing: Thing
  /// Which of the thing's columns, or what is double-booked.
  public var what: String
  /// The answers, the shown one first.
  public var answers: [Answer]
}
