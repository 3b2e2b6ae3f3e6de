/// What a `places` file says.
public struct PlaceList: Hashable, Sendable {
  /// One row a device, in the file's order.
  public let rows: [PlaceRow]
  /// Devices that claim the same rack unit, each against the row that claimed it first.
  public let overlaps: [PlaceOverlap]
  /// What was read past.
  public let warnings: [ImportWarning]
}
