/// One end of a fibre in a part: a connector of one side, and a position in plug view.
public struct FibreEnd: Hashable, Sendable {
  /// Which connector of that side; 1 is first.
  public var connector: Int
  /// Which position of that connector; 1 is first.
  public var position: Int

  /// Both numbers; whether they exist is for the map to say.
  public init(connector: Int = 1, position: Int) {
    self.connector = connector
    self.position = position
  }
}
