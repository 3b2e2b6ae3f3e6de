public import Change

/// What a person is told when a store finds that it was copied or set back, and has parted from its
/// other copies.
public struct CopyNotice: Hashable, Sendable {
  /// What showed it.
  public var sign: CopySign
  /// The laptop's name.
  public var laptop: String
  /// The device the copies share.
  public var device: DeviceID
  /// The number of the change with which this store parted: what follows is its own.
  public var seq: Int64
  /// When it was noticed; ms UTC.
  public var noticedMS: Int64
}
