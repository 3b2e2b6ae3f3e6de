public import Change

/// A device of which more than one store wrote, or may have written.
public struct CopiedDevice: Hashable, Sendable {
  /// Which device.
  public var device: DeviceID
  /// How many chains of changes it has here: one for each copy that wrote.
  public var chains: Int
  /// The number of the first change that is not common to all copies.
  public var fromSeq: Int64
  /// How often a copy of it noticed and parted.
  public var restarts = 0
}
