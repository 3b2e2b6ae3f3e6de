public import Change

/// A bundle this store wrote.
public struct WrittenBundle: Hashable, Sendable {
  /// Its number among the bundles of this store.
  public var counter: Int64
  /// When it was written; ms UTC.
  public var writtenMS: Int64
  /// The device it was written for; nil if for anyone.
  public var device: DeviceID?
  /// Where it was written, as typed.
  public var path: String
  /// This device's last change in it; nil if it had written none.
  public var last: ChangeName?
  /// How many pictures are in it, whole or in part.
  public var images: Int
  /// Its size; bytes.
  public var bytes: Int64

  /// A bundle with all its parts.
  public init(
    counter: Int64, writtenMS: Int64, device: DeviceID?, path: String, last: ChangeName?,
    images: Int, bytes: Int64
  ) {
    self.counter = counter
    self.writtenMS = writtenMS
    self.device = device
    self.path = path
    self.last = last
    self.images = images
    self.bytes = bytes
  }
}
