/// A task that moves a link onto a spare leg, read from its words.
public struct SpareErrand: Hashable, Sendable {
  /// One re-patch.
  public struct Move: Hashable, Sendable {
    /// The cord that is moved.
    public var cord: String
    /// The position it is moved from.
    public var from: String
    /// The position it is moved to.
    public var to: String
  }

  /// What has to be settled before anybody can go there.
  public enum Unsettled: Error, Hashable, Sendable {
    /// It is not such a task.
    case otherTask
    /// An end of the leg is not landed yet.
    case notLanded(leg: String)
    /// It is not said which pair in front of a cassette is taken.
    case noPair(leg: String)
  }

  /// The leg the link leaves.
  public let leaves: String
  /// The leg it takes.
  public let takes: String
  /// The re-patch that is named first.
  public let first: Move
  /// The other one.
  public let second: Move

  /// Reads a task that says `repatch` and then what ``SpareTaking/text`` says.
  public init(_ text: String) throws(Unsettled) {
    guard let (legs, moves) = Self.words(text), moves.count == 2 else { throw .otherTask }
    (leaves, takes) = legs
    first = try Self.move(moves[0], takes)
    second = try Self.move(moves[1], takes)
  }

  /// The leg a task takes and where its cords go, as it says, also where that is not settled; nil for
  /// another sentence.
  static func goals(_ text: String) -> (leg: String, positions: [String])? {
    words(text).map { legs, moves in
      (legs.takes, moves.map { parted($0, atLast: " to ").map { String($0.1) } ?? "" })
    }
  }

  private static func words(_ text: String) -> (
    legs: (leaves: String, takes: String), moves: [Substring]
  )? {
    guard let (head, tail) = parted(text[...], at: ": "), head.hasPrefix(Self.head),
      let (leaves, takes) = parted(head.dropFirst(Self.head.count), atLast: " to ")
    else { return nil }
    return ((String(leaves), String(takes)), tail.split(separator: "; "))
  }

  private static let head = "repatch from "
  private static let verb = "move "

  private static func move(_ sentence: Substring, _ leg: String) throws(Unsettled) -> Move {
    if sentence.hasPrefix("land ") { throw .notLanded(leg: leg) }
    guard sentence.hasPrefix(verb),
      let (source, to) = parted(sentence.dropFirst(verb.count), atLast: " to "),
      let (cord, from) = parted(source, atLast: " from ")
    else { throw .otherTask }
    if to.hasPrefix("the front of ") { throw .noPair(leg: leg) }
    return Move(cord: String(cord), from: String(from), to: String(to))
  }

  private static func parted(_ text: Substring, at mark: String) -> (Substring, Substring)? {
    text.firstRange(of: mark).map { (text[..<$0.lowerBound], text[$0.upperBound...]) }
  }

  private static func parted(_ text: Substring, atLast mark: String) -> (Substring, Substring)? {
    text.ranges(of: mark).last.map { (text[..<$0.lowerBound], text[$0.upperBound...]) }
  }
}
