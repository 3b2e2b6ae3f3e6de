/// A panel, and the rack it is in.
public struct Panel: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// Its name.
  public var name: String
  /// Where it stands.
  public var place: Place?

  /// All its parts.
  public init(id: ThingID, name: String, place: Place? = nil) {
    self.id = id
    self.name = name
    self.place = place
  }
}
