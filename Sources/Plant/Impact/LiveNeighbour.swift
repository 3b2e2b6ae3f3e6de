/// A link in service that is close to what is pulled, and must not be.
public struct LiveNeighbour: Hashable, Sendable {
  /// Its id.
  public var link: ThingID
  /// What a person calls it: both ends.
  public var label: String
  /// Where it is close, by what people call it.
  public var at: String
  /// Why it is close.
  public var why: Closeness

  /// What makes a link a neighbour.
  public enum Closeness: String, Hashable, Sendable, CaseIterable {
    /// It is the other link of the same module.
    case sameModule = "same-module"
    /// It is in the next position of the same panel.
    case nextPosition = "next-position"
  }

  /// All its parts.
  public init(link: ThingID, label: String, at: String, why: Closeness) {
    self.link = link
    self.label = label
    self.at = at
    self.why = why
  }
}
