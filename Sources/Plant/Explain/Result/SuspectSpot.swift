/// A position on one face that is worth a look.
public struct SuspectSpot: Hashable, Sendable {
  /// Of a part its face at this end; of a joint or port the face on the side of this end.
  public var side: ChannelEnd
  /// The position, in both views.
  public var spot: FaceSpot

  /// Both parts.
  public init(_ side: ChannelEnd, _ spot: FaceSpot) {
    self.side = side
    self.spot = spot
  }
}
