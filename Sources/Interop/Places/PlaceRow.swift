/// Where one device stands, as one line of a `places` file says.
public struct PlaceRow: Hashable, Sendable {
  /// The line of the file, counted from 1.
  public let line: Int
  /// The device's name.
  public let device: String
  /// The hall's name.
  public let hall: String
  /// The row's name.
  public let row: String
  /// The rack's name.
  public let rack: String
  /// The lowest rack unit the device fills, counted from the bottom, 1 to 100.
  public let unit: Int
  /// The number of rack units it fills, 1 to 60.
  public let heightUnits: Int
  /// The side it is mounted on; nil when the file does not say, which claims both.
  public let side: PlaceSide?

  /// The rack units the device fills.
  public var units: ClosedRange<Int> {
    unit...(unit + max(0, heightUnits - 1))
  }
}
