public import Plant

/// A port with the device it is on and where that stands.
public struct PortRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The device it belongs to.
  public var device: ThingID
  /// The device's name.
  public var deviceName: String
  /// switch or host.
  public var deviceKind: String?
  /// The device's model.
  public var model: String?
  /// Its canonical name on the device.
  public var name: String
  /// Its number in the source.
  public var number: Int?
  /// The cage that holds its module.
  public var cage: String?
  /// Which connector of that module; 1 is first.
  public var connector: Int
  /// Where that connector sits in this row of cages: left or right.
  public var cageSide: String?
  /// module or fixed.
  public var portClass: String?
  /// Width and speed as the source names them.
  public var rate: String?
  /// Where the device stands.
  public var place: Place?
  /// Since when it is retired; ms UTC.
  public var retiredAtMS: Int64?

  /// What a person calls it, such as `LG28-01:17`.
  public var label: String { "\(deviceName):\(name)" }
}
