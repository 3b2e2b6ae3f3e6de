public import Change

/// A bundle that was merged here, as this store remembers it.
public struct MergedBundle: Hashable, Sendable {
  /// Its number here; a later one was merged later.
  public var number: Int64
  /// When it was merged; ms UTC.
  public var mergedMS: Int64
  /// Its file, as it was typed.
  public var path: String
  /// The device that wrote it.
  public var device: DeviceID
  /// The name of that device's laptop.
  public var laptop: String
  /// How many changes were taken in with it, those that had waited for it among them.
  public var changes: Int
  /// The applied changes that no applied change named, before it was merged.
  public var tipsBefore: [ChangeHash]
  /// The same, after.
  public var tipsAfter: [ChangeHash]
  /// When it was undone last; ms UTC.
  public var undoneMS: Int64?
  /// What each change that undid some of it follows in this device's chain; none for one of a ferrule
  /// that did not keep it.
  public internal(set) var undoneAfter: [ChangeHash] = []

  /// A bundle with all its parts; the store numbers it when it keeps it.
  public init(
    number: Int64 = 0, mergedMS: Int64, path: String, device: DeviceID, laptop: String,
    changes: Int, tipsBefore: [ChangeHash], tipsAfter: [ChangeHash], undoneMS: Int64? = nil
  ) {
    self.number = number
    self.mergedMS = mergedMS
    self.path = path
    self.device = device
    self.laptop = laptop
    self.changes = changes
    self.tipsBefore = tipsBefore
    self.tipsAfter = tipsAfter
    self.undoneMS = undoneMS
  }
}
