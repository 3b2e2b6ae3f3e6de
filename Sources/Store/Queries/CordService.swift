public import Plant

/// What a cord did with an end of it at a place: where its other end was, and which link it served.
public struct CordService: Hashable, Sendable {
  /// The cord.
  public let cable: ThingID
  /// Its other end; nil where it has no record.
  public let otherEnd: ThingID?
  /// Where the other end was landed; nil if it was nowhere, or nobody has said.
  public let otherPlace: Subject?
  /// The link it served.
  public let link: ThingID?
  /// Its place in that link; 1 is first.
  public let ordinal: Int?
  /// Whether the end is recorded in another place since, so that this is how it was before.
  public let isElsewhere: Bool
}
