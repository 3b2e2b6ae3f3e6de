/// A part that is put in the place of another of its kind.
public struct MendChange: Hashable, Sendable {
  /// The record of the part that comes out: a cable, a cassette, a panel position.
  public var part: ThingID
  /// The type of the part that goes in.
  public var type: PartType
  /// The links it mends, or that it passes and leaves well, in order of their ids.
  public var links: [ThingID]

  /// All its parts.
  public init(part: ThingID, type: PartType, links: [ThingID]) {
    self.part = part
    self.type = type
    self.links = links
  }
}
