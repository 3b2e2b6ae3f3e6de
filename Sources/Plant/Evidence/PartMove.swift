/// A part went into a place or came out of it.
public struct PartMove: Hashable, Sendable {
  /// What it is.
  public var kind: PartKind
  /// The part.
  public var part: ThingID
  /// In or out.
  public var direction: MoveDirection
  /// Where.
  public var place: Subject
  /// Number of the return bag it went to.
  public var bag: String?

  /// All its parts.
  public init(
    kind: PartKind, part: ThingID, direction: MoveDirection, place: Subject, bag: String? = nil
  ) {
    self.kind = kind
    self.part = part
    self.direction = direction
    self.place = place
    self.bag = bag
  }
}
