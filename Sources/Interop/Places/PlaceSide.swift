/// The side of a rack that a device is mounted on.
public enum PlaceSide: String, Hashable, Sendable, CaseIterable {
  /// The side the aisle calls the front.
  case front = "front"
  /// The side behind it.
  case rear = "rear"
}
