/// What else is known about a link that is at fault; all of it optional.
public struct Circumstances: Hashable, Sendable {
  /// What other links show that pass the same part, by the part's place in the channel.
  public var siblings: [Int: TrunkSiblings]
  /// When a joint was last opened or made, by its number; ms UTC.
  public var touchedMS: [Int: Int64]
  /// Joints of which a face was never looked at.
  public var neverSeen: Set<Int>
  /// The type a person read on a part, by the part's place in the channel.
  public var printed: [Int: PartDesign]
  /// How the keys of an adapter were seen to lie, by the adapter's place in the channel.
  public var seenKeys: [Int: AdapterKeys]
  /// Who answers at the other end.
  public var peer: PeerAnswer?
  /// Whether the link has many corrected errors, or comes and goes.
  public var hasErrors: Bool
  /// The ports of the link that are shut.
  public var shut: [ChannelEnd: ShutPort]

  /// All its parts.
  public init(
    siblings: [Int: TrunkSiblings] = [:], touchedMS: [Int: Int64] = [:],
    neverSeen: Set<Int> = [], printed: [Int: PartDesign] = [:],
    seenKeys: [Int: AdapterKeys] = [:], peer: PeerAnswer? = nil, hasErrors: Bool = false,
    shut: [ChannelEnd: ShutPort] = [:]
  ) {
    self.siblings = siblings
    self.touchedMS = touchedMS
    self.neverSeen = neverSeen
    self.printed = printed
    self.seenKeys = seenKeys
    self.peer = peer
    self.hasErrors = hasErrors
    self.shut = shut
  }
}
