/// The powers of a module's lanes were read.
public struct LaneReading: Hashable, Sendable {
  /// The port whose module was read.
  public var port: ThingID
  /// noc, file or typed.
  public var origin: String?
  /// Powers by lane number as printed.
  public var lanes: [Int: LanePower]

  /// All its parts.
  public init(port: ThingID, origin: String? = nil, lanes: [Int: LanePower] = [:]) {
    self.port = port
    self.origin = origin
    self.lanes = lanes
  }
}
