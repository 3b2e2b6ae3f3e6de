public import Plant

/// A link and its two ports.
public struct LinkRecord: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// The port whose id sorts first.
  public var portA: PortRecord
  /// The other port.
  public var portB: PortRecord
  /// What it is made of; nil is unknown.
  public var medium: Medium?
  /// planned or in-service.
  public var service: String?
  /// Width and speed as the source names them.
  public var rate: String?
  /// Whose traffic it carries.
  public var owner: String?
  /// Since when it is retired; ms UTC.
  public var retiredAtMS: Int64?

  /// What a person calls it: both ends.
  public var label: String { "\(portA.label) > \(portB.label)" }

  /// The end that is not this port.
  public func far(from port: ThingID) -> PortRecord {
    portA.id == port ? portB : portA
  }

  /// The end that is this port, or the first.
  public func near(to port: ThingID) -> PortRecord {
    portB.id == port ? portB : portA
  }
}
