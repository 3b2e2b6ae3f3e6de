/// An end-face: it belongs to a part, never to the port the part is in.
public struct Face: Hashable, Sendable {
  /// The part: a module, a cable end, a cassette, or one nobody has identified yet.
  public var part: ThingID
  /// Which connector of that part; 1 is first.
  public var connector: Int

  /// All its parts.
  public init(part: ThingID, connector: Int) {
    self.part = part
    self.connector = connector
  }
}
