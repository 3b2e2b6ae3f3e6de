/// A part, adapter, joint or module that a cause may lie in.
public struct Suspect: Hashable, Sendable {
  /// Where in the channel it is.
  public var place: ChannelPlace
  /// What people call it.
  public var name: String
  /// What the fault would be there, such as `cable 2: B → A`; nil if it has no such name.
  public var change: String?
  /// The positions to look at, in both views.
  public var spots: [SuspectSpot]
  /// What speaks for it and against it.
  public var clues: [Clue]

  /// All its parts.
  public init(
    _ place: ChannelPlace, _ name: String, change: String? = nil, spots: [SuspectSpot] = [],
    clues: [Clue] = []
  ) {
    self.place = place
    self.name = name
    self.change = change
    self.spots = spots
    self.clues = clues
  }

  /// What its clues come to.
  public var points: Int { clues.reduce(0) { $0 + $1.points } }
}
